/* Hours and money of a calendar: what each teacher works a week, a month and a season, and what the
 * season costs each school. Definitions: src/doc/calendar.md, "Hours" and "Money". Input: a
 * finished calendar. Output: sums; euros only where the planner gave rates and said what is paid.
 */
#ifndef ORKI_REPORT_HOURS_H
#define ORKI_REPORT_HOURS_H

#include "model/date_day.h"

/* Money in millionths of a cent, so that shares of a day add up to the day. */
typedef int64_t orki_microcents;

/* Sums over some of a teacher's days. */
typedef struct orki_hours {
    int n_days;                 /* with lessons or occasions */
    int n_lessons, n_occasions; /* given or conducted; concerts and dress rehearsals */
    int occasion_min;
    int teaching_min, changeover_min, idle_min, travel_min, pack_min, call_out_min;
    int n_unknown_ways; /* whose kilometres are not counted */
    int64_t metres;
    orki_microcents pay, ways; /* for hours; for kilometres */
} orki_hours;

typedef struct orki_teacher_hours {
    bool is_shown;  /* has lessons or occasions, or is not a substitute */
    bool is_priced; /* money was given, and the teacher's rate */
    orki_hours season;
    orki_hours *weeks;  /* [n_weeks] */
    orki_hours *months; /* [n_months] */
} orki_teacher_hours;

typedef struct orki_school_price {
    int n_lessons;
    int n_children; /* pupils of the groups of its orchestras, each group once */
    int n_unpriced; /* parts of lessons and occasions by people without a rate: not in the price */
    int teaching_min; /* of all teachers */
    orki_microcents price;
} orki_school_price;

typedef struct orki_hours_book {
    orki_date first_monday;
    int n_weeks, n_months;
    int first_month;      /* months since year 0: 12 * year + month - 1 */
    int n_teaching_weeks; /* weeks with a dated lesson */
    bool has_money;
    orki_teacher_hours *teachers; /* [n_teachers] */
    orki_school_price *schools;   /* [n_schools] */
    orki_hours all;
} orki_hours_book;

/** The book of a calendar, in the arena; NULL when out of memory. */
const orki_hours_book *orki_hours_make(const ork_season *season, const ork_timetable *timetable,
                                       const ork_calendar *calendar, orki_arena *arena);

/** All minutes that are work: lessons, occasions, changeover, idle, travel with packing and set-up.
 */
int orki_hours_work_min(const orki_hours *hours);

/** Minutes of teaching against the teacher's wish and limits over the teaching weeks: below 0 are
 *  missing, above 0 are more than wished, 0 is as wished or without a wish. */
int orki_hours_beside_wish(const ork_season *season, const orki_hours_book *book, int teacher);

/** Whole cents, half up. */
int64_t orki_cents(orki_microcents amount);

#endif
