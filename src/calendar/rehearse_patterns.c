/* All patterns of dates of each tour that cost at most so much more than its cheapest, then one of
 * each by GLPK:
 *
 *   min  sum over p of extra(p) x(p) + 15 sum over w of h(w),       x(p) 0 or 1, h(w) >= 0
 *   (1)  sum over p of tour t of x(p) = 1                           each tour
 *   (2)  sum over p on date d of x(p) <= 1                          each date
 *   (3)  sum over p of days(p, w) x(p) - h(w) <= days a week        each week
 *
 * When the optimum over the patterns up to an extra of D has an excess of at most D, no pattern
 * that was left out can be part of a better choice; else D grows. */
#include "calendar/rehearse_patterns.h"

#include "base/clock.h"
#include "solve/glpk_boundary.h"

#include <string.h>

enum { MAX_PATTERNS = 4000 };

typedef struct pattern {
    int tour; /* index into dating.tours */
    int n, first;
    int64_t extra;
} pattern;

typedef struct patterns {
    orki_dating *d;
    int n;
    pattern *at;
    size_t capacity;
    int n_dates, *dates; /* pool of date indices */
    size_t date_capacity;
    int n_weeks;
    bool is_cut, is_failed; /* not all patterns up to the extra; out of memory */
} patterns;

typedef struct walk {
    patterns *p;
    int tour, n_of_tour;
    const orki_tour *of;
    orki_tour_togo togo;
    int64_t most; /* cost of a pattern */
    int n, *at;   /* [of->n_most] */
} walk;

static void keep(walk *w, int64_t cost)
{
    patterns *p = w->p;
    if (w->n_of_tour++ >= MAX_PATTERNS) {
        p->is_cut = true;
        return;
    }
    if (orki_array_reserve(&p->at, &p->capacity, (size_t)p->n + 1, sizeof *p->at) != 0 ||
        orki_array_reserve(&p->dates, &p->date_capacity, (size_t)p->n_dates + (size_t)w->n,
                           sizeof *p->dates) != 0) {
        p->is_failed = true;
        return;
    }
    p->at[p->n++] = (pattern){w->tour, w->n, p->n_dates, cost - w->togo.start};
    for (int i = 0; i < w->n; i++)
        p->dates[p->n_dates++] = w->at[i];
}

static void walk_on(walk *w, int64_t cost)
{
    const orki_rehearsals *r = w->p->d->r;
    if (w->p->is_cut || w->p->is_failed)
        return;
    int64_t end = cost + orki_tour_least_end(r, w->of, w->n);
    if (end <= w->most)
        keep(w, end);
    int from = w->n == 0 ? -1 : w->at[w->n - 1];
    for (int to = from + 1; to < w->of->n_dates && w->n < w->of->n_most; to++) {
        int64_t step = orki_tour_step(r, w->of, from, to);
        if (cost + step + w->togo.cost[(w->n + 1) * w->of->n_dates + to] > w->most)
            continue;
        w->at[w->n++] = to;
        walk_on(w, cost + step);
        w->n--;
    }
}

static ork_status list_patterns(patterns *p, int64_t extra)
{
    orki_arena scratch = {0};
    p->n = p->n_dates = 0;
    p->is_cut = false;
    for (int t = 0; t < p->d->n && !p->is_failed; t++) {
        walk w = {.p = p, .tour = t, .of = &p->d->r->tours[p->d->tours[t]]};
        w.at = orki_arena_alloc(&scratch, (size_t)w.of->n_most, sizeof *w.at);
        if (w.at == NULL || orki_tour_plan_togo(&w.togo, p->d->r, w.of, NULL, &scratch) != ORK_OK) {
            p->is_failed = true;
            break;
        }
        w.most = w.togo.start + extra;
        walk_on(&w, 0);
    }
    orki_arena_free(&scratch);
    return p->is_failed ? ORK_ERR_MEMORY : ORK_OK;
}

static int day_index(const patterns *p, orki_date date)
{
    return date - orki_date_monday(p->d->r->m->season->from);
}

