/* Rows of the choice (src/doc/calendar.md, "Catching up"):
 *   (C1) of each need at most what is missing               (C5) a shared set once a date
 *   (C2) a teacher one visit a date                         (C6) a course one visit a week
 *   (C3) a school, or a building, one visit a date          (C7) her minutes and days of a week
 *   (C4) a group one visit a date                           (C8) her rest between two dates
 * First every visit says for which keys it counts; equal keys are then one row. A row that all its
 * visits together cannot break is left out. */
#include "calendar/catch_up_rows.h"

#include <limits.h>
#include <stdlib.h>

enum kind {
    OF_NEED,
    OF_TEACHER,
    OF_SCHOOL,
    OF_BUILDING,
    OF_GROUP,
    OF_SET,
    OF_COURSE_WEEK,
    OF_WEEK_MIN,
    OF_WEEK_DAYS,
    OF_REST
};

enum { MOST_DAYS = 1 << 20, MOST_INDEX = 1 << 30 };

static int64_t key_of(enum kind kind, int index, int day)
{
    return ((int64_t)kind * MOST_INDEX + index) * MOST_DAYS + day;
}

static enum kind kind_of(int64_t key)
{
    return (enum kind)(key / MOST_DAYS / MOST_INDEX);
}

static int index_of(int64_t key)
{
    return (int)(key / MOST_DAYS % MOST_INDEX);
}

static ork_status add(orki_rows *rows, int64_t key, int visit, int weight)
{
    size_t n = (size_t)rows->n_entries + 1;
    if (n > INT_MAX ||
        orki_array_reserve(&rows->entries, &rows->entry_capacity, n, sizeof *rows->entries) != 0)
        return ORK_ERR_MEMORY;
    rows->entries[rows->n_entries++] =
        (orki_row_entry){.key = key, .visit = visit, .weight = weight};
    return ORK_OK;
}

/* The number of a date from the Monday on or before the season's first day. */
static int day_number(const orki_catch_up *c, orki_date date)
{
    return date - orki_date_monday(c->m->season->from);
}

static bool has_week_limit(const orki_teacher *t)
{
    return t->max_week_min < ORKI_NO_LIMIT || t->max_days < ORKI_NO_LIMIT;
}

static ork_status add_teacher(orki_rows *rows, const orki_catch_up *c, int visit, int teacher,
                              int lesson_min)
{
    const orki_making *m = c->m;
    int day = day_number(c, c->visits[visit].date);
    ork_status st = add(rows, key_of(OF_TEACHER, teacher, day), visit, 1);
    if (st != ORK_OK || !has_week_limit(&m->season->teachers[teacher]))
        return st;
    st = add(rows, key_of(OF_WEEK_MIN, teacher, day / 7), visit, lesson_min);
    bool is_new_day = orki_date_stops(m->calendar, m->season, m->timetable, c->visits[visit].date,
                                      teacher, c->stops) == 0;
    if (st == ORK_OK && is_new_day)
        st = add(rows, key_of(OF_WEEK_DAYS, teacher, day / 7), visit, 1);
    return st;
}

static ork_status add_lesson(orki_rows *rows, const orki_catch_up *c, int visit, int need)
{
    const ork_season *s = c->m->season;
    const orki_orchestra *o = &s->orchestras[c->needs[need].orchestra];
    int day = day_number(c, c->visits[visit].date), building = s->schools[o->school].building;
    ork_status st = add(rows, key_of(OF_NEED, need, 0), visit, 1);
    if (st == ORK_OK)
        st = add(rows, key_of(OF_COURSE_WEEK, c->needs[need].course, day / 7), visit, 1);
    if (st == ORK_OK)
        st = building >= 0 ? add(rows, key_of(OF_BUILDING, building, day), visit, 1)
                           : add(rows, key_of(OF_SCHOOL, o->school, day), visit, 1);
    for (int i = 0; i < o->n_groups && st == ORK_OK; i++)
        st = add(rows, key_of(OF_GROUP, o->groups[i], day), visit, 1);
    for (int k = 0; k < s->n_shared_sets && st == ORK_OK; k++) {
        if (orki_catch_uses_set(s, c->needs[need].orchestra, k))
            st = add(rows, key_of(OF_SET, k, day), visit, 1);
    }
    for (int i = 0; i < o->n_sections && st == ORK_OK; i++) {
        int teacher = c->m->timetable->teacher[o->first_section + i];
        if (teacher >= 0)
            st = add_teacher(rows, c, visit, teacher, o->lesson_min);
    }
    return st;
}

static int by_key(const void *a, const void *b)
{
    const orki_row_entry *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return (x->visit > y->visit) - (x->visit < y->visit);
}

