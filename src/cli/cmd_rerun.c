/* rerun: a changed season and the old timetable in; the new timetable with the fewest changes, its
 * report, and what to tell whom, out. */
#include "folder.h"
#include "language.h"
#include "live_line.h"
#include "loans_output.h"
#include "output.h"
#include "season_input.h"
#include "text_table.h"
#include "words.h"

#include "orkestrooster/rerun.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MOST_KEPT = 100 };

/* Everything that the command holds; what was not made is NULL. */
typedef struct rerunning {
    const cli_args *args;
    ork_season *season;
    ork_reference *old;
    ork_rerun_result *rerun; /* of the curve its first point */
    ork_curve *curve;        /* with --curve */
    char *keep;              /* a copy of --keep, cut at its commas */
    const char *kept[MOST_KEPT];
    ork_rerun_options how;
} rerunning;

enum { MINUTES_A_DAY = 24 * 60 };

/* "15min", "15 min" or "15". */
static int read_allow(rerunning *r)
{
    const char *text = r->args->allow;
    if (text == NULL)
        return CLI_DONE;
    char *end = NULL;
    long n = strtol(text, &end, 10);
    end += strspn(end, " ");
    bool is_fine = text[0] >= '0' && text[0] <= '9' && n <= MINUTES_A_DAY &&
                   (*end == '\0' || strcmp(end, "min") == 0);
    if (!is_fine) {
        cli_complain(_("--allow wants minutes, such as 15min, not \"%s\""), text);
        return CLI_USAGE;
    }
    r->how.allow_min = (int)n;
    return CLI_DONE;
}

static int read_kept(rerunning *r, const char *word)
{
    static const struct {
        const char *word;
        unsigned bit;
    } words[] = {{"days", ORK_KEEP_DAYS},
                 {"times", ORK_KEEP_DAYS | ORK_KEEP_TIMES},
                 {"teachers", ORK_KEEP_TEAMS},
                 {"teams", ORK_KEEP_TEAMS}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strcmp(word, words[i].word) == 0) {
            r->how.keep |= words[i].bit;
            return CLI_DONE;
        }
    }
    bool is_named = strncmp(word, "school:", 7) == 0 || strncmp(word, "teacher:", 8) == 0;
    if (!is_named || r->how.n_kept == MOST_KEPT) {
        cli_complain(_("--keep wants days, times, teachers, teams, school:ID or teacher:ID, with "
                       "commas between, not \"%s\""),
                     word);
        return CLI_USAGE;
    }
    r->kept[r->how.n_kept++] = word;
    return CLI_DONE;
}

static int read_how(rerunning *r)
{
    r->how.kept = r->kept;
    r->how.from_date = r->args->from_date;
    int code = read_allow(r);
    if (code != CLI_DONE || r->args->keep == NULL)
        return code;
    r->keep = strdup(r->args->keep);
    if (r->keep == NULL)
        return cli_fail(ORK_ERR_MEMORY, "rerun", NULL);
    char *rest = NULL;
    for (char *word = strtok_r(r->keep, ",", &rest); word != NULL && code == CLI_DONE;
         word = strtok_r(NULL, ",", &rest))
        code = read_kept(r, word);
    return code;
}

static int read_old(rerunning *r)
{
    ork_diags *diags = ork_diags_new();
    if (diags == NULL)
        return cli_fail(ORK_ERR_MEMORY, r->args->from, NULL);
    errno = 0;
    ork_status status = ork_reference_read(&r->old, r->season, r->args->from, diags);
    int code = cli_tell(r->args, status, r->args->from, diags);
    ork_diags_free(diags);
    return code;
}

/* How far a tier is proven. */
static void print_bound(int64_t amount, int64_t bound)
{
    if (bound >= amount)
        printf(" (%s)\n", _("proven: no fewer"));
    else
        printf(_(" (at least %" PRId64 ")\n"), bound);
}

/* The folder of texts is there only when somebody is told something. */
static void print_tell(const char *folder, const char *slash)
{
    size_t size = strlen(folder) + sizeof "/tell";
    char *path = malloc(size);
    struct stat info;
    if (path == NULL) {
        cli_lack_memory();
        return;
    }
    snprintf(path, size, "%s/tell", folder);
    if (stat(path, &info) == 0)
        cli_print(stdout, _("Whom to tell what: %s%stell\n"), folder, slash);
    free(path);
}

static void print_summary(const rerunning *r)
{
    const ork_rerun_result *n = r->rerun;
    const ork_changes *c = &n->changes;
    const char *slash = r->args->folder[strlen(r->args->folder) - 1] == '/' ? "" : "/";
    cli_print(stdout, _("Timetable: %s%stimetable.yaml\n"), r->args->folder, slash);
    print_tell(r->args->folder, slash);
    printf(_("Lost lessons and sections: %" PRId64), n->lost);
    print_bound(n->lost, n->lost_bound);
    printf(_("Weighted changes: %" PRId64), c->weighted);
    print_bound(c->weighted, n->changes_bound);
    static const char *const names[ORK_N_CHANGES] = {
        N_("lessons on another day"),        N_("lessons at another time"),
        N_("days off of teachers"),          N_("days of teachers that begin at another time"),
        N_("sections with another teacher"), N_("sections in another room")};
    for (int k = 0; k < ORK_N_CHANGES; k++) {
        if (c->n[k] > 0)
            printf("  %d %s\n", c->n[k], _(names[k]));
    }
    printf(_("Cost with these losses and changes: %" PRId64 " points"), n->result->verdict->cost);
    print_bound(n->result->verdict->cost, n->cost_bound);
    cli_print_instruments(n->result->instruments);
}

