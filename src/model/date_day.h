/* A teacher's working day on one date: her stops in order (lessons, and occasions where asked for),
 * and the minutes of src/doc/rules.md
 * ("Costs") between and around them, with the ways that hold on that date. Input: the dated lessons
 * of a calendar. Output: plain numbers. Readers: the choice of catch-up dates, the hours and money
 * of the report, substitute; the checker counts for itself. */
#ifndef ORKI_MODEL_DATE_DAY_H
#define ORKI_MODEL_DATE_DAY_H

#include "model/calendar_model.h"

/* Where a teacher is for some time: a lesson, or an occasion. */
typedef struct orki_date_stop {
    int orchestra; /* whose lesson; of an occasion it does not count */
    int school;    /* -1: an occasion elsewhere */
    int from, to;  /* clock minutes */
    bool is_conducting;
    const orki_occasion *occasion; /* NULL = a lesson */
} orki_date_stop;

typedef struct orki_date_sums {
    int teaching_min;   /* lessons, conducted ones too */
    int occasion_min;   /* concerts and dress rehearsals */
    int changeover_min; /* between lessons at one address, as far as it is needed */
    int idle_min;       /* sum of what of free() is above 0 */
    int travel_min;     /* from home to home, without packing and set-up */
    int pack_min;       /* packing and set-up on the way between two addresses */
    int pause_min;      /* sum of what of free() is long enough to be part of a break */
    int call_out_min;   /* what the minimum call-out adds */
    int from, to;       /* first start, last end */
    int metres;         /* of ways whose length is known */
    int n_unknown_ways; /* ways of unknown length */
    int n_addresses;
    bool fits; /* no two stops overlap, and there is time for each way */
} orki_date_sums;

/* The dated lessons of one date: dated[first] .. dated[first + n - 1]. */
typedef struct orki_date_range {
    int first, n;
} orki_date_range;

/** The dated lessons of a date; the calendar is sorted. */
orki_date_range orki_calendar_on(const ork_calendar *calendar, orki_date date);

/** What a teacher does in a dated lesson: 0 = nothing, 1 = teaches, 2 = conducts. */
int orki_dated_part(const orki_dated *dated, const ork_season *season,
                    const ork_timetable *timetable, int teacher);

/** Put a stop in its place among n stops that are sorted by start. @return n + 1 */
int orki_date_insert(orki_date_stop *stops, int n, orki_date_stop stop);

/** @return the most dated lessons of one date; a calendar that is not judged may have any number.
 */
int orki_date_most_lessons(const ork_calendar *calendar);

/** A teacher's stops on a date, sorted by start.
 *  @param[out] stops  room for the lessons of the date
 *  @return how many */
int orki_date_stops(const ork_calendar *calendar, const ork_season *season,
                    const ork_timetable *timetable, orki_date date, int teacher,
                    orki_date_stop *stops);

/** Add the occasions of a date at which a teacher is: those that she conducts, and of the others
 *  where her orchestras play those that no other stop of hers overlaps, in the season's order.
 *  @param stops  n stops sorted by start, with room for every occasion more
 *  @return how many there are now */
int orki_date_add_occasions(const ork_calendar *calendar, const ork_season *season,
                            const ork_timetable *timetable, orki_date date, int teacher,
                            orki_date_stop *stops, int n);

/** need(a, b) of rules.md on a date; after an occasion there is no changeover. */
int orki_date_need(const ork_season *season, orki_date date, int teacher, const orki_date_stop *a,
                   const orki_date_stop *b);

/** The sums of a day; all 0 and fitting without stops. */
orki_date_sums orki_date_count(const ork_season *season, orki_date date, int teacher,
                               const orki_date_stop *stops, int n);

#endif
