/* One call of pricing a week of series (solve/series_price.h): its state, and its bounds.
 *
 * Meetings and doubles get multipliers (lambda, rho), so that the days part and bound each other:
 *
 *   (S2)  value(day) = cost(day) - sum over its meetings of lambda(s) - sum over its doubles of
 * rho(s) (S3)  L = least sum of values of days, extra-day included
 *             + sum over series of min over j meetings, k doubles of
 *               ( lambda j + rho k + [j > 0] (missing(j, k) - cover dual) )
 *             + least wished-hours                                   <= rc of every week */
#ifndef ORKI_SOLVE_SERIES_RUN_H
#define ORKI_SOLVE_SERIES_RUN_H

#include "solve/series_days.h"

/* A week up to some day. */
typedef struct orki_label {
    uint64_t placed, pairs; /* packed */
    int64_t value, bound;
    int n_worked, n_lessons;
    int from, pattern; /* -1 = a free day */
} orki_label;

typedef struct orki_layer {
    int n;
    size_t capacity;
    orki_label *at;
} orki_layer;

/* A week found: a label before the last day and a pattern of it (or -1). */
typedef struct orki_found {
    int64_t rc;
    int label, pattern;
} orki_found;

typedef struct orki_run {
    const orki_pricer *pricer;
    orki_series_pricer *s;
    const orki_duals *duals;
    const orki_teacher *teacher; /* NULL for nobody */
    orki_own_patterns days[ORKI_N_DAYS];
    int64_t rest[ORKI_N_DAYS + 1][ORKI_N_DAYS + 2]; /* from a day on, so many days worked before */
    int64_t end[ORKI_MAX_OWN_SERIES][ORKI_MAX_BLOCK_LESSONS + 2]; /* (S3) with at least j placed */
    int64_t base;    /* wished-hours, and end[][0] of all series */
    bool ends_alike; /* end[s][j] is the same for all j */
    orki_layer layers[ORKI_N_DAYS + 1];
    size_t n_slots;
    int *slots;
    int keep, n_found;
    orki_found found[ORKI_PRICE_KEEP];
    int64_t ceiling; /* weeks at least so dear are not wanted */
    int64_t dropped; /* least bound of what was given up */
    orki_pool *pool; /* when all weeks up to `most` are wanted */
    int64_t most;
    int limit;
    int64_t steps;
    ork_status st;
} orki_run;

/** Points for what is missing of a series, less its dual, when so much of it is in the week. */
int64_t orki_run_missing(const orki_run *r, int series, int n_placed, int n_doubles);

/** Points of extra-day. */
int64_t orki_run_extra(const orki_run *r, int n_worked);

int orki_run_most_days(const orki_run *r);

/** The least that wished-hours can cost. */
int64_t orki_run_least_hours(const orki_run *r);

/** Subgradient ascent on (S3) from the multipliers of the last call; the best stay in s->prices.
 *  @param known  the reduced cost of some week, INT64_MAX when none is known
 *  @return the best L. */
int64_t orki_run_find_prices(orki_run *r, int64_t hours, int64_t known);

/** The tables for those multipliers. @return L. */
int64_t orki_run_settle(orki_run *r, int64_t hours);

/** Meetings of a series in a packed state. */
static inline int orki_run_placed(const orki_series_pricer *s, int series, uint64_t placed)
{
    const orki_own_series *own = &s->series[series];
    return (int)(placed >> own->placed_shift & own->placed_mask) - own->placed_start;
}

/** Doubles of a series in a packed state; 0 when they need not be counted. */
static inline int orki_run_pairs(const orki_series_pricer *s, int series, uint64_t pairs)
{
    const orki_own_series *own = &s->series[series];
    return own->double_shift < 0 ? 0 : (int)(pairs >> own->double_shift & own->placed_mask);
}

/** The least that the series' ends cost from this state on, wished-hours included. */
int64_t orki_run_ends(const orki_run *r, uint64_t placed);

#endif
