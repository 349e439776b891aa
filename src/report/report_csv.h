/* timetable.csv after RFC 4180: one row a section, header in data words, CRLF at line ends. */
#ifndef ORKI_REPORT_CSV_H
#define ORKI_REPORT_CSV_H

#include "base/text.h"
#include "model/timetable_model.h"

/** Append the whole file. A text that a spreadsheet could take for a formula (it starts with = + -
 * @, tab or a line end) gets an apostrophe before it.
 *  @return 0, or -1 when out of memory */
int orki_csv_write(orki_text *csv, const ork_season *season, const ork_timetable *timetable,
                   char separator, bool has_bom, orki_arena *arena);

#endif
