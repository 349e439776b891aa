/* Do two plans of different blocks exclude each other? Pupils, stock, shared sets, and rooms at
 * each moment (a necessary condition; what only three blocks together, or a chain of half overlaps,
 * make impossible is found when whole timetables get their rooms, solve/site_rooms.h). */
#ifndef ORKI_PLAN_CLASH_H
#define ORKI_PLAN_CLASH_H

#include "plan/plans.h"
#include "plan/rooms.h"

typedef enum orki_clash { ORKI_NO_CLASH, ORKI_CLASH, ORKI_CLASH_NO_MEMORY } orki_clash;

/** The same for two lessons.
 *  @param kinds  the ORKI_MEET_* that are asked about */
orki_clash orki_lessons_clash(const ork_season *season, orki_sitting x, orki_sitting y, int kinds);

/** @param kinds  the ORKI_MEET_* of the two blocks */
orki_clash orki_plans_clash(const ork_season *season, const orki_plan *p, const orki_plan *q,
                            int kinds);

#endif
