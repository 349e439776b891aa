/* Blocks that are series: several meetings a week of one orchestra with one section.
 * Such a block has no plans; whoever takes it (a teacher, or nobody) places its meetings in her
 * week: single ones and doubles, at most one of either a day. Input: season. Output: its part's
 * pieces, and the crowds (solve/problem.h) that keep groups from being in two places at once.
 *
 *   (9)  sum over weeks w and their pieces in the crowd of x(w) + sum over its plans of y(p) <=
 * most
 */
#ifndef ORKI_SOLVE_SERIES_H
#define ORKI_SOLVE_SERIES_H

#include "solve/problem.h"

/** Number the series that are blocks; parts are there. @return ORK_OK or ORK_ERR_MEMORY. */
ork_status orki_series_number(orki_problem *problem);

/** The pieces of a series' part: rules natural-start, series-day and those of one lesson hold.
 *  @return ORK_OK or ORK_ERR_MEMORY. */
ork_status orki_series_add_pieces(orki_problem *problem, int part, size_t *capacity);

/** The crowds: lessons of one group at one moment. @return ORK_OK or ORK_ERR_MEMORY. */
ork_status orki_series_crowd(orki_problem *problem);

/** Points for meetings that are not placed and doubles that are missing. */
int64_t orki_series_missing(const orki_problem *problem, int part, int n_placed, int n_doubles);

/** Points when no meeting of any series is placed. */
int64_t orki_series_worst(const orki_problem *problem);

/** Is the taker a teacher of the template week, or nobody for a series? */
bool orki_is_taker(const orki_problem *problem, int taker);

#endif
