/* Years of growth as data and as text. Euros are numbers, null where they are not known. */
#include "report/growth_json.h"

#include "base/json.h"
#include "base/message.h"
#include "report/growth_words.h"
#include "report/phrases.h"

#include <inttypes.h>
#include <string.h>

static json_t *euros_json(int64_t cents)
{
    return cents < 0 ? json_null() : json_real((double)cents / 100);
}

static const char *choice_word(ork_growth_choice choice)
{
    switch (choice) {
    case ORK_GROWTH_ALL:
        return "all";
    case ORK_GROWTH_GREEDY:
        return "greedy";
    case ORK_GROWTH_ORDER:
        break;
    }
    return "order";
}

static json_t *hires_json(const ork_trial *t)
{
    json_t *list = json_array();
    for (int i = 0; i < t->n_hires; i++) {
        const ork_hire *h = &t->hires[i];
        orki_json_add(&list,
                      json_pack("{s:s, s:s, s:s, s:i, s:i, s:s, s:i, s:i, s:i, s:o}", "id", h->id,
                                "name", h->name, "skills", h->skills, "lessons", h->n_sections,
                                "teaching_min", h->teaching_min, "days", h->days, "travel_min",
                                h->travel_min, "idle_min", h->idle_min, "call_out_min",
                                h->call_out_min, "week_pay", euros_json(h->week_cents)));
    }
    return list;
}

static json_t *options_json(const ork_sweep *sweep, const ork_growth_year *y)
{
    json_t *list = json_array();
    for (int i = 0; i < y->n_options; i++) {
        const ork_growth_option *o = &y->options[i];
        const ork_trial *t = ork_sweep_trial(sweep, o->trial);
        orki_json_add(&list,
                      json_pack("{s:s, s:b, s:b, s:b, s:i, s:I, s:I, s:I, s:I, s:o, s:o}",
                                "scenario", t->id, "fewest", o->is_fewest, "least_cost",
                                o->is_cheapest, "least_pay", o->is_least_paid, "people", t->n_hires,
                                "lost", (json_int_t)t->lost, "cost", (json_int_t)t->cost, "changes",
                                (json_int_t)t->changes, "travel_min", (json_int_t)t->travel_min,
                                "season_pay", euros_json(t->season_cents), "hires", hires_json(t)));
    }
    return list;
}

static json_t *year_json(const ork_sweep *sweep, const ork_growth_year *y, int number)
{
    const ork_trial *team = ork_sweep_trial(sweep, y->team);
    json_t *schools = json_array();
    for (int i = 0; i < y->n_schools; i++)
        orki_json_add(&schools, json_string(y->schools[i]));
    json_t *people = y->n_options == 0
                         ? json_null()
                         : json_pack("{s:i, s:i, s:b, s:I, s:i}", "found", y->n_people, "at_least",
                                     y->least_people, "proven", y->is_least_proven, "lost",
                                     (json_int_t)y->target, "sets_tried", y->n_tried);
    return json_pack("{s:i, s:o, s:s, s:i, s:{s:s, s:b, s:I, s:I}, s:o, s:o, s:s, s:s}", "year",
                     number, "schools", schools, "choice", choice_word(y->choice), "sets_tried",
                     y->n_sets, "team", "scenario", team->id, "carries", team->lost == 0, "lost",
                     (json_int_t)team->lost, "lost_at_least", (json_int_t)team->lost_bound,
                     "people", people, "options", options_json(sweep, y), "chosen",
                     ork_sweep_trial(sweep, y->trial)->id, "season", y->file);
}

static json_t *profiles_json(const ork_growth *g)
{
    json_t *list = json_array();
    for (int i = 0; i < g->n_profiles; i++)
        orki_json_add(&list, json_pack("{s:s, s:s, s:s, s:i}", "id", g->profiles[i].id, "name",
                                       g->profiles[i].name, "skills", g->profiles[i].skills,
                                       "count", g->profiles[i].n_people));
    return list;
}

