/* One section a year: who joins, whether the team suffices, and what each option asks. */
#include "report/growth_page.h"

#include "base/message.h"
#include "report/growth_words.h"
#include "report/html.h"
#include "report/phrases.h"

static void write_paragraph(orki_text *html, const char *text)
{
    if (text == NULL || text[0] != '\0')
        orki_html_printf(html, "<p>%s</p>\n", text);
}

static const char *euros(const orki_growth_words *w, int64_t cents)
{
    return cents < 0 ? "" : orki_euro_text(w->arena, cents, w->is_dutch);
}

/* Whether the rate of anybody among them is known: then there is a column for pay. */
static bool has_pay(const ork_trial *t)
{
    for (int i = 0; i < t->n_hires; i++) {
        if (t->hires[i].week_cents >= 0)
            return true;
    }
    return false;
}

static void write_hire(orki_text *html, const orki_growth_words *w, const ork_hire *h, bool is_paid)
{
    orki_html_printf(html, "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td>", h->name,
                     w->is_dutch ? h->skills_nl : h->skills_en,
                     orki_growth_days_text(w->arena, h->days));
    orki_html_printf(html, "<td class=\"n\">%d</td><td class=\"n\">%s</td><td class=\"n\">%s</td>",
                     h->n_sections, orki_length_text(w->arena, h->teaching_min),
                     orki_length_text(w->arena, h->travel_min));
    if (is_paid)
        orki_html_printf(html, "<td class=\"n\">%s</td>", euros(w, h->week_cents));
    orki_html_printf(html, "</tr>\n");
}

static void write_option(orki_text *html, const orki_growth_words *w,
                         const ork_growth_option *option)
{
    const ork_trial *t = ork_sweep_trial(w->sweep, option->trial);
    const char *const heads[] = {_("Who"),      _("Skills"), _("Days"),      _("Lessons"),
                                 _("Teaching"), _("Travel"), _("Pay a week")};
    bool is_paid = has_pay(t);
    orki_html_printf(html, "<h3>%s: %s</h3>\n", _("Option"), orki_growth_option_text(w, option));
    orki_html_printf(html, "<div class=\"scroll\" tabindex=\"0\"><table><thead><tr>");
    for (size_t i = 0; i < sizeof heads / sizeof heads[0] - !is_paid; i++)
        orki_html_printf(html, "<th scope=\"col\">%s</th>", heads[i]);
    orki_html_printf(html, "</tr></thead><tbody>\n");
    for (int i = 0; i < t->n_hires; i++)
        write_hire(html, w, &t->hires[i], is_paid);
    orki_html_printf(html, "</tbody></table></div>\n");
    orki_html_printf(html, "<p><a href=\"%s/changes.html\">%s</a>: ", t->id, _("Timetable"));
    orki_html_printf(html, "%s",
                     orki_arena_printf(w->arena,
                                       _("cost %s points, weighted changes %s, travel of all "
                                         "teachers %s minutes a week"),
                                       orki_number_text(w->arena, t->cost, w->is_dutch),
                                       orki_number_text(w->arena, t->changes, w->is_dutch),
                                       orki_number_text(w->arena, t->travel_min, w->is_dutch)));
    if (t->season_cents >= 0)
        orki_html_printf(html, ", %s",
                         orki_arena_printf(w->arena, _("pay of all teachers %s a season"),
                                           euros(w, t->season_cents)));
    orki_html_printf(html, ".</p>\n");
}

static void write_year(orki_text *html, const orki_growth_words *w)
{
    const ork_growth_year *y = w->year;
    const char *lacks = orki_growth_lacks_text(w);
    orki_html_printf(html, "<section id=\"year-%d\"><h2>%s</h2>\n", w->number,
                     orki_growth_heading(w));
    write_paragraph(html, orki_growth_choice_text(w));
    orki_html_printf(html,
                     "<p><strong class=\"%s\">%s</strong> <a href=\"%s/changes.html\">%s</a>"
                     "</p>\n",
                     w->team->lost == 0 ? "yes" : "no", orki_growth_team_text(w), w->team->id,
                     _("Timetable"));
    if (lacks == NULL || lacks[0] != '\0')
        write_paragraph(html, orki_arena_printf(w->arena, _("Without a teacher: %s."), lacks));
    write_paragraph(html, orki_growth_need_text(w));
    for (int i = 0; i < y->n_options; i++)
        write_option(html, w, &y->options[i]);
    write_paragraph(html, orki_arena_printf(w->arena,
                                            y->n_options > 1
                                                ? _("The season of this year, with the first "
                                                    "option, is the scenario %s; the next year "
                                                    "begins with it.")
                                                : _("The season of this year is the scenario %s; "
                                                    "the next year begins with it."),
                                            y->file));
    orki_html_printf(html, "</section>\n");
}

/* All years in a few words each. */
static void write_overview(orki_text *html, const ork_sweep *sweep, bool is_dutch,
                           orki_arena *arena)
{
    const ork_growth *g = ork_sweep_growth(sweep);
    const char *const heads[] = {_("Year"), _("Schools that join"), _("Losses with the team alone"),
                                 _("New people"), _("Losses with them")};
    orki_html_printf(html, "<div class=\"scroll\" tabindex=\"0\"><table><thead><tr>");
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++)
        orki_html_printf(html, "<th scope=\"col\">%s</th>", heads[i]);
    orki_html_printf(html, "</tr></thead><tbody>\n");
    for (int i = 0; i < g->n_years; i++) {
        const ork_growth_year *y = &g->years[i];
        const ork_trial *team = ork_sweep_trial(sweep, y->team);
        const ork_trial *end = ork_sweep_trial(sweep, y->trial);
        orki_html_printf(html, "<tr><th scope=\"row\"><a href=\"#year-%d\">%d</a></th><td>", i + 1,
                         i + 1);
        for (int k = 0; k < y->n_schools; k++)
            orki_html_printf(html, "%s%s", k > 0 ? ", " : "", y->names[k]);
        orki_html_printf(html, "</td><td class=\"n\">%s</td><td>",
                         orki_number_text(arena, team->lost, is_dutch));
        for (int k = 0; k < end->n_hires; k++)
            orki_html_printf(html, "%s%s", k > 0 ? ", " : "", end->hires[k].name);
        orki_html_printf(html, "</td><td class=\"n\">%s</td></tr>\n",
                         orki_number_text(arena, end->lost, is_dutch));
    }
    orki_html_printf(html, "</tbody></table></div>\n");
}

void orki_growth_page(orki_text *html, const ork_sweep *sweep, bool is_dutch, orki_arena *arena)
{
    const ork_growth *g = ork_sweep_growth(sweep);
    orki_html_printf(html, "<section><h2>%s</h2>\n", _("Growth, year by year"));
    write_paragraph(html,
                    _("A loss is a lesson of one section a week that has no teacher, and had one "
                      "or is new; a lesson without a place counts as one more. Each year "
                      "begins with the timetable of the year before, and as little as "
                      "possible of it changes. Points do not count what people are paid."));
    write_overview(html, sweep, is_dutch, arena);
    write_paragraph(html, orki_growth_profiles_text(g, arena));
    if (g->n_years < g->n_asked)
        write_paragraph(html, _("Not all years are finished."));
    orki_html_printf(html, "</section>\n");
    for (int i = 0; i < g->n_years; i++) {
        orki_growth_words w = orki_growth_words_of(sweep, i, is_dutch, arena);
        write_year(html, &w);
    }
}
