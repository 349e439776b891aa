/* The iCalendar files of a season: one for all lessons, one for each school, teacher and room. */
#ifndef ORKI_REPORT_ICS_FEEDS_H
#define ORKI_REPORT_ICS_FEEDS_H

#include "base/file_set.h"
#include "model/calendar_model.h"

/** Add all.ics, schools/ID.ics, teachers/ID.ics and rooms/SCHOOL-ROOM.ics. Who or what is no longer
 *  in the season, but had a lesson in an earlier run, keeps a file: its lessons are cancelled in
 * it.
 *  @return ORK_OK; ORK_ERR_IO (errno says why); ORK_ERR_MEMORY */
ork_status orki_feeds_write(const ork_season *season, const ork_timetable *timetable,
                            const ork_calendar *calendar, bool is_dutch, orki_file_set *files);

#endif
