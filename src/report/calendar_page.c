/* calendar.html: one file with the whole season, readable without scripts as one long page. */
#include "report/calendar_page.h"

#include "report/assets.h"

#include <string.h>

void orki_year_begin(orki_year *year, const char *anchor, const char *title, const char *class_name)
{
    orki_html_printf(year->page.html,
                     "<section class=\"tab %s\" id=\"%s\" aria-labelledby=\"%s-title\">\n"
                     "<h2 id=\"%s-title\" tabindex=\"-1\">%s</h2>\n",
                     class_name, anchor, anchor, anchor, title);
}

void orki_year_end(orki_year *year)
{
    orki_html_printf(year->page.html, "</section>\n");
}

const char *orki_year_orchestra(orki_year *year, int orchestra)
{
    const ork_season *s = year->page.season;
    const char *name = orki_orchestra_text(year->page.arena, s, orchestra);
    if (name == NULL)
        return NULL;
    return orki_arena_printf(year->page.arena, "%s \xc2\xb7 %s",
                             s->schools[s->orchestras[orchestra].school].name, name);
}

static void card(orki_year *year, const char *name, const char *value, const char *note)
{
    orki_html_printf(
        year->page.html,
        "<div class=\"card\"><dt>%s</dt><dd><strong>%s</strong> <span>%s</span></dd></div>\n", name,
        value, note);
}

static const char *count_text(orki_year *year, int n)
{
    return orki_number_text(year->page.arena, n, year->page.is_dutch);
}

static int count_tuttis(const ork_calendar *c)
{
    int n = 0;
    for (int i = 0; i < c->n_dated; i++)
        n += c->dated[i].is_tutti;
    return n;
}

static const char *lost_note(orki_year *year)
{
    int n = 0;
    for (int i = 0; i < year->calendar->n_courses; i++)
        n += year->ledger[i].n_lost;
    return orki_arena_printf(year->page.arena, _n("%d date was lost", "%d dates were lost", n), n);
}

static const char *catching_note(const orki_year *year)
{
    if (year->calendar->catching.outcome == ORK_OPTIMAL)
        return _("proven: no choice of dates leaves out less or travels less");
    return _("the time limit ended the search: a better choice may exist");
}

static void write_cards(orki_year *year)
{
    ork_calendar_figures f = ork_calendar_count(year->calendar);
    const orki_hours *all = &year->book->all;
    orki_arena *arena = year->page.arena;
    orki_html_printf(year->page.html, "<dl class=\"cards\">\n");
    card(year, _("Lessons promised"), count_text(year, f.n_promised),
         orki_arena_printf(arena, _n("%d orchestra", "%d orchestras", year->calendar->n_courses),
                           year->calendar->n_courses));
    card(year, _("Given in their own week"), count_text(year, f.n_given), lost_note(year));
    card(year, _("Caught up"), count_text(year, f.n_caught_up), catching_note(year));
    card(year, _("Still missing"), count_text(year, f.n_shortfall),
         f.n_shortfall == 0 ? _("every promise is kept") : _("reasons below"));
    card(year, _("Tuttis"), count_text(year, count_tuttis(year->calendar)),
         _("lessons in which all play together"));
    card(year, _("Teaching"), orki_length_text(arena, all->teaching_min),
         orki_arena_printf(arena, _("and %s of travel"),
                           orki_length_text(arena, all->travel_min + all->pack_min)));
    orki_html_printf(year->page.html, "</dl>\n");
}

/* The first of its kind has the heading. */
static const char *heading_of(const char *kind)
{
    if (strcmp(kind, "occasion") == 0)
        return _("Occasions without a date");
    if (strcmp(kind, "occasion-conductor") == 0)
        return _("Occasions without a conductor");
    if (strcmp(kind, "open-section") == 0)
        return _("Sections that nobody teaches");
    if (strcmp(kind, "stand-in-conductor") == 0)
        return _("Conductors who do not stand in any more");
    if (strcmp(kind, "rehearsals") == 0)
        return _("Rehearsals that are still missing");
    if (strcmp(kind, "nothing") == 0)
        return _("Orchestras without any lesson");
    return _("Lessons that are still missing");
}

