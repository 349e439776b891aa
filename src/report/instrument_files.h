/* Instruments in the files of a report: JSON, CSV and two sheets of the workbook. */
#ifndef ORKI_REPORT_INSTRUMENT_FILES_H
#define ORKI_REPORT_INSTRUMENT_FILES_H

#include "orkestrooster/instruments.h"
#include "report/xlsx_book.h"

#include "base/text.h"
#include <jansson.h>

/** The key "instruments" of report.json; NULL when out of memory. */
json_t *orki_instruments_json(const ork_instruments *instruments);

/** "Biesboschhal 6, Instrumentendepot 2": what depots have at a school of an instrument; NULL when
 *  out of memory. */
const char *orki_lenders_text(orki_arena *arena, const ork_instruments *instruments,
                              const ork_instrument_use *use);

/** instruments.csv: a line for each school and instrument. @return 0, or -1 when out of memory */
int orki_instruments_csv(orki_text *csv, const ork_instruments *instruments, char separator,
                         bool has_bom, orki_arena *arena);

/** The sheets of instruments and of trips. */
void orki_instruments_sheets(orki_workbook *book, const ork_instruments *instruments,
                             orki_arena *arena);

#endif
