/* A timetable's lessons as FET sees them: things that take a while, on a grid of equal hours.
 * A run is what the timetable gives one after another without a pause in one block; it stays
 * together, and so does a double of a series, whose meetings of all its blocks are looked at
 * together. An activity is a run and one role: one teacher (or nobody) and one room for the run.
 * Input: season and timetable. Output: runs with the starts that the rules about one lesson allow
 * and that are natural, activities, and the grid that holds all of them. */
#ifndef ORKI_EXPORT_FET_WEEK_H
#define ORKI_EXPORT_FET_WEEK_H

#include "model/timetable_model.h"

typedef struct orki_fet_start {
    int day, minute;
} orki_fet_start;

typedef struct orki_fet_run {
    int block, n_lessons;
    int series;                         /* its lessons are meetings of this series; or -1 */
    int lesson[ORKI_MAX_BLOCK_LESSONS]; /* orchestras in order of time */
    int offset[ORKI_MAX_BLOCK_LESSONS]; /* minutes after the start of the run */
    int length;                         /* minutes */
    int n_starts;
    size_t capacity;
    orki_fet_start *starts;
    int first_activity, n_activities;
} orki_fet_run;

typedef struct orki_fet_activity {
    int run, role;
    int teacher;        /* or -1 */
    bool is_for_pupils; /* the first of its run: the groups are there */
} orki_fet_activity;

typedef struct orki_fet_week {
    const ork_season *season;
    const ork_timetable *timetable;
    int n_runs, n_activities;
    size_t run_capacity, activity_capacity;
    orki_fet_run *runs;            /* by block, then those of the series */
    orki_fet_activity *activities; /* by run */
    uint8_t days;                  /* mask of the days that occur */
    int from_min, step_min, n_hours;
} orki_fet_week;

/** @return ORK_OK or ORK_ERR_MEMORY; orki_fet_week_free() in every case. */
ork_status orki_fet_week_make(orki_fet_week *out, const ork_season *season,
                              const ork_timetable *timetable);

void orki_fet_week_free(orki_fet_week *week);

/** The section of a lesson of the activity's run, or -1 when that lesson lacks the role. */
int orki_fet_section(const orki_fet_week *week, const orki_fet_activity *activity, int i);

#endif
