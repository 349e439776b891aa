/* Last season's timetable: who taught each section. An orchestra is looked up by `was` (its own id
 * when not given), a teacher by id; whoever or whatever is no longer there is left out. */
#include "read/build.h"
#include "read/shape.h"
#include "read/yaml_tree.h"

static void take_sections(orki_build *b, orki_orchestra *o, const orki_node *sections)
{
    ork_season *s = b->s;
    for (int i = o->first_section; i < o->first_section + o->n_sections; i++) {
        const char *role = s->roles[s->sections[i].role].id;
        const orki_node *teacher = orki_tree_get(orki_tree_get(sections, role), "teacher");
        if (teacher != NULL && !orki_tree_is_null(teacher))
            s->sections[i].last_teacher = orki_names_find(&b->teachers, teacher->text);
    }
}

static void take_lessons(orki_build *b, const orki_node *root)
{
    orki_names lessons = {0};
    const orki_node *list = orki_tree_get(root, "lessons");
    const orki_node **nodes = orki_scratch(b->r, list == NULL ? 0 : list->n, sizeof *nodes);
    int n = 0;
    if (nodes == NULL)
        return;
    for (const orki_node *v = orki_tree_first(list); v != NULL; v = orki_tree_next(v)) {
        const orki_node *name = orki_tree_get(v, "orchestra");
        int before = name == NULL ? -1 : orki_names_add(b->r, &lessons, name->text, n);
        nodes[n++] = v;
        if (before >= 0 && orki_tree_get(nodes[before], "sections") == NULL)
            nodes[before] = v; /* of several meetings, the first that had a place */
    }
    for (int i = 0; i < b->s->n_orchestras; i++) {
        orki_orchestra *o = &b->s->orchestras[i];
        int lesson = orki_names_find(&lessons, o->was);
        if (lesson >= 0)
            take_sections(b, o, orki_tree_get(nodes[lesson], "sections"));
    }
}

void orki_build_last_season(orki_build *b)
{
    orki_node *node = orki_tree_get(b->root, "last-season");
    if (node == NULL)
        return;
    const char *bytes = NULL;
    size_t n = 0;
    const char *path = orki_file_of(b, node, &bytes, &n);
    orki_node *root = path == NULL ? NULL : orki_yaml_parse(b->r, path, bytes, n);
    if (root == NULL)
        return;
    if (!orki_schema_check_file(b->r, &orki_timetable_shape, root))
        return;
    if (b->r->n_errors == 0)
        take_lessons(b, root);
}
