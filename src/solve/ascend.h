/* Good duals without a linear program: subgradient ascent on the Lagrangian bound. Column
 * generation that starts from them needs few and small masters. Source: Held, Wolfe, Crowder 1974,
 * doi 10.1007/BF01580223 (step length after Polyak). */
#ifndef ORKI_SOLVE_ASCEND_H
#define ORKI_SOLVE_ASCEND_H

#include "solve/explore.h"

/** Climb from duals that share out the incumbent's cost. work.duals become those of the best bound
 *  found, the weeks priced out on the way go into the pool, and the bounds are told.
 *  @param[out] units  the best bound, 1/100000 points
 *  @return ORK_OK; ORK_ERR_MEMORY. */
ork_status orki_ascend(int64_t *units, orki_work *work, const orki_node *node);

#endif
