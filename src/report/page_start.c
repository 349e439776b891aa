/* The start page: what the timetable costs and how good that is, what needs attention, and what the
 * points are made of. */
#include "report/page.h"

#include <string.h>

static void card(orki_page *page, const char *name, const char *value, const char *note)
{
    orki_html_printf(
        page->html,
        "<div class=\"card\"><dt>%s</dt><dd><strong>%s</strong> <span>%s</span></dd></div>\n", name,
        value, note);
}

static const char *quality_text(orki_page *page)
{
    const ork_result *result = page->result;
    if (result->outcome == ORK_OPTIMAL)
        return _("Proven best: no timetable of this season costs less.");
    return orki_arena_printf(page->arena,
                             _("At most %s of the points can still be saved: this is proven."),
                             orki_percent_text(page->arena, result->gap, page->is_dutch));
}

static const char *share_text(orki_page *page, int part, int whole)
{
    return orki_arena_printf(page->arena, _("%d of %d"), part, whole);
}

static void write_cards(orki_page *page)
{
    const ork_verdict *verdict = page->verdict;
    const ork_season *season = page->season;
    int travel = 0, idle = 0, teaching = 0;
    for (int t = 0; t < season->n_teachers; t++) {
        travel += page->weeks[t].travel_min;
        idle += page->weeks[t].idle_min;
        teaching += page->weeks[t].teaching_min;
    }
    const char *cost = orki_number_text(page->arena, verdict->cost, page->is_dutch);
    const char *bound = orki_number_text(page->arena, page->result->bound, page->is_dutch);
    orki_html_printf(page->html, "<dl class=\"cards\">\n");
    card(page, _("Lessons placed"), share_text(page, verdict->n_lessons_placed, verdict->n_lessons),
         _("weekly lessons with a day and a time"));
    card(page, _("Sections with a teacher"),
         share_text(page, verdict->n_sections_staffed, verdict->n_sections),
         _("each with a room of its own"));
    card(page, _("Cost in points"), cost,
         orki_arena_printf(page->arena, _("the best possible is at least %s"), bound));
    card(page, _("Room for improvement"),
         page->result->outcome == ORK_OPTIMAL
             ? _("none")
             : orki_percent_text(page->arena, page->result->gap, page->is_dutch),
         quality_text(page));
    card(page, _("Teaching"), orki_length_text(page->arena, teaching),
         orki_arena_printf(page->arena, _n("%d teacher", "%d teachers", season->n_teachers),
                           season->n_teachers));
    card(page, _("Travel"), orki_length_text(page->arena, travel),
         orki_arena_printf(page->arena, _("and %s free between lessons"),
                           orki_length_text(page->arena, idle)));
    orki_html_printf(page->html, "</dl>\n");
}

static int orchestra_of_id(const ork_season *season, const char *id)
{
    for (int o = 0; o < season->n_orchestras; o++) {
        if (strcmp(season->orchestras[o].id, id) == 0)
            return o;
    }
    return -1;
}

static bool is_same_lack(const ork_season *season, const ork_lack *a, const ork_lack *b)
{
    int x = orchestra_of_id(season, a->orchestra), y = orchestra_of_id(season, b->orchestra);
    return x >= 0 && y >= 0 && season->orchestras[x].school == season->orchestras[y].school &&
           strcmp(a->role, b->role) == 0 && strcmp(a->reason, b->reason) == 0;
}

/* One item for all lessons of a school that lack the same for the same reason; nothing when an
 * earlier item said it. */
static void write_lack(orki_page *page, int index)
{
    const ork_season *season = page->season;
    const ork_lack *lack = &page->lacks->at[index];
    for (int i = 0; i < index; i++) {
        if (is_same_lack(season, &page->lacks->at[i], lack))
            return;
    }
    int o = orchestra_of_id(season, lack->orchestra);
    if (o < 0)
        return;
    orki_html_printf(page->html, "<li>%s ", season->schools[season->orchestras[o].school].name);
    for (int i = index; i < page->lacks->n; i++) {
        if (!is_same_lack(season, &page->lacks->at[i], lack))
            continue;
        orki_html_printf(page->html, "%s", i == index ? "" : ", ");
        orki_link(page, ORKI_KIND_ORCHESTRA, orchestra_of_id(season, page->lacks->at[i].orchestra));
    }
    if (lack->section >= 0)
        orki_html_printf(
            page->html, ", <b>%s</b>",
            orki_role_text(season, season->sections[lack->section].role, page->is_dutch));
    orki_html_printf(page->html, " <strong class=\"lack\">%s</strong><p>%s</p></li>\n",
                     lack->section >= 0 ? _("nobody yet") : _("no place"), lack->reason);
}

