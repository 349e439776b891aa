/* Catching up lessons: what the parts of the choice share (src/doc/calendar.md, "Catching up").
 *
 *   need    a course that lacks lessons, by the orchestra that stands for it
 *   party   needs of one block: its team can give them on one date
 *   visit   lessons of a party, one after another, on a date that is not their own
 *
 * catch_up_fits.c says where one lesson may be given, catch_up_visits.c lists all visits,
 * catch_up_choose.c chooses among them with GLPK, catch_up.c is the stage. */
#ifndef ORKI_CALENDAR_CATCH_UP_H
#define ORKI_CALENDAR_CATCH_UP_H

#include "calendar/making.h"
#include "model/date_day.h"

enum {
    ORKI_VISIT_MOST = 6,              /* lessons in a visit */
    ORKI_TWICE_A_DAY_POINTS = 60,     /* a second lesson of a course on one date */
    ORKI_NOT_CAUGHT_UP_POINTS = 10000 /* a lesson that stays missing: dearer than any visit */
};

typedef struct orki_need {
    int course, orchestra;
    int n_missing;
    int n_lost;            /* lost dates of the course that count ... */
    const orki_date *lost; /* [n_lost] ... by date */
    orki_chances chances;
} orki_need;

/* needs[first] .. needs[first + n - 1], n <= ORKI_VISIT_MOST, in the order of the week */
typedef struct orki_party {
    int block, first, n;
} orki_party;

typedef struct orki_visit {
    int party;
    orki_date date;
    int n;
    int need[ORKI_VISIT_MOST]; /* [n] in order of time */
    int start_min[ORKI_VISIT_MOST];
    int64_t cost; /* points */
} orki_visit;

typedef struct orki_catch_up {
    orki_making *m;
    int n_needs, n_parties, n_visits;
    orki_need *needs;
    orki_party *parties;
    orki_visit *visits; /* orki_array_reserve() */
    size_t visit_capacity;
    orki_date_stop *stops; /* [n_orchestras + ORKI_VISIT_MOST] to work in */
    int *rooms;            /* [most sections of an orchestra] to work in */
    int64_t *prices;       /* [most sections * most rooms] to work in */
} orki_catch_up;

/** Lessons that the course of an orchestra has on a date; a further one may make two. */
int orki_catch_own_lessons(const orki_catch_up *c, int orchestra, orki_date date);

/* How far a lesson comes at a time on a date. */
typedef enum orki_reach {
    ORKI_REACH_NOWHERE,
    ORKI_REACH_DATE, /* school and groups have time */
    ORKI_REACH_TEAM, /* and the team, within its hours and days of that week */
    ORKI_REACH_WHOLE /* and rooms and instruments */
} orki_reach;

/** May the lesson be given then, beside what the calendar has on that date?
 *  @param[out] n_moved  when whole: sections that are not in their room of the week
 *  With ORKI_REACH_WHOLE, c->rooms has the room of each section. */
orki_reach orki_catch_reach(orki_catch_up *c, int orchestra, orki_date date, int start_min,
                            int *n_moved);

/** How far a lesson of this orchestra comes on the day of an occasion: ORKI_REACH_NOWHERE for those
 *  involved, ORKI_REACH_DATE when its team is needed there, else ORKI_REACH_WHOLE. */
orki_reach orki_catch_beside_occasions(const orki_catch_up *c, int orchestra, orki_date date);

/** A teacher's day holds the daily rules: she can get from one stop to the next, it is not too
 *  long, has its break, few enough addresses, and each block in one piece. */
bool orki_catch_day_holds(const ork_season *season, orki_date date, int teacher,
                          const orki_date_stop *stops, int n);

/** Between this day's lessons and those that the calendar has on the days before and after, a
 *  teacher has her rest. */
bool orki_catch_rest_holds(orki_catch_up *c, orki_date date, int teacher, orki_span day);

/** What a teacher has left in the week of this Monday: minutes of teaching and days with lessons.
 */
void orki_catch_week_left(orki_catch_up *c, int teacher, orki_date monday, int *minutes, int *days);

/** The lesson uses a shared set of instruments. */
bool orki_catch_uses_set(const ork_season *s, int orchestra, int set);

/** The start times worth trying for a lesson on a date, sorted.
 *  @param[out] starts  [ORKI_DAY_MIN]
 *  @return how many, or -1 when out of memory */
int orki_catch_starts(const orki_catch_up *c, int orchestra, orki_date date, int *starts);

/** List all visits of all parties, each at its cheapest times; count the chances of each need.
 *  @return ORK_OK or ORK_ERR_MEMORY */
ork_status orki_catch_list(orki_catch_up *c);

/** Choose visits so that least is missing at least cost.
 *  @param[out] is_chosen  [n_visits]
 *  @return ORK_OK; ORK_ERR_MEMORY. The calendar's `catching` says how good the choice is. */
ork_status orki_catch_choose(orki_catch_up *c, bool *is_chosen);

#endif
