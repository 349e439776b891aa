/* solve: a season in; a folder with the timetable and its page, and a summary, out. */
#include "folder.h"
#include "language.h"
#include "live_line.h"
#include "loans_output.h"
#include "output.h"
#include "season_input.h"
#include "solving.h"
#include "words.h"

#include "orkestrooster/check.h"
#include "orkestrooster/report.h"

#include <inttypes.h>
#include <stddef.h>
#include <string.h>

static bool is_complete(const ork_verdict *verdict)
{
    return verdict->n_lessons_placed == verdict->n_lessons &&
           verdict->n_sections_staffed == verdict->n_sections;
}

/* The exit code says what was found, and the outcome alone decides. */
static int code_of(const cli_args *args, const ork_result *result)
{
    if (result->outcome == ORK_INFEASIBLE)
        return CLI_NEGATIVE;
    if (result->timetable == NULL)
        return CLI_NO_ANSWER;
    return args->search.is_strict && !is_complete(result->verdict) ? CLI_NEGATIVE : CLI_DONE;
}

static void print_quality(const ork_result *result)
{
    char percent[32], seconds[32];
    cli_print_decimal(seconds, sizeof seconds, result->elapsed_s, 1);
    printf(_("Cost: %" PRId64 " points, found in %s s.\n"), result->verdict->cost, seconds);
    cli_print_decimal(percent, sizeof percent, 100 * result->gap, 1);
    if (result->outcome == ORK_OPTIMAL)
        printf("%s\n", _("Proven: no timetable of this season costs less."));
    else if (result->bound <= 0)
        printf("%s\n", _("The search ended before it could tell how much can still be saved."));
    else
        printf(_("No timetable of this season costs less than %" PRId64
                 ": at most %s %% can still be saved.\n"),
               result->bound, percent);
}

enum { MOST_LACKS = 10 };

/* What needs attention: the first lacks here, all of them on the page. */
static void print_lacks(const ork_season *season, const ork_result *result)
{
    const ork_verdict *v = result->verdict;
    if (is_complete(v)) {
        printf(_n("The lesson is placed.", "All %d lessons are placed.", v->n_lessons),
               v->n_lessons);
        putchar(' ');
        printf(_n("The section is staffed.", "All %d sections are staffed.", v->n_sections),
               v->n_sections);
        putchar('\n');
        return;
    }
    printf(_("%d of %d lessons placed, %d of %d sections staffed. Missing:\n"), v->n_lessons_placed,
           v->n_lessons, v->n_sections_staffed, v->n_sections);
    ork_lacks *lacks = NULL;
    if (ork_lacks_find(&lacks, season, result->timetable) != ORK_OK) {
        cli_complain("%s", ork_status_text(ORK_ERR_MEMORY));
        return;
    }
    for (int i = 0; i < lacks->n && i < MOST_LACKS; i++)
        printf("  %s%s%s: %s\n", lacks->at[i].orchestra, lacks->at[i].role[0] != '\0' ? ", " : "",
               lacks->at[i].role, lacks->at[i].reason);
    if (lacks->n > MOST_LACKS)
        printf(_n("  and %d more, on the page\n", "  and %d more, on the page\n",
                  lacks->n - MOST_LACKS),
               lacks->n - MOST_LACKS);
    ork_lacks_free(lacks);
}

static void print_summary(const cli_args *args, const ork_season *season, const ork_result *result)
{
    if (result->outcome == ORK_INFEASIBLE) {
        printf("%s\n", _("Infeasible: no timetable of this season is complete."));
        return;
    }
    if (result->timetable == NULL) {
        printf(cli_is_stopped() ? _("Ended after %.0f seconds, before a timetable was found.\n")
                                : _("No timetable found in %.0f seconds. Allow more time with "
                                    "--time-limit.\n"),
               result->elapsed_s);
        return;
    }
    const char *slash = args->folder[strlen(args->folder) - 1] == '/' ? "" : "/";
    cli_print(stdout, _("Timetable: %s%stimetable.yaml\n"), args->folder, slash);
    cli_print(stdout, _("Page:      %s%sindex.html (open it in a browser)\n"), args->folder, slash);
    print_quality(result);
    printf(_("Certified in bound.json: %" PRId64
             " points. \"orkestrooster check --bound\" proves this anew.\n"),
           ork_certificate_bound(result->certificate));
    print_lacks(season, result);
    cli_print_instruments(result->instruments);
}

static int tell(const cli_args *args, const ork_season *season, const ork_result *result)
{
    int code =
        result->timetable == NULL ? CLI_DONE : cli_result_write(args, season, result, args->folder);
    if (code == CLI_DONE && args->is_json)
        code = cli_print_json_text(ork_report_json(season, result, NULL));
    else if (code == CLI_DONE && !args->is_quiet)
        print_summary(args, season, result);
    return code == CLI_DONE ? code_of(args, result) : code;
}

static int search(const cli_args *args, const ork_season *season)
{
    ork_result *result = NULL;
    ork_status status = cli_solve(&result, args, season);
    int code = status == ORK_OK ? tell(args, season, result) : cli_fail(status, "solve", NULL);
    ork_result_free(result);
    return code;
}

int cli_run_solve(const cli_args *args)
{
    ork_season *season = NULL;
    int code = cli_season_read(&season, args, args->n_names);
    if (code == CLI_DONE)
        code = cli_folder_prepare(args->folder, CLI_FOR_SOLVE);
    if (code == CLI_DONE)
        code = search(args, season);
    ork_season_free(season);
    return code;
}
