/* What the parts of calendar.html share while it is written. The page has the frame, the style and
 * the script of index.html; every school, teacher and month is an <article> of its own. */
#ifndef ORKI_REPORT_CALENDAR_PAGE_H
#define ORKI_REPORT_CALENDAR_PAGE_H

#include "report/attention.h"
#include "report/hours.h"
#include "report/ledger.h"
#include "report/page.h"

typedef struct orki_year {
    orki_page page; /* season, timetable, language, arena and html; nothing else of it */
    const ork_calendar *calendar;
    const orki_ledger_row *ledger;
    const orki_hours_book *book;
    orki_attentions attention;
    orki_date from, to; /* first and last day shown */
} orki_year;

/* What is shown of whom. */
typedef enum orki_year_of {
    ORKI_YEAR_OF_ALL,
    ORKI_YEAR_OF_SCHOOL,
    ORKI_YEAR_OF_TEACHER
} orki_year_of;

/** The dated lesson is one of these: any; of the school; taught or conducted by the teacher. */
bool orki_year_has(const orki_year *year, const orki_dated *dated, orki_year_of of, int index);

/** Twelve small months with a mark for each day, and what the marks mean. */
void orki_year_grid(orki_year *year, orki_year_of of, int index, const char *caption);

/** The dates of a school or teacher, one a row. */
void orki_year_dates(orki_year *year, orki_year_of of, int index, const char *caption);

/** "fontein groep 5": an orchestra with its school. */
const char *orki_year_orchestra(orki_year *year, int orchestra);

/** Heading of a part, which is open until orki_year_end(). */
void orki_year_begin(orki_year *year, const char *anchor, const char *title,
                     const char *class_name);
void orki_year_end(orki_year *year);

/** The table of hours of a teacher: a row a month, and the weeks folded away. */
void orki_year_hours(orki_year *year, int teacher);

/** The ledger of all courses, or of one school's (index >= 0), and its lost dates. */
void orki_year_ledger(orki_year *year, int school);

/* The parts of the page, in order. */
void orki_year_start(orki_year *year);
void orki_year_months(orki_year *year);
void orki_year_people(orki_year *year);
void orki_year_tables(orki_year *year); /* ledger, hours, money */

/** The whole page into html. @return 0, or -1 when out of memory */
int orki_calendar_page(orki_text *html, const ork_season *season, const ork_timetable *timetable,
                       const ork_calendar *calendar, bool is_dutch, orki_arena *arena);

#endif