json_t *orki_growth_json(const ork_sweep *sweep)
{
    const ork_growth *g = ork_sweep_growth(sweep);
    if (g == NULL)
        return NULL;
    json_t *years = json_array();
    for (int i = 0; i < g->n_years; i++)
        orki_json_add(&years, year_json(sweep, &g->years[i], i + 1));
    return json_pack("{s:i, s:i, s:b, s:b, s:o, s:o}", "schools_a_year", g->n_a_year, "years_asked",
                     g->n_asked, "in_order", g->is_in_order, "derived", g->is_derived, "profiles",
                     profiles_json(g), "years", years);
}

/* growth.csv */

static void add_text(orki_text *csv, const char *text, char separator)
{
    orki_text_add_csv(csv, text, separator);
    orki_text_add_char(csv, separator);
}

/* A part of a text; NULL is the lack of memory, which spoils the whole. */
static const char *known(orki_text *whole, const char *part)
{
    whole->is_failed = whole->is_failed || part == NULL;
    return part == NULL ? "" : part;
}

static void add_number(orki_text *csv, int64_t number, bool is_there, char separator)
{
    if (is_there)
        orki_text_printf(csv, "%" PRId64, number);
    orki_text_add_char(csv, separator);
}

static void add_euros(orki_text *csv, int64_t cents, char after)
{
    if (cents >= 0)
        orki_text_printf(csv, "%" PRId64 ".%02d", cents / 100, (int)(cents % 100));
    if (after != '\0')
        orki_text_add_char(csv, after);
}

/* @param t  of an option; NULL: the year has none */
static void add_line(orki_text *csv, const orki_growth_words *w, const ork_trial *t,
                     const char *why, const ork_hire *h, char separator)
{
    const char *schools = "";
    for (int i = 0; i < w->year->n_schools && schools != NULL; i++)
        schools =
            orki_arena_printf(w->arena, "%s%s%s", schools, i > 0 ? " " : "", w->year->schools[i]);
    add_number(csv, w->number, true, separator);
    add_text(csv, known(csv, schools), separator);
    add_number(csv, w->team->lost, true, separator);
    add_text(csv, why, separator);
    add_text(csv, t == NULL ? w->team->id : t->id, separator);
    add_number(csv, t == NULL ? w->team->cost : t->cost, true, separator);
    add_euros(csv, t == NULL ? w->team->season_cents : t->season_cents, separator);
    add_text(csv, h == NULL ? "" : h->name, separator);
    add_text(csv, h == NULL ? "" : h->skills, separator);
    add_text(csv, h == NULL ? "" : h->days, separator);
    add_number(csv, h == NULL ? 0 : h->n_sections, h != NULL, separator);
    add_number(csv, h == NULL ? 0 : h->teaching_min, h != NULL, separator);
    add_number(csv, h == NULL ? 0 : h->travel_min, h != NULL, separator);
    add_euros(csv, h == NULL ? -1 : h->week_cents, '\0');
    orki_text_add(csv, "\r\n");
}

static void add_year(orki_text *csv, const orki_growth_words *w, char separator)
{
    if (w->year->n_options == 0)
        add_line(csv, w, NULL, "", NULL, separator);
    for (int i = 0; i < w->year->n_options; i++) {
        const ork_growth_option *o = &w->year->options[i];
        const ork_trial *t = ork_sweep_trial(w->sweep, o->trial);
        char why[40] = "";
        snprintf(why, sizeof why, "%s%s%s", o->is_fewest ? "fewest " : "",
                 o->is_cheapest ? "least-cost " : "", o->is_least_paid ? "least-pay " : "");
        why[strlen(why) - 1] = '\0';
        for (int k = 0; k < t->n_hires; k++)
            add_line(csv, w, t, why, &t->hires[k], separator);
    }
}

