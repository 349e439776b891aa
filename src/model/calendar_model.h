/* The season's dates as plain arrays: what is given on which date, and what is not.
 *
 * Input: the stages of src/calendar/, or a calendar.json of an earlier run. Readers: the checker,
 * the report, substitute. Invariant of a finished calendar: dated lessons are sorted by date, start
 * and orchestra; lost dates by orchestra and date; every course's lessons are numbered 1, 2, .. in
 * order of their dates. Indices are those of the season; -1 is "none". */
#ifndef ORKI_MODEL_CALENDAR_MODEL_H
#define ORKI_MODEL_CALENDAR_MODEL_H

#include "model/event_model.h"
#include "model/timetable_model.h"
#include "orkestrooster/calendar.h"

/* Dates on which a course could have a further lesson, counted as far as they came. */
typedef struct orki_chances {
    int n_dates; /* its school and its groups have a time for it */
    int n_team;  /* of these: the whole team is available, free and within its week's hours */
    int n_whole; /* of these: there are rooms and instruments, too */
} orki_chances;

/* Why an orchestra rehearses less often than it should. */
typedef enum orki_tutti_lack {
    ORKI_TUTTI_ENOUGH,
    ORKI_TUTTI_NO_CONDUCTOR, /* nobody in the season conducts */
    ORKI_TUTTI_NO_ROOM,      /* no room of the school fits all at its time */
    ORKI_TUTTI_NOBODY_COMES, /* no conductor is available then and can get there */
    ORKI_TUTTI_FEW_DATES,    /* conductor or room are needed elsewhere on the other dates */
    ORKI_N_TUTTI_LACKS
} orki_tutti_lack;

/* Sums that a calendar.json tells, for the checker to count again. */
typedef struct orki_told {
    bool is_told;
    int n_given, n_caught_up, n_short;
} orki_told;

typedef struct orki_told_hours {
    bool is_told;
    /* of the season; -1 = not told */
    int n_lessons, teaching_min, n_occasions, occasion_min, changeover_min, idle_min, travel_min,
        pack_min, call_out_min;
} orki_told_hours;

/* What one promise is about: an orchestra, or all meetings of a series together. */
typedef struct orki_course {
    int first_orchestra, n_meetings; /* consecutive orchestras */
    orki_date from, to;              /* the days on which it may have lessons */
    bool is_counted;                 /* a number of lessons was given, else every teaching week */
    int n_promised;
    int n_given, n_caught_up; /* the rest of n_promised is the shortfall */
    int n_tutti_wanted;       /* rehearsals that it should have */
    orki_tutti_lack tutti_lack;
    orki_told told;
    orki_chances chances; /* of a course that lacked lessons before catching up; else 0 */
} orki_course;

/* How well lessons were caught up: src/doc/calendar.md. */
typedef struct orki_catching {
    ork_outcome outcome;
    int64_t cost, bound; /* points; no choice of dates costs less than the bound */
    double elapsed_s;
} orki_catching;

/* A section of a dated lesson that differs from the week. */
typedef struct orki_change {
    int section;
    int teacher, room; /* what holds on that date */
} orki_change;

/* A dated lesson. */
typedef struct orki_dated {
    int orchestra; /* a meeting of a series is an orchestra of its own */
    orki_date date;
    int start_min, end_min;
    int number;           /* within its course, from 1 */
    bool is_tutti;        /* all sections in one room */
    bool is_caught_up;    /* not on its own weekday and time: makes good a lost one ... */
    orki_date made_good;  /* ... of this date; ORKI_NO_DATE: too few weeks, not a lost date */
    int conductor, room;  /* of a tutti: who conducts, and where; else -1 */
    bool is_stand_in;     /* the conductor is, on this date only */
    int n_changes;        /* sections that differ from the week ... */
    orki_change *changes; /* [n_changes] ... in the calendar's arena */
    const char *uid;      /* the name of the event, the same over reruns */
    int sequence;         /* how often it was changed */
    int64_t modified_s;   /* when, last */
    uint64_t digest;      /* of everything that the event says: another one is a change */
    int n_former;
    const char *const *former; /* [n_former] feeds that the lesson was in (model/event_model.h) */
} orki_dated;

