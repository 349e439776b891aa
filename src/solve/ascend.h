/* Good duals without a linear program: ascent on the Lagrangian bound by the volume algorithm,
 * whose averages of what was chosen come near the linear program's solution, too. Source: Barahona,
 * Anbil 2000, doi 10.1007/s101070050002. */
#ifndef ORKI_SOLVE_ASCEND_H
#define ORKI_SOLVE_ASCEND_H

#include "solve/explore.h"

/* Averages of an ascent, to go on from at a node below. */
typedef struct orki_footing {
    int n; /* length of the slope */
    double boldness;
    double *mean;       /* [n] the slope of the average */
    double *plan_share; /* [n_plans] */
} orki_footing;

typedef struct orki_ascent_rules {
    int steps;                /* most steps */
    double boldness;          /* the first step aims at this share above the bound (0.01 = 1 %) */
    const orki_footing *from; /* averages of work.duals at this node or one above; NULL = none */
} orki_ascent_rules;

typedef struct orki_ascent {
    int64_t units;        /* the best bound, 1/100000 points */
    double *day_share;    /* [n_blocks * ORKI_N_DAYS] how often a day was chosen, near what the */
    double *plan_share;   /* [n_plans]                linear program would say; in the arena */
    orki_footing footing; /* likewise */
} orki_ascent;

/** Climb from work.duals, or, when there are none, from duals that share out the incumbent's cost.
 *  work.duals become those of the best bound found, the weeks priced out on the way go into the
 *  pool, and the bounds are told. Ends early when the bound reaches the incumbent's cost.
 *  @return ORK_OK; ORK_ERR_MEMORY. */
ork_status orki_ascend(orki_ascent *out, orki_work *work, const orki_node *node,
                       const orki_ascent_rules *rules, orki_arena *arena);

#endif