static int by_visit(const void *a, const void *b)
{
    const orki_row_entry *x = a, *y = b;
    if (x->visit != y->visit)
        return x->visit < y->visit ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

static void sort(orki_rows *rows, int (*compare)(const void *, const void *))
{
    if (rows->n_entries > 0)
        qsort(rows->entries, (size_t)rows->n_entries, sizeof *rows->entries, compare);
}

/* A visit counts once in a row, however many of its lessons it is about; minutes add up. */
static void merge(orki_rows *rows)
{
    int n = 0;
    for (int i = 0; i < rows->n_entries; i++) {
        orki_row_entry *e = &rows->entries[i], *last = n > 0 ? &rows->entries[n - 1] : NULL;
        if (last == NULL || last->key != e->key || last->visit != e->visit)
            rows->entries[n++] = *e;
        else if (kind_of(e->key) == OF_WEEK_MIN)
            last->weight += e->weight;
    }
    rows->n_entries = n;
}

/* What a teacher has left of her week. */
static int left_of_week(orki_catch_up *c, int64_t key)
{
    orki_date monday = orki_date_monday(c->m->season->from) + 7 * (orki_date)(key % MOST_DAYS);
    int minutes, days;
    orki_catch_week_left(c, index_of(key), monday, &minutes, &days);
    int left = kind_of(key) == OF_WEEK_MIN ? minutes : days;
    return left > 0 ? left : 0;
}

static int limit_of(orki_catch_up *c, int64_t key)
{
    switch (kind_of(key)) {
    case OF_NEED:
        return c->needs[index_of(key)].n_missing;
    case OF_WEEK_MIN:
    case OF_WEEK_DAYS:
        return left_of_week(c, key);
    case OF_TEACHER:
    case OF_SCHOOL:
    case OF_BUILDING:
    case OF_GROUP:
    case OF_SET:
    case OF_COURSE_WEEK:
    case OF_REST:
        break;
    }
    return 1;
}

/* Number the rows; entries of those that cannot be broken are dropped. */
static ork_status number(orki_rows *rows, orki_catch_up *c)
{
    int n = 0, end;
    rows->limit = orki_arena_alloc(&rows->arena, (size_t)rows->n_entries, sizeof *rows->limit);
    if (rows->limit == NULL)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < rows->n_entries; i = end) {
        int64_t key = rows->entries[i].key, total = 0;
        for (end = i; end < rows->n_entries && rows->entries[end].key == key; end++)
            total += rows->entries[end].weight;
        int limit = limit_of(c, key);
        if (total <= limit)
            continue;
        for (int k = i; k < end; k++) {
            rows->entries[n] = rows->entries[k];
            rows->entries[n++].row = rows->n_rows;
        }
        rows->limit[rows->n_rows++] = limit;
    }
    rows->n_entries = n;
    return ORK_OK;
}

static orki_span hull_of(const orki_catch_up *c, const orki_visit *v)
{
    const ork_season *s = c->m->season;
    int last = c->needs[v->need[v->n - 1]].orchestra;
    return (orki_span){v->start_min[0], v->start_min[v->n - 1] + s->orchestras[last].lesson_min};
}

/* (C8) visits of one teacher on dates that follow each other, too close for her rest. The entries
 * are those of OF_TEACHER, sorted by teacher and then by date. */
static ork_status add_rests(orki_rows *rows, const orki_catch_up *c)
{
    int n = rows->n_entries, n_pairs = 0;
    int rest = c->m->season->limits.rest_min;
    ork_status st = ORK_OK;
    for (int i = 0; i < n && st == ORK_OK; i++) {
        if (kind_of(rows->entries[i].key) != OF_TEACHER)
            continue;
        for (int k = i + 1;
             k < n && rows->entries[k].key <= rows->entries[i].key + 1 && st == ORK_OK; k++) {
            int a = rows->entries[i].visit, b = rows->entries[k].visit;
            if (rows->entries[k].key != rows->entries[i].key + 1 ||
                ORKI_DAY_MIN - hull_of(c, &c->visits[a]).to + hull_of(c, &c->visits[b]).from >=
                    rest)
                continue;
            st = add(rows, key_of(OF_REST, n_pairs, 0), a, 1);
            if (st == ORK_OK)
                st = add(rows, key_of(OF_REST, n_pairs++, 0), b, 1);
        }
    }
    return st;
}

static ork_status index_visits(orki_rows *rows, int n_visits)
{
    rows->first = orki_arena_alloc(&rows->arena, (size_t)n_visits + 1, sizeof *rows->first);
    if (rows->first == NULL)
        return ORK_ERR_MEMORY;
    int at = 0;
    for (int v = 0; v <= n_visits; v++) {
        while (at < rows->n_entries && rows->entries[at].visit < v)
            at++;
        rows->first[v] = at;
    }
    return ORK_OK;
}

ork_status orki_rows_make(orki_rows *rows, orki_catch_up *c)
{
    *rows = (orki_rows){0};
    ork_status st = ORK_OK;
    for (int v = 0; v < c->n_visits && st == ORK_OK; v++) {
        for (int k = 0; k < c->visits[v].n && st == ORK_OK; k++)
            st = add_lesson(rows, c, v, c->visits[v].need[k]);
    }
    sort(rows, by_key);
    merge(rows);
    if (st == ORK_OK)
        st = add_rests(rows, c);
    sort(rows, by_key);
    if (st == ORK_OK)
        st = number(rows, c);
    sort(rows, by_visit);
    return st == ORK_OK ? index_visits(rows, c->n_visits) : st;
}

void orki_rows_free(orki_rows *rows)
{
    orki_free(rows->entries);
    orki_arena_free(&rows->arena);
    *rows = (orki_rows){0};
}
