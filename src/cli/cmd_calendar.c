/* calendar: a season and its timetable in; a folder with every dated lesson, and a summary, out. */
#include "calendar_input.h"
#include "folder.h"
#include "language.h"
#include "output.h"
#include "season_input.h"
#include "words.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_TOLD = 20 }; /* of what needs attention; the files have all */

/* Everything that the command holds; what was not made is NULL. */
typedef struct dating {
    const cli_args *args;
    ork_season *season;
    ork_timetable *timetable;
    ork_events *earlier;
    ork_calendar *before; /* the timetable holds: what was planned until then */
    ork_calendar *calendar;
    ork_attention_list *attention; /* what it lacks */
} dating;

/* The events of the run before into this folder; a file that cannot be read ends the command,
 * because without it everybody would get every lesson a second time. */
static int read_earlier(dating *d)
{
    char *path = NULL;
    int code = cli_calendar_find(&path, d->args->folder);
    if (path != NULL)
        code = cli_events_read(&d->earlier, d->args, d->season, path);
    if (path != NULL && code == CLI_DONE)
        code = cli_calendar_read_before(&d->before, d->args, d->season, d->timetable, path);
    free(path);
    return code;
}

static int make(dating *d)
{
    ork_calendar_options options = ork_calendar_options_default();
    options.earlier = d->earlier;
    options.before = d->before;
    options.time_limit_s = d->args->search.time_limit_s;
    int code = cli_moment_read(&options.now_s);
    if (code == CLI_DONE)
        code = cli_calendar_make(&d->calendar, d->args, d->season, d->timetable, &options);
    return code;
}

/* The first breach is told. It is the calendar's own fault only when the week keeps its rules. */
static int tell_breach(const dating *d, const ork_breach *breach)
{
    ork_verdict *of_week = NULL;
    ork_status status = ork_check(&of_week, d->season, d->timetable);
    if (status != ORK_OK)
        return cli_fail(status, "check", NULL);
    bool is_of_week = of_week->n_breaches > 0;
    ork_verdict_free(of_week);
    cli_complain(_("the calendar breaks %s: %s"), breach->rule, breach->message);
    if (!is_of_week)
        return cli_fail(ORK_ERR_INTERNAL, "calendar", NULL);
    cli_complain(_("the timetable breaks rules: \"orkestrooster check\" tells which"));
    return CLI_NEGATIVE;
}

/* The second opinion: what breaks a rule is never written. */
static int judge(const dating *d)
{
    ork_calendar_verdict *verdict = NULL;
    ork_status status = ork_calendar_check(&verdict, d->season, d->timetable, d->calendar);
    if (status != ORK_OK)
        return cli_fail(status, "calendar", NULL);
    ork_calendar_figures f = ork_calendar_count(d->calendar);
    int code = CLI_DONE;
    if (verdict->n_breaches > 0) {
        code = tell_breach(d, &verdict->breaches[0]);
    } else if ((verdict->cost != f.cost && f.n_stand_in_conductors == 0) || f.bound > f.cost) {
        cli_complain(_("the calendar costs %" PRId64 " points, not %" PRId64), verdict->cost,
                     f.cost);
        code = cli_fail(ORK_ERR_INTERNAL, "calendar", NULL);
    }
    ork_calendar_verdict_free(verdict);
    return code;
}

static double gap_of(const ork_calendar_figures *f)
{
    return f->cost > 0 ? (double)(f->cost - f->bound) / (double)f->cost : 0;
}

static void tell_rehearsals(const ork_calendar_figures *f)
{
    char gap[32];
    if (f->n_tutti == 0)
        return;
    printf(_n("%d rehearsal of a whole orchestra.\n", "%d rehearsals of whole orchestras.\n",
              f->n_tutti),
           f->n_tutti);
    if (f->outcome == ORK_OPTIMAL) {
        printf(_("Their dates and conductors cost %" PRId64 " points: no choice costs less.\n"),
               f->cost);
        return;
    }
    cli_print_decimal(gap, sizeof gap, 100 * gap_of(f), 1);
    printf(_("Their dates and conductors cost %" PRId64
             " points: at most %s %% can still be saved.\n"),
           f->cost, gap);
}

