/* What every rule about a calendar is given, and where it puts what it finds: as judge.h for the
 * week. Input: a season, its timetable, and any calendar of them, sound or not. The closures are
 * the season's facts; which dates they close, what is promised and what is lost is counted here
 * again. Out of memory is remembered (is_failed). */
#ifndef ORKI_CHECK_DATE_JUDGE_H
#define ORKI_CHECK_DATE_JUDGE_H

#include "model/calendar_model.h"
#include "model/calendar_rules.h"

/* Where somebody or something is at a time on a date. */
typedef struct orki_presence {
    int who; /* a teacher, group or room */
    orki_date date;
    orki_span span;
    int school;                /* -1: an occasion elsewhere */
    const orki_dated *dated;   /* or NULL ... */
    const orki_occasion *held; /* ... and then this */
} orki_presence;

typedef struct orki_date_judge {
    const ork_season *season;
    const ork_timetable *timetable;
    const ork_calendar *calendar;
    orki_date from;       /* what is before it was planned with another timetable: only counted */
    orki_dated_rule rule; /* being counted */
    int64_t amounts[ORKI_N_DATED_RULES], points[ORKI_N_DATED_RULES];
    int n_promised, n_given, n_caught_up, n_tutti, n_tutti_wanted, n_open, n_nothing;
    orki_presence *teachers, *groups, *rooms; /* sorted by who, date and start */
    int n_teachers, n_groups, n_rooms;
    int *first_of, *of; /* [n_orchestras + 1] into [n_dated]: each orchestra's lessons by date */
    orki_arena *arena;  /* texts of breaches */
    orki_arena scratch;
    ork_breach *breaches; /* [n_breaches]; orki_free() */
    size_t n_breaches, capacity;
    bool is_failed;
} orki_date_judge;

/** List who is where when, and each orchestra's lessons. @return ORK_OK or ORK_ERR_MEMORY */
ork_status orki_presence_list(orki_date_judge *j);

/** The lesson that an orchestra has on a date in its own place in the week; NULL = none. */
const orki_dated *orki_dated_given(const orki_date_judge *j, int orchestra, orki_date date);

/** Record a breach of the rule being counted; school -1: none. */
void orki_dated_breach(orki_date_judge *j, const char *who, int school, orki_date date,
                       orki_span span, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

/** The same about a dated lesson. */
#define orki_dated_breach_of(j, dated, ...)                                                        \
    orki_dated_breach(j, (j)->season->orchestras[(dated)->orchestra].id,                           \
                      (j)->season->orchestras[(dated)->orchestra].school, (dated)->date,           \
                      (orki_span){(dated)->start_min, (dated)->end_min}, __VA_ARGS__)

/** Record an item of the soft rule being counted. */
void orki_dated_cost(orki_date_judge *j, int64_t units);
void orki_dated_cost_points(orki_date_judge *j, int64_t units, int64_t points);

/** A plain word for a date in a sentence: "3 November 2026" in the language of the process. */
const char *orki_dated_day(orki_date_judge *j, orki_date date);

/** The orchestra has a lesson of the week on this date within its period, open or not. */
bool orki_dated_is_meeting(const orki_date_judge *j, int orchestra, orki_date date);

/* Why a lesson cannot be on a date. */
typedef struct orki_dated_hindrance {
    bool is_closed;
    orki_why why;
    const char *name; /* translated; "" when it has none */
} orki_dated_hindrance;

/** What closes a date for a lesson at this time: school, groups, and the occasions held. */
orki_dated_hindrance orki_dated_closed(const orki_date_judge *j, int orchestra, orki_date date,
                                       orki_span span);

/** The period of an orchestra's lessons: the latest beginning and the earliest end. */
orki_date orki_dated_first(const orki_date_judge *j, int orchestra);
orki_date orki_dated_last(const orki_date_judge *j, int orchestra);

/** The lesson's time in the week. */
orki_span orki_dated_span(const orki_date_judge *j, int orchestra);

/* The rules, a family each; each sets j->rule as it goes. */
void orki_check_dated_week(orki_date_judge *j);
void orki_check_dated_courses(orki_date_judge *j);
void orki_check_dated_people(orki_date_judge *j);
void orki_check_dated_places(orki_date_judge *j);
void orki_check_dated_occasions(orki_date_judge *j);
void orki_check_dated_tutti(orki_date_judge *j);
void orki_check_dated_told(orki_date_judge *j);

/** A breach when the file tells another number than is counted. */
void orki_dated_tell(orki_date_judge *j, const char *who, int school, const char *what, int told,
                     int counted);

/** What the file tells of each teacher's hours; the calendar has them. */
void orki_check_dated_hours(orki_date_judge *j);

/** Minutes of travel between two places of a teacher on one date, 0 when one of them is not known;
 *  -1 at one address. */
int orki_presence_travel(const orki_date_judge *j, const orki_presence *a, const orki_presence *b);

/** need(a, b) of rules.md: the changeover at one address, else travel with packing and set-up. */
int orki_presence_need(const orki_date_judge *j, const orki_presence *a, const orki_presence *b);

/** What the file tells of a course against what was counted. */
void orki_check_dated_ledger(orki_date_judge *j, const orki_course *course, int n_promised,
                             int n_given, int n_caught_up);

#endif
