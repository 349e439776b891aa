/* The days a taker can have under given duals: for each set of series taught (single or double) the
 * cheapest shape and order. What a week needs of a day is its set alone, so the others are
 * dominated; listing all columns needs every one of them.
 *
 *   (S1)  cost(day) = shape cost + sum over pieces of cost + match - duals (1/100000 points) */
#ifndef ORKI_SOLVE_SERIES_DAYS_H
#define ORKI_SOLVE_SERIES_DAYS_H

#include "solve/series_tables.h"

/* One day: which pieces, and what they are to a week. */
typedef struct orki_own_pattern {
    int64_t cost;           /* (S1) */
    int64_t value;          /* with the multipliers of solve/series_price.c */
    uint64_t placed, pairs; /* to be added to a packed state */
    uint32_t set;           /* two bits a series: 1 single, 2 double */
    int n_pieces, n_lessons;
    int pieces[ORKI_MAX_STARTS];
} orki_own_pattern;

typedef struct orki_own_patterns {
    int n;
    size_t capacity;
    orki_own_pattern *at;
} orki_own_patterns;

/** The cheapest day of each set of series. @return ORK_OK or ORK_ERR_MEMORY. */
ork_status orki_own_days_list(orki_own_patterns *out, const orki_series_pricer *s,
                              const orki_own_day *day, const orki_duals *duals, int64_t *steps);

/** Every day whose value is at most `most`.
 *  @param prices  [2 * n_series] multipliers: value = cost - sum of these over meetings and doubles
 *  @return ORK_OK; ORK_ERR_TOO_LARGE (more than `limit`, or too long a search); ORK_ERR_MEMORY. */
ork_status orki_own_days_below(orki_own_patterns *out, const orki_series_pricer *s,
                               const orki_own_day *day, const orki_duals *duals,
                               const int64_t *prices, int64_t most, int limit, int64_t *steps);

#endif