static void write_breaches(orki_page *page)
{
    const ork_verdict *verdict = page->verdict;
    if (verdict->n_breaches == 0)
        return;
    orki_html_printf(page->html, "<div class=\"notice grave\"><h4>%s</h4><ul>\n",
                     _("Rules that this timetable breaks"));
    for (int i = 0; i < verdict->n_breaches; i++)
        orki_html_printf(page->html, "<li>%s <small>%s</small></li>\n",
                         verdict->breaches[i].message, verdict->breaches[i].rule);
    orki_html_printf(page->html, "</ul></div>\n");
}

/* Teachers who have no lessons, or fewer hours than they need at least. */
static void write_short_weeks(orki_page *page)
{
    const ork_season *season = page->season;
    int n = 0;
    for (int t = 0; t < season->n_teachers; t++) {
        const orki_teacher *teacher = &season->teachers[t];
        int least = teacher->wish_from_min > teacher->min_hours_min ? teacher->wish_from_min
                                                                    : teacher->min_hours_min;
        int missing = least - page->weeks[t].teaching_min;
        if (teacher->is_substitute || (missing <= 0 && page->weeks[t].n_days > 0))
            continue;
        if (n++ == 0)
            orki_html_printf(page->html,
                             "<div class=\"notice calm\"><h4>%s</h4><ul class=\"short\">\n",
                             _("Teachers with fewer hours than they wish"));
        orki_html_printf(page->html, "<li>");
        orki_link(page, ORKI_KIND_TEACHER, t);
        const char *has = orki_length_text(page->arena, page->weeks[t].teaching_min);
        const char *wants = orki_length_text(page->arena, least);
        orki_html_printf(page->html, " <small>%s</small></li>\n",
                         has == NULL || wants == NULL
                             ? NULL
                             : orki_arena_printf(page->arena, _("%s of %s wished"), has, wants));
    }
    if (n > 0)
        orki_html_printf(page->html, "</ul></div>\n");
}

static void write_attention(orki_page *page)
{
    orki_html_printf(page->html, "<h3>%s</h3>\n", _("What needs attention"));
    write_breaches(page);
    if (page->lacks->n > 0) {
        orki_html_printf(page->html, "<div class=\"notice\"><h4>%s</h4><ul class=\"lacks\">\n",
                         _("Sections and lessons that are still open"));
        for (int i = 0; i < page->lacks->n; i++)
            write_lack(page, i);
        orki_html_printf(page->html, "</ul></div>\n");
    }
    if (page->verdict->n_breaches == 0 && page->lacks->n == 0)
        orki_html_printf(page->html, "<p class=\"notice good\">%s</p>\n",
                         _("Nothing: every lesson has a place, every section a teacher and a room, "
                           "and every rule holds."));
    write_short_weeks(page);
}

static void write_terms(orki_page *page)
{
    const ork_verdict *verdict = page->verdict;
    orki_html_printf(
        page->html,
        "<div class=\"scroll\" tabindex=\"0\"><table class=\"list terms\"><caption>%s</caption>\n"
        "<thead><tr><th scope=\"col\">%s</th><th scope=\"col\" class=\"number\">%s</th>"
        "<th scope=\"col\">%s</th><th scope=\"col\" "
        "class=\"number\">%s</th></tr></thead>\n<tbody>\n",
        _("What the points are made of"), _("What"), _("Amount"), _("Unit"), _("Points"));
    for (int i = 0; i < verdict->n_terms; i++) {
        const ork_term *term = &verdict->terms[i];
        orki_html_printf(page->html,
                         "<tr><th scope=\"row\">%s</th><td class=\"number\">%s</td><td>%s</td>"
                         "<td class=\"number\">%s</td></tr>\n",
                         orki_term_text(term->rule),
                         orki_number_text(page->arena, term->amount, page->is_dutch),
                         term->unit[0] == '\0' ? "" : _(term->unit),
                         orki_number_text(page->arena, term->points, page->is_dutch));
    }
    orki_html_printf(page->html,
                     "</tbody><tfoot><tr><th scope=\"row\">%s</th><td></td><td></td>"
                     "<td class=\"number\">%s</td></tr></tfoot></table></div>\n",
                     _("Together"), orki_number_text(page->arena, verdict->cost, page->is_dutch));
}

void orki_page_start(orki_page *page)
{
    orki_html_printf(page->html,
                     "<section class=\"tab\" id=\"start\" aria-labelledby=\"start-title\">\n"
                     "<h2 id=\"start-title\" tabindex=\"-1\">%s</h2>\n",
                     _("Overview"));
    write_cards(page);
    write_attention(page);
    write_terms(page);
    orki_html_printf(page->html, "</section>\n");
}
