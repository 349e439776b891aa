/* The ledger, the hours and the money as tables. */
#include "report/calendar_page.h"

static void open_table(orki_year *year, const char *class_name, const char *caption,
                       const char *const *heads, int n)
{
    orki_html_printf(
        year->page.html,
        "<div class=\"scroll\" tabindex=\"0\"><table class=\"list %s\"><caption>%s</caption>"
        "<thead><tr>",
        class_name, caption);
    for (int i = 0; i < n; i++)
        orki_html_printf(year->page.html, "<th scope=\"col\">%s</th>", heads[i]);
    orki_html_printf(year->page.html, "</tr></thead><tbody>\n");
}

static void close_table(orki_year *year)
{
    orki_html_printf(year->page.html, "</tbody></table></div>\n");
}

static void cell(orki_year *year, const char *text)
{
    orki_html_printf(year->page.html, "<td>%s</td>", text);
}

static void cell_number(orki_year *year, int64_t n)
{
    orki_html_printf(year->page.html, "<td class=\"number\">%s</td>",
                     orki_number_text(year->page.arena, n, year->page.is_dutch));
}

/* Hours and minutes as "12:30", which add up by eye. */
static void cell_hours(orki_year *year, int minutes)
{
    int n = minutes < 0 ? -minutes : minutes;
    orki_html_printf(year->page.html, "<td class=\"number\">%s</td>",
                     orki_arena_printf(year->page.arena, "%s%d:%02d",
                                       minutes < 0 ? "\xe2\x88\x92" : "", n / 60, n % 60));
}

static void cell_euros(orki_year *year, bool is_known, orki_microcents amount)
{
    orki_html_printf(year->page.html, "<td class=\"number\">%s</td>",
                     is_known
                         ? orki_euro_text(year->page.arena, orki_cents(amount), year->page.is_dutch)
                         : "\xe2\x80\x93");
}

static void write_row(orki_year *year, const orki_ledger_row *row, bool has_school)
{
    const ork_season *s = year->page.season;
    orki_html_printf(year->page.html, "<tr><th scope=\"row\">%s</th>",
                     has_school ? orki_year_orchestra(year, row->orchestra)
                                : orki_orchestra_text(year->page.arena, s, row->orchestra));
    cell_number(year, row->n_promised);
    cell_number(year, row->n_given);
    cell_number(year, row->n_lost);
    cell_number(year, row->n_caught_up);
    cell_number(year, row->n_shortfall);
    cell_number(year, row->n_tuttis);
    cell(year, row->reason);
    orki_html_printf(year->page.html, "</tr>\n");
}

static void write_lost(orki_year *year, int school)
{
    const ork_calendar *c = year->calendar;
    const ork_season *s = year->page.season;
    const char *const heads[] = {_("Date"), _("Orchestra"), _("Why"), _("Caught up on")};
    int n = 0;
    for (int i = 0; i < c->n_lost; i++) {
        const orki_lost *lost = &c->lost[i];
        if (!orki_lost_counts(lost) ||
            (school >= 0 && s->orchestras[lost->orchestra].school != school))
            continue;
        if (n++ == 0)
            open_table(year, "lost-dates", _("Lessons lost"), heads, 4);
        const orki_dated *good = orki_ledger_made_good(c, lost);
        orki_html_printf(year->page.html, "<tr><th scope=\"row\">%s</th>",
                         orki_date_short(year->page.arena, lost->date));
        cell(year, school >= 0 ? orki_orchestra_text(year->page.arena, s, lost->orchestra)
                               : orki_year_orchestra(year, lost->orchestra));
        cell(year, lost->name);
        cell(year, good != NULL                   ? orki_date_short(year->page.arena, good->date)
                   : orki_ledger_is_open(c, lost) ? _("not")
                                                  : _("not needed: enough other dates"));
        orki_html_printf(year->page.html, "</tr>\n");
    }
    if (n > 0)
        close_table(year);
}

void orki_year_ledger(orki_year *year, int school)
{
    const char *const heads[] = {_("Orchestra"), _("Promised"),      _("Given"),  _("Lost"),
                                 _("Caught up"), _("Still missing"), _("Tuttis"), _("Why missing")};
    open_table(year, "ledger", _("Promised and given"), heads, 8);
    for (int i = 0; i < year->calendar->n_courses; i++) {
        if (school < 0 || year->ledger[i].school == school)
            write_row(year, &year->ledger[i], school < 0);
    }
    close_table(year);
    write_lost(year, school);
}

