/* Column generation on one node: the restricted master and pricing by turns, with the rigorous
 * bound at every turn. Duals are smoothed between the best so far and the master's (Pessoa,
 * Sadykov, Uchoa, Vanderbeck 2018, doi 10.1287/ijoc.2017.0784), which keeps the bound from jumping
 * late. */
#ifndef ORKI_SOLVE_COLGEN_H
#define ORKI_SOLVE_COLGEN_H

#include "solve/master.h"

/* Counts of work, and the limits that a caller sets. */
typedef struct orki_effort {
    int64_t work; /* pivots + pricing steps / 1000: the unit of --work */
    int64_t pivots;
    int64_t columns; /* weeks priced out into the pool */
} orki_effort;

/* What the search knows while it works on a node. */
typedef struct orki_colgen_rules {
    int64_t cutoff;     /* stop when the bound reaches this cost; INT64_MAX = never */
    double tolerance;   /* stop when (LP - bound) <= tolerance * LP */
    int64_t work_limit; /* stop after that much work; INT64_MAX = none */
    bool is_rough;      /* no smoothing of duals */
    int64_t enough;     /* stop when the LP is that low: it is not worth more */
    bool is_warm;       /* the duals handed in are good ones, of a node like this */
    /* each better bound and its duals; false stops. May be NULL. */
    bool (*on_bound)(void *user, int64_t bound, const orki_duals *duals);
    bool (*goes_on)(void *user); /* asked every turn; false stops */
    void *user;
} orki_colgen_rules;

typedef struct orki_colgen_result {
    int64_t bound;       /* points: no answer of the node costs less */
    int64_t bound_units; /* the same before rounding up, 1/100000 points */
    double lp;           /* value of the restricted master */
    bool is_converged;   /* no week with negative reduced cost is left */
} orki_colgen_result;

/** Run on an open master; the pool and the master gain weeks.
 *  @param[in,out] best  duals of the best bound: where to start, and on return those of `bound`
 *                       (all zero is a legal start)
 *  @return ORK_OK; ORK_ERR_MEMORY; ORK_ERR_BACKEND. */
ork_status orki_colgen(orki_colgen_result *out, orki_master *master, orki_pool *pool,
                       orki_duals *best, const orki_colgen_rules *rules, orki_effort *effort);

#endif
