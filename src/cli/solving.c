/* The search with its progress, and its files. */
#include "solving.h"

#include "live_line.h"
#include "output.h"

#include <errno.h>

ork_status cli_solve(ork_result **out, const cli_args *args, const ork_season *season)
{
    cli_live_line line = cli_live_line_start(args);
    cli_catch_signals();
    errno = 0;
    ork_status status = ork_solve(out, season, &args->search, cli_live_line_show, &line);
    int reason = errno;
    cli_live_line_end(&line, *out);
    errno = reason;
    return status;
}

static int is_stopped(void *user)
{
    (void)user;
    return cli_is_stopped() ? 1 : 0;
}

int cli_result_write(const cli_args *args, const ork_season *season, const ork_result *result,
                     const char *folder)
{
    ork_report_options how = cli_report_options(args);
    how.is_stopped = is_stopped;
    char *path = NULL;
    errno = 0;
    ork_status status = ork_report_write(season, result, &how, folder, &path);
    int code = cli_fail(status, path != NULL ? path : folder, NULL);
    ork_text_free(path);
    return code;
}
