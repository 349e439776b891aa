/* sweep: a season and families of scenarios in; a folder with the results of each, and one page
 * over all, out. */
#include "folder.h"
#include "language.h"
#include "live_line.h"
#include "output.h"
#include "season_input.h"
#include "sweep_table.h"
#include "words.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

typedef struct sweeping {
    const cli_args *args;
    ork_diags *diags;
    ork_sweep *sweep;
} sweeping;

static bool has_family(const cli_args *args)
{
    return args->absent != NULL || args->add_school != NULL || args->lesson != NULL ||
           args->n_vary > 0 || args->parameters != NULL;
}

/* Growth goes year by year, each with what the one before found. */
static int judge_growth(const cli_args *args)
{
    bool has_other = args->absent != NULL || args->lesson != NULL || args->n_vary > 0 ||
                     args->parameters != NULL;
    if (args->growth == 0 && args->years == 0 && !args->is_in_order)
        return CLI_DONE;
    if (args->growth == 0)
        cli_complain(_("--%s goes with --growth"), args->years > 0 ? "years" : "in-order");
    else if (args->add_school == NULL)
        cli_complain("%s", _("--growth needs --add-school FILE: the schools that may join"));
    else if (has_other)
        cli_complain("%s", _("--growth goes with no other family than --add-school"));
    else if (args->is_list)
        cli_complain("%s", _("--growth cannot --list its scenarios: each year begins with what "
                             "the one before has found"));
    else
        return CLI_DONE;
    return CLI_USAGE;
}

/* What --resume and --only take from the plan must not be said again. */
static int judge(const cli_args *args)
{
    int code = judge_growth(args);
    if (code != CLI_DONE)
        return code;
    bool goes_on = args->is_resume || args->only != NULL;
    bool is_new = args->n_names > 0 || has_family(args) || args->growth > 0 || args->n_sets > 0 ||
                  args->from != NULL;
    if (goes_on && is_new)
        cli_complain("%s", _("--resume and --only take season and scenarios from the plan in DIR"));
    else if (args->is_list && args->only != NULL)
        cli_complain("%s", _("--list and --only do not go together"));
    else if (!goes_on && args->n_names == 0)
        cli_complain(_("%s needs more arguments: %s"), "sweep", args->command->arguments);
    else if (!goes_on && !has_family(args))
        cli_complain("%s", _("sweep needs at least one of --absent, --add-school, --lesson, --vary "
                             "and --parameters"));
    else
        return CLI_DONE;
    return CLI_USAGE;
}

static int begin(sweeping *s)
{
    const cli_args *a = s->args;
    ork_sweep_options options = {
        .season = {.paths = a->names, .n_paths = a->n_names, .sets = a->sets, .n_sets = a->n_sets},
        .from = a->from,
        .absent = a->absent,
        .add_school = a->add_school,
        .lesson = a->lesson,
        .vary = a->vary,
        .n_vary = a->n_vary,
        .table = a->parameters,
        .growth = a->growth,
        .years = a->years,
        .is_in_order = a->is_in_order,
        .search = a->search};
    bool goes_on = a->is_resume || a->only != NULL;
    if (a->language == NULL)
        ork_diags_on_language(s->diags, cli_language_use);
    errno = 0;
    ork_status st = goes_on ? ork_sweep_open(&s->sweep, a->folder, s->diags)
                            : ork_sweep_plan(&s->sweep, &options, a->folder, s->diags);
    int reason = errno;
    cli_print_diags(a, s->diags);
    errno = reason;
    if (st == ORK_ERR_OPTION && ork_diags_errors(s->diags) > 0)
        return CLI_USAGE;
    return cli_fail(st, a->folder, s->diags);
}

static int try_one(sweeping *s)
{
    int i = ork_sweep_find(s->sweep, s->args->only);
    if (i < 0) {
        cli_complain(_("the sweep in %s has no scenario \"%s\""), s->args->folder, s->args->only);
        return CLI_USAGE;
    }
    if (ork_sweep_trial(s->sweep, i)->state == ORK_TRIAL_DONE)
        return CLI_DONE;
    if (i > 0 && ork_sweep_trial(s->sweep, 0)->state != ORK_TRIAL_DONE) {
        cli_complain(_("the base has no timetable yet: run --only base first"));
        return CLI_USAGE;
    }
    ork_status st = ork_sweep_try(s->sweep, i);
    return st == ORK_ERR_INPUT ? CLI_DONE : cli_fail(st, s->args->only, NULL);
}

static int print_commands(const sweeping *s)
{
    char *folder = cli_quoted(s->args->folder);
    if (folder == NULL)
        return cli_fail(ORK_ERR_MEMORY, "sweep", NULL);
    for (int i = 1; i < ork_sweep_count(s->sweep); i++) {
        const ork_trial *t = ork_sweep_trial(s->sweep, i);
        if (t->state != ORK_TRIAL_DONE)
            printf("orkestrooster sweep --only %s -o %s\n", t->id, folder);
    }
    free(folder);
    return CLI_DONE;
}

