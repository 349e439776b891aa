/* A family that comes from a file: schools that may join. */
#include "ask/sweeping.h"

#include <string.h>

static void append_copy(orki_reader *r, orki_node *list, const orki_node *item)
{
    orki_node *copy = orki_tree_copy(r, item);
    if (copy != NULL)
        orki_tree_append(list, NULL, copy);
}

void orki_sweep_items(orki_reader *r, orki_node *root, const char *key, orki_node *out)
{
    orki_node *changes = orki_tree_find(root, "changes"), *own = orki_tree_find(root, key);
    bool is_scenario = changes != NULL && changes->kind == ORKI_LIST;
    for (orki_node *c = is_scenario ? changes->first : root; c != NULL;
         c = is_scenario ? c->next : NULL) {
        const orki_node *add = is_scenario ? orki_tree_find(c, "add") : NULL;
        bool is_meant = add != NULL && add->kind == ORKI_SCALAR && strcmp(add->text, key) == 0;
        const orki_node *items = is_meant ? orki_tree_find(c, "items") : is_scenario ? NULL : own;
        const orki_node *item = is_meant ? orki_tree_find(c, "item") : NULL;
        for (const orki_node *v = items == NULL ? NULL : items->first; v != NULL; v = v->next)
            append_copy(r, out, v);
        if (item != NULL)
            append_copy(r, out, item);
        if (r->status != ORK_OK)
            return;
    }
}

static const char *text_of(const orki_node *map, const char *key, const char *fallback)
{
    const orki_node *node = orki_tree_find(map, key);
    return node != NULL && node->kind == ORKI_SCALAR ? node->text : fallback;
}

static void add_school(orki_planning *p, const orki_node *school, const orki_node *orchestras)
{
    const char *id = text_of(school, "id", ""), *name = text_of(school, "name", id);
    orki_node *theirs = orki_sweep_text(p, "");
    orki_draft *draft = orki_sweep_add(p, "add-school", id,
                                       orki_arena_printf(&p->sweep->arena, _("%s joins"), name), 0);
    if (theirs == NULL || draft == NULL)
        return;
    theirs->kind = ORKI_LIST;
    for (const orki_node *o = orchestras->first; o != NULL; o = o->next) {
        orki_node *copy =
            strcmp(text_of(o, "school", ""), id) == 0 ? orki_tree_copy(&p->r, o) : NULL;
        if (copy != NULL)
            orki_tree_append(theirs, NULL, copy);
    }
    orki_sweep_change(p, draft, "add", "schools", "item", orki_tree_copy(&p->r, school));
    if (theirs->n > 0)
        orki_sweep_change(p, draft, "add", "orchestras", "items", theirs);
}

void orki_sweep_schools(orki_planning *p)
{
    const char *path = p->options->add_school;
    orki_node *root = orki_yaml_read_file(&p->r, path, NULL);
    orki_node *schools = orki_sweep_text(p, ""), *orchestras = orki_sweep_text(p, "");
    if (root == NULL || schools == NULL || orchestras == NULL)
        return;
    schools->kind = orchestras->kind = ORKI_LIST;
    orki_sweep_items(&p->r, root, "schools", schools);
    orki_sweep_items(&p->r, root, "orchestras", orchestras);
    if (schools->n == 0 && p->r.status == ORK_OK)
        orki_sweep_fault(p, "--add-school", path, _("\"%s\" has no schools"), path);
    for (const orki_node *s = schools->first; s != NULL && p->r.status == ORK_OK; s = s->next)
        add_school(p, s, orchestras);
}
