/* check: a season and a timetable in; every broken rule and every cost out, counted anew; with
 * --bound the bound of a bound.json, derived anew, with or without a timetable; with --calendar the
 * dates of a calendar.json; with --loans the loans of a loans.yaml. */
#include "judge_calendar.h"
#include "language.h"
#include "loans_output.h"
#include "output.h"
#include "season_input.h"
#include "verdict_tables.h"
#include "words.h"

#include "orkestrooster/certificate.h"
#include "orkestrooster/check.h"
#include "orkestrooster/report.h"

#include <errno.h>
#include <inttypes.h>
#include <stddef.h>
#include <string.h>

/* What was asked for and found; what was not asked for is NULL. */
typedef struct judging {
    ork_season *season;
    ork_timetable *timetable;
    ork_certificate *certificate;
    ork_verdict *verdict;
    ork_proof proof;
} judging;

static void print_verdict(const ork_verdict *verdict)
{
    cli_print_terms(verdict->terms, verdict->n_terms);
    printf(_("\nCost %" PRId64 " points; %d of %d lessons placed, %d of %d sections staffed.\n"),
           verdict->cost, verdict->n_lessons_placed, verdict->n_lessons,
           verdict->n_sections_staffed, verdict->n_sections);
    cli_print_breaches(verdict->breaches, verdict->n_breaches);
}

static void print_gap(const ork_verdict *verdict, int64_t bound)
{
    char percent[32];
    if (verdict == NULL || verdict->n_breaches > 0)
        return;
    if (verdict->cost <= bound) {
        printf("%s\n", _("This timetable costs no more than that: none is better."));
        return;
    }
    double gap = (double)(verdict->cost - bound) / (double)verdict->cost;
    cli_print_decimal(percent, sizeof percent, 100 * gap, 1);
    printf(_("This timetable costs %" PRId64 " points: at most %s %% can still be saved.\n"),
           verdict->cost, percent);
}

static void print_proof(const judging *j)
{
    const ork_proof *p = &j->proof;
    if (j->verdict != NULL)
        putchar('\n');
    if (!p->is_proven) {
        printf(_("The bound of %" PRId64 " points is not proven: its prices prove %" PRId64
                 " for this season, no more.\n"),
               p->claimed, p->derived);
        return;
    }
    printf(p->is_strict
               ? _("Proven: no timetable of this season that lacks nothing costs less "
                   "than %" PRId64 " points.\n")
               : _("Proven: no timetable of this season costs less than %" PRId64 " points.\n"),
           p->claimed);
    printf(_n("Derived anew from %d price, without the solver.\n",
              "Derived anew from %d prices, without the solver.\n", p->n_prices),
           p->n_prices);
    print_gap(j->verdict, p->claimed);
}

static int print_json(const judging *j)
{
    return cli_print_json_text(
        ork_report_check_json(j->season, j->verdict, j->certificate != NULL ? &j->proof : NULL));
}

/* The two counts agree: no timetable that keeps the rules costs less than what is proven. */
static bool is_contradiction(const judging *j)
{
    const ork_verdict *v = j->verdict;
    if (v == NULL || j->certificate == NULL || v->n_breaches > 0)
        return false;
    bool is_complete =
        v->n_lessons_placed == v->n_lessons && v->n_sections_staffed == v->n_sections;
    bool is_meant = is_complete || !j->proof.is_strict;
    return is_meant && (j->proof.is_impossible || v->cost < j->proof.derived);
}

static int tell(const cli_args *args, const judging *j)
{
    int code = CLI_DONE;
    const ork_verdict *v = j->verdict;
    if (args->is_json) {
        code = print_json(j);
    } else if (!args->is_quiet) {
        if (v != NULL)
            print_verdict(v);
        if (j->certificate != NULL)
            print_proof(j);
    }
    if (code != CLI_DONE)
        return code;
    if (v != NULL && v->n_breaches > 0)
        return CLI_NEGATIVE;
    bool is_complete = v == NULL || (v->n_lessons_placed == v->n_lessons &&
                                     v->n_sections_staffed == v->n_sections);
    if (args->search.is_strict && !is_complete)
        return CLI_NEGATIVE;
    return j->certificate != NULL && !j->proof.is_proven ? CLI_NEGATIVE : CLI_DONE;
}

static int judge_timetable(judging *j)
{
    ork_status status = ork_check(&j->verdict, j->season, j->timetable);
    return status == ORK_OK ? CLI_DONE : cli_fail(status, "check", NULL);
}

/* Read the certificate, then prove it: what is wrong with a price is found in either. */
static int prove(judging *j, const cli_args *args)
{
    ork_diags *diags = ork_diags_new();
    errno = 0;
    ork_status status = diags == NULL
                            ? ORK_ERR_MEMORY
                            : ork_certificate_read(&j->certificate, j->season, args->bound, diags);
    if (status == ORK_OK)
        status = ork_certificate_prove(&j->proof, j->season, j->certificate, diags);
    if (status == ORK_OK && is_contradiction(j))
        status = ORK_ERR_INTERNAL;
    int code = cli_tell(args, status, args->bound, diags);
    ork_diags_free(diags);
    return code;
}

static int judge(judging *j, const cli_args *args)
{
    int code = j->timetable != NULL ? judge_timetable(j) : CLI_DONE;
    if (code == CLI_DONE && args->bound != NULL)
        code = prove(j, args);
    return code == CLI_DONE ? tell(args, j) : code;
}

/* What is of a timetable wants one. */
static bool is_refused(const cli_args *args)
{
    bool is_of_one = args->calendar != NULL || args->loans != NULL;
    if (!is_of_one || (args->bound == NULL && args->n_names > 1))
        return false;
    cli_complain("%s", args->calendar != NULL
                           ? _("--calendar needs a SEASON and a TIMETABLE, and no --bound")
                           : _("--loans needs a SEASON and a TIMETABLE, and no --bound"));
    return true;
}

int cli_run_check(const cli_args *args)
{
    judging j = {0};
    bool has_timetable = args->bound == NULL || args->n_names > 1;
    if (is_refused(args))
        return CLI_USAGE;
    int code = cli_season_read(&j.season, args, args->n_names - (has_timetable ? 1 : 0));
    if (code == CLI_DONE && has_timetable)
        code = cli_timetable_read(&j.timetable, args, j.season);
    if (code == CLI_DONE && args->calendar != NULL)
        code = cli_judge_calendar(args, j.season, j.timetable);
    else if (code == CLI_DONE && args->loans != NULL)
        code = cli_judge_loans(args, j.season, j.timetable);
    else if (code == CLI_DONE)
        code = judge(&j, args);
    ork_verdict_free(j.verdict);
    ork_certificate_free(j.certificate);
    ork_timetable_free(j.timetable);
    ork_season_free(j.season);
    return code;
}
