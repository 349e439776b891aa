/* check: a season and a timetable in; every broken rule and every cost out, counted anew. */
#include "output.h"
#include "season_input.h"
#include "text_table.h"
#include "words.h"

#include "orkestrooster/check.h"
#include "orkestrooster/report.h"

#include <inttypes.h>
#include <stddef.h>
#include <string.h>

/* A cell is asked for once per pass, so each column of numbers has a buffer of its own. */
typedef struct term_cells {
    const ork_verdict *verdict;
    char amount[32], points[32];
} term_cells;

static const char *term_cell(int row, int column, void *user)
{
    term_cells *cells = user;
    const ork_term *term = &cells->verdict->terms[row];
    switch (column) {
    case 0:
        return term->rule;
    case 1:
        snprintf(cells->amount, sizeof cells->amount, "%" PRId64, term->amount);
        return cells->amount;
    case 2:
        return _(term->unit);
    default:
        snprintf(cells->points, sizeof cells->points, "%" PRId64, term->points);
        return cells->points;
    }
}

/* "thu 08:30-09:30" is data; a person reads the day in her own language. */
static const char *print_when(char *buffer, size_t size, const char *when)
{
    static const char *const days[][2] = {{"mon", N_("Monday")},    {"tue", N_("Tuesday")},
                                          {"wed", N_("Wednesday")}, {"thu", N_("Thursday")},
                                          {"fri", N_("Friday")},    {"sat", N_("Saturday")},
                                          {"sun", N_("Sunday")}};
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        size_t n = strlen(days[i][0]);
        if (strncmp(when, days[i][0], n) == 0) {
            snprintf(buffer, size, "%s%s", _(days[i][1]), when + n);
            return buffer;
        }
    }
    return when;
}

typedef struct breach_cells {
    const ork_verdict *verdict;
    char when[64];
} breach_cells;

static const char *breach_cell(int row, int column, void *user)
{
    breach_cells *cells = user;
    const ork_breach *breach = &cells->verdict->breaches[row];
    const char *const texts[] = {breach->rule, breach->who, breach->where,
                                 print_when(cells->when, sizeof cells->when, breach->when),
                                 breach->message};
    return texts[column];
}

static void print_verdict(const ork_verdict *verdict)
{
    term_cells cells = {.verdict = verdict};
    cli_table terms = {.n_columns = 4,
                       .is_right = {false, true, false, true},
                       .heading = {_("rule"), _("amount"), _("unit"), _("points")},
                       .n_rows = verdict->n_terms,
                       .cell = term_cell,
                       .user = &cells};
    cli_table_print(&terms, stdout);
    printf(_("\nCost %" PRId64 " points; %d of %d lessons placed, %d of %d sections staffed.\n"),
           verdict->cost, verdict->n_lessons_placed, verdict->n_lessons,
           verdict->n_sections_staffed, verdict->n_sections);
    if (verdict->n_breaches == 0) {
        printf("%s\n", _("No rule is broken."));
        return;
    }
    printf(_n("%d rule is broken:\n", "Rules are broken in %d places:\n", verdict->n_breaches),
           verdict->n_breaches);
    breach_cells broken = {.verdict = verdict};
    cli_table breaches = {.n_columns = 5,
                          .heading = {_("rule"), _("who"), _("where"), _("when"), _("what")},
                          .n_rows = verdict->n_breaches,
                          .cell = breach_cell,
                          .user = &broken};
    cli_table_print(&breaches, stdout);
}

static int print_json(const ork_season *season, const ork_verdict *verdict)
{
    char *text = ork_report_json(season, NULL, verdict);
    if (text == NULL)
        return cli_fail(ORK_ERR_MEMORY, "json", NULL);
    fputs(text, stdout);
    ork_text_free(text);
    return CLI_DONE;
}

static int judge(const cli_args *args, const ork_season *season, const ork_timetable *timetable)
{
    ork_verdict *verdict = NULL;
    ork_status status = ork_check(&verdict, season, timetable);
    if (status != ORK_OK)
        return cli_fail(status, "check", NULL);
    int code = CLI_DONE;
    if (args->is_json)
        code = print_json(season, verdict);
    else if (!args->is_quiet)
        print_verdict(verdict);
    bool is_complete = verdict->n_lessons_placed == verdict->n_lessons &&
                       verdict->n_sections_staffed == verdict->n_sections;
    if (code == CLI_DONE && (verdict->n_breaches > 0 || (args->search.is_strict && !is_complete)))
        code = CLI_NEGATIVE;
    ork_verdict_free(verdict);
    return code;
}

int cli_run_check(const cli_args *args)
{
    ork_diags *of_season = ork_diags_new(), *of_timetable = ork_diags_new();
    ork_season *season = NULL;
    ork_timetable *timetable = NULL;
    int code = cli_season_read(&season, args, args->n_names - 1, of_season);
    if (code == CLI_DONE)
        code = cli_timetable_read(&timetable, args, season, of_timetable);
    if (code == CLI_DONE)
        code = judge(args, season, timetable);
    ork_timetable_free(timetable);
    ork_season_free(season);
    ork_diags_free(of_timetable);
    ork_diags_free(of_season);
    return code;
}
