/* Better answers for seasons with series, by asking whether there is one: the lessons of some
 * teachers may move, those of the others stay, and that there is a timetable of less cost is put
 * into clauses (solve/series_clauses.h). Where annealing ends this goes on, with answers that are
 * several moves away.
 * Input: an answer in which every meeting is placed; who takes what stays as it is there. */
#ifndef ORKI_SOLVE_SERIES_SAT_H
#define ORKI_SOLVE_SERIES_SAT_H

#include "solve/explore.h"

/** Look for better answers until the work limit.
 *  @param[in,out] work      work.best changes only when that made it better
 *  @param[out]    is_tried  false: this season or answer has no clauses
 *  @return as orki_explore(). */
ork_status orki_series_sat(orki_work *work, bool *is_tried);

#endif
