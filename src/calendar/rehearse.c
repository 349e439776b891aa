/* Lessons become rehearsals: ensembles, tours, a first answer, the best answer within the time, and
 * then the lessons chosen are marked. */
#include "base/clock.h"
#include "calendar/rehearsals.h"

#include <stdlib.h>

/* The orchestra's lesson on a date; NULL when it has none. */
static orki_dated *find_dated(ork_calendar *c, int orchestra, orki_date date)
{
    int low = 0, high = c->n_dated;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (c->dated[middle].date < date)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < c->n_dated && c->dated[low].date == date; low++) {
        if (c->dated[low].orchestra == orchestra)
            return &c->dated[low];
    }
    return NULL;
}

static ork_status mark(orki_rehearsals *r, const orki_tour_plan *plan)
{
    const orki_tour *tour = &r->tours[plan->tour];
    for (int k = 0; k < tour->n; k++) {
        const orki_ensemble *e = &r->ensembles[tour->ensembles[k]];
        for (int i = 0; i < plan->n * e->n_members; i++) {
            int member = i % e->n_members;
            orki_date date = tour->dates[plan->at[i / e->n_members]].date;
            orki_dated *dated = find_dated(r->m->calendar, e->members[member], date);
            if (dated == NULL) /* a tour has dates of lessons given only */
                return ORK_ERR_INTERNAL;
            dated->is_tutti = true;
            dated->conductor = tour->conductor;
            dated->room = e->rooms[member];
        }
    }
    return ORK_OK;
}

/* Why an ensemble has fewer rehearsals than it should. */
static orki_tutti_lack lack_of(const orki_rehearsals *r, int ensemble, int n_planned)
{
    const orki_ensemble *e = &r->ensembles[ensemble];
    if (n_planned >= e->n_wanted)
        return ORKI_TUTTI_ENOUGH;
    if (e->needs_conductor && r->n_conductors == 0)
        return ORKI_TUTTI_NO_CONDUCTOR;
    if (!e->has_rooms)
        return ORKI_TUTTI_NO_ROOM;
    for (int t = 0; t < r->n_tours; t++) {
        for (int k = 0; k < r->tours[t].n; k++) {
            if (r->tours[t].ensembles[k] == ensemble)
                return ORKI_TUTTI_FEW_DATES;
        }
    }
    return e->n_dates > 0 ? ORKI_TUTTI_NOBODY_COMES : ORKI_TUTTI_FEW_DATES;
}

/* What each course should have, and why it has less. */
static void note_lacks(const orki_rehearsals *r, const orki_rehearsal_answer *answer)
{
    ork_calendar *c = r->m->calendar;
    for (int i = 0; i < c->n_courses; i++)
        c->courses[i].n_tutti_wanted = orki_count_before(r->m, i).n_tutti;
    for (int e = 0; e < r->n_ensembles; e++) {
        int n_planned = 0;
        for (int i = 0; i < answer->n; i++) {
            const orki_tour *tour = &r->tours[answer->plans[i].tour];
            for (int k = 0; k < tour->n; k++)
                n_planned += tour->ensembles[k] == e ? answer->plans[i].n : 0;
        }
        for (int i = 0; i < r->ensembles[e].n_members; i++) {
            orki_course *course = &c->courses[c->course_of[r->ensembles[e].members[i]]];
            course->n_tutti_wanted += r->ensembles[e].n_wanted;
            course->tutti_lack = lack_of(r, e, n_planned);
        }
    }
}

static void note(orki_making *m, int64_t cost, int64_t bound, double elapsed_s)
{
    orki_choosing *all = &m->calendar->choosing;
    bound = bound > cost ? cost : bound;
    if (bound < cost)
        all->outcome = ORK_FEASIBLE;
    all->cost += cost;
    all->bound += bound;
    all->elapsed_s += elapsed_s;
}

/* Each ensemble has a tour or nothing, and a tour costs each of its ensembles its part: the sum of
 * the least parts is less than any answer. */
static ork_status plain_bound(const orki_rehearsals *r, int64_t *bound)
{
    int64_t *least = orki_alloc((size_t)r->n_ensembles + 1, sizeof *least);
    if (least == NULL)
        return ORK_ERR_MEMORY;
    for (int e = 0; e < r->n_ensembles; e++)
        least[e] = orki_ensemble_missing(&r->ensembles[e]);
    for (int t = 0; t < r->n_tours; t++) {
        const orki_tour *tour = &r->tours[t];
        int64_t part = tour->cost / tour->n; /* towards zero */
        part -= tour->cost < 0 ? 1 : 0;
        for (int k = 0; k < tour->n; k++)
            least[tour->ensembles[k]] =
                part < least[tour->ensembles[k]] ? part : least[tour->ensembles[k]];
    }
    *bound = 0;
    for (int e = 0; e < r->n_ensembles; e++)
        *bound += least[e];
    orki_free(least);
    return ORK_OK;
}

/* Two thirds of the time; the rest is for catching up. */
static double deadline(const orki_making *m, double began_s)
{
    double limit_s = m->options->time_limit_s;
    return limit_s < 0 ? began_s + 1e9 : began_s + limit_s * 2 / 3;
}

ork_status orki_rehearse(orki_making *m)
{
    double began_s = orki_clock_s();
    orki_rehearsals r = {.m = m};
    orki_rehearsal_answer answer = {0};
    int64_t bound = 0;
    ork_status st = orki_ensembles_find(&r);
    if (st == ORK_OK)
        st = orki_tours_list(&r);
    if (st == ORK_OK)
        st = orki_rehearsals_greedy(&r, &answer, &r.arena);
    if (st == ORK_OK)
        st = plain_bound(&r, &bound);
    if (st == ORK_OK && bound < answer.cost)
        st = orki_rehearsals_choose(&r, &answer, &bound, deadline(m, began_s), &r.arena);
    for (int i = 0; i < answer.n && st == ORK_OK; i++)
        st = mark(&r, &answer.plans[i]);
    if (st == ORK_OK)
        note_lacks(&r, &answer);
    if (st == ORK_OK)
        note(m, answer.cost, bound, orki_clock_s() - began_s);
    orki_free(r.tours);
    orki_arena_free(&r.arena);
    return st;
}
