/* The ledger: what each course is promised, given, lost, caught up, and what it still lacks and
 * why. Definitions: src/doc/calendar.md. Input: a finished calendar. Output: plain rows. */
#ifndef ORKI_REPORT_LEDGER_H
#define ORKI_REPORT_LEDGER_H

#include "model/calendar_model.h"

typedef struct orki_ledger_row {
    int course, orchestra, school; /* the course's first orchestra and where it is given */
    int n_promised, n_given, n_caught_up, n_shortfall;
    int n_tuttis;           /* lessons in which all play together */
    int n_lost;             /* dates that count ... */
    int n_why[ORKI_N_WHYS]; /* ... by their reason; also those that do not count */
    const char *reason;     /* of the shortfall, for people; "" without one */
} orki_ledger_row;

/** One row a course, in order of the season.
 *  @return [n_courses] in the arena; NULL when out of memory */
const orki_ledger_row *orki_ledger_make(const ork_season *season, const ork_timetable *timetable,
                                        const ork_calendar *calendar, orki_arena *arena);

/** The lesson that makes good a lost date of its course, or NULL. */
const orki_dated *orki_ledger_made_good(const ork_calendar *calendar, const orki_lost *lost);

/** The date of a lost lesson counts, and nothing makes it good although the course lacks lessons.
 */
bool orki_ledger_is_open(const ork_calendar *calendar, const orki_lost *lost);

#endif
