/* substitute: a season, its timetable, a teacher and dates in; who could stand in, the best choice
 * and, with a folder, the amended calendar out. */
#include "calendar_input.h"
#include "folder.h"
#include "language.h"
#include "output.h"
#include "season_input.h"
#include "words.h"

#include "orkestrooster/substitute.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_SHOWN = 5 }; /* candidates of a lesson in the text; --json has all */

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
    const char *dates[] = {r->args->date, r->last_date};
    for (int i = 0; i < 2; i++) {
        if (!ork_date_exists(dates[i])) {
            cli_complain(_("--%s wants a date such as 2026-12-01, not \"%s\""),
                         i == 0 ? "date" : "to", dates[i]);
            return CLI_USAGE;
        }
    }
    if (strcmp(r->last_date, r->args->date) < 0) {
        cli_complain(_("--to %s comes before --date %s"), r->last_date, r->args->date);
        return CLI_USAGE;
    }
    return CLI_DONE;
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
        return cli_calendar_read(&r->calendar, r->args, r->season, r->path);
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
        code = cli_folder_prepare(r->args->folder);
    if (code == CLI_DONE)
        code = cli_calendar_write(r->args, r->season, r->timetable, r->calendar);
    return code;
}

static bool is_dutch(void)
{
    return strcmp(cli_language(), "nl") == 0;
}

static json_t *clock_json(int min)
{
    return json_sprintf("%02d:%02d", min / 60, min % 60);
}

static json_t *candidate_json(const ork_candidate *c)
{
    return json_pack("{s:s, s:s, s:b, s:b, s:b, s:b, s:f, s:i, s:i, s:i, s:i, s:s}", "teacher",
                     c->teacher, "name", c->name, "free", c->is_free, "first_choice",
                     c->is_first_choice, "substitute", c->is_substitute, "knows_school",
                     c->knows_school, "cost", c->cost, "travel_min", c->travel_min, "idle_min",
                     c->idle_min, "call_out_min", c->call_out_min, "week_min", c->week_min,
                     "in_the_way", c->in_the_way);
}

static json_t *lesson_json(const ork_lost_lesson *l)
{
    json_t *candidates = json_array();
    for (int i = 0; i < l->n_candidates; i++)
        json_array_append_new(candidates, candidate_json(&l->candidates[i]));
    return json_pack("{s:s, s:s, s:o, s:o, s:s, s:s, s:s, s:s?, s:o}", "uid", l->uid, "date",
                     l->date, "start", clock_json(l->start_min), "end", clock_json(l->end_min),
                     "orchestra", l->orchestra, "school", l->school, "role", l->role, "chosen",
                     l->chosen < 0 ? NULL : l->candidates[l->chosen].teacher, "candidates",
                     candidates);
}

static json_t *moved_json(const ork_moved_lesson *m)
{
    return json_pack("{s:s, s:s, s:o, s:o, s:s, s:s, s:s, s:s}", "uid", m->uid, "date", m->date,
                     "start", clock_json(m->start_min), "end", clock_json(m->end_min), "orchestra",
                     m->orchestra, "role", m->role, "from", m->from, "to", m->to);
}

static int tell_json(const replacing *r)
{
    const ork_substitution *f = r->found;
    json_t *lessons = json_array(), *moved = json_array();
    for (int i = 0; i < f->n_lessons; i++)
        json_array_append_new(lessons, lesson_json(&f->lessons[i]));
    for (int i = 0; i < f->n_moved; i++)
        json_array_append_new(moved, moved_json(&f->moved[i]));
    double gap = f->cost > 0 ? (f->cost - f->bound) / f->cost : 0;
    return cli_print_json(json_pack(
        "{s:s, s:s, s:s, s:s, s:f, s:f, s:f, s:f, s:i, s:i, s:o, s:o}", "teacher", r->args->teacher,
        "from", r->args->date, "to", r->last_date, "outcome", ork_outcome_word(f->outcome), "cost",
        f->cost, "bound", f->bound, "gap", gap, "elapsed_s", f->elapsed_s, "open", f->n_open,
        "open_unmoved", f->n_open_unmoved, "lessons", lessons, "moved", moved));
}

