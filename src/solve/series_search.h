/* Better answers for seasons with series: the weeks of teachers are fixed and freed whole.
 * A dive fixes the surest weeks of the relaxation and generates columns again, until every week is
 * fixed; a neighbourhood frees a few teachers who share groups and keeps the weeks of all others.
 */
#ifndef ORKI_SOLVE_SERIES_SEARCH_H
#define ORKI_SOLVE_SERIES_SEARCH_H

#include "solve/explore.h"

/** Fix a taker's week: what excludes it is closed, and so is everything else for her.
 *  @param pieces  [n] all pieces of her week */
void orki_node_fix_week(orki_node *node, const orki_problem *problem, int taker, const int *pieces,
                        int n);

/** Close of each series all pieces that it does not have in the answer. */
void orki_node_keep_meetings(orki_node *node, const orki_problem *problem,
                             const orki_answer *answer);

/** Dive once. @return as orki_explore(). */
ork_status orki_series_dive(orki_work *work);

/** Neighbourhood search until the work limit. @return as orki_explore(). */
ork_status orki_series_improve(orki_work *work);

#endif