static void write_attention(orki_year *year, const orki_attention *a)
{
    const ork_attention *item = &a->item;
    orki_html_printf(year->page.html, "<li>");
    if (a->school >= 0) {
        orki_link(&year->page, ORKI_KIND_SCHOOL, a->school);
        orki_html_printf(year->page.html, ": ");
    }
    orki_html_printf(year->page.html, "%s%s%s <strong class=\"lack\">%s</strong><p>%s</p>",
                     item->who, item->when[0] == '\0' ? "" : ", ", item->when, item->what,
                     item->reason);
    orki_html_printf(year->page.html, "<p>%s</p></li>\n", item->advice);
}

static void write_attentions(orki_year *year)
{
    const orki_attentions *list = &year->attention;
    if (list->n == 0) {
        orki_html_printf(year->page.html, "<p class=\"notice good\">%s</p>\n",
                         _("Nothing: every orchestra gets the lessons that it is promised."));
        return;
    }
    for (int i = 0; i < list->n; i++) {
        const char *kind = list->at[i].item.kind;
        if (i == 0 || strcmp(list->at[i - 1].item.kind, kind) != 0)
            orki_html_printf(year->page.html, "%s<div class=\"notice\"><h4>%s</h4><ul>\n",
                             i == 0 ? "" : "</ul></div>\n", heading_of(kind));
        write_attention(year, &list->at[i]);
    }
    orki_html_printf(year->page.html, "</ul></div>\n");
}

static void write_caught_up(orki_year *year)
{
    const ork_calendar *c = year->calendar;
    orki_arena *arena = year->page.arena;
    int n = 0;
    for (int i = 0; i < c->n_dated; i++) {
        const orki_dated *dated = &c->dated[i];
        if (!dated->is_caught_up)
            continue;
        if (n++ == 0)
            orki_html_printf(
                year->page.html,
                "<div class=\"scroll\" tabindex=\"0\"><table class=\"list\"><caption>%s</caption>"
                "<thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th>"
                "<th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr></thead>"
                "<tbody>\n",
                _("Proposed dates to catch up"), _("Date"), _("Time"), _("Orchestra"),
                _("Instead of"));
        orki_html_printf(year->page.html,
                         "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s</td></tr>\n",
                         orki_date_short(arena, dated->date),
                         orki_span_text(&year->page, dated->start_min, dated->end_min),
                         orki_year_orchestra(year, dated->orchestra),
                         dated->made_good == ORKI_NO_DATE
                             ? _("too few dates")
                             : orki_date_short(arena, dated->made_good));
    }
    if (n > 0)
        orki_html_printf(year->page.html, "</tbody></table></div>\n");
}

void orki_year_start(orki_year *year)
{
    orki_year_begin(year, "start", _("Overview"), "");
    write_cards(year);
    orki_html_printf(year->page.html, "<h3>%s</h3>\n", _("What needs attention"));
    write_attentions(year);
    write_caught_up(year);
    orki_html_printf(year->page.html, "<h3>%s</h3>\n", _("The whole season"));
    orki_year_grid(year, ORKI_YEAR_OF_ALL, -1, _("Days with lessons"));
    orki_year_end(year);
}

int orki_calendar_page(orki_text *html, const ork_season *season, const ork_timetable *timetable,
                       const ork_calendar *calendar, bool is_dutch, orki_arena *arena)
{
    const orki_tab tabs[] = {{"start", _("Overview")},  {"months", _("Months")},
                             {"schools", _("Schools")}, {"teachers", _("Teachers")},
                             {"ledger", _("Ledger")},   {"hours", _("Hours")},
                             {"money", _("Money")}};
    orki_year year = {.page = {.season = season,
                               .timetable = timetable,
                               .is_dutch = is_dutch,
                               .arena = arena,
                               .html = html},
                      .calendar = calendar,
                      .ledger = orki_ledger_make(season, timetable, calendar, arena),
                      .book = orki_hours_make(season, timetable, calendar, arena),
                      .from = season->from,
                      .to = season->to};
    if (year.ledger == NULL || year.book == NULL)
        return -1;
    if (orki_attentions_list(&year.attention, season, timetable, calendar, year.ledger, arena) !=
        ORK_OK) {
        orki_free(year.attention.at);
        return -1;
    }
    orki_page_open(&year.page, tabs, sizeof tabs / sizeof tabs[0], orki_calendar_css);
    orki_year_start(&year);
    orki_year_months(&year);
    orki_year_people(&year);
    orki_year_tables(&year);
    orki_page_close(&year.page);
    orki_free(year.attention.at);
    return html->is_failed ? -1 : 0;
}
