/* substitute: a season, its timetable, a teacher and dates in; who could stand in, the best choice
 * and, with a folder, the amended calendar out. */
#include "calendar_input.h"
#include "folder.h"
#include "language.h"
#include "output.h"
#include "season_input.h"
#include "substitute_output.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

/* Everything that the command holds; what was not made is NULL. */
typedef struct replacing {
    const cli_args *args;
    const char *last_date;
    ork_season *season;
    ork_timetable *timetable;
    char *path; /* of the calendar to work on */
    ork_calendar_options how;
    ork_events *earlier;
    ork_calendar *calendar;
    ork_substitution *found;
} replacing;

static int check_dates(const replacing *r)
{
    int code = cli_date_judge(r->season, "date", r->args->date);
    if (code == CLI_DONE)
        code = cli_date_judge(r->season, "to", r->last_date);
    if (code != CLI_DONE || strcmp(r->last_date, r->args->date) >= 0)
        return code;
    cli_complain(_("--to %s comes before --date %s"), r->last_date, r->args->date);
    return CLI_USAGE;
}

static int check_teacher(const replacing *r)
{
    if (ork_season_has_teacher(r->season, r->args->teacher))
        return CLI_DONE;
    cli_complain(_("the season has no teacher \"%s\""), r->args->teacher);
    return CLI_USAGE;
}

/* The calendar of --calendar, else the one in the folder. */
static int find_calendar(replacing *r)
{
    if (r->args->calendar == NULL)
        return r->args->folder == NULL ? CLI_DONE : cli_calendar_find(&r->path, r->args->folder);
    size_t n = strlen(r->args->calendar) + 1;
    r->path = malloc(n);
    if (r->path == NULL)
        return cli_fail(ORK_ERR_MEMORY, r->args->calendar, NULL);
    memcpy(r->path, r->args->calendar, n);
    return CLI_DONE;
}

/* What people have in their calendars is what lies in the folder; of a new folder, what the
 * calendar says that is worked on. */
static int read_earlier(replacing *r)
{
    char *path = NULL;
    int code = CLI_DONE;
    if (r->args->folder != NULL)
        code = cli_calendar_find(&path, r->args->folder);
    if (code == CLI_DONE && (path != NULL || r->path != NULL))
        code = cli_events_read(&r->earlier, r->args, r->season, path != NULL ? path : r->path);
    free(path);
    return code;
}

/* With the names that its events have in people's calendars. */
static int read_calendar(replacing *r)
{
    int code = cli_calendar_read(&r->calendar, r->args, r->season, r->path);
    if (code != CLI_DONE)
        return code;
    ork_status status = ork_calendar_amend(r->calendar, r->season, r->timetable, &r->how);
    return cli_fail(status, "substitute", NULL);
}

static int get_calendar(replacing *r)
{
    r->how = ork_calendar_options_default();
    r->how.time_limit_s = r->args->search.time_limit_s;
    int code = cli_moment_read(&r->how.now_s);
    if (code == CLI_DONE)
        code = find_calendar(r);
    if (code == CLI_DONE)
        code = read_earlier(r);
    r->how.earlier = r->earlier;
    if (code != CLI_DONE)
        return code;
    if (r->path != NULL)
        return read_calendar(r);
    return cli_calendar_make(&r->calendar, r->args, r->season, r->timetable, &r->how);
}

static int find(replacing *r)
{
    ork_status status =
        ork_substitute(&r->found, r->season, r->timetable, r->calendar, r->args->teacher,
                       r->args->date, r->last_date, &r->args->search);
    return cli_fail(status, "substitute", NULL);
}

static ork_status count_breaches(const replacing *r, int *n)
{
    ork_calendar_verdict *verdict = NULL;
    ork_status status = ork_calendar_check(&verdict, r->season, r->timetable, r->calendar);
    if (status == ORK_OK)
        *n = verdict->n_breaches;
    ork_calendar_verdict_free(verdict);
    return status;
}

/* The second opinion: a choice that breaks more than was broken is never written. */
static int amend(replacing *r)
{
    int n_before = 0, n_after = 0;
    ork_status status = count_breaches(r, &n_before);
    if (status == ORK_OK)
        status = ork_substitution_apply(r->found, r->calendar, r->season, r->timetable, &r->how);
    if (status == ORK_OK)
        status = count_breaches(r, &n_after);
    return cli_fail(status == ORK_OK && n_after > n_before ? ORK_ERR_INTERNAL : status,
                    "substitute", NULL);
}

static int write_files(replacing *r)
{
    if (r->args->folder == NULL)
        return CLI_DONE;
    int code = amend(r);
    if (code == CLI_DONE)
        code = cli_folder_prepare(r->args->folder, CLI_FOR_CALENDAR);
    if (code == CLI_DONE)
        code = cli_calendar_write(r->args, r->season, r->timetable, r->calendar);
    return code;
}

static int tell(const replacing *r)
{
    if (r->args->is_json)
        return cli_substitution_json(r->args, r->found, r->last_date);
    return r->args->is_quiet ? CLI_DONE : cli_substitution_text(r->args, r->found, r->last_date);
}

static int replace(replacing *r)
{
    int code = get_calendar(r);
    if (code == CLI_DONE)
        code = find(r);
    if (code == CLI_DONE)
        code = write_files(r);
    if (code == CLI_DONE)
        code = tell(r);
    if (code == CLI_DONE && r->args->search.is_strict && r->found->n_open > 0)
        code = CLI_NEGATIVE;
    return code;
}

int cli_run_substitute(const cli_args *args)
{
    replacing r = {.args = args,
                   .last_date = args->last_date != NULL ? args->last_date : args->date};
    int code = check_dates(&r);
    if (code == CLI_DONE)
        code = cli_season_read(&r.season, args, args->n_names - 1);
    if (code == CLI_DONE)
        code = check_teacher(&r);
    if (code == CLI_DONE)
        code = check_dates(&r);
    if (code == CLI_DONE)
        code = cli_timetable_read(&r.timetable, args, r.season);
    if (code == CLI_DONE)
        code = replace(&r);
    ork_substitution_free(r.found);
    ork_calendar_free(r.calendar);
    ork_events_free(r.earlier);
    free(r.path);
    ork_timetable_free(r.timetable);
    ork_season_free(r.season);
    return code;
}
