/* Courses that have fewer lessons than they are promised -> further lessons on other dates, where
 * school, groups, team, rooms and instruments can; the k-th of a course makes good its k-th lost
 * date. What remains is the shortfall. */
#include "calendar/catch_up.h"

#include <stdlib.h>
#include <string.h>

/* A lesson of the course before the timetable holds makes it good. */
static bool is_made_good(const orki_making *m, const orki_lost *lost)
{
    const ork_calendar *c = m->calendar;
    for (int i = 0; i < c->n_dated && c->dated[i].date < m->from; i++) {
        const orki_dated *dated = &c->dated[i];
        if (dated->is_caught_up && dated->made_good == lost->date &&
            c->course_of[dated->orchestra] == c->course_of[lost->orchestra])
            return true;
    }
    return false;
}

static bool is_of(const orki_making *m, const orki_lost *lost, int course)
{
    return m->calendar->course_of[lost->orchestra] == course && orki_lost_counts(lost) &&
           !is_made_good(m, lost);
}

/* Of the meetings of a course, the first that is placed and has most lost dates; -1: none is. */
static int who_stands_for(const orki_making *m, int course)
{
    const orki_course *k = &m->calendar->courses[course];
    int best = -1, most = -1;
    for (int o = k->first_orchestra; o < k->first_orchestra + k->n_meetings; o++) {
        int n = 0;
        for (int i = 0; i < m->calendar->n_lost; i++)
            n += m->calendar->lost[i].orchestra == o && orki_lost_counts(&m->calendar->lost[i]);
        if (m->timetable->day[o] >= 0 && n > most) {
            best = o;
            most = n;
        }
    }
    return best;
}

static int by_date(const void *a, const void *b)
{
    orki_date x = *(const orki_date *)a, y = *(const orki_date *)b;
    return (x > y) - (x < y);
}

static ork_status add_need(orki_catch_up *c, int course)
{
    const ork_calendar *calendar = c->m->calendar;
    const orki_course *k = &calendar->courses[course];
    orki_need *need = &c->needs[c->n_needs];
    need->course = course;
    need->orchestra = who_stands_for(c->m, course);
    need->n_missing = k->n_promised - k->n_given - k->n_caught_up;
    if (need->orchestra < 0 || need->n_missing <= 0)
        return ORK_OK;
    for (int i = 0; i < calendar->n_lost; i++)
        need->n_lost += is_of(c->m, &calendar->lost[i], course);
    orki_date *lost = orki_arena_alloc(&c->m->scratch, (size_t)need->n_lost, sizeof *lost);
    if (lost == NULL)
        return ORK_ERR_MEMORY;
    int n = 0;
    for (int i = 0; i < calendar->n_lost; i++) {
        if (is_of(c->m, &calendar->lost[i], course))
            lost[n++] = calendar->lost[i].date;
    }
    if (n > 0)
        qsort(lost, (size_t)n, sizeof *lost, by_date);
    need->lost = lost;
    c->n_needs++;
    return ORK_OK;
}

typedef struct placed {
    int64_t when; /* in the week */
    int block;
    orki_need need;
} placed;

static int by_block(const void *a, const void *b)
{
    const placed *x = a, *y = b;
    if (x->block != y->block)
        return x->block < y->block ? -1 : 1;
    if (x->when != y->when)
        return x->when < y->when ? -1 : 1;
    return (x->need.orchestra > y->need.orchestra) - (x->need.orchestra < y->need.orchestra);
}

/* Needs of one block stand together, in the order of the week; a party for each, or more when they
 * are too many for one visit. */
static ork_status make_parties(orki_catch_up *c)
{
    const ork_timetable *t = c->m->timetable;
    placed *order = orki_alloc((size_t)c->n_needs, sizeof *order);
    c->parties = orki_arena_alloc(&c->m->scratch, (size_t)c->n_needs, sizeof *c->parties);
    if (order == NULL || c->parties == NULL) {
        orki_free(order);
        return ORK_ERR_MEMORY;
    }
    for (int i = 0; i < c->n_needs; i++) {
        int o = c->needs[i].orchestra;
        order[i] = (placed){(int64_t)t->day[o] * ORKI_DAY_MIN + t->start_min[o],
                            c->m->season->orchestras[o].block, c->needs[i]};
    }
    qsort(order, (size_t)c->n_needs, sizeof *order, by_block);
    for (int i = 0; i < c->n_needs; i++) {
        c->needs[i] = order[i].need;
        orki_party *last = c->n_parties > 0 ? &c->parties[c->n_parties - 1] : NULL;
        if (last == NULL || last->block != order[i].block || last->n == ORKI_VISIT_MOST)
            c->parties[c->n_parties++] = (orki_party){order[i].block, i, 1};
        else
            last->n++;
    }
    orki_free(order);
    return ORK_OK;
}

