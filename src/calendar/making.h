/* What the stages of a calendar share. Each stage takes the making, adds to the calendar, and
 * leaves everything else as it found it; make.c calls them in their order. */
#ifndef ORKI_CALENDAR_MAKING_H
#define ORKI_CALENDAR_MAKING_H

#include "model/calendar_model.h"

/* A date on which the week has a lesson of an orchestra within its period. */
typedef struct orki_meeting_date {
    orki_date date;
    const orki_closure *closure; /* what closes it; NULL = open */
} orki_meeting_date;

typedef struct orki_meeting_dates {
    int n;
    orki_meeting_date *at; /* [n] by date */
} orki_meeting_dates;

typedef struct orki_making {
    const ork_season *season;
    const ork_timetable *timetable;
    const ork_calendar_options *options;
    ork_diags *diags; /* may be NULL */
    ork_calendar *calendar;
    orki_date from;               /* the first day that is planned; before it stands what was */
    orki_arena scratch;           /* dies with the making */
    orki_meeting_dates *meetings; /* [n_orchestras] by orki_expand() */
} orki_making;

/** The lesson's time on its day; the lesson is placed. */
orki_span orki_making_span(const orki_making *m, int orchestra);

/** What stands in the way of a lesson of this orchestra at this time on this date: in school hours
 * a closure of any of its groups, after school one of the school where it is given or of all groups
 *  (src/doc/calendar.md). NULL = nothing. */
const orki_closure *orki_making_closure(const orki_making *m, int orchestra, orki_date date,
                                        orki_span span);

/* What a course had before the timetable holds. */
typedef struct orki_before {
    int n_given, n_caught_up, n_tutti;
    int n_lost; /* that count */
} orki_before;

orki_before orki_count_before(const orki_making *m, int course);

/** An occasion that was before the timetable holds; NULL = it is to be planned. */
const orki_held *orki_held_before(const orki_making *m, int occasion);

/* The stages, in order. @return ORK_OK; ORK_ERR_INPUT (told in diags); ORK_ERR_MEMORY. */

/** The dates of each orchestra in the season's weeks, and what each course is promised. */
ork_status orki_expand(orki_making *m);

/** Lessons and lost dates before the timetable holds stand as they were. */
ork_status orki_keep_before(orki_making *m);

/** Each occasion gets one of its dates and a conductor; the lessons of that day that it suspends
 * are closed. */
ork_status orki_hold_occasions(orki_making *m);

/** Lessons become rehearsals of the whole orchestra, with conductor and room. */
ork_status orki_rehearse(orki_making *m);

/** Each course gets its first open dates, as many as it is promised; the others are lost. */
ork_status orki_give_lessons(orki_making *m);

/** Courses that lack lessons get them on other dates, where that is possible. */
ork_status orki_catch_up_lessons(orki_making *m);

/** Each dated lesson gets the name that its event has over reruns. */
ork_status orki_name_events(orki_making *m);

/** Who stood in for somebody by an earlier run still does, when the lesson is at the same time of
 * the same date and the week still has the one who could not come. */
ork_status orki_keep_stand_ins(orki_making *m);

/** The same when rehearsals are chosen: who stood in as a conductor, too. */
ork_status orki_keep_all_stand_ins(orki_making *m);

/** What an earlier run had in people's calendars: events that say the same keep their count and
 *  moment, the others are one change further, and those that are no more are cancelled. */
ork_status orki_keep_events(orki_making *m);

#endif
