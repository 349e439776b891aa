/* The cheapest dates of a tour by dynamic programming over its dates, and the cost of answers. */
#include "calendar/rehearsals.h"

int64_t orki_tour_step(const orki_rehearsals *r, const orki_tour *tour, int from, int to)
{
    int64_t weeks = 0;
    for (int k = 0; k < tour->n; k++) {
        const orki_ensemble *e = &r->ensembles[tour->ensembles[k]];
        int off = from < 0 ? tour->dates[to].weeks[k] - (e->first_week + e->every - 1)
                           : tour->dates[to].weeks[k] - tour->dates[from].weeks[k] - e->every;
        weeks += off > 0 ? off : from < 0 ? 0 : -off;
    }
    return weeks * ORKI_SPACING_POINTS + tour->dates[to].cost;
}

int64_t orki_tour_end(const orki_rehearsals *r, const orki_tour *tour, int n)
{
    int64_t missing = 0;
    for (int k = 0; k < tour->n; k++) {
        const orki_ensemble *e = &r->ensembles[tour->ensembles[k]];
        missing += (int64_t)(e->n_wanted > n ? e->n_wanted - n : 0) * e->n_members;
    }
    return missing * ORKI_MISSING_POINTS;
}

int64_t orki_tour_least_end(const orki_rehearsals *r, const orki_tour *tour, int n)
{
    return orki_tour_end(r, tour, n) - (int64_t)ORKI_LOAD_POINTS * tour->n * (tour->n_most - n);
}

int64_t orki_ensemble_missing(const orki_ensemble *e)
{
    return (int64_t)e->n_wanted * e->n_members * ORKI_MISSING_POINTS;
}

ork_status orki_tour_plan_togo(orki_tour_togo *out, const orki_rehearsals *r, const orki_tour *tour,
                               const bool *is_taken, orki_arena *arena)
{
    int n_dates = tour->n_dates;
    out->cost =
        orki_arena_alloc(arena, (size_t)(tour->n_most + 1) * (size_t)n_dates, sizeof *out->cost);
    if (out->cost == NULL)
        return ORK_ERR_MEMORY;
    for (int n = tour->n_most; n >= 0; n--) {
        for (int at = n == 0 ? -1 : n_dates - 1; at >= (n == 0 ? -1 : 0); at--) {
            int64_t best = orki_tour_least_end(r, tour, n);
            for (int to = at + 1; to < n_dates && n < tour->n_most; to++) {
                if (is_taken != NULL && is_taken[to])
                    continue;
                int64_t cost = orki_tour_step(r, tour, at, to) + out->cost[(n + 1) * n_dates + to];
                best = cost < best ? cost : best;
            }
            if (n == 0)
                out->start = best;
            else
                out->cost[n * n_dates + at] = best;
        }
    }
    return ORK_OK;
}

int64_t orki_tour_cost(const orki_rehearsals *r, const orki_tour *tour, const int *at, int n)
{
    int64_t cost = orki_tour_end(r, tour, n);
    for (int i = 0; i < n; i++)
        cost += orki_tour_step(r, tour, i == 0 ? -1 : at[i - 1], at[i]);
    return cost;
}

/* Points for the weeks and the season of one conductor. */
static int64_t conductor_cost(const orki_rehearsals *r, const orki_rehearsal_answer *a,
                              int conductor, int *n_days, size_t n_weeks)
{
    orki_date monday = orki_date_monday(r->m->season->from);
    int64_t cost = 0;
    int load = 0;
    for (size_t w = 0; w < n_weeks; w++)
        n_days[w] = 0;
    for (int i = 0; i < a->n; i++) {
        const orki_tour *tour = &r->tours[a->plans[i].tour];
        if (tour->conductor != conductor)
            continue;
        load += a->plans[i].n * tour->n;
        for (int k = 0; k < a->plans[i].n; k++)
            n_days[(tour->dates[a->plans[i].at[k]].date - monday) / 7]++;
    }
    for (size_t w = 0; w < n_weeks; w++)
        cost += n_days[w] > r->per_week ? (n_days[w] - r->per_week) * ORKI_WEEK_POINTS : 0;
    return cost + (load > r->per_season ? (load - r->per_season) * ORKI_LOAD_POINTS : 0);
}

