/* What the lessons of a series at some starts of a day come to, for every set of starts
 * (for solve/series_state.h). Days whose pieces follow and cost alike share one table. */
#ifndef ORKI_SOLVE_SERIES_SHAPES_H
#define ORKI_SOLVE_SERIES_SHAPES_H

#include "base/memory.h"
#include "orkestrooster/status.h"
#include "solve/problem.h"
#include "solve/series_tables.h"

#include <stdint.h>

/* At most one piece stays, a double if there is one; the other lessons must go. */
typedef struct orki_series_shape {
    int64_t cost;           /* points of the piece that stays */
    int8_t over, n_doubles; /* over: lessons that must go; n_doubles: 1 = a double stays */
    int8_t start;           /* of the piece that stays, or -1 */
} orki_series_shape;

/* The tables made so far. */
typedef struct orki_shape_table orki_shape_table;

/** The table of one day.
 *  @param[in,out] known   NULL at first; in the arena
 *  @param         piece   [n_starts] single and double from there, or -1
 *  @param         next    [n_starts] the start right after this lesson, or -1
 *  @param[out]    shapes  [1 << n_starts], in the arena
 *  @return ORK_OK or ORK_ERR_MEMORY. */
ork_status orki_series_shapes(const orki_series_shape **shapes, orki_shape_table **known,
                              const orki_problem *problem, int (*piece)[2], const int *next,
                              int n_starts, orki_arena *arena);

#endif
