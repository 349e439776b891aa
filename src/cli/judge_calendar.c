/* check --calendar: a season, its timetable and a calendar.json in; every broken rule and every
 * cost of the dated lessons out, counted anew. */
#include "judge_calendar.h"

#include "calendar_input.h"
#include "language.h"
#include "output.h"
#include "verdict_tables.h"
#include "words.h"

#include <inttypes.h>
#include <stddef.h>

static void print_verdict(const ork_calendar_verdict *v)
{
    cli_print_terms(v->terms, v->n_terms);
    printf(_("\nCost %" PRId64 " points; %d of %d rehearsals of orchestras.\n"), v->cost,
           v->n_tutti, v->n_tutti_wanted);
    printf(_("%d lessons promised: %d given in their own week, %d on another day, %d not at "
             "all.\n"),
           v->n_promised, v->n_given, v->n_caught_up, v->n_shortfall);
    if (v->n_not_held + v->n_unconducted + v->n_open > 0)
        printf(_("%d occasions without a date, %d without a conductor, %d sections that nobody "
                 "teaches on a date.\n"),
               v->n_not_held, v->n_unconducted, v->n_open);
    if (v->n_nothing > 0)
        printf(_n("%d orchestra gets no lesson at all.\n", "%d orchestras get no lesson at all.\n",
                  v->n_nothing),
               v->n_nothing);
    cli_print_breaches(v->breaches, v->n_breaches);
}

static json_t *breaches_of(const ork_calendar_verdict *v)
{
    json_t *list = json_array();
    for (int i = 0; i < v->n_breaches; i++) {
        const ork_breach *b = &v->breaches[i];
        cli_json_add(&list, json_pack("{s:s, s:s, s:s, s:s, s:s}", "rule", b->rule, "who", b->who,
                                      "where", b->where, "when", b->when, "message", b->message));
    }
    return list;
}

static json_t *terms_of(const ork_calendar_verdict *v)
{
    json_t *terms = json_object();
    for (int i = 0; i < v->n_terms; i++) {
        const ork_term *t = &v->terms[i];
        cli_json_set(&terms, t->rule,
                     json_pack("{s:I, s:s, s:I}", "amount", (json_int_t)t->amount, "unit", t->unit,
                               "points", (json_int_t)t->points));
    }
    return terms;
}

static int print_json(const ork_calendar_verdict *v)
{
    return cli_print_json(
        json_pack("{s:b, s:I, s:o, s:o, s:i, s:i, s:i, s:i, s:i, s:i, s:i, s:i, s:i, s:i, s:i}",
                  "valid", v->n_breaches == 0, "cost", (json_int_t)v->cost, "terms", terms_of(v),
                  "breaches", breaches_of(v), "lessons", v->n_lessons, "promised", v->n_promised,
                  "given", v->n_given, "caught_up", v->n_caught_up, "shortfall", v->n_shortfall,
                  "tutti", v->n_tutti, "tutti_wanted", v->n_tutti_wanted, "not_held", v->n_not_held,
                  "unconducted", v->n_unconducted, "open", v->n_open, "nothing", v->n_nothing));
}

static int judge(const cli_args *args, const ork_season *season, const ork_timetable *timetable,
                 const ork_calendar *calendar)
{
    ork_calendar_verdict *verdict = NULL;
    ork_status status = ork_calendar_check(&verdict, season, timetable, calendar);
    if (status != ORK_OK)
        return cli_fail(status, "check", NULL);
    int code = CLI_DONE;
    if (args->is_json)
        code = print_json(verdict);
    else if (!args->is_quiet)
        print_verdict(verdict);
    bool is_lacking = verdict->n_shortfall > 0 || verdict->n_tutti < verdict->n_tutti_wanted ||
                      verdict->n_not_held > 0 || verdict->n_unconducted > 0 ||
                      verdict->n_open > 0 || verdict->n_nothing > 0;
    if (code == CLI_DONE && (verdict->n_breaches > 0 || (args->search.is_strict && is_lacking)))
        code = CLI_NEGATIVE;
    ork_calendar_verdict_free(verdict);
    return code;
}

int cli_judge_calendar(const cli_args *args, const ork_season *season,
                       const ork_timetable *timetable)
{
    ork_calendar *calendar = NULL;
    int code = cli_calendar_read(&calendar, args, season, args->calendar);
    if (code == CLI_DONE)
        code = judge(args, season, timetable, calendar);
    ork_calendar_free(calendar);
    return code;
}
