/* Reading the season and timetable that a command works on, with everything that can be said about
 * it said. */
#ifndef CLI_SEASON_INPUT_H
#define CLI_SEASON_INPUT_H

#include "args.h"
#include "orkestrooster/timetable.h"

/** Read a season from the first n_paths arguments; findings go to standard error. From here on the
 * program speaks the season's language unless
 *  --lang names one.
 *  @param[out] out  free with ork_season_free(); NULL on failure
 *  @return CLI_DONE or the exit code */
int cli_season_read(ork_season **out, const cli_args *args, int n_paths);

/** The same for a caller who wants to have the findings.
 *  @param diags  an empty list of the caller's, or NULL when none could be made */
int cli_season_read_into(ork_season **out, const cli_args *args, int n_paths, ork_diags *diags);

/** Read the timetable that the last argument names, with findings as above.
 *  @param[out] out  free with ork_timetable_free(); NULL on failure
 *  @return CLI_DONE or the exit code */
int cli_timetable_read(ork_timetable **out, const cli_args *args, const ork_season *season);

/** Refuse what is no date, or none of the season's days (a season may have no first and last day).
 *  @param season  NULL: not yet read
 *  @param option  without its hyphens, such as "date"
 *  @return CLI_DONE; CLI_USAGE after saying what is wrong */
int cli_date_judge(const ork_season *season, const char *option, const char *date);

#endif
