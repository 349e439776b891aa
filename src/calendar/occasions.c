/* The dates of concerts and dress rehearsals: the best choice of one of the given dates and of a
 * conductor for each, by depth-first search over the options in order of cost. The sum of the
 * cheapest options of those still open bounds what a branch can come to. Then the lessons of the
 * day that are suspended are closed, so that they are lost like any other. */
#include "base/clock.h"
#include "calendar/making.h"

#include <stdlib.h>
#include <string.h>

enum { NONE = 100000, LOST = 30, TEAM = 100, NO_CONDUCTOR = 500 };
enum { MAX_NODES = 2000000 };

typedef struct option {
    orki_date date; /* ORKI_NO_DATE: none */
    int conductor;
    int64_t cost;
} option;

typedef struct choosing {
    orki_making *m;
    int n;
    int *n_options;    /* [n] */
    option **options;  /* [n] by cost */
    int64_t *togo;     /* [n + 1] least cost of the occasions from here on */
    const option **at; /* [n] being tried */
    const option **best;
    int64_t best_cost;
    long n_nodes;
} choosing;

static bool involves(const ork_season *s, const orki_occasion *q, int orchestra)
{
    for (int i = 0; i < q->n_orchestras; i++) {
        int plays = q->orchestras[i];
        if (plays == orchestra ||
            (q->is_for_schools && s->orchestras[plays].school == s->orchestras[orchestra].school))
            return true;
    }
    return false;
}

/* The orchestra's own date, when nothing else closes it. */
static orki_meeting_date *open_meeting(const orki_making *m, int orchestra, orki_date date)
{
    orki_meeting_dates *meetings = &m->meetings[orchestra];
    for (int i = 0; i < meetings->n; i++) {
        if (meetings->at[i].date == date)
            return meetings->at[i].closure == NULL ? &meetings->at[i] : NULL;
    }
    return NULL;
}

static bool overlaps(orki_span a, orki_span b)
{
    return a.from < b.to && b.from < a.to;
}

/* Lessons suspended, and teachers of those who play that have a lesson elsewhere. */
static ork_status price_date(const orki_making *m, const orki_occasion *q, orki_date date,
                             int64_t *cost)
{
    const ork_season *s = m->season;
    unsigned char *is = orki_alloc((size_t)s->n_teachers + 1, 1);
    if (is == NULL)
        return ORK_ERR_MEMORY;
    *cost = 0;
    for (int o = 0; o < s->n_orchestras; o++) {
        bool is_lesson = open_meeting(m, o, date) != NULL;
        bool is_lost = is_lesson && involves(s, q, o);
        bool is_beside = is_lesson && !is_lost && overlaps(orki_making_span(m, o), q->time);
        *cost += is_lost ? LOST : 0;
        for (int i = 0; i < s->orchestras[o].n_sections; i++) {
            int teacher = m->timetable->teacher[s->orchestras[o].first_section + i];
            if (teacher >= 0)
                is[teacher] |=
                    (unsigned char)((orki_occasion_has(q, o) ? 1 : 0) | (is_beside ? 2 : 0));
        }
    }
    for (int t = 0; t < s->n_teachers; t++)
        *cost += is[t] == 3 ? TEAM : 0;
    orki_free(is);
    return ORK_OK;
}

/* Available, and not in a lesson of that date that keeps him away; suspended ones do not. */
static bool can_conduct(const orki_making *m, const orki_occasion *q, int teacher, orki_date date)
{
    const ork_season *s = m->season;
    bool is_available =
        orki_teacher_has_time(&s->teachers[teacher], orki_date_weekday(date), q->time);
    for (int i = 0; i < s->n_sections && is_available; i++) {
        int o = s->sections[i].orchestra;
        if (m->timetable->teacher[i] != teacher || open_meeting(m, o, date) == NULL ||
            involves(s, q, o))
            continue;
        orki_span span = orki_making_span(m, o);
        int school = s->orchestras[o].school;
        int changeover = s->programmes[s->orchestras[o].programme].changeover_min;
        int before = orki_occasion_way(s, q, date, teacher, school, true);
        int after = orki_occasion_way(s, q, date, teacher, school, false);
        before = before < changeover ? changeover : before;
        is_available = span.to + before <= q->time.from || q->time.to + after <= span.from;
    }
    return is_available;
}

static int compare_options(const void *a, const void *b)
{
    const option *x = a, *y = b;
    if (x->cost != y->cost)
        return x->cost < y->cost ? -1 : 1;
    if (x->date != y->date)
        return x->date < y->date ? -1 : 1;
    return (x->conductor > y->conductor) - (x->conductor < y->conductor);
}

/* What was stands; what is to be planned is not before the first day that is. */
static bool may_be_on(const orki_making *m, const orki_held *was, orki_date date)
{
    return was != NULL ? date == was->date : date >= m->from;
}

