/* One reading and writing of calendars for all commands. */
#include "calendar_input.h"

#include "language.h"
#include "live_line.h"
#include "output.h"
#include "season_input.h"
#include "words.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int cli_moment_read(int64_t *now_s)
{
    const char *text = getenv("SOURCE_DATE_EPOCH");
    if (text == NULL || text[0] == '\0')
        return CLI_DONE;
    char *end = NULL;
    errno = 0;
    long long value = strtoll(text, &end, 10);
    if (errno != 0 || *end != '\0' || value < 0 || value > 253402300799) {
        cli_complain(_("SOURCE_DATE_EPOCH is not a number of seconds since 1970: \"%s\""), text);
        return CLI_USAGE;
    }
    *now_s = value;
    return CLI_DONE;
}

int cli_calendar_find(char **path, const char *folder)
{
    size_t n = strlen(folder) + sizeof "/calendar.json";
    *path = malloc(n);
    if (*path == NULL)
        return cli_fail(ORK_ERR_MEMORY, "calendar.json", NULL);
    snprintf(*path, n, "%s/calendar.json", folder);
    errno = 0;
    if (access(*path, F_OK) != 0 && errno == ENOENT) {
        free(*path);
        *path = NULL;
    }
    return CLI_DONE;
}

static int tell(const cli_args *args, ork_status status, const char *what, ork_diags *diags)
{
    int code = cli_tell(args, status, what, diags);
    ork_diags_free(diags);
    return code;
}

int cli_events_read(ork_events **out, const cli_args *args, const ork_season *season,
                    const char *path)
{
    ork_diags *diags = ork_diags_new();
    errno = 0;
    ork_status status = diags == NULL ? ORK_ERR_MEMORY : ork_events_read(out, season, path, diags);
    return tell(args, status, path, diags);
}

int cli_calendar_read(ork_calendar **out, const cli_args *args, const ork_season *season,
                      const char *path)
{
    ork_diags *diags = ork_diags_new();
    errno = 0;
    ork_status status =
        diags == NULL ? ORK_ERR_MEMORY : ork_calendar_read(out, season, path, diags);
    return tell(args, status, path, diags);
}

int cli_calendar_read_before(ork_calendar **out, const cli_args *args, const ork_season *season,
                             const ork_timetable *timetable, const char *path)
{
    ork_diags *diags = ork_diags_new();
    errno = 0;
    ork_status status = diags == NULL
                            ? ORK_ERR_MEMORY
                            : ork_calendar_read_before(out, season, timetable, path, diags);
    return tell(args, status, path, diags);
}

int cli_calendar_make(ork_calendar **out, const cli_args *args, const ork_season *season,
                      const ork_timetable *timetable, const ork_calendar_options *options)
{
    ork_diags *diags = ork_diags_new();
    ork_status status =
        diags == NULL ? ORK_ERR_MEMORY : ork_calendar_make(out, season, timetable, options, diags);
    return tell(args, status, "calendar", diags);
}

int cli_calendar_write(const cli_args *args, const ork_season *season,
                       const ork_timetable *timetable, const ork_calendar *calendar)
{
    ork_report_options how = cli_report_options(args);
    char *path = NULL;
    cli_catch_signals(); /* what is begun to be written is written to its end */
    errno = 0;
    ork_status status = ork_calendar_write(season, timetable, calendar, &how, args->folder, &path);
    int code = cli_fail(status, path != NULL ? path : args->folder, NULL);
    ork_text_free(path);
    return code;
}
