/* explain: a season in; why no timetable of it is complete, and what would make it so, out. */
#include "conflict_output.h"
#include "language.h"
#include "live_line.h"
#include "output.h"
#include "season_input.h"
#include "words.h"

#include "orkestrooster/explain.h"

#include <errno.h>

static const char *outcome_word(ork_explained outcome)
{
    switch (outcome) {
    case ORK_EXPLAINED_COMPLETE:
        return "complete";
    case ORK_EXPLAINED_LACKS:
        return "lacks";
    case ORK_EXPLAINED_UNKNOWN:
        break;
    }
    return "unknown";
}

static int print_json(const ork_explanation *e)
{
    json_t *conflicts = json_array();
    for (int i = 0; i < e->n_conflicts; i++)
        cli_json_add(&conflicts, cli_conflict_json(&e->conflicts[i]));
    return cli_print_json(json_pack(
        "{s:s, s:b, s:i, s:f, s:o}", "outcome", outcome_word(e->outcome), "cut_short",
        e->is_cut_short, "solves", e->n_solves, "elapsed_s", e->elapsed_s, "conflicts", conflicts));
}

static void print_outcome(const ork_explanation *e)
{
    if (e->outcome == ORK_EXPLAINED_COMPLETE)
        printf("%s\n", _("Nothing stands in the way: there is a timetable that lacks nothing."));
    else if (e->outcome == ORK_EXPLAINED_UNKNOWN && cli_is_stopped())
        printf("%s\n", _("Ended before a conflict or a complete timetable was found."));
    else if (e->outcome == ORK_EXPLAINED_UNKNOWN)
        printf("%s\n", _("No conflict was found within the limits, and no complete timetable "
                         "either. Allow more time with --time-limit."));
    else if (e->n_conflicts == 0 && cli_is_stopped())
        printf("%s\n", _("Proven: no timetable is complete. Ended before it was found what is to "
                         "blame."));
    else if (e->n_conflicts == 0)
        printf("%s\n", _("Proven: no timetable is complete. What is to blame was not found within "
                         "the limits; allow more time with --time-limit."));
    else
        printf(_n("No timetable is complete. %d conflict was found:\n",
                  "No timetable is complete. %d conflicts were found:\n", e->n_conflicts),
               e->n_conflicts);
}

static int print_text(const cli_args *args, const ork_explanation *e)
{
    print_outcome(e);
    int code = CLI_DONE;
    for (int i = 0; i < e->n_conflicts && code == CLI_DONE; i++)
        code = cli_conflict_print(args, &e->conflicts[i], i + 1);
    if (e->n_conflicts > 0 && e->is_cut_short && cli_is_stopped())
        printf("\n%s\n", _("Ended before everything was looked at; there may be more."));
    else if (e->n_conflicts > 0 && e->is_cut_short)
        printf("\n%s\n", _("The limits came before everything was looked at; there may be more."));
    return code;
}

static int code_of(const ork_explanation *e)
{
    return e->outcome == ORK_EXPLAINED_COMPLETE ? CLI_DONE
           : e->outcome == ORK_EXPLAINED_LACKS  ? CLI_NEGATIVE
                                                : CLI_NO_ANSWER;
}

static int ask(const cli_args *args, const ork_season *season)
{
    ork_explanation *e = NULL;
    ork_explain_options options = {args->search, args->lesson, args->section};
    cli_live_line line = cli_live_line_start(args);
    cli_catch_signals();
    errno = 0;
    ork_status status = ork_explain(&e, season, &options, cli_live_line_show, &line);
    int reason = errno;
    cli_live_line_end(&line, NULL);
    errno = reason;
    if (status == ORK_ERR_OPTION) {
        cli_complain(args->section != NULL
                         ? _("the season has no section \"%s\": a section is written as an "
                             "orchestra and a role, such as fontein-5/cello")
                         : _("the season has no lesson \"%s\": a lesson is written as its "
                             "orchestra, such as fontein-5"),
                     args->section != NULL ? args->section : args->lesson);
        return CLI_USAGE;
    }
    if (status != ORK_OK)
        return cli_fail(status, "explain", NULL);
    int code = args->is_json ? print_json(e) : args->is_quiet ? CLI_DONE : print_text(args, e);
    if (code == CLI_DONE)
        code = code_of(e);
    ork_explanation_free(e);
    return code;
}

int cli_run_explain(const cli_args *args)
{
    if (args->lesson != NULL && args->section != NULL) {
        cli_complain("%s", _("--lesson and --section do not go together"));
        return CLI_USAGE;
    }
    ork_season *season = NULL;
    int code = cli_season_read(&season, args, args->n_names);
    if (code == CLI_DONE)
        code = ask(args, season);
    ork_season_free(season);
    return code;
}
