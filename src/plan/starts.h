/* When may one lesson be given? The one-lesson rules of rules.md, and the natural starts.
 * Input: the planner's hours, breaks, busy times, pins. Output: yes or no for a day and a start,
 * and the moments (bells, ends of breaks, ...) from which natural starts are built. */
#ifndef ORKI_PLAN_STARTS_H
#define ORKI_PLAN_STARTS_H

#include "model/season_model.h"

#include <stdbool.h>

/* Clock times, kept sorted and without doubles. */
typedef struct orki_moments {
    int n;
    size_t capacity;
    int *at;
} orki_moments;

/** Do the rules school-day, school-hours, break-crossed, after-school, group-free, group-teacher
 * and pin (of the orchestra, and a block's day) allow the lesson of this orchestra then? */
bool orki_lesson_may(const ork_season *season, int orchestra, int day, int start_min);

/** The same without the pins, which are about the week and not about a single date. */
bool orki_lesson_fits(const ork_season *season, int orchestra, int day, int start_min);

/** May a double of the series begin then? */
bool orki_series_may_double(const orki_series *series, int start_min);

/** The moments of the lesson on a day, as rules.md defines them under natural-start.
 *  @param[out] moments  emptied first; release with orki_moments_free()
 *  @return 0, or -1 when out of memory. */
int orki_lesson_moments(orki_moments *moments, const ork_season *season, int orchestra, int day);

void orki_moments_free(orki_moments *moments);

#endif