ork_status orki_answer_cost(const orki_rehearsals *r, orki_rehearsal_answer *answer)
{
    size_t n_weeks = (size_t)(r->m->season->to - orki_date_monday(r->m->season->from)) / 7 + 1;
    int *n_days = orki_alloc(n_weeks, sizeof *n_days);
    bool *is_held = orki_alloc((size_t)r->n_ensembles + 1, sizeof *is_held);
    ork_status st = n_days == NULL || is_held == NULL ? ORK_ERR_MEMORY : ORK_OK;
    answer->cost = 0;
    for (int i = 0; i < answer->n && st == ORK_OK; i++) {
        const orki_tour *tour = &r->tours[answer->plans[i].tour];
        answer->cost += orki_tour_cost(r, tour, answer->plans[i].at, answer->plans[i].n);
        for (int k = 0; k < tour->n; k++)
            is_held[tour->ensembles[k]] = true;
    }
    for (int e = 0; e < r->n_ensembles && st == ORK_OK; e++)
        answer->cost += is_held[e] ? 0 : orki_ensemble_missing(&r->ensembles[e]);
    for (int c = 0; c < r->n_conductors && st == ORK_OK; c++)
        answer->cost += conductor_cost(r, answer, r->conductors[c], n_days, n_weeks);
    orki_free(is_held);
    orki_free(n_days);
    return st;
}

/* The cheapest dates of a tour next to those that its conductor has on that weekday already. */
static ork_status plan_beside(const orki_rehearsals *r, const orki_rehearsal_answer *answer,
                              orki_tour_plan *plan, orki_arena *arena)
{
    const orki_tour *tour = &r->tours[plan->tour];
    bool *is_taken = orki_arena_alloc(arena, (size_t)tour->n_dates, sizeof *is_taken);
    plan->at = orki_arena_alloc(arena, (size_t)tour->n_most, sizeof *plan->at);
    if (is_taken == NULL || plan->at == NULL)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < answer->n; i++) {
        const orki_tour *other = &r->tours[answer->plans[i].tour];
        for (int k = 0;
             other->conductor == tour->conductor && tour->conductor >= 0 && k < answer->plans[i].n;
             k++)
            for (int d = 0; d < tour->n_dates; d++)
                is_taken[d] =
                    is_taken[d] || tour->dates[d].date == other->dates[answer->plans[i].at[k]].date;
    }
    orki_tour_togo togo;
    if (orki_tour_plan_togo(&togo, r, tour, is_taken, arena) != ORK_OK)
        return ORK_ERR_MEMORY;
    int64_t cost = togo.start;
    for (int at = -1; cost != orki_tour_least_end(r, tour, plan->n);) {
        int to = at + 1;
        while (is_taken[to] || cost != orki_tour_step(r, tour, at, to) +
                                           togo.cost[(plan->n + 1) * tour->n_dates + to])
            to++;
        plan->at[plan->n++] = at = to;
        cost = togo.cost[plan->n * tour->n_dates + at];
    }
    return ORK_OK;
}

/* The tour that is cheapest for each of its ensembles, all of which are still alone. */
static int cheapest_tour(const orki_rehearsals *r, const bool *is_held)
{
    int best = -1;
    for (int t = 0; t < r->n_tours; t++) {
        const orki_tour *tour = &r->tours[t];
        bool is_open = true;
        for (int k = 0; k < tour->n; k++)
            is_open = is_open && !is_held[tour->ensembles[k]];
        if (is_open && (best < 0 || tour->cost * r->tours[best].n < r->tours[best].cost * tour->n))
            best = t;
    }
    return best;
}

ork_status orki_rehearsals_greedy(const orki_rehearsals *r, orki_rehearsal_answer *answer,
                                  orki_arena *arena)
{
    bool *is_held = orki_arena_alloc(arena, (size_t)r->n_ensembles + 1, sizeof *is_held);
    answer->plans = orki_arena_alloc(arena, (size_t)r->n_ensembles + 1, sizeof *answer->plans);
    if (is_held == NULL || answer->plans == NULL)
        return ORK_ERR_MEMORY;
    answer->n = 0;
    for (int t = cheapest_tour(r, is_held); t >= 0; t = cheapest_tour(r, is_held)) {
        orki_tour_plan plan = {.tour = t};
        if (plan_beside(r, answer, &plan, arena) != ORK_OK)
            return ORK_ERR_MEMORY;
        answer->plans[answer->n++] = plan;
        for (int k = 0; k < r->tours[t].n; k++)
            is_held[r->tours[t].ensembles[k]] = true;
    }
    return orki_answer_cost(r, answer);
}
