/* programmes -> season. */
#include "read/build.h"

/* The roles that a list names; a name twice is told. */
static int read_roles(orki_build *b, const orki_node *list, int *roles)
{
    int n = 0;
    for (orki_node *v = orki_tree_first(list); v != NULL; v = orki_tree_next(v)) {
        int role = orki_refer(b, &b->roles, v, OR_ROLE, _("role"));
        bool is_again = false;
        for (int i = 0; i < n; i++)
            is_again = is_again || (role >= 0 && roles[i] == role);
        if (is_again)
            orki_fault(b->r, OR_NAME_TWICE, v, _("\"%s\" is named twice"), v->text);
        else if (role >= 0)
            roles[n++] = role;
    }
    return n;
}

static void add_conductor(orki_build *b, int *roles, int *n)
{
    int conductor = orki_names_find(&b->roles, "conductor");
    for (int i = 0; i < *n; i++) {
        if (roles[i] == conductor)
            return;
    }
    roles[(*n)++] = conductor;
}

static void read_programme(orki_build *b, orki_node *node, orki_programme *p)
{
    const orki_node *list = orki_tree_get(node, "roles");
    const orki_node *tutti = orki_tree_get(node, "tutti");
    int *roles = orki_keep(b->r, (list == NULL ? 0 : list->n) + 1, sizeof *roles);
    if (roles == NULL)
        return;
    p->name = orki_text_of(b, node, "name", p->id);
    p->place = node->key->place;
    p->lesson_min = orki_tree_value(node, "lesson", 60);
    p->changeover_min = orki_tree_value(node, "changeover", 5);
    p->is_after_school = orki_tree_value(node, "when", 0) == 1;
    p->after_until = orki_tree_value(node, "until", 18 * 60);
    p->n_roles = read_roles(b, list, roles);
    if (orki_tree_value(node, "conductor", 1) == 0)
        add_conductor(b, roles, &p->n_roles);
    p->roles = roles;
    p->needs_captain = orki_tree_value(node, "captain", p->n_roles >= 2) != 0;
    p->takes_home = orki_tree_value(node, "instruments", 0) == 1;
    p->tutti_every_weeks = orki_tree_value(tutti, "every", 0);
    p->tutti_first_after = orki_tree_value(tutti, "first-after", 0);
    p->tutti_conductor = tutti != NULL && orki_tree_value(tutti, "conductor", 1) != 0;
    p->n_lessons = orki_tree_value(node, "lessons", 0);
    p->from = orki_date_of(b, node, "from");
    p->to = orki_date_of(b, node, "to");
    orki_check_order(b, node, p->from, p->to);
}

void orki_build_programmes(orki_build *b)
{
    const orki_node *map = orki_tree_get(b->root, "programmes");
    ork_season *s = b->s;
    s->programmes = orki_keep(b->r, map == NULL ? 0 : map->n, sizeof *s->programmes);
    if (s->programmes == NULL)
        return;
    for (orki_node *v = orki_tree_first(map); v != NULL; v = orki_tree_next(v)) {
        orki_programme *p = &s->programmes[s->n_programmes];
        p->id = orki_declare(b, &b->programmes, v->key, v->key->text, s->n_programmes);
        s->n_programmes++;
        read_programme(b, v, p);
    }
}