static void cells_of_hours(orki_year *year, const orki_hours *h, bool is_priced)
{
    cell_number(year, h->n_days);
    cell_number(year, h->n_lessons);
    cell_hours(year, h->teaching_min);
    cell_hours(year, h->occasion_min);
    cell_hours(year, h->changeover_min);
    cell_hours(year, h->idle_min);
    cell_hours(year, h->travel_min + h->pack_min);
    cell_hours(year, h->call_out_min);
    cell_number(year, (h->metres + 500) / 1000);
    if (year->book->has_money)
        cell_euros(year, is_priced, h->pay + h->ways);
}

static int list_heads(const orki_year *year, const char *first, const char **heads)
{
    const char *const names[] = {first,         _("Days"),     _("Lessons"), _("Teaching"),
                                 _("Concerts"), _("Changing"), _("Gaps"),    _("Travel"),
                                 _("Call-out"), _("Km"),       _("Euros")};
    int n = year->book->has_money ? 11 : 10;
    for (int i = 0; i < n; i++)
        heads[i] = names[i];
    return n;
}

static void write_weeks(orki_year *year, int teacher)
{
    const orki_teacher_hours *who = &year->book->teachers[teacher];
    const char *heads[11];
    orki_html_printf(year->page.html, "<details><summary>%s</summary>\n", _("Week by week"));
    int n = list_heads(year, _("Week from"), heads);
    open_table(year, "hours", _("Hours a week"), heads, n);
    for (int w = 0; w < year->book->n_weeks; w++) {
        if (who->weeks[w].n_days == 0)
            continue;
        orki_html_printf(year->page.html, "<tr><th scope=\"row\">%s</th>",
                         orki_date_short(year->page.arena, year->book->first_monday + 7 * w));
        cells_of_hours(year, &who->weeks[w], who->is_priced);
        orki_html_printf(year->page.html, "</tr>\n");
    }
    close_table(year);
    orki_html_printf(year->page.html, "</details>\n");
}

void orki_year_hours(orki_year *year, int teacher)
{
    const orki_teacher_hours *who = &year->book->teachers[teacher];
    const char *heads[11];
    int n = list_heads(year, _("Month"), heads);
    open_table(year, "hours", _("Hours a month"), heads, n);
    for (int m = 0; m < year->book->n_months; m++) {
        int month = year->book->first_month + m;
        if (who->months[m].n_days == 0)
            continue;
        orki_html_printf(year->page.html, "<tr><th scope=\"row\">%s %d</th>",
                         orki_month_name(month % 12 + 1), month / 12);
        cells_of_hours(year, &who->months[m], who->is_priced);
        orki_html_printf(year->page.html, "</tr>\n");
    }
    orki_html_printf(year->page.html, "</tbody><tfoot><tr><th scope=\"row\">%s</th>", _("Season"));
    cells_of_hours(year, &who->season, who->is_priced);
    orki_html_printf(year->page.html, "</tr></tfoot></table></div>\n");
    write_weeks(year, teacher);
}

/* "6 h" or "5 h - 7 h" a week; "" without a wish. */
static const char *wish_text(orki_year *year, int teacher)
{
    const orki_teacher *t = &year->page.season->teachers[teacher];
    if (t->wish_from_min < 0)
        return "";
    const char *from = orki_length_text(year->page.arena, t->wish_from_min);
    if (t->wish_from_min == t->wish_to_min || from == NULL)
        return from;
    const char *to = orki_length_text(year->page.arena, t->wish_to_min);
    return to == NULL ? NULL : orki_arena_printf(year->page.arena, "%s\xe2\x80\x93%s", from, to);
}

static void write_teacher_hours(orki_year *year, int teacher)
{
    const orki_teacher *t = &year->page.season->teachers[teacher];
    const orki_hours *h = &year->book->teachers[teacher].season;
    int weeks = year->book->n_teaching_weeks;
    orki_html_printf(year->page.html, "<tr><th scope=\"row\">");
    orki_link(&year->page, ORKI_KIND_TEACHER, teacher);
    orki_html_printf(year->page.html, "</th>");
    cell(year, orki_contract_text(t->contract));
    cells_of_hours(year, h, year->book->teachers[teacher].is_priced);
    cell_hours(year, weeks == 0 ? 0 : h->teaching_min / weeks);
    orki_html_printf(year->page.html, "<td class=\"number\">%s</td>", wish_text(year, teacher));
    cell_hours(year, orki_hours_beside_wish(year->page.season, year->book, teacher));
    orki_html_printf(year->page.html, "</tr>\n");
}

