/* holidays, closed -> the closures of every school and group.
 *
 * A school's closures are those of its region's holidays, of the national days, the season's and
 * its own; a group's are its school's and its own. Each list is sorted by first day, so that who
 * asks about a date looks at one list and need not know where a closure comes from. */
#include "read/build.h"

#include "read/read_holidays.h"

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
    const ork_season *s = b->s;
    if (s->from == ORKI_NO_DATE || s->to == ORKI_NO_DATE)
        return;
    for (int year = orki_date_civil(s->from).year; year <= orki_date_civil(s->to).year; year++) {
        orki_national_row days[ORKI_N_NATIONAL_DAYS];
        orki_national_days(year, days);
        for (int i = 0; i < ORKI_N_NATIONAL_DAYS; i++)
            add(b, list,
                (orki_closure){days[i].date, days[i].date, whole_day, ORKI_WHY_NATIONAL,
                               days[i].name, true, of_tables});
    }
}

static void add_holidays(orki_build *b, closure_list *list, orki_school_holidays holidays)
{
    for (int i = 0; i < holidays.n; i++) {
        const orki_school_holiday *h = &holidays.at[i];
        bool is_word = h->kind != ORKI_N_HOLIDAYS;
        add(b, list,
            (orki_closure){h->from, h->to, whole_day, ORKI_WHY_HOLIDAY, h->name, is_word,
                           h->place});
    }
}

/* Whose list of closed days it is. */
typedef enum owner { OF_SEASON, OF_SCHOOL, OF_GROUP } owner;

static orki_why why_of(const orki_node *map, owner whose, bool is_part)
{
    static const orki_why words[] = {ORKI_WHY_STUDY_DAY, ORKI_WHY_HALF_DAY, ORKI_WHY_TRIP,
                                     ORKI_WHY_TEST, ORKI_WHY_OTHER};
    int word = orki_tree_value(map, "why", -1);
    if (whose == OF_SEASON)
        return ORKI_WHY_SEASON;
    if (word >= 0)
        return words[word];
    if (whose == OF_GROUP)
        return ORKI_WHY_OTHER;
    return is_part ? ORKI_WHY_HALF_DAY : ORKI_WHY_STUDY_DAY;
}

/* One closed day or period: a text, or a map with its reason. */
static void add_closed(orki_build *b, closure_list *list, orki_node *node, owner whose)
{
    const orki_node *map = node->kind == ORKI_MAP ? node : NULL;
    orki_node *days = map == NULL ? node : orki_tree_get(map, "on");
    if (days == NULL)
        return;
    const int *value = days->value;
    bool is_part = value[2] > 0 || value[3] < ORKI_DAY_MIN;
    orki_check_period(b, days, value[0], value[1], true);
    add(b, list,
        (orki_closure){value[0],
                       value[1],
                       {value[2], value[3]},
                       why_of(map, whose, is_part),
                       orki_text_of(b, map, "name", ""),
                       false,
                       days->place});
}

/* Take the days of a period out of all closures. */
static void open_days(orki_build *b, closure_list *list, orki_date from, orki_date to)
{
    size_t n = list->n;
    for (size_t i = 0; i < n; i++) {
        orki_closure c = list->at[i], after = c;
        if (c.to < from || to < c.from)
            continue;
        after.from = to + 1;
        list->at[i].to = from - 1; /* may be empty now */
        if (after.from <= after.to)
            add(b, list, after);
    }
    size_t kept = 0;
    for (size_t i = 0; i < list->n; i++) {
        if (list->at[i].from <= list->at[i].to)
            list->at[kept++] = list->at[i];
    }
    list->n = kept;
}

static void check_open(orki_build *b, orki_node *open, const orki_node *closed)
{
    for (orki_node *v = orki_tree_first(closed); v != NULL; v = orki_tree_next(v)) {
        const orki_node *days = v->kind == ORKI_MAP ? orki_tree_get(v, "on") : v;
        if (days == NULL || days->value[1] < open->value[0] || open->value[1] < days->value[0])
            continue;
        orki_note(b->r, days->place, "%s", _("closed here"));
        orki_fault(b->r, OR_CLOSED_OPEN, open, _("%s is both open and closed"), open->text);
        return;
    }
}

static void check_opens(orki_build *b, const orki_node *map)
{
    const orki_node *open = orki_tree_get(map, "open"), *closed = orki_tree_get(map, "closed");
    for (orki_node *v = orki_tree_first(open); v != NULL; v = orki_tree_next(v)) {
        orki_check_period(b, v, v->value[0], v->value[1], true);
        check_open(b, v, closed);
    }
}

static void open_all(orki_build *b, closure_list *list, const orki_node *map)
{
    const orki_node *open = orki_tree_get(map, "open");
    for (orki_node *v = orki_tree_first(open); v != NULL; v = orki_tree_next(v))
        open_days(b, list, v->value[0], v->value[1]);
}

static void close_all(orki_build *b, closure_list *list, const orki_node *map, owner whose)
{
    const orki_node *closed = orki_tree_get(map, "closed");
    for (orki_node *v = orki_tree_first(closed); v != NULL; v = orki_tree_next(v))
        add_closed(b, list, v, whose);
}

/* `open` takes days out of what is inherited, `closed` adds days. */
static void add_own(orki_build *b, closure_list *list, const orki_node *map, owner whose)
{
    check_opens(b, map);
    open_all(b, list, map);
    close_all(b, list, map, whose);
}

/* What the season says, read once. */
typedef struct season_days {
    const orki_node *node;
    orki_school_holidays holidays;
    orki_closures closed;
} season_days;

static void add_school(orki_build *b, closure_list *list, int school, const season_days *season)
{
    const orki_node *node = b->school_nodes[school];
    orki_node *own = orki_tree_get(node, "holidays");
    add_holidays(b, list, orki_read_holidays(b, own, season->holidays));
    add_national_days(b, list);
    open_all(b, list, season->node);
    add_all(b, list, season->closed);
    add_own(b, list, node, OF_SCHOOL);
    b->s->schools[school].closures = keep(b, list);
}

/* A group's list is its school's unless it has days of its own. */
static void add_groups(orki_build *b, closure_list *list, int school)
{
    ork_season *s = b->s;
    const orki_node *groups = orki_tree_get(b->school_nodes[school], "groups");
    int g = 0;
    while (g < s->n_groups && s->groups[g].school != school)
        g++;
    for (orki_node *v = orki_tree_first(groups); v != NULL; v = orki_tree_next(v), g++) {
        s->groups[g].closures = s->schools[school].closures;
        if (orki_tree_get(v, "closed") == NULL && orki_tree_get(v, "open") == NULL)
            continue;
        add_all(b, list, s->schools[school].closures);
        add_own(b, list, v, OF_GROUP);
        s->groups[g].closures = keep(b, list);
    }
}

void orki_build_dates(orki_build *b)
{
    ork_season *s = b->s;
    closure_list list = {0};
    season_days season = {.node = orki_tree_get(b->root, "season")};
    season.holidays =
        orki_read_holidays(b, orki_tree_get(season.node, "holidays"), (orki_school_holidays){0});
    check_opens(b, season.node);
    close_all(b, &list, season.node, OF_SEASON);
    season.closed = keep(b, &list);
    for (int i = 0; i < s->n_schools && b->r->status == ORK_OK; i++) {
        add_school(b, &list, i, &season);
        add_groups(b, &list, i);
    }
    orki_free(list.at);
}
