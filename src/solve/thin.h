/* Thinning the pool of weeks: a search of hours prices out far more weeks than any program will
 * have a use for. Input: a pool that has grown too large, duals of a good bound. Output: the half
 * of its most promising weeks, in their old order. */
#ifndef ORKI_SOLVE_THIN_H
#define ORKI_SOLVE_THIN_H

#include "solve/price.h"

/** How many weeks a pool may have before it is thinned. */
int orki_pool_most(const orki_problem *problem);

/** When there are more than `most` weeks, keep most / 2: those whose reduced cost is least above
 *  the least of their teacher's weeks; of equals those that came first.
 *  @return ORK_OK or ORK_ERR_MEMORY (the pool is as it was) */
ork_status orki_pool_thin(orki_pool *pool, const orki_problem *problem, const orki_duties *all,
                          const orki_duals *duals, int most);

#endif