static ork_status prepare(orki_catch_up *c)
{
    const ork_season *s = c->m->season;
    int most_sections = 1, most_rooms = 1;
    for (int o = 0; o < s->n_orchestras; o++) {
        int n = s->orchestras[o].n_sections;
        most_sections = n > most_sections ? n : most_sections;
    }
    for (int i = 0; i < s->n_schools; i++)
        most_rooms = s->schools[i].n_rooms > most_rooms ? s->schools[i].n_rooms : most_rooms;
    orki_arena *scratch = &c->m->scratch;
    size_t n_prices = (size_t)most_sections * (size_t)most_rooms;
    c->needs = orki_arena_alloc(scratch, (size_t)c->m->calendar->n_courses, sizeof *c->needs);
    c->stops =
        orki_arena_alloc(scratch, (size_t)s->n_orchestras + ORKI_VISIT_MOST, sizeof *c->stops);
    c->rooms = orki_arena_alloc(scratch, (size_t)most_sections, sizeof *c->rooms);
    c->prices = orki_arena_alloc(scratch, n_prices, sizeof *c->prices);
    return c->needs == NULL || c->stops == NULL || c->rooms == NULL || c->prices == NULL
               ? ORK_ERR_MEMORY
               : ORK_OK;
}

/* The sections that leave their room of the week, as changes of the dated lesson. */
static ork_status set_rooms(orki_catch_up *c, orki_dated *dated)
{
    const orki_making *m = c->m;
    const orki_orchestra *o = &m->season->orchestras[dated->orchestra];
    int moved = 0;
    orki_catch_reach(c, dated->orchestra, dated->date, dated->start_min, &moved);
    dated->changes = orki_arena_alloc(&m->calendar->arena, (size_t)moved, sizeof *dated->changes);
    if (dated->changes == NULL)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < o->n_sections && dated->n_changes < moved; i++) {
        int section = o->first_section + i;
        if (c->rooms[i] != m->timetable->room[section])
            dated->changes[dated->n_changes++] =
                (orki_change){section, m->timetable->teacher[section], c->rooms[i]};
    }
    return ORK_OK;
}

static ork_status add_visit(orki_catch_up *c, const orki_visit *v, ork_calendar *added)
{
    ork_status st = ORK_OK;
    for (int k = 0; k < v->n && st == ORK_OK; k++) {
        int o = c->needs[v->need[k]].orchestra, from = v->start_min[k];
        orki_dated dated = {.orchestra = o,
                            .date = v->date,
                            .start_min = from,
                            .end_min = from + c->m->season->orchestras[o].lesson_min,
                            .is_caught_up = true,
                            .made_good = ORKI_NO_DATE,
                            .conductor = -1,
                            .room = -1};
        st = set_rooms(c, &dated);
        if (st == ORK_OK)
            st = orki_calendar_add(added, dated);
    }
    return st;
}

/* The k-th lesson caught up of a course is for its k-th lost date; calendar is sorted. */
static void pair_with_lost(const orki_catch_up *c)
{
    ork_calendar *calendar = c->m->calendar;
    for (int i = 0; i < c->n_needs; i++) {
        int k = 0;
        for (int d = 0; d < calendar->n_dated; d++) {
            orki_dated *dated = &calendar->dated[d];
            if (!dated->is_caught_up || dated->date < c->m->from ||
                calendar->course_of[dated->orchestra] != c->needs[i].course)
                continue;
            if (k < c->needs[i].n_lost)
                dated->made_good = c->needs[i].lost[k++];
        }
    }
}

/* New lessons are gathered apart: places are looked up in the calendar as it was. */
static ork_status apply(orki_catch_up *c, const bool *is_chosen)
{
    ork_calendar added = {0};
    ork_calendar *calendar = c->m->calendar;
    ork_status st = ORK_OK;
    for (int v = 0; v < c->n_visits && st == ORK_OK; v++) {
        if (is_chosen[v])
            st = add_visit(c, &c->visits[v], &added);
    }
    for (int i = 0; i < added.n_dated && st == ORK_OK; i++)
        st = orki_calendar_add(calendar, added.dated[i]);
    orki_free(added.dated);
    orki_calendar_sort(calendar);
    pair_with_lost(c);
    for (int i = 0; i < c->n_needs; i++)
        calendar->courses[c->needs[i].course].chances = c->needs[i].chances;
    return st;
}

ork_status orki_catch_up_lessons(orki_making *m)
{
    orki_catch_up c = {.m = m};
    ork_status st = prepare(&c);
    for (int i = 0; i < m->calendar->n_courses && st == ORK_OK; i++)
        st = add_need(&c, i);
    if (st == ORK_OK && c.n_needs > 0)
        st = make_parties(&c);
    if (st == ORK_OK)
        st = orki_catch_list(&c);
    bool *is_chosen = orki_arena_alloc(&m->scratch, (size_t)c.n_visits, sizeof *is_chosen);
    st = st == ORK_OK && is_chosen == NULL ? ORK_ERR_MEMORY : st;
    if (st == ORK_OK)
        st = orki_catch_choose(&c, is_chosen);
    if (st == ORK_OK)
        st = apply(&c, is_chosen);
    orki_free(c.visits);
    return st;
}
