/* holidays, closed -> the closures of every school and group.
 *
 * A school's closures are those of its region's holidays, of the national days, the season's and
 * its own; a group's are its school's and its own. Each list is sorted by first day, so that who
 * asks about a date looks at one list and need not know where a closure comes from. */
#include "read/build.h"

#include "model/holidays.h"

#include <stdlib.h>
#include <string.h>

typedef struct closure_list {
    orki_closure *at;
    size_t n, capacity;
} closure_list;

static const orki_place of_tables = {-1, 0, 0};

static void add(orki_build *b, closure_list *list, orki_closure closure)
{
    if (orki_array_reserve(&list->at, &list->capacity, list->n + 1, sizeof *list->at) != 0)
        orki_fail(b->r, ORK_ERR_MEMORY);
    else
        list->at[list->n++] = closure;
}

static void add_all(orki_build *b, closure_list *list, orki_closures more)
{
    for (int i = 0; i < more.n; i++)
        add(b, list, more.at[i]);
}

/* By first day, the longer first; equal ones keep their order, because place decides last. */
static int compare(const void *a, const void *b)
{
    const orki_closure *x = a, *y = b;
    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    if (x->to != y->to)
        return x->to > y->to ? -1 : 1;
    if (x->why != y->why)
        return x->why < y->why ? -1 : 1;
    return (x->place.line > y->place.line) - (x->place.line < y->place.line);
}

/* Sorts the list and keeps it with the season. */
static orki_closures keep(orki_build *b, closure_list *list)
{
    orki_closure *kept = orki_keep(b->r, list->n, sizeof *kept);
    orki_closures closures = {0, kept};
    if (kept != NULL && list->n > 0) {
        qsort(list->at, list->n, sizeof *list->at, compare);
        memcpy(kept, list->at, list->n * sizeof *kept);
        closures.n = (int)list->n;
    }
    list->n = 0;
    return closures;
}

static const orki_span whole_day = {0, ORKI_DAY_MIN};

static void add_national_days(orki_build *b, closure_list *list)
{
    for (int i = 0; i < orki_national_count(); i++) {
        orki_national_row day = orki_national_at(i);
        add(b, list,
            (orki_closure){day.date, day.date, whole_day, ORKI_WHY_NATIONAL, day.name, true,
                           of_tables});
    }
}

static void add_region(orki_build *b, closure_list *list, const orki_node *node)
{
    for (int i = 0; node != NULL && !node->is_bad && i < orki_holiday_count(); i++) {
        orki_holiday_row row = orki_holiday_at(i);
        if ((int)row.region == node->value[0])
            add(b, list,
                (orki_closure){row.from, row.to, whole_day, ORKI_WHY_HOLIDAY,
                               orki_holiday_name(row.holiday), true, of_tables});
    }
}

/* The days of a list of dates, with or without "from 12:00". */
static void add_closed(orki_build *b, closure_list *list, const orki_node *nodes, bool is_season)
{
    for (orki_node *v = orki_tree_first(nodes); v != NULL; v = orki_tree_next(v)) {
        if (v->is_bad)
            continue;
        orki_check_date(b, v);
        int from_min = is_season ? 0 : v->value[1];
        orki_why why = is_season      ? ORKI_WHY_SEASON
                       : from_min > 0 ? ORKI_WHY_HALF_DAY
                                      : ORKI_WHY_STUDY_DAY;
        add(b, list,
            (orki_closure){
                v->value[0], v->value[0], {from_min, ORKI_DAY_MIN}, why, "", false, v->place});
    }
}

void orki_build_dates(orki_build *b)
{
    ork_season *s = b->s;
    const orki_node *season = orki_tree_get(b->root, "season");
    closure_list list = {0};
    add_national_days(b, &list);
    add_region(b, &list, orki_tree_get(season, "holidays"));
    add_closed(b, &list, orki_tree_get(season, "closed"), true);
    orki_closures of_season = keep(b, &list);
    for (int i = 0; i < s->n_schools; i++) {
        add_all(b, &list, of_season);
        add_closed(b, &list, orki_tree_get(b->school_nodes[i], "closed"), false);
        s->schools[i].closures = keep(b, &list);
    }
    for (int g = 0; g < s->n_groups; g++)
        s->groups[g].closures = s->schools[s->groups[g].school].closures;
    orki_free(list.at);
}
