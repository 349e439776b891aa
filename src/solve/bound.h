/* The Lagrangian bound: for any duals, what no answer of the node can cost less than.
 *
 *   (B1)  L = sum over clusters of min( unplaced cost, sum over its blocks of min over open plans
 * of c'(p) )
 *           + sum over teachers of min over weeks of rc(week)                  (solve/price.h)
 *           + sum over series of min(0, min over nobody's weeks of rc(week))
 *           - constants of the rows with a right-hand side
 *   (B2)  c'(p) = cost(p) + sum of pi over its pieces + kappa(block, day) + sum of clash and cut
 * duals of the rows p is in - or + day ties
 *
 * Everything is whole numbers (1/100000 points), so the bound is rigorous whatever the tolerances
 * of the linear program that suggested the duals. Source: Geoffrion 1974, doi 10.1007/BFb0120690.
 */
#ifndef ORKI_SOLVE_BOUND_H
#define ORKI_SOLVE_BOUND_H

#include "solve/price.h"

/* (7) e (sum of y over the plans - n + 1) <= theta: the extra points of room-best when these plans
 * of different blocks are all chosen; extra < 0 says that they cannot all be chosen. */
typedef struct orki_cut {
    int n;
    const int *plans; /* [n] one plan of each block concerned; n_plans + k: piece k of a series */
    int64_t extra;    /* points, or -1 */
    int theta;        /* site * ORKI_N_DAYS + day: cuts of one site and day share their theta */
} orki_cut;

typedef struct orki_cuts {
    int n;
    size_t capacity;
    orki_cut *at;
    orki_arena arena;
} orki_cuts;

/** Add all cuts of others, whose arena their plans stay in. @return ORK_OK or ORK_ERR_MEMORY. */
ork_status orki_cuts_add_all(orki_cuts *cuts, const orki_cuts *from);

/** Room for duals, all zero, in an arena. @return ORK_OK or ORK_ERR_MEMORY. */
ork_status orki_duals_make(orki_duals *out, const orki_problem *problem, int n_cuts,
                           orki_arena *arena);

/** Put the duals into their allowed ranges, so that (B1) is finite: kappa, mu, clash, cut >= 0; pi
 * at most the price of leaving the part unstaffed (orki_price_of_lack); sum of mu <= 1; sum <= 1
 * over the cuts with extra that share a theta. pi of series' pieces follows from the others. */
void orki_duals_clip(orki_duals *duals, const orki_problem *problem, const orki_node *node,
                     const orki_cuts *cuts);

/** What it costs to leave a part unstaffed or a cluster unplaced in a node: their points, or
 *  problem.forbidden_cost where the node forbids it (then no answer of the node does it, and the
 *  linear program stays feasible all the same). */
int64_t orki_price_of_lack(const orki_problem *problem, const orki_node *node, int part);
int64_t orki_price_of_leaving(const orki_problem *problem, const orki_node *node, int cluster);

/** The part of (B1) about plans, fairness's constant included, in 1/100000 points; INT64_MIN when
 * out of memory.
 *  @param[out] plan_reduced  [n_plans] c'(p) - the least of its block; may be NULL
 *  @param[out] chosen        [n_blocks] the plan that attains the bound, -1 = unplaced; may be NULL
 */
int64_t orki_bound_of_plans(const orki_problem *problem, const orki_node *node,
                            const orki_cuts *cuts, const orki_duals *duals, int64_t *plan_reduced,
                            int *chosen, orki_arena *scratch);

/** Whole points from 1/100000 points: costs are whole, so a bound may be rounded up. */
int64_t orki_bound_points(int64_t units);

#endif
