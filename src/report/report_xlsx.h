/* timetable.xlsx: an overview, the flat table to filter, a sheet for each school and teacher. */
#ifndef ORKI_REPORT_XLSX_H
#define ORKI_REPORT_XLSX_H

#include "orkestrooster/report.h"
#include "report/day_view.h"

/** Build the workbook.
 *  @param[out] bytes, n  the workbook; borrowed from the arena
 *  @return ORK_OK; ORK_ERR_IO (errno says why); ORK_ERR_MEMORY */
ork_status orki_xlsx_make(const char **bytes, size_t *n, const ork_season *season,
                          const ork_result *result, const orki_week *weeks, bool is_dutch,
                          orki_arena *arena);

#endif