/* A pattern's entries: its tour, its dates, its weeks. */
static int add_pattern(orki_lp *lp, const patterns *p, const pattern *x, int *rows, double *values)
{
    int n = 0;
    const orki_tour *tour = &p->d->r->tours[p->d->tours[x->tour]];
    rows[n] = x->tour;
    values[n++] = 1;
    for (int i = 0; i < x->n; i++) {
        int day = day_index(p, tour->dates[p->dates[x->first + i]].date);
        rows[n] = p->d->n + day;
        values[n++] = 1;
        int week = p->d->n + p->n_weeks * ORKI_N_DAYS + day / ORKI_N_DAYS;
        if (rows[n - 2] == week) { /* a tour has one weekday, and so one day a week */
            values[n - 2] += 1;
        } else {
            rows[n] = week;
            values[n++] = 1;
        }
    }
    int column = orki_lp_add_column(lp, (double)x->extra, 0, 1, n, rows, values);
    if (column >= 0)
        orki_lp_set_whole(lp, column);
    return column;
}

static bool add_patterns(orki_lp *lp, const patterns *p)
{
    int most = 0;
    for (int i = 0; i < p->n; i++)
        most = p->at[i].n > most ? p->at[i].n : most;
    size_t n = 2 * (size_t)most + 1; /* its tour; each date and its week */
    int *rows = orki_alloc(n, sizeof *rows);
    double *values = orki_alloc(n, sizeof *values);
    bool is_good = rows != NULL && values != NULL;
    for (int i = 0; i < p->n && is_good; i++)
        is_good = add_pattern(lp, p, &p->at[i], rows, values) >= 0;
    orki_free(values);
    orki_free(rows);
    return is_good;
}

static bool add_rows(orki_lp *lp, const patterns *p)
{
    bool is_good = true;
    for (int t = 0; t < p->d->n && is_good; t++)
        is_good = orki_lp_add_row(lp, 1, 1) >= 0;
    for (int d = 0; d < p->n_weeks * ORKI_N_DAYS && is_good; d++)
        is_good = orki_lp_add_row(lp, -ORKI_LP_INFINITY, 1) >= 0;
    for (int w = 0; w < p->n_weeks && is_good; w++)
        is_good = orki_lp_add_row(lp, -ORKI_LP_INFINITY, p->d->r->per_week) >= 0;
    return is_good;
}

/* After the patterns: no dates at all, and the heavy weeks. */
static bool add_others(orki_lp *lp, const patterns *p)
{
    double one = 1, minus = -1;
    bool is_good = true;
    for (int t = 0; t < p->d->n && is_good; t++) {
        const orki_tour *tour = &p->d->r->tours[p->d->tours[t]];
        double cost = (double)(orki_tour_least_end(p->d->r, tour, 0) - tour->cost);
        int column = orki_lp_add_column(lp, cost, 0, 1, 1, &t, &one);
        is_good = column >= 0;
        if (is_good)
            orki_lp_set_whole(lp, column);
    }
    for (int w = 0; w < p->n_weeks && is_good; w++) {
        int row = p->d->n + p->n_weeks * ORKI_N_DAYS + w;
        is_good =
            orki_lp_add_column(lp, ORKI_WEEK_POINTS, 0, ORKI_LP_INFINITY, 1, &row, &minus) >= 0;
    }
    return is_good;
}

static ork_status take_over(const patterns *p, const orki_lp *lp)
{
    orki_dating *d = p->d;
    d->plans = orki_arena_alloc(d->arena, (size_t)d->n, sizeof *d->plans);
    if (d->plans == NULL)
        return ORK_ERR_MEMORY;
    for (int t = 0; t < d->n; t++)
        d->plans[t] = (orki_tour_plan){.tour = d->tours[t]};
    for (int i = 0; i < p->n; i++) {
        const pattern *x = &p->at[i];
        orki_tour_plan *plan = &d->plans[x->tour];
        if (orki_lp_whole_value(lp, i) <= 0.5)
            continue;
        plan->at = orki_arena_alloc(d->arena, (size_t)x->n + 1, sizeof *plan->at);
        if (plan->at == NULL)
            return ORK_ERR_MEMORY;
        plan->n = x->n;
        for (int k = 0; k < x->n; k++)
            plan->at[k] = p->dates[x->first + k];
    }
    return ORK_OK;
}