static void write_hours(orki_year *year)
{
    const char *heads[15];
    int n = list_heads(year, _("Teacher"), heads);
    for (int i = n; i > 1; i--)
        heads[i] = heads[i - 1];
    heads[1] = _("Contract");
    heads[n + 1] = _("A week");
    heads[n + 2] = _("Wish a week");
    heads[n + 3] = _("Beside the wish");
    orki_year_begin(year, "hours", _("Hours"), "");
    orki_html_printf(year->page.html, "<p>%s</p>\n",
                     orki_arena_printf(year->page.arena,
                                       _n("Hours and minutes of the season; a week is the mean "
                                          "over %d week with lessons.",
                                          "Hours and minutes of the season; a week is the mean "
                                          "over %d weeks with lessons.",
                                          year->book->n_teaching_weeks),
                                       year->book->n_teaching_weeks));
    open_table(year, "hours wide", _("Hours of the season"), heads, n + 4);
    for (int t = 0; t < year->page.season->n_teachers; t++) {
        if (year->book->teachers[t].is_shown)
            write_teacher_hours(year, t);
    }
    close_table(year);
    if (year->book->all.n_unknown_ways > 0)
        orki_html_printf(
            year->page.html, "<p>%s</p>\n",
            orki_arena_printf(year->page.arena,
                              _n("The length of %d way is not known; its kilometres are missing.",
                                 "The length of %d ways is not known; their kilometres are "
                                 "missing.",
                                 year->book->all.n_unknown_ways),
                              year->book->all.n_unknown_ways));
    orki_year_end(year);
}

/* Who is not in the prices, because there is no rate. */
static void write_unpriced(orki_year *year)
{
    const ork_season *s = year->page.season;
    int n = 0;
    for (int t = 0; t < s->n_teachers; t++) {
        const orki_teacher_hours *who = &year->book->teachers[t];
        if (who->is_priced || who->season.n_days == 0)
            continue;
        if (n++ == 0)
            orki_html_printf(year->page.html,
                             "<div class=\"notice\"><h4>%s</h4><ul class=\"short\">\n",
                             _("Not in these amounts: no rate is given for"));
        orki_html_printf(year->page.html, "<li>");
        orki_link(&year->page, ORKI_KIND_TEACHER, t);
        orki_html_printf(year->page.html, " <small>%s</small></li>\n",
                         orki_contract_text(s->teachers[t].contract));
    }
    if (n > 0)
        orki_html_printf(year->page.html, "</ul></div>\n");
}

static void write_prices(orki_year *year)
{
    const ork_season *s = year->page.season;
    const char *const heads[] = {_("School"),   _("Lessons"), _("Teaching"),
                                 _("Children"), _("Price"),   _("Price for a child")};
    open_table(year, "money", _("What the season costs each school"), heads, 6);
    orki_microcents all = 0;
    for (int i = 0; i < s->n_schools; i++) {
        const orki_school_price *price = &year->book->schools[i];
        orki_html_printf(year->page.html, "<tr><th scope=\"row\">");
        orki_link(&year->page, ORKI_KIND_SCHOOL, i);
        orki_html_printf(year->page.html, "</th>");
        cell_number(year, price->n_lessons);
        cell_hours(year, price->teaching_min);
        cell_number(year, price->n_children);
        cell_euros(year, true, price->price);
        cell_euros(year, price->n_children > 0,
                   price->n_children > 0 ? price->price / price->n_children : 0);
        orki_html_printf(year->page.html, "</tr>\n");
        all += price->price;
    }
    orki_html_printf(year->page.html,
                     "</tbody><tfoot><tr><th scope=\"row\">%s</th><td></td><td></td><td></td>",
                     _("Together"));
    cell_euros(year, true, all);
    orki_html_printf(year->page.html, "<td></td></tr></tfoot></table></div>\n");
}

static void write_money(orki_year *year)
{
    orki_year_begin(year, "money", _("Money"), "");
    if (!year->book->has_money) {
        orki_html_printf(year->page.html, "<p class=\"notice calm\">%s</p>\n",
                         _("The season does not say what is paid (money: paid), so no euros are "
                           "counted."));
    } else {
        orki_html_printf(year->page.html, "<p>%s</p>\n",
                         _("A teacher's day is shared by the schools of that day by minutes of "
                           "teaching. Nothing but what the season gives is counted: rates, what "
                           "is paid, and kilometres."));
        write_unpriced(year);
        write_prices(year);
    }
    orki_year_end(year);
}

void orki_year_tables(orki_year *year)
{
    orki_year_begin(year, "ledger", _("Ledger"), "");
    orki_year_ledger(year, -1);
    orki_year_end(year);
    write_hours(year);
    write_money(year);
}
