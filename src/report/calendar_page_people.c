/* One article for each school and each teacher: figures, the year, the dates, and for a teacher the
 * hours of each month and week. */
#include "report/calendar_page.h"

/* The lessons of one date and one school or teacher: [first, first + n) of the calendar has them.
 */
static void write_orchestras_of(orki_year *year, orki_date_range range, orki_year_of of, int index)
{
    const ork_season *s = year->page.season;
    orki_html_printf(year->page.html, "<ul>");
    for (int i = range.first; i < range.first + range.n; i++) {
        const orki_dated *dated = &year->calendar->dated[i];
        if (!orki_year_has(year, dated, of, index))
            continue;
        orki_html_printf(
            year->page.html, "<li>%s %s", orki_clock_text(year->page.arena, dated->start_min),
            of == ORKI_YEAR_OF_SCHOOL ? orki_orchestra_text(year->page.arena, s, dated->orchestra)
                                      : orki_year_orchestra(year, dated->orchestra));
        if (dated->is_tutti)
            orki_html_printf(year->page.html, " <b class=\"tutti\">%s</b>", _("tutti"));
        if (dated->is_tutti && dated->conductor >= 0)
            orki_html_printf(year->page.html, " <small>%s</small>",
                             s->teachers[dated->conductor].name);
        if (dated->is_caught_up)
            orki_html_printf(year->page.html, " <b class=\"caught\">%s</b>", _("caught up"));
        orki_html_printf(year->page.html, "</li>");
    }
    orki_html_printf(year->page.html, "</ul>");
}

static void write_date(orki_year *year, orki_date_range range, orki_year_of of, int index)
{
    int from = ORKI_DAY_MIN, to = 0;
    for (int i = range.first; i < range.first + range.n; i++) {
        const orki_dated *dated = &year->calendar->dated[i];
        if (!orki_year_has(year, dated, of, index))
            continue;
        from = dated->start_min < from ? dated->start_min : from;
        to = dated->end_min > to ? dated->end_min : to;
    }
    if (to == 0)
        return;
    orki_html_printf(year->page.html, "<tr><th scope=\"row\">%s</th><td>%s</td><td>",
                     orki_date_short(year->page.arena, year->calendar->dated[range.first].date),
                     orki_span_text(&year->page, from, to));
    write_orchestras_of(year, range, of, index);
    orki_html_printf(year->page.html, "</td></tr>\n");
}

void orki_year_dates(orki_year *year, orki_year_of of, int index, const char *caption)
{
    orki_html_printf(
        year->page.html,
        "<div class=\"scroll\" tabindex=\"0\"><table class=\"list dates\"><caption>%s</caption>"
        "<thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th>"
        "<th scope=\"col\">%s</th></tr></thead><tbody>\n",
        caption, _("Date"), _("Time"), _("Lessons"));
    for (int i = 0; i < year->calendar->n_dated;) {
        orki_date_range range = orki_calendar_on(year->calendar, year->calendar->dated[i].date);
        write_date(year, range, of, index);
        i = range.first + range.n;
    }
    orki_html_printf(year->page.html, "</tbody></table></div>\n");
}

static void fact(orki_year *year, const char *name, const char *value)
{
    orki_html_printf(year->page.html, "<div><dt>%s</dt><dd>%s</dd></div>", name, value);
}

static const char *number(orki_year *year, int n)
{
    return orki_number_text(year->page.arena, n, year->page.is_dutch);
}

static void write_school_facts(orki_year *year, int school)
{
    const orki_school_price *price = &year->book->schools[school];
    int n_promised = 0, n_short = 0;
    for (int i = 0; i < year->calendar->n_courses; i++) {
        const orki_ledger_row *row = &year->ledger[i];
        n_promised += row->school == school ? row->n_promised : 0;
        n_short += row->school == school ? row->n_shortfall : 0;
    }
    orki_html_printf(year->page.html, "<dl class=\"facts\">");
    fact(year, _("Lessons"), number(year, price->n_lessons));
    fact(year, _("Promised"), number(year, n_promised));
    fact(year, _("Still missing"), number(year, n_short));
    fact(year, _("Children"), number(year, price->n_children));
    if (year->book->has_money)
        fact(year, _("Price of the season"),
             orki_euro_text(year->page.arena, orki_cents(price->price), year->page.is_dutch));
    orki_html_printf(year->page.html, "</dl>");
}

