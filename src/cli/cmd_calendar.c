/* calendar: a season and its timetable in; a folder with every dated lesson, and a summary, out. */
#include "folder.h"
#include "language.h"
#include "output.h"
#include "season_input.h"
#include "words.h"

#include "orkestrooster/calendar.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Everything that the command holds; what was not made is NULL. */
typedef struct dating {
    const cli_args *args;
    ork_season *season;
    ork_timetable *timetable;
    ork_events *earlier;
    ork_calendar *calendar;
} dating;

/* SOURCE_DATE_EPOCH, so that the same input gives the same bytes. */
static int read_moment(int64_t *now_s)
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

/* The events of the run before into this folder; one that cannot be read ends the command, because
 * without it everybody would get every lesson a second time. */
static int read_earlier(dating *d)
{
    size_t n = strlen(d->args->folder) + sizeof "/calendar.json";
    char *path = malloc(n);
    if (path == NULL)
        return cli_fail(ORK_ERR_MEMORY, "calendar", NULL);
    snprintf(path, n, "%s/calendar.json", d->args->folder);
    int code = CLI_DONE;
    if (access(path, F_OK) == 0 || errno != ENOENT) {
        ork_diags *diags = ork_diags_new();
        ork_status status =
            diags == NULL ? ORK_ERR_MEMORY : ork_events_read(&d->earlier, d->season, path, diags);
        if (diags != NULL)
            cli_print_diags(d->args, diags);
        if (status != ORK_OK)
            cli_print_failure(d->args, status, diags);
        code = cli_fail(status, path, diags);
        ork_diags_free(diags);
    }
    free(path);
    return code;
}

static int make(dating *d)
{
    ork_calendar_options options = ork_calendar_options_default();
    options.earlier = d->earlier;
    options.time_limit_s = d->args->search.time_limit_s;
    int code = read_moment(&options.now_s);
    if (code != CLI_DONE)
        return code;
    ork_diags *diags = ork_diags_new();
    ork_status status =
        diags == NULL ? ORK_ERR_MEMORY
                      : ork_calendar_make(&d->calendar, d->season, d->timetable, &options, diags);
    if (diags != NULL)
        cli_print_diags(d->args, diags);
    if (status != ORK_OK)
        cli_print_failure(d->args, status, diags);
    code = cli_fail(status, "calendar", diags);
    ork_diags_free(diags);
    return code;
}

static int write_files(const dating *d)
{
    ork_report_options how = ork_report_options_default();
    how.csv_separator = d->args->csv_separator;
    how.csv_bom = d->args->has_csv_bom;
    how.language = cli_language();
    char *path = NULL;
    errno = 0;
    ork_status status =
        ork_calendar_write(d->season, d->timetable, d->calendar, &how, d->args->folder, &path);
    int code = cli_fail(status, path != NULL ? path : d->args->folder, NULL);
    ork_text_free(path);
    return code;
}

static int tell(const dating *d)
{
    ork_calendar_figures f = ork_calendar_count(d->calendar);
    if (d->args->is_json)
        return cli_print_json(json_pack("{s:i, s:i, s:i, s:i, s:i}", "lessons", f.n_lessons,
                                        "promised", f.n_promised, "given", f.n_given, "caught_up",
                                        f.n_caught_up, "shortfall", f.n_shortfall));
    if (d->args->is_quiet)
        return CLI_DONE;
    const char *slash = d->args->folder[strlen(d->args->folder) - 1] == '/' ? "" : "/";
    printf(_("Calendar: %s%scalendar.json\n"), d->args->folder, slash);
    printf(_("%d lessons promised: %d given in their own week, %d on another day, %d not at "
             "all.\n"),
           f.n_promised, f.n_given, f.n_caught_up, f.n_shortfall);
    return CLI_DONE;
}

static int date_season(dating *d)
{
    int code = make(d);
    if (code == CLI_DONE)
        code = write_files(d);
    if (code == CLI_DONE)
        code = tell(d);
    if (code == CLI_DONE && d->args->search.is_strict &&
        ork_calendar_count(d->calendar).n_shortfall > 0)
        code = CLI_NEGATIVE;
    return code;
}

int cli_run_calendar(const cli_args *args)
{
    ork_diags *of_season = ork_diags_new(), *of_timetable = ork_diags_new();
    dating d = {.args = args};
    int code = cli_season_read(&d.season, args, args->n_names - 1, of_season);
    if (code == CLI_DONE)
        code = cli_timetable_read(&d.timetable, args, d.season, of_timetable);
    if (code == CLI_DONE)
        code = cli_folder_prepare(args->folder);
    if (code == CLI_DONE)
        code = read_earlier(&d);
    if (code == CLI_DONE)
        code = date_season(&d);
    ork_calendar_free(d.calendar);
    ork_events_free(d.earlier);
    ork_timetable_free(d.timetable);
    ork_season_free(d.season);
    ork_diags_free(of_timetable);
    ork_diags_free(of_season);
    return code;
}
