/* The hours and prices of calendar.json. */
#ifndef ORKI_REPORT_HOURS_JSON_H
#define ORKI_REPORT_HOURS_JSON_H

#include "base/text.h"
#include "report/hours.h"

/** One teacher, as an object on one line: her season, months and weeks with lessons. */
void orki_hours_json_teacher(orki_text *out, const ork_season *season, const orki_hours_book *book,
                             int teacher);

/** One school, likewise. */
void orki_hours_json_school(orki_text *out, const ork_season *season, const orki_hours_book *book,
                            int school);

#endif
