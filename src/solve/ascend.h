/* Good duals without a linear program: subgradient ascent on the Lagrangian bound. Column
 * generation that starts from them needs few and small masters. Source: Held, Wolfe, Crowder 1974,
 * doi 10.1007/BF01580223 (step length after Polyak). */
#ifndef ORKI_SOLVE_ASCEND_H
#define ORKI_SOLVE_ASCEND_H

#include "solve/explore.h"

enum { ORKI_ASCENT_STEPS = 240 }; /* from nothing */

typedef struct orki_ascent {
    int64_t units; /* the best bound, 1/100000 points */
    double
        *day_share; /* [n_blocks * ORKI_N_DAYS] how often a day was chosen of late: near what the */
    double *plan_share; /* [n_plans]                linear program would say; in the arena */
} orki_ascent;

/** Climb from work.duals, or, when there are none, from duals that share out the incumbent's cost.
 *  work.duals become those of the best bound found, the weeks priced out on the way go into the
 * pool, and the bounds are told.
 *  @param steps  most steps
 *  @param scale  of the first step, 0 .. 1: how bold
 *  @return ORK_OK; ORK_ERR_MEMORY. */
ork_status orki_ascend(orki_ascent *out, orki_work *work, const orki_node *node, int steps,
                       double scale, orki_arena *arena);

#endif
