/* Changing a tree: copies, removals, and weekdays taken out of a text. */
#include "read/paths.h"

#include "base/text.h"
#include "read/scalar.h"
#include "read/yaml_tree.h"

#include <string.h>

void orki_tree_remove(orki_node *value)
{
    orki_node *parent = value->parent, *before = NULL;
    for (orki_node *v = parent->first; v != NULL && v != value; v = v->next)
        before = v;
    if (before == NULL)
        parent->first = value->next;
    else
        before->next = value->next;
    if (parent->last == value)
        parent->last = before;
    parent->n--;
}

static orki_node *new_node(orki_reader *r, const orki_node *like)
{
    if (++r->n_nodes > ORKI_MAX_NODES) {
        orki_fault_at(r, OR_FILE_SIZE, like->place, 1,
                      _("more than %d values; a season has at most that many"), ORKI_MAX_NODES);
        orki_fail(r, ORK_ERR_TOO_LARGE);
        return NULL;
    }
    return orki_scratch(r, 1, sizeof(orki_node));
}

/* As deep as the YAML was, which has a limit. */
orki_node *orki_tree_copy(orki_reader *r, const orki_node *node)
{
    orki_node *copy = new_node(r, node);
    if (copy == NULL)
        return NULL;
    *copy = *node;
    copy->parent = copy->key = copy->next = copy->first = copy->last = NULL;
    copy->n = 0;
    for (const orki_node *v = node->first; v != NULL; v = v->next) {
        orki_node *key = v->key == NULL ? NULL : orki_tree_copy(r, v->key);
        orki_node *value = orki_tree_copy(r, v);
        if (value == NULL || (v->key != NULL && key == NULL))
            return NULL;
        orki_tree_append(copy, key, value);
    }
    return copy;
}

orki_node *orki_tree_text(orki_reader *r, const orki_node *at, const char *text)
{
    orki_node *node = new_node(r, at);
    if (node == NULL)
        return NULL;
    *node = (orki_node){.kind = ORKI_SCALAR,
                        .place = at->place,
                        .width = at->width,
                        .text = text,
                        .is_plain = true};
    return node;
}

const char *orki_days_without(orki_reader *r, const char *days, int mask)
{
    orki_text text = {0};
    int all = 0;
    if (!orki_days_parse(days, &all) || (all & ~mask) == 0)
        return NULL;
    for (int d = 0; d < ORKI_N_DAYS; d++) {
        if ((all & ~mask) >> d & 1)
            orki_text_printf(&text, "%s%s", text.n > 0 ? " " : "", orki_day_word(d));
    }
    const char *kept =
        text.is_failed ? NULL : orki_arena_copy(&r->scratch, orki_text_string(&text), text.n);
    orki_text_free(&text);
    if (kept == NULL)
        orki_fail(r, ORK_ERR_MEMORY);
    return kept;
}

const orki_node *orki_tree_id(const orki_node *item)
{
    const orki_node *id = orki_tree_find(item, "id");
    return id != NULL && id->kind == ORKI_SCALAR ? id : NULL;
}