/* Excess of what was taken over, counted in whole numbers. */
static int64_t count_excess(const patterns *p)
{
    const orki_dating *d = p->d;
    int64_t excess = 0;
    for (int t = 0; t < d->n; t++) {
        const orki_tour *tour = &d->r->tours[d->tours[t]];
        int n_rehearsals = d->plans[t].n;
        excess += orki_tour_cost(d->r, tour, d->plans[t].at, n_rehearsals) - tour->cost +
                  orki_tour_least_end(d->r, tour, n_rehearsals) -
                  orki_tour_end(d->r, tour, n_rehearsals);
    }
    for (int w = 0; w < p->n_weeks; w++) {
        int n = 0;
        for (int t = 0; t < d->n; t++)
            for (int k = 0; k < d->plans[t].n; k++)
                n += day_index(p, d->r->tours[d->tours[t]].dates[d->plans[t].at[k]].date) /
                         ORKI_N_DAYS ==
                     w;
        excess += n > d->r->per_week ? (n - d->r->per_week) * ORKI_WEEK_POINTS : 0;
    }
    return excess;
}

static ork_status choose(patterns *p, int64_t extra, bool *is_exact)
{
    orki_dating *d = p->d;
    orki_lp *lp = NULL;
    orki_tour_plan *before = d->plans;
    orki_lp_outcome outcome = ORKI_LP_NO_ANSWER;
    ork_status st = orki_lp_open(&lp);
    if (st != ORK_OK)
        return st;
    bool is_good = add_rows(lp, p) && add_patterns(lp, p) && add_others(lp, p);
    orki_lp_limits limits = {
        .seconds = d->deadline_s - orki_clock_s(), .pivots = INT64_MAX, .cutoff = ORKI_LP_INFINITY};
    limits.seconds = limits.seconds < 0.05 ? 0.05 : limits.seconds > 4 ? 4 : limits.seconds;
    st = !is_good ? ORK_ERR_BACKEND : orki_lp_solve(lp, &outcome);
    if (st == ORK_OK)
        st = orki_lp_solve_whole(lp, &limits, &outcome);
    if (st == ORK_OK && (outcome == ORKI_LP_OPTIMAL || outcome == ORKI_LP_FEASIBLE))
        st = take_over(p, lp);
    orki_lp_close(lp);
    *is_exact = outcome == ORKI_LP_OPTIMAL && !p->is_cut;
    if (st != ORK_OK || (outcome != ORKI_LP_OPTIMAL && outcome != ORKI_LP_FEASIBLE))
        return st;
    int64_t excess = count_excess(p);
    if (*is_exact)
        d->least = excess <= extra ? excess : extra + 1;
    if (excess > d->excess)
        d->plans = before; /* out of time */
    else
        d->excess = excess;
    return ORK_OK;
}

/* The next extra to try: fine steps where the points of weeks are, then fast. */
static int64_t widen(int64_t extra)
{
    return extra < 80 ? extra + ORKI_SPACING_POINTS : extra * 2;
}

ork_status orki_dating_solve(orki_dating *d)
{
    patterns p = {.d = d};
    ork_status st = ORK_OK;
    bool is_exact = true;
    p.n_weeks = day_index(&p, d->r->m->season->to) / ORKI_N_DAYS + 1;
    d->plans = NULL;
    d->least = 0;
    d->excess = INT64_MAX;
    for (int64_t extra = 0; st == ORK_OK && is_exact && d->least < d->excess;
         extra = widen(extra)) {
        st = list_patterns(&p, extra);
        if (st == ORK_OK)
            st = choose(&p, extra, &is_exact);
        if (orki_clock_s() > d->deadline_s)
            break;
    }
    orki_free(p.dates);
    orki_free(p.at);
    return st;
}
