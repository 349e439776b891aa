/* Progress of a search on standard error: one line redrawn on a terminal, else a plain line now and
 * then. Also carries the wish to stop: the first SIGINT, SIGTERM or SIGHUP. */
#ifndef CLI_LIVE_LINE_H
#define CLI_LIVE_LINE_H

#include "args.h"

#include <stdbool.h>

typedef struct cli_live_line {
    bool is_quiet, is_terminal;
    double limit_s;      /* ORK_NO_LIMIT = none */
    double next_plain_s; /* when the next plain line is due */
    bool has_said_stop;
    ork_progress last;
} cli_live_line;

cli_live_line cli_live_line_start(const cli_args *args);

/** An ork_progress_fn; `user` is the cli_live_line. Nonzero once a signal asked to stop. */
int cli_live_line_show(const ork_progress *progress, void *user);

/** Clear the live line, or print the last plain one with what was found at the end.
 *  @param result  NULL when the search failed */
void cli_live_line_end(cli_live_line *line, const ork_result *result);

/** From now on the first SIGINT, SIGTERM or SIGHUP asks to stop, and the second of the first two
 * ends the program. A SIGHUP that is ignored (nohup) stays so. */
void cli_catch_signals(void);

/** Whether a signal asked to stop. */
bool cli_is_stopped(void);

#endif