enum { CURVE_COLUMNS = 5 };

/* The cells of the curve's table; numbers are written into the row's own room. */
typedef struct curve_cells {
    const ork_curve *curve;
    char text[CURVE_COLUMNS][32];
} curve_cells;

static const char *curve_cell(int row, int column, void *user)
{
    curve_cells *c = user;
    const ork_rerun_result *p = c->curve->points[row];
    const int *n = p->changes.n;
    int64_t values[CURVE_COLUMNS] = {p->changes.weighted, p->result->verdict->cost, p->cost_bound,
                                     (int64_t)n[ORK_CHANGE_CLASS_DAY] + n[ORK_CHANGE_CLASS_TIME],
                                     n[ORK_CHANGE_SECTION_TEACHER]};
    if (column == 2 && p->is_cost_proven)
        return _("proven");
    snprintf(c->text[column], sizeof c->text[column], "%" PRId64, values[column]);
    return c->text[column];
}

static void print_curve(const rerunning *r)
{
    curve_cells cells = {.curve = r->curve};
    cli_table table = {
        .n_columns = CURVE_COLUMNS,
        .is_right = {true, true, true, true, true},
        .heading = {_("changes"), _("cost"), _("at least"), _("lessons moved"), _("other teacher")},
        .n_rows = r->curve->n_points,
        .cell = curve_cell,
        .user = &cells};
    const char *slash = r->args->folder[strlen(r->args->folder) - 1] == '/' ? "" : "/";
    int64_t most = r->curve->points[r->curve->n_points - 1]->changes.weighted;
    printf("\n%s\n", _("What more changes save:"));
    cli_table_print(&table, stdout);
    printf(_("With any number of changes at least %" PRId64 " points.\n"),
           ork_curve_bound(r->curve, INT64_C(1) << 40));
    cli_print(stdout,
              _("Drawing: %s%scurve.html; timetable with %" PRId64 " changes: %s%scurve/%" PRId64
                "/timetable.yaml\n"),
              r->args->folder, slash, most, r->args->folder, slash, most);
}

static int write_files(const rerunning *r)
{
    ork_report_options how = cli_report_options(r->args);
    char *path = NULL;
    errno = 0;
    ork_status status =
        r->curve != NULL
            ? ork_curve_write(r->season, r->old, r->curve, &how, r->args->folder, &path)
            : ork_rerun_write(r->season, r->old, r->rerun, &how, r->args->folder, &path);
    int code = cli_fail(status, path != NULL ? path : r->args->folder, NULL);
    ork_text_free(path);
    return code;
}

static int tell(const rerunning *r)
{
    if (r->rerun->result->timetable == NULL) {
        cli_complain("%s", _("no timetable found within the limits"));
        return CLI_NO_ANSWER;
    }
    int code = write_files(r);
    if (code != CLI_DONE)
        return code;
    if (r->args->is_json) {
        code =
            cli_print_json_text(r->curve != NULL ? ork_curve_json(r->season, r->curve)
                                                 : ork_changes_json(r->season, r->old, r->rerun));
    } else if (!r->args->is_quiet) {
        print_summary(r);
        if (r->curve != NULL)
            print_curve(r);
    }
    if (code != CLI_DONE)
        return code;
    const ork_verdict *v = r->rerun->result->verdict;
    bool is_complete =
        v->n_lessons_placed == v->n_lessons && v->n_sections_staffed == v->n_sections;
    return r->args->search.is_strict && !is_complete ? CLI_NEGATIVE : CLI_DONE;
}

static int search(rerunning *r)
{
    cli_live_line line = cli_live_line_start(r->args);
    cli_catch_signals();
    errno = 0;
    const ork_options *options = &r->args->search;
    ork_status status =
        r->args->wants_curve
            ? ork_rerun_curve(&r->curve, r->season, r->old, &r->how, options, cli_live_line_show,
                              &line)
            : ork_rerun(&r->rerun, r->season, r->old, &r->how, options, cli_live_line_show, &line);
    int reason = errno;
    cli_live_line_end(&line, NULL);
    errno = reason;
    if (status == ORK_ERR_OPTION) {
        cli_complain(_("--keep %s names a school or teacher that the season does not have"),
                     r->args->keep != NULL ? r->args->keep : "");
        return CLI_USAGE;
    }
    if (r->curve != NULL)
        r->rerun = r->curve->points[0];
    return status == ORK_OK ? tell(r) : cli_fail(status, "rerun", NULL);
}

int cli_run_rerun(const cli_args *args)
{
    rerunning r = {.args = args};
    int code = read_how(&r);
    if (code == CLI_DONE && args->from_date != NULL)
        code = cli_date_judge(NULL, "from-date", args->from_date);
    if (code == CLI_DONE)
        code = cli_season_read(&r.season, args, args->n_names);
    if (code == CLI_DONE && args->from_date != NULL)
        code = cli_date_judge(r.season, "from-date", args->from_date);
    if (code == CLI_DONE)
        code = read_old(&r);
    if (code == CLI_DONE)
        code = cli_folder_spare(args->folder, args->from);
    if (code == CLI_DONE)
        code = cli_folder_prepare(args->folder, CLI_FOR_RERUN);
    if (code == CLI_DONE)
        code = search(&r);
    if (r.curve == NULL)
        ork_rerun_free(r.rerun);
    ork_curve_free(r.curve);
    ork_reference_free(r.old);
    ork_season_free(r.season);
    free(r.keep);
    return code;
}
