/* The working week of every teacher as the report shows it: her lessons in order, with the travel,
 * the free minutes and the minimum call-out of src/doc/rules.md ("Costs") between and around them.
 * Input: a season and a timetable. Output: plain arrays; no rule is judged here. */
#ifndef ORKI_REPORT_DAY_VIEW_H
#define ORKI_REPORT_DAY_VIEW_H

#include "model/timetable_model.h"

/* One lesson in a teacher's day. */
typedef struct orki_stop {
    int section, orchestra, school;
    int from, to;      /* clock minutes of the lesson */
    int travel_before; /* minutes from the school before, or from home for the first */
    int free_before;   /* free(a, b) of the rules; 0 for the first; negative when it does not fit */
} orki_stop;

typedef struct orki_duty {
    int n;
    orki_stop *stops;    /* [n] in order of start */
    int travel_home_min; /* after the last lesson */
    int travel_min;      /* the whole day's, from home to home */
    int idle_min;        /* sum of what of free_before is positive */
    int teaching_min;
    int call_out_min; /* minutes that the minimum call-out adds */
    int n_addresses;
} orki_duty;

typedef struct orki_week {
    orki_duty days[ORKI_N_DAYS];
    int travel_min, idle_min, teaching_min, call_out_min; /* sums over the days */
    int n_days, n_schools;
} orki_week;

/** The weeks of all teachers.
 *  @return [season.n_teachers], in the arena; NULL when out of memory */
const orki_week *orki_weeks_make(const ork_season *season, const ork_timetable *timetable,
                                 orki_arena *arena);

#endif
