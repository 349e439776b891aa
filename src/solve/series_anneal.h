/* Simulated annealing of all series at once: lessons move one by one or in chains, and what they
 * break costs a price that grows until nothing is broken.
 * Input: an answer; blocks and who takes which series stay as they are there. */
#ifndef ORKI_SOLVE_SERIES_ANNEAL_H
#define ORKI_SOLVE_SERIES_ANNEAL_H

#include "solve/explore.h"

/** Look for a better answer; weeks of good ones go into the pool. A unit of work is 100 moves.
 *  @param[in,out] answer  changes only when that made it better
 *  @return ORK_OK; ORK_ERR_MEMORY; ORK_ERR_BACKEND. */
ork_status orki_series_anneal(orki_work *work, orki_answer *answer, int64_t work_limit);

#endif
