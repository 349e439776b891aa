/* Everything that the searches of a rerun have found and proven about losses, changes and cost.
 *
 *   points   judged timetables that lose as few as any known, none with fewer changes and less cost
 *            than another: a curve that falls from the fewest changes to the least cost
 *   lines    what a search proved: lost_points x lost + change_points x changes + cost >= bound,
 *            for every timetable of the season (cost counts only where has_cost)
 *
 * A line is a bound on the cost of every timetable that loses no more and changes at most so much;
 * the highest line counts. All numbers are whole. */
#ifndef ORKI_SOLVE_TIER_FRONT_H
#define ORKI_SOLVE_TIER_FRONT_H

#include "model/tiers.h"

typedef struct orki_front_point {
    ork_timetable *timetable;
    ork_verdict *verdict;
    ork_changes changes;
} orki_front_point;

typedef struct orki_front_line {
    int64_t lost_points, change_points, bound;
    bool has_cost;
    double effort; /* of its search: seconds, or work when only that is limited */
} orki_front_line;

typedef struct orki_front {
    const ork_season *season;
    const ork_reference *old;
    int allow_min;
    int64_t lost;             /* by each point */
    int64_t least_lost;       /* proven: no timetable loses fewer */
    int n, n_lines;           /* no points: nothing is known yet */
    orki_front_point *points; /* [n] the fewest changes first, each next one cheaper */
    orki_front_line *lines;   /* [n_lines] */
    size_t capacity, line_capacity;
} orki_front;

/** Judge a timetable; it is kept (as a copy) when it breaks no rule and no point is as good.
 *  @return ORK_OK, kept or not; ORK_ERR_MEMORY. */
ork_status orki_front_offer(orki_front *front, const ork_timetable *timetable);

/** @return ORK_OK or ORK_ERR_MEMORY */
ork_status orki_front_prove(orki_front *front, orki_front_line line);

/** No timetable that loses at most front->lost changes less; 0 when nothing is proven. */
int64_t orki_front_least_changes(const orki_front *front);

/** No timetable that loses at most front->lost and changes at most so much costs less. */
int64_t orki_front_least_cost(const orki_front *front, int64_t changes);

static inline int64_t orki_changes_lost(const ork_changes *changes)
{
    return (int64_t)changes->n_lost_lessons + changes->n_lost_sections;
}

void orki_front_free(orki_front *front);

#endif
