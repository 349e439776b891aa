/* Weeks for all teachers of series at once: each in turn takes her cheapest week at prices that
 * grow where two want the same group at the same moment, until nobody is in another's way.
 * Input: an answer whose blocks are placed; who takes which series stays as it is there. */
#ifndef ORKI_SOLVE_SERIES_AGREE_H
#define ORKI_SOLVE_SERIES_AGREE_H

#include "solve/explore.h"

/** Place the series anew; the answer changes only when that made it better.
 *  @param work_limit  of this alone
 *  @return ORK_OK; ORK_ERR_MEMORY; ORK_ERR_BACKEND. */
ork_status orki_series_agree(orki_work *work, orki_answer *answer, int64_t work_limit);

#endif