static void write_teacher_facts(orki_year *year, int teacher)
{
    const orki_hours *h = &year->book->teachers[teacher].season;
    orki_arena *arena = year->page.arena;
    orki_html_printf(year->page.html, "<dl class=\"facts\">");
    fact(year, _("Lessons"), number(year, h->n_lessons));
    fact(year, _("Days"), number(year, h->n_days));
    fact(year, _("Teaching"), orki_length_text(arena, h->teaching_min));
    if (h->n_occasions > 0)
        fact(year, _("Concerts"), orki_length_text(arena, h->occasion_min));
    fact(year, _("Travel"), orki_length_text(arena, h->travel_min + h->pack_min));
    fact(year, _("Kilometres"), number(year, (int)((h->metres + 500) / 1000)));
    if (year->book->teachers[teacher].is_priced)
        fact(year, _("Pay of the season"),
             orki_euro_text(arena, orki_cents(h->pay + h->ways), year->page.is_dutch));
    orki_html_printf(year->page.html, "</dl>");
}

static void open_view(orki_year *year, orki_kind kind, int index, const char *name)
{
    orki_html_printf(year->page.html,
                     "<article class=\"view person\" id=\"%s\" tabindex=\"-1\" data-name=\"%s\">\n"
                     "<header><p class=\"over\">%s \xc2\xb7 %s</p><h3>%s</h3>",
                     orki_anchor(&year->page, kind, index), name, year->page.season->organisation,
                     year->page.season->name, name);
}

static void write_school(orki_year *year, int school)
{
    const char *name = year->page.season->schools[school].name;
    open_view(year, ORKI_KIND_SCHOOL, school, name);
    write_school_facts(year, school);
    orki_html_printf(year->page.html, "</header>\n");
    orki_year_grid(year, ORKI_YEAR_OF_SCHOOL, school,
                   orki_arena_printf(year->page.arena, _("Year of %s"), name));
    orki_year_ledger(year, school);
    orki_year_dates(year, ORKI_YEAR_OF_SCHOOL, school, _("All dates"));
    orki_html_printf(year->page.html, "</article>\n");
}

static void write_teacher(orki_year *year, int teacher)
{
    const char *name = year->page.season->teachers[teacher].name;
    open_view(year, ORKI_KIND_TEACHER, teacher, name);
    write_teacher_facts(year, teacher);
    orki_html_printf(year->page.html, "</header>\n");
    orki_year_grid(year, ORKI_YEAR_OF_TEACHER, teacher,
                   orki_arena_printf(year->page.arena, _("Year of %s"), name));
    orki_year_hours(year, teacher);
    orki_year_dates(year, ORKI_YEAR_OF_TEACHER, teacher, _("All dates"));
    orki_html_printf(year->page.html, "</article>\n");
}

static void begin_index(orki_year *year)
{
    orki_html_printf(year->page.html,
                     "<label class=\"filter needs-script\">%s<input type=\"search\"></label>\n"
                     "<ul class=\"index\">\n",
                     _("Filter"));
}

static void write_entry(orki_year *year, orki_kind kind, int index, int n_lessons)
{
    orki_html_printf(year->page.html, "<li>");
    orki_link(&year->page, kind, index);
    orki_html_printf(
        year->page.html, " <small>%s</small></li>\n",
        orki_arena_printf(year->page.arena, _n("%d lesson", "%d lessons", n_lessons), n_lessons));
}

void orki_year_people(orki_year *year)
{
    const ork_season *s = year->page.season;
    const orki_hours_book *book = year->book;
    orki_year_begin(year, "schools", _("Schools"), "views");
    begin_index(year);
    for (int i = 0; i < s->n_schools; i++)
        write_entry(year, ORKI_KIND_SCHOOL, i, book->schools[i].n_lessons);
    orki_html_printf(year->page.html, "</ul>\n");
    for (int i = 0; i < s->n_schools; i++)
        write_school(year, i);
    orki_year_end(year);
    orki_year_begin(year, "teachers", _("Teachers"), "views");
    begin_index(year);
    for (int t = 0; t < s->n_teachers; t++) {
        if (book->teachers[t].is_shown)
            write_entry(year, ORKI_KIND_TEACHER, t, book->teachers[t].season.n_lessons);
    }
    orki_html_printf(year->page.html, "</ul>\n");
    for (int t = 0; t < s->n_teachers; t++) {
        if (book->teachers[t].is_shown)
            write_teacher(year, t);
    }
    orki_year_end(year);
}
