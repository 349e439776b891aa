/* calendar.xlsx: the dates, the ledger, the lost dates, hours by month and week, and prices. */
#ifndef ORKI_REPORT_CALENDAR_XLSX_H
#define ORKI_REPORT_CALENDAR_XLSX_H

#include "model/calendar_model.h"

/** The workbook's bytes, in the arena.
 *  @return ORK_OK; ORK_ERR_IO (errno says why); ORK_ERR_MEMORY */
ork_status orki_calendar_xlsx(const char **bytes, size_t *n, const ork_season *season,
                              const ork_timetable *timetable, const ork_calendar *calendar,
                              orki_arena *arena);

#endif