static ork_status list_options(choosing *h, int occasion)
{
    orki_making *m = h->m;
    const ork_season *s = m->season;
    const orki_occasion *q = &s->occasions[occasion];
    const orki_held *was = orki_held_before(m, occasion);
    int n = 0;
    size_t most = (size_t)q->n_dates * (size_t)(s->n_teachers + 1) + 1;
    option *options = orki_arena_alloc(&m->scratch, most, sizeof *options);
    if (options == NULL)
        return ORK_ERR_MEMORY;
    for (int d = 0; d < q->n_dates; d++) {
        int64_t cost;
        if (!may_be_on(m, was, q->dates[d]))
            continue;
        if (price_date(m, q, q->dates[d], &cost) != ORK_OK)
            return ORK_ERR_MEMORY;
        if (was == NULL || was->conductor < 0)
            options[n++] =
                (option){q->dates[d], -1, cost + (q->needs_conductor ? NO_CONDUCTOR : 0)};
        else
            options[n++] = (option){q->dates[d], was->conductor, cost};
        for (int t = 0; t < s->n_teachers && q->needs_conductor && was == NULL; t++) {
            if (orki_teacher_conducts(s, t) && can_conduct(m, q, t, q->dates[d]))
                options[n++] = (option){q->dates[d], t, cost};
        }
    }
    if (was == NULL)
        options[n++] = (option){ORKI_NO_DATE, -1, NONE};
    qsort(options, (size_t)n, sizeof *options, compare_options);
    h->options[occasion] = options;
    h->n_options[occasion] = n;
    return ORK_OK;
}

/* A dress rehearsal comes in the two weeks before its concert. */
static bool is_in_order(orki_date dress, orki_date concert)
{
    return dress == ORKI_NO_DATE || concert == ORKI_NO_DATE ||
           orki_dress_is_in_time(dress, concert);
}

static bool may(const choosing *h, int occasion, const option *o)
{
    const orki_occasion *all = h->m->season->occasions;
    for (int i = 0; i < occasion; i++) {
        const option *other = h->at[i];
        if (o->date != ORKI_NO_DATE && o->date == other->date &&
            orki_occasions_clash(h->m->season, occasion, i))
            return false;
        if (o->conductor >= 0 && o->conductor == other->conductor && o->date == other->date)
            return false;
        if ((all[occasion].is_dress && all[occasion].concert == i &&
             !is_in_order(o->date, other->date)) ||
            (all[i].is_dress && all[i].concert == occasion && !is_in_order(other->date, o->date)))
            return false;
    }
    return true;
}

static void search(choosing *h, int occasion, int64_t cost)
{
    if (occasion == h->n) {
        h->best_cost = cost;
        memcpy(h->best, h->at, (size_t)h->n * sizeof *h->at);
        return;
    }
    for (int i = 0; i < h->n_options[occasion] && h->n_nodes < MAX_NODES; i++) {
        const option *o = &h->options[occasion][i];
        if (cost + o->cost + h->togo[occasion + 1] >= h->best_cost)
            return; /* the others cost no less */
        h->n_nodes++;
        if (!may(h, occasion, o))
            continue;
        h->at[occasion] = o;
        search(h, occasion + 1, cost + o->cost);
    }
}

static ork_status suspend(orki_making *m, const orki_held *held)
{
    const orki_occasion *q = &m->season->occasions[held->occasion];
    orki_closure *closure = orki_arena_alloc(&m->scratch, 1, sizeof *closure);
    if (closure == NULL)
        return ORK_ERR_MEMORY;
    *closure = (orki_closure){.from = held->date,
                              .to = held->date,
                              .time = {0, ORKI_DAY_MIN},
                              .why = ORKI_WHY_OCCASION,
                              .name = q->name,
                              .place = q->place};
    for (int o = 0; o < m->season->n_orchestras; o++) {
        orki_meeting_date *meeting = open_meeting(m, o, held->date);
        if (meeting != NULL && involves(m->season, q, o))
            meeting->closure = closure;
    }
    return ORK_OK;
}

static ork_status take(choosing *h)
{
    ork_calendar *c = h->m->calendar;
    for (int i = 0; i < h->n; i++) {
        c->held[i].date = h->best[i]->date;
        c->held[i].conductor = h->best[i]->conductor;
    }
    for (int i = 0; i < h->n; i++) {
        if (c->held[i].date != ORKI_NO_DATE && suspend(h->m, &c->held[i]) != ORK_OK)
            return ORK_ERR_MEMORY;
    }
    return ORK_OK;
}

ork_status orki_hold_occasions(orki_making *m)
{
    size_t n = (size_t)m->season->n_occasions;
    choosing h = {.m = m, .n = m->season->n_occasions, .best_cost = INT64_MAX};
    double began_s = orki_clock_s();
    h.n_options = orki_arena_alloc(&m->scratch, n + 1, sizeof *h.n_options);
    h.options = orki_arena_alloc(&m->scratch, n + 1, sizeof *h.options);
    h.togo = orki_arena_alloc(&m->scratch, n + 1, sizeof *h.togo);
    h.at = orki_arena_alloc(&m->scratch, n + 1, sizeof *h.at);
    h.best = orki_arena_alloc(&m->scratch, n + 1, sizeof *h.best);
    if (h.n_options == NULL || h.options == NULL || h.togo == NULL || h.at == NULL ||
        h.best == NULL)
        return ORK_ERR_MEMORY;
    for (int i = h.n - 1; i >= 0; i--) {
        if (list_options(&h, i) != ORK_OK)
            return ORK_ERR_MEMORY;
        h.togo[i] = h.togo[i + 1] + h.options[i][0].cost;
    }
    search(&h, 0, 0);
    if (h.best_cost == INT64_MAX) /* the search was cut off: no occasion has a date */
        return ORK_ERR_TOO_LARGE;
    bool is_proven = h.n_nodes < MAX_NODES || h.best_cost == h.togo[0];
    m->calendar->choosing = (orki_choosing){.outcome = is_proven ? ORK_OPTIMAL : ORK_FEASIBLE,
                                            .cost = h.best_cost,
                                            .bound = is_proven ? h.best_cost : h.togo[0],
                                            .elapsed_s = orki_clock_s() - began_s};
    return take(&h);
}
