/* What commands about calendars read besides season and timetable: the moment, and the files of an
 * earlier run. */
#ifndef CLI_CALENDAR_INPUT_H
#define CLI_CALENDAR_INPUT_H

#include "args.h"
#include "orkestrooster/calendar.h"

/** SOURCE_DATE_EPOCH when it is set, so that the same input gives the same bytes.
 *  @param[in,out] now_s  kept when it is not
 *  @return CLI_DONE; CLI_USAGE after a complaint */
int cli_moment_read(int64_t *now_s);

/** Where a folder has its calendar.json, or NULL when it has none.
 *  @param[out] path  released with free()
 *  @return CLI_DONE or the exit code */
int cli_calendar_find(char **path, const char *folder);

/** The events of a calendar.json, with findings told. @return CLI_DONE or the exit code */
int cli_events_read(ork_events **out, const cli_args *args, const ork_season *season,
                    const char *path);

/** A calendar.json as it stands, likewise. */
int cli_calendar_read(ork_calendar **out, const cli_args *args, const ork_season *season,
                      const char *path);

/** What it has before the timetable holds, likewise; NULL when that is nothing. */
int cli_calendar_read_before(ork_calendar **out, const cli_args *args, const ork_season *season,
                             const ork_timetable *timetable, const char *path);

/** A calendar made anew, likewise. */
int cli_calendar_make(ork_calendar **out, const cli_args *args, const ork_season *season,
                      const ork_timetable *timetable, const ork_calendar_options *options);

/** Write the files of a calendar into args->folder. @return CLI_DONE or the exit code */
int cli_calendar_write(const cli_args *args, const ork_season *season,
                       const ork_timetable *timetable, const ork_calendar *calendar);

#endif
