/* travel: periods -> tables of ways that hold in a part of the season: the season's own tables
 * with other pairs. */
#include "read/pairs.h"

#include <stdlib.h>
#include <string.h>

static int *copy_of(orki_build *b, const int *table, size_t n)
{
    int *copy = orki_keep(b->r, n, sizeof *copy);
    if (copy != NULL && n > 0)
        memcpy(copy, table, n * sizeof *copy);
    return copy;
}

static void read_period(orki_build *b, orki_node *node, orki_travel_period *p)
{
    const ork_season *s = b->s;
    size_t n = (size_t)s->n_schools, n_school = (size_t)s->n_modes * n * n;
    size_t n_home = (size_t)s->n_teachers * n * 2;
    p->name = orki_text_of(b, node, "name", "");
    p->place = node->place;
    p->from = orki_date_of(b, node, "from");
    p->to = orki_date_of(b, node, "to");
    orki_check_order(b, node, p->from, p->to);
    p->school_travel = copy_of(b, s->school_travel, n_school);
    p->home_travel = copy_of(b, s->home_travel, n_home);
    p->school_metres = copy_of(b, s->school_metres, n_school);
    p->home_metres = copy_of(b, s->home_metres, n_home);
    if (b->r->status == ORK_OK)
        orki_read_pairs(b, orki_tree_get(node, "pairs"),
                        (orki_travel_tables){p->school_travel, p->home_travel, p->school_metres,
                                             p->home_metres, NULL});
}

static int compare(const void *a, const void *b)
{
    const orki_travel_period *x = a, *y = b;
    return (x->from > y->from) - (x->from < y->from);
}

static void check_overlaps(orki_build *b)
{
    const ork_season *s = b->s;
    for (int i = 1; i < s->n_travel_periods; i++) {
        const orki_travel_period *before = &s->travel_periods[i - 1], *p = before + 1;
        if (p->from > before->to)
            continue;
        orki_note(b->r, before->place, "%s", _("the other period"));
        orki_fault_at(b->r, OR_PERIODS_OVERLAP, p->place, 1, _("two travel periods hold on %s"),
                      orki_date_print(p->from).text);
    }
}

void orki_find_period_pairs(orki_build *b)
{
    const orki_node *list = orki_tree_get(orki_tree_get(b->root, "travel"), "periods");
    for (orki_node *v = orki_tree_first(list); v != NULL && b->r->status == ORK_OK;
         v = orki_tree_next(v))
        orki_find_pairs(b, orki_tree_get(v, "pairs"));
}

void orki_build_travel_periods(orki_build *b)
{
    const orki_node *list = orki_tree_get(orki_tree_get(b->root, "travel"), "periods");
    ork_season *s = b->s;
    s->travel_periods = orki_keep(b->r, list == NULL ? 0 : list->n, sizeof *s->travel_periods);
    if (s->travel_periods == NULL)
        return;
    for (orki_node *v = orki_tree_first(list); v != NULL && b->r->status == ORK_OK;
         v = orki_tree_next(v))
        read_period(b, v, &s->travel_periods[s->n_travel_periods++]);
    if (s->n_travel_periods > 0)
        qsort(s->travel_periods, (size_t)s->n_travel_periods, sizeof *s->travel_periods, compare);
    check_overlaps(b);
}