void orki_growth_csv(orki_text *csv, const ork_sweep *sweep, const ork_report_options *options)
{
    static const char *const heads[] = {
        "year",   "schools", "team_lost", "option",  "scenario",     "cost",       "season_pay",
        "person", "skills",  "days",      "lessons", "teaching_min", "travel_min", "week_pay"};
    const ork_growth *g = ork_sweep_growth(sweep);
    orki_arena arena = {0};
    if (options->csv_bom)
        orki_text_add(csv, "\xEF\xBB\xBF");
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
        if (i > 0)
            orki_text_add_char(csv, options->csv_separator);
        orki_text_add(csv, heads[i]);
    }
    orki_text_add(csv, "\r\n");
    for (int i = 0; i < g->n_years; i++) {
        orki_growth_words w = orki_growth_words_of(sweep, i, false, &arena);
        add_year(csv, &w, options->csv_separator);
    }
    orki_arena_free(&arena);
}

/* terminal */

static void add_option(orki_text *text, const orki_growth_words *w, const ork_growth_option *o)
{
    const ork_trial *t = ork_sweep_trial(w->sweep, o->trial);
    orki_text_printf(text, _("  Option (%s): cost %" PRId64 " points, changes %" PRId64 "\n"),
                     known(text, orki_growth_option_text(w, o)), t->cost, t->changes);
    if (t->season_cents >= 0)
        orki_text_printf(text, _("    pay of all teachers %s a season\n"),
                         known(text, orki_euro_text(w->arena, t->season_cents, w->is_dutch)));
    for (int i = 0; i < t->n_hires; i++) {
        const ork_hire *h = &t->hires[i];
        orki_text_printf(text, _("    %s (%s): %s; %s of teaching, %s of travel a week"), h->name,
                         w->is_dutch ? h->skills_nl : h->skills_en,
                         known(text, orki_growth_days_text(w->arena, h->days)),
                         known(text, orki_length_text(w->arena, h->teaching_min)),
                         known(text, orki_length_text(w->arena, h->travel_min)));
        if (h->week_cents >= 0)
            orki_text_printf(text, _("; %s a week"),
                             known(text, orki_euro_text(w->arena, h->week_cents, w->is_dutch)));
        orki_text_add(text, "\n");
    }
}

static void add_sentence(orki_text *text, const char *sentence)
{
    if (known(text, sentence)[0] != '\0')
        orki_text_printf(text, "  %s\n", sentence);
}

char *ork_growth_text(const ork_sweep *sweep, const char *language)
{
    orki_text text = {0};
    orki_arena arena = {0};
    const ork_growth *g = ork_sweep_growth(sweep);
    for (int i = 0; g != NULL && i < g->n_years; i++) {
        orki_growth_words w = orki_growth_words_of(sweep, i, strcmp(language, "nl") == 0, &arena);
        const char *heading = orki_growth_heading(&w), *lacks = orki_growth_lacks_text(&w);
        orki_text_printf(&text, "%s\n", known(&text, heading));
        add_sentence(&text, orki_growth_choice_text(&w));
        add_sentence(&text, orki_growth_team_text(&w));
        if (known(&text, lacks)[0] != '\0')
            add_sentence(&text, orki_arena_printf(&arena, _("Without a teacher: %s."), lacks));
        add_sentence(&text, orki_growth_need_text(&w));
        for (int k = 0; k < w.year->n_options; k++)
            add_option(&text, &w, &w.year->options[k]);
        orki_text_printf(&text, _("  Season: %s/%s\n"), ork_sweep_folder(sweep), w.year->file);
    }
    if (g != NULL && g->n_years < g->n_asked)
        orki_text_printf(&text, "%s\n", _("Not all years are finished."));
    orki_arena_free(&arena);
    orki_text_add(&text, ""); /* so that NULL means one thing only */
    if (text.is_failed)
        orki_text_free(&text);
    return text.bytes;
}