/* A date on which the week has a lesson and the season does not. */
typedef struct orki_lost {
    int orchestra;
    orki_date date;
    orki_why why;
    const char *name; /* of what closes: "Autumn holiday"; translated, in the calendar's arena */
} orki_lost;

/* Why somebody who stood in on a date cannot any more. */
typedef enum orki_why_not {
    ORKI_CAN_COME,
    ORKI_NOT_IN_SEASON,
    ORKI_NOT_SKILLED,
    ORKI_HAS_DECLINED,
    ORKI_NOT_AVAILABLE,
    ORKI_IS_ELSEWHERE, /* in another lesson or at an occasion, or on the way */
    ORKI_IS_NO_TUTTI,  /* to conduct, and the date has no rehearsal any more */
    ORKI_IS_OTHER      /* to conduct an occasion, which was given to another */
} orki_why_not;

/* A section that an earlier run gave to somebody who cannot come now: it has nobody. Or a conductor
 * who stood in: the one who was chosen anew has to know. */
typedef struct orki_cannot_come {
    int orchestra; /* -1: an occasion's conductor ... */
    int occasion;  /* ... of this one; else -1 */
    int section;   /* -1: the conductor */
    orki_date date;
    int start_min;
    const char *teacher; /* her name; who is no longer in the season: her id */
    orki_why_not why;
} orki_cannot_come;

/* An occasion on the date chosen for it. */
typedef struct orki_held {
    int occasion;
    orki_date date;  /* ORKI_NO_DATE: none of its dates will do */
    int conductor;   /* or -1 */
    int instead_of;  /* who was to conduct and cannot come; or -1 */
    const char *uid; /* of its event, like a dated lesson's, also the rest */
    int sequence;
    int64_t modified_s;
    uint64_t digest;
    int n_former;
    const char *const *former;
} orki_held;

/* How well the dates of occasions and rehearsals were chosen: src/doc/calendar.md. */
typedef struct orki_choosing {
    ork_outcome outcome;
    int64_t cost, bound; /* points; no choice costs less than the bound */
    double elapsed_s;
} orki_choosing;

struct ork_calendar {
    orki_arena arena;
    int64_t now_s; /* when it was made */
    int n_courses;
    orki_course *courses; /* [n_courses] in order of the season */
    int *course_of;       /* [n_orchestras] */
    int n_dated;
    orki_dated *dated; /* [n_dated] orki_array_reserve() */
    size_t dated_capacity;
    int n_held;
    orki_held *held; /* [n_held] one for each occasion of the season, in its order */
    orki_choosing choosing;
    int n_lost;
    orki_lost *lost; /* [n_lost] likewise */
    size_t lost_capacity;
    int n_cancelled;
    orki_event *cancelled; /* [n_cancelled] events of earlier runs that this one does not have */
    orki_catching catching;
    orki_told_hours *told_hours; /* [n_teachers] of a calendar that was read; else NULL */
    int n_cannot_come;
    orki_cannot_come *cannot_come; /* [n_cannot_come] found by this run */
    size_t cannot_come_capacity;
};

/** A calendar without dates, its courses not yet filled; NULL when out of memory. */
ork_calendar *orki_calendar_new(const ork_season *season);

/** Add a dated lesson or a lost date at the end. @return ORK_OK or ORK_ERR_MEMORY */
ork_status orki_calendar_add(ork_calendar *calendar, orki_dated dated);
ork_status orki_calendar_lose(ork_calendar *calendar, orki_lost lost);

/** Put dated lessons and lost dates in their order, and number the lessons of each course. */
void orki_calendar_sort(ork_calendar *calendar);

/** Teacher and room of a section of a dated lesson: those of the week unless it has a change. */
orki_change orki_dated_section(const orki_dated *dated, const ork_timetable *timetable,
                               int section);

/** "no-conductor": the word in data; "" for ORKI_TUTTI_ENOUGH. Static storage. */
const char *orki_tutti_lack_word(orki_tutti_lack lack);

/** Who comes to an occasion: the schools and the week's teams of the orchestras that play, the
 *  school where it is, and the conductor. */
bool orki_held_has_school(const orki_held *held, const ork_season *season, int school);
bool orki_held_has_teacher(const orki_held *held, const ork_season *season,
                           const ork_timetable *timetable, int teacher);

/** The lost date counts against the promise: nobody could know it when the season was planned. */
bool orki_lost_counts(const orki_lost *lost);

#endif