static void print_growth(const sweeping *s)
{
    char *text = ork_growth_text(s->sweep, cli_language());
    if (text == NULL)
        cli_lack_memory();
    else
        fputs(text, stdout);
    ork_text_free(text);
}

static void print_summary(const sweeping *s, const int *n)
{
    const char *folder = s->args->folder;
    const char *slash = folder[strlen(folder) - 1] == '/' ? "" : "/";
    char text[400];
    const ork_trial *base = ork_sweep_trial(s->sweep, 0);
    int done = n[ORK_TRIAL_DONE] - (base->state == ORK_TRIAL_DONE);
    int open = n[ORK_TRIAL_OPEN] - (base->state == ORK_TRIAL_OPEN);
    cli_sweep_describe(text, sizeof text, base, base);
    cli_print(stdout, _("Page:      %s%sindex.html (open it in a browser)\n"), folder, slash);
    printf(_("Base: %s\n"), text);
    printf(_n("%d scenario is done.", "%d scenarios are done.", done), done);
    putchar('\n');
    print_growth(s);
    for (int i = 1; i < ork_sweep_count(s->sweep); i++) {
        const ork_trial *t = ork_sweep_trial(s->sweep, i);
        if (t->state == ORK_TRIAL_INVALID || t->state == ORK_TRIAL_FAILED)
            printf("  %s: %s\n", t->title, t->reason);
    }
    if (open > 0)
        printf(_n("%d scenario is not tried: --resume goes on.\n",
                  "%d scenarios are not tried: --resume goes on.\n", open),
               open);
}

static int write_all(const sweeping *s)
{
    const cli_args *a = s->args;
    ork_report_options options = ork_report_options_default();
    char *failed = NULL;
    int n[4] = {0};
    options.language = cli_language();
    options.csv_separator = a->csv_separator;
    options.csv_bom = a->has_csv_bom;
    errno = 0;
    ork_status st = ork_sweep_write(s->sweep, &options, &failed);
    int code = cli_fail(st, failed == NULL ? a->folder : failed, NULL);
    ork_text_free(failed);
    for (int i = 0; i < ork_sweep_count(s->sweep); i++) {
        const ork_trial *t = ork_sweep_trial(s->sweep, i);
        n[t->state]++;
        if (t->state == ORK_TRIAL_FAILED && (a->is_quiet || a->is_json)) /* else in the summary */
            cli_complain("%s: %s", t->title, t->reason);
    }
    if (code == CLI_DONE && a->is_json)
        code = cli_print_json_text(ork_sweep_json(s->sweep));
    else if (code == CLI_DONE && !a->is_quiet)
        print_summary(s, n);
    if (code != CLI_DONE)
        return code;
    const ork_growth *growth = ork_sweep_growth(s->sweep);
    bool is_open = n[ORK_TRIAL_OPEN] > 0 || (growth != NULL && growth->n_years < growth->n_asked);
    return n[ORK_TRIAL_FAILED] > 0 ? CLI_FAILED : is_open ? CLI_NO_ANSWER : CLI_DONE;
}

static int run_all(sweeping *s)
{
    cli_sweep_table table = cli_sweep_table_start(s->args, s->sweep);
    cli_catch_signals();
    errno = 0;
    ork_status st = ork_sweep_run(s->sweep, s->args->search.threads, cli_sweep_table_show, &table);
    cli_sweep_table_end(&table);
    if (st == ORK_ERR_BACKEND && ork_sweep_trial(s->sweep, 0)->reason[0] != '\0') {
        cli_complain("%s: %s", ork_sweep_trial(s->sweep, 0)->title,
                     ork_sweep_trial(s->sweep, 0)->reason);
        return CLI_FAILED;
    }
    return st == ORK_OK ? write_all(s) : cli_fail(st, "sweep", NULL);
}

/* The base, and then the commands for all others. */
static int list(sweeping *s)
{
    if (ork_sweep_trial(s->sweep, 0)->state != ORK_TRIAL_DONE) {
        ork_status st = ork_sweep_try(s->sweep, 0);
        if (st != ORK_OK)
            return cli_fail(st, "sweep", NULL);
    }
    return print_commands(s);
}

int cli_run_sweep(const cli_args *args)
{
    sweeping s = {.args = args, .diags = ork_diags_new()};
    if (s.diags == NULL)
        return cli_fail(ORK_ERR_MEMORY, "sweep", NULL);
    int code = judge(args);
    if (code == CLI_DONE && !args->is_resume && args->only == NULL)
        code = cli_folder_prepare(args->folder, CLI_FOR_SWEEP);
    if (code == CLI_DONE)
        code = begin(&s);
    if (code == CLI_DONE)
        code = args->only != NULL ? try_one(&s) : args->is_list ? list(&s) : run_all(&s);
    ork_sweep_free(s.sweep);
    ork_diags_free(s.diags);
    return code;
}
