/* A season solved, and its result written: by solve, and by compare for what is not solved yet. */
#ifndef CLI_SOLVING_H
#define CLI_SOLVING_H

#include "args.h"
#include "orkestrooster/solve.h"

/** ork_solve() with a live line; signals end the search. errno is that of the search.
 *  @param[out] out  free with ork_result_free(); NULL on failure */
ork_status cli_solve(ork_result **out, const cli_args *args, const ork_season *season);

/** Write the files of a result that has a timetable. @return CLI_DONE or the exit code */
int cli_result_write(const cli_args *args, const ork_season *season, const ork_result *result,
                     const char *folder);

#endif
