/* What an event says to those who read it: a lesson's summary, place and team. */
#ifndef ORKI_REPORT_ICS_WORDS_H
#define ORKI_REPORT_ICS_WORDS_H

#include "model/calendar_model.h"
#include "report/ics_file.h"

typedef enum orki_feed_kind {
    ORKI_FEED_ALL,
    ORKI_FEED_SCHOOL,
    ORKI_FEED_TEACHER,
    ORKI_FEED_ROOM,
    ORKI_FEED_GONE /* of what the season no longer has */
} orki_feed_kind;

typedef struct orki_wording {
    const ork_season *season;
    const ork_timetable *timetable;
    bool is_dutch;
    orki_arena *arena; /* of the texts */
} orki_wording;

/** The event of a dated lesson, for the readers of one school's, teacher's or room's file
 *  (`of` = its index; -1 for all). @return 0, or -1 when out of memory */
int orki_ics_word(orki_ics_event *event, const orki_wording *w, const orki_dated *dated,
                  orki_feed_kind kind, int of);

/** The event of an occasion, which has a date. @return 0, or -1 when out of memory */
int orki_ics_word_held(orki_ics_event *event, const orki_wording *w, const orki_held *held);

/** Teacher and room of a section on that date; in a tutti all are in one room. */
orki_change orki_ics_section(const orki_wording *w, const orki_dated *dated, int section);

#endif
