/* The flat table of a calendar. */
#ifndef ORKI_REPORT_CALENDAR_CSV_H
#define ORKI_REPORT_CALENDAR_CSV_H

#include "base/text.h"
#include "orkestrooster/calendar.h"

/** Append the table; a failed allocation shows in out->is_failed. */
void orki_calendar_csv(orki_text *out, const ork_season *season, const ork_timetable *timetable,
                       const ork_calendar *calendar, char separator, bool has_bom);

#endif