static json_t *attention_json(const dating *d)
{
    json_t *list = json_array();
    for (int i = 0; i < d->attention->n; i++) {
        const ork_attention *a = &d->attention->at[i];
        cli_json_add(&list, json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "kind", a->kind,
                                      "school", a->school, "who", a->who, "when", a->when, "what",
                                      a->what, "reason", a->reason, "advice", a->advice));
    }
    return list;
}

static void tell_attention(const dating *d)
{
    const ork_attention_list *list = d->attention;
    if (list->n > 0)
        printf("%s\n", _("What needs attention:"));
    for (int i = 0; i < list->n && i < MOST_TOLD; i++) {
        const ork_attention *a = &list->at[i];
        printf("  %s%s%s%s%s: %s\n", a->where, a->where[0] == '\0' ? "" : ", ", a->who,
               a->when[0] == '\0' ? "" : ", ", a->when, a->what);
        printf("    %s\n    %s\n", a->reason, a->advice);
    }
    if (list->n > MOST_TOLD)
        printf(_n("  and %d more: see calendar.html\n", "  and %d more: see calendar.html\n",
                  list->n - MOST_TOLD),
               list->n - MOST_TOLD);
}

static int tell(const dating *d)
{
    ork_calendar_figures f = ork_calendar_count(d->calendar);
    if (d->args->is_json)
        return cli_print_json(
            json_pack("{s:s, s:i, s:i, s:i, s:i, s:i, s:i, s:I, s:I, s:f, s:f, s:o}", "outcome",
                      f.outcome == ORK_OPTIMAL ? "optimal" : "feasible", "lessons", f.n_lessons,
                      "promised", f.n_promised, "given", f.n_given, "caught_up", f.n_caught_up,
                      "shortfall", f.n_shortfall, "tutti", f.n_tutti, "cost", (json_int_t)f.cost,
                      "bound", (json_int_t)f.bound, "gap", gap_of(&f), "elapsed_s", f.elapsed_s,
                      "attention", attention_json(d)));
    if (d->args->is_quiet)
        return CLI_DONE;
    const char *slash = d->args->folder[strlen(d->args->folder) - 1] == '/' ? "" : "/";
    cli_print(stdout, _("Calendar: %s%scalendar.json\n"), d->args->folder, slash);
    printf(_("%d lessons promised: %d given in their own week, %d on another day, %d not at "
             "all.\n"),
           f.n_promised, f.n_given, f.n_caught_up, f.n_shortfall);
    tell_rehearsals(&f);
    tell_attention(d);
    return CLI_DONE;
}

static int list_attention(dating *d)
{
    ork_status status = ork_calendar_attention(&d->attention, d->season, d->timetable, d->calendar);
    return cli_fail(status, "calendar", NULL);
}

static int date_season(dating *d)
{
    int code = make(d);
    if (code == CLI_DONE)
        code = judge(d);
    if (code == CLI_DONE)
        code = cli_calendar_write(d->args, d->season, d->timetable, d->calendar);
    if (code == CLI_DONE)
        code = list_attention(d);
    if (code == CLI_DONE)
        code = tell(d);
    if (code == CLI_DONE && d->args->search.is_strict && d->attention->n > 0)
        code = CLI_NEGATIVE;
    return code;
}

int cli_run_calendar(const cli_args *args)
{
    dating d = {.args = args};
    int code = cli_season_read(&d.season, args, args->n_names - 1);
    if (code == CLI_DONE)
        code = cli_timetable_read(&d.timetable, args, d.season);
    if (code == CLI_DONE)
        code = cli_folder_prepare(args->folder, CLI_FOR_CALENDAR);
    if (code == CLI_DONE)
        code = read_earlier(&d);
    if (code == CLI_DONE)
        code = date_season(&d);
    ork_attention_free(d.attention);
    ork_calendar_free(d.calendar);
    ork_events_free(d.earlier);
    ork_calendar_free(d.before);
    ork_timetable_free(d.timetable);
    ork_season_free(d.season);
    return code;
}