static void tell_candidate(const ork_candidate *c, bool is_chosen)
{
    printf("  %s %s: ", is_chosen ? "*" : "-", c->name);
    if (!c->is_free) {
        printf("%s\n", c->in_the_way);
        return;
    }
    printf(_("%.1f points"), c->cost);
    printf(", %s", c->is_first_choice ? _("first choice") : _("second choice"));
    printf(", %s", c->knows_school ? _("knows the school") : _("does not know the school"));
    printf(_(", %+d min travel"), c->travel_min);
    if (c->idle_min != 0)
        printf(_(", %+d min idle"), c->idle_min);
    if (c->call_out_min != 0)
        printf(_(", %+d min call-out"), c->call_out_min);
    printf(_(", %d:%02d hours that week"), c->week_min / 60, c->week_min % 60);
    printf("%s\n", c->is_substitute ? _(", substitute") : "");
}

static void tell_lesson(const ork_lost_lesson *l)
{
    printf(_("\n%s %02d:%02d-%02d:%02d  %s, %s: %s\n"), l->date, l->start_min / 60,
           l->start_min % 60, l->end_min / 60, l->end_min % 60, l->school_name, l->title,
           is_dutch() ? l->role_nl : l->role_en);
    if (l->n_candidates == 0)
        printf("  %s\n", _("nobody else has the skill"));
    int n_left = 0;
    for (int i = 0; i < l->n_candidates; i++) {
        if (i < MOST_SHOWN || i == l->chosen)
            tell_candidate(&l->candidates[i], i == l->chosen);
        else
            n_left++;
    }
    if (n_left > 0)
        printf(_n("  and %d more\n", "  and %d more\n", n_left), n_left);
}

static void tell_choice(const ork_substitution *f)
{
    printf("\n");
    printf(_n("%d lesson: ", "%d lessons: ", f->n_lessons), f->n_lessons);
    printf(_("%d with a substitute, %d open; %.1f points"), f->n_lessons - f->n_open, f->n_open,
           f->cost);
    if (f->outcome == ORK_OPTIMAL)
        printf(_(", proven the best.\n"));
    else
        printf(_(", at least %.1f.\n"), f->bound);
    if (f->n_moved > 0)
        printf(_n("Proven: with nobody else's lesson moved %d stays open. Moved:\n",
                  "Proven: with nobody else's lesson moved %d stay open. Moved:\n",
                  f->n_open_unmoved),
               f->n_open_unmoved);
    for (int i = 0; i < f->n_moved; i++) {
        const ork_moved_lesson *m = &f->moved[i];
        printf(_("  %s %02d:%02d-%02d:%02d  %s, %s: %s, from %s to %s\n"), m->date,
               m->start_min / 60, m->start_min % 60, m->end_min / 60, m->end_min % 60,
               m->school_name, m->title, is_dutch() ? m->role_nl : m->role_en, m->from_name,
               m->to_name);
    }
}

static int tell(const replacing *r)
{
    if (r->args->is_json)
        return tell_json(r);
    if (r->args->is_quiet)
        return CLI_DONE;
    const ork_substitution *f = r->found;
    if (f->n_lessons == 0) {
        printf(_("%s has no lessons from %s to %s.\n"), r->args->teacher, r->args->date,
               r->last_date);
        return CLI_DONE;
    }
    if (strcmp(r->args->date, r->last_date) == 0)
        printf(_("For %s on %s (* = chosen):\n"), r->args->teacher, r->args->date);
    else
        printf(_("For %s from %s to %s (* = chosen):\n"), r->args->teacher, r->args->date,
               r->last_date);
    for (int i = 0; i < f->n_lessons; i++)
        tell_lesson(&f->lessons[i]);
    tell_choice(f);
    if (r->args->folder != NULL)
        printf(_("Calendar: %s%scalendar.json\n"), r->args->folder,
               r->args->folder[strlen(r->args->folder) - 1] == '/' ? "" : "/");
    return CLI_DONE;
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
    ork_diags *of_season = ork_diags_new(), *of_timetable = ork_diags_new();
    replacing r = {.args = args,
                   .last_date = args->last_date != NULL ? args->last_date : args->date};
    int code = check_dates(&r);
    if (code == CLI_DONE)
        code = cli_season_read(&r.season, args, args->n_names - 1, of_season);
    if (code == CLI_DONE)
        code = check_teacher(&r);
    if (code == CLI_DONE)
        code = cli_timetable_read(&r.timetable, args, r.season, of_timetable);
    if (code == CLI_DONE)
        code = replace(&r);
    ork_substitution_free(r.found);
    ork_calendar_free(r.calendar);
    ork_events_free(r.earlier);
    free(r.path);
    ork_timetable_free(r.timetable);
    ork_season_free(r.season);
    ork_diags_free(of_timetable);
    ork_diags_free(of_season);
    return code;
}
