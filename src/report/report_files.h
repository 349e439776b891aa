/* The usual files of a timetable as part of a set, which may hold others: all appear together. */
#ifndef ORKI_REPORT_REPORT_FILES_H
#define ORKI_REPORT_REPORT_FILES_H

#include "base/file_set.h"
#include "orkestrooster/report.h"

/** The language of the options, which must not be NULL. */
bool orki_report_is_dutch(const ork_report_options *options);

/** Add index.html, timetable.xlsx, timetable.csv, report.json and, where there is one, bound.json.
 *  @return as ork_report_write() */
ork_status orki_report_add(orki_file_set *files, const ork_season *season, const ork_result *result,
                           const ork_report_options *options);

/** Add timetable.yaml. It is the last of its set: where it is new, all is. */
ork_status orki_report_add_timetable(orki_file_set *files, const ork_season *season,
                                     const ork_timetable *timetable);

#endif
