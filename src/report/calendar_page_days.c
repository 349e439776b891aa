/* The year of a school or teacher as twelve small months, the months of the whole organisation, and
 * lists of dates. A day's colour only repeats its sign, and its title says both in words. */
#include "report/calendar_page.h"

typedef enum mark {
    NOTHING,
    OUTSIDE, /* not in the season */
    WEEKEND,
    HOLIDAY, /* no lessons: known before the season was planned */
    CLOSED,  /* no lessons for another reason */
    LESSON,
    TUTTI,
    CAUGHT_UP,
    LOST,
    OCCASION, /* a concert or dress rehearsal */
    N_MARKS
} mark;

static const char *const classes[N_MARKS] = {"nothing", "outside", "weekend", "holiday",
                                             "closed",  "given",   "tutti",   "caught",
                                             "lost",    "occasion"};
static const char *const signs[N_MARKS] = {[NOTHING] = "",
                                           [OUTSIDE] = "",
                                           [WEEKEND] = "",
                                           [HOLIDAY] = "\xe2\x80\x93",
                                           [CLOSED] = "\xe2\x80\x93",
                                           [LESSON] = "\xe2\x97\x8f",
                                           [TUTTI] = "\xe2\x97\x86",
                                           [CAUGHT_UP] = "+",
                                           [LOST] = "\xc3\x97",
                                           [OCCASION] = "\xe2\x99\xaa"};

static const char *mark_name(mark m)
{
    switch (m) {
    case HOLIDAY:
        return _("holiday or free day");
    case CLOSED:
        return _("closed");
    case LESSON:
        return _("lessons");
    case TUTTI:
        return _("tutti");
    case CAUGHT_UP:
        return _("lesson caught up");
    case LOST:
        return _("lesson lost");
    case OCCASION:
        return _("concert or dress rehearsal");
    case NOTHING:
    case OUTSIDE:
    case WEEKEND:
    case N_MARKS:
        break;
    }
    return "";
}

bool orki_year_has(const orki_year *year, const orki_dated *dated, orki_year_of of, int index)
{
    const ork_season *s = year->page.season;
    if (of == ORKI_YEAR_OF_SCHOOL)
        return s->orchestras[dated->orchestra].school == index;
    return of == ORKI_YEAR_OF_ALL || orki_dated_part(dated, s, year->page.timetable, index) != 0;
}

static bool teaches(const orki_year *year, int orchestra, int teacher)
{
    const orki_orchestra *o = &year->page.season->orchestras[orchestra];
    for (int i = 0; i < o->n_sections; i++) {
        if (year->page.timetable->teacher[o->first_section + i] == teacher)
            return true;
    }
    return false;
}

/* The occasion is of everybody; of the schools whose orchestras play and where it is; of those who
 * teach the players or conduct. */
static bool is_occasion_of(const orki_year *year, const orki_held *held, orki_year_of of, int index)
{
    const ork_season *s = year->page.season;
    const orki_occasion *q = &s->occasions[held->occasion];
    bool is = of == ORKI_YEAR_OF_ALL || (of == ORKI_YEAR_OF_SCHOOL && q->school == index) ||
              (of == ORKI_YEAR_OF_TEACHER && held->conductor == index);
    for (int i = 0; i < q->n_orchestras && !is; i++)
        is = of == ORKI_YEAR_OF_SCHOOL ? s->orchestras[q->orchestras[i]].school == index
                                       : teaches(year, q->orchestras[i], index);
    return is;
}

static const orki_held *occasion_on(const orki_year *year, orki_date date, orki_year_of of,
                                    int index)
{
    for (int i = 0; i < year->calendar->n_held; i++) {
        const orki_held *held = &year->calendar->held[i];
        if (held->date == date && is_occasion_of(year, held, of, index))
            return held;
    }
    return NULL;
}

/* What a day is for a school or a teacher. */
typedef struct day {
    mark mark;
    int n; /* lessons */
    const char *name;
} day;

static day closed_day(const orki_year *year, orki_date date, int school)
{
    const ork_season *s = year->page.season;
    const orki_closure *c =
        orki_closure_on(s->schools[school].closures, date, (orki_span){0, ORKI_DAY_MIN});
    if (c == NULL)
        return (day){NOTHING, 0, ""};
    orki_lost as_lost = {.why = c->why};
    return (day){orki_lost_counts(&as_lost) ? CLOSED : HOLIDAY, 0, orki_closure_name(c)};
}

/* The closure that all schools have on a day. */
static day common_day(const orki_year *year, orki_date date)
{
    day common = {NOTHING, 0, ""};
    for (int i = 0; i < year->page.season->n_schools; i++) {
        day here = closed_day(year, date, i);
        if (here.mark == NOTHING)
            return here;
        common = i == 0 ? here : common;
    }
    return common;
}

static day day_of(const orki_year *year, orki_date date, orki_year_of of, int index)
{
    const ork_calendar *c = year->calendar;
    if (date < year->from || date > year->to)
        return (day){OUTSIDE, 0, ""};
    day found = of == ORKI_YEAR_OF_SCHOOL ? closed_day(year, date, index)
                : of == ORKI_YEAR_OF_ALL  ? common_day(year, date)
                                          : (day){NOTHING, 0, ""};
    orki_date_range range = orki_calendar_on(c, date);
    for (int i = range.first; i < range.first + range.n; i++) {
        const orki_dated *dated = &c->dated[i];
        if (!orki_year_has(year, dated, of, index))
            continue;
        mark here = dated->is_caught_up ? CAUGHT_UP : dated->is_tutti ? TUTTI : LESSON;
        found.mark = found.n == 0 || here > found.mark ? here : found.mark;
        found.n++;
    }
    for (int i = 0; i < c->n_lost && found.n == 0 && of == ORKI_YEAR_OF_SCHOOL; i++) {
        const orki_lost *lost = &c->lost[i];
        if (lost->date == date && orki_lost_counts(lost) &&
            year->page.season->orchestras[lost->orchestra].school == index)
            found = (day){LOST, 0, lost->name};
    }
    const orki_held *held = occasion_on(year, date, of, index);
    if (held != NULL)
        found = (day){OCCASION, found.n, year->page.season->occasions[held->occasion].name};
    if (found.mark == NOTHING && orki_date_weekday(date) > 4)
        found.mark = WEEKEND;
    return found;
}

static const char *title_of(orki_year *year, orki_date date, const day *d)
{
    orki_arena *arena = year->page.arena;
    const char *when = orki_date_short(arena, date);
    if (when == NULL)
        return NULL;
    if (d->n > 0 && d->mark != OCCASION)
        return orki_arena_printf(arena, "%s: %d \xc3\x97 %s", when, d->n, mark_name(d->mark));
    const char *name = d->name[0] != '\0' ? d->name : mark_name(d->mark);
    return d->mark == LOST ? orki_arena_printf(arena, "%s: %s (%s)", when, mark_name(LOST), name)
                           : orki_arena_printf(arena, "%s: %s", when, name);
}

static void write_day(orki_year *year, orki_date date, orki_year_of of, int index)
{
    day d = day_of(year, date, of, index);
    orki_text *html = year->page.html;
    int number = orki_date_civil(date).day;
    if (d.mark == NOTHING || d.mark == OUTSIDE || d.mark == WEEKEND) {
        orki_html_printf(html, "<td class=\"%s\">%d</td>", classes[d.mark], number);
        return;
    }
    orki_html_printf(html,
                     "<td class=\"%s\" title=\"%s\">%d<i aria-hidden=\"true\">%s</i>"
                     "<span class=\"unseen\">%s</span></td>",
                     classes[d.mark], title_of(year, date, &d), number, signs[d.mark],
                     (d.n == 0 || d.mark == OCCASION) && d.name[0] != '\0' ? d.name
                                                                           : mark_name(d.mark));
}

static void write_month(orki_year *year, int month, orki_year_of of, int index)
{
    orki_text *html = year->page.html;
    orki_date first = orki_date_make(month / 12, month % 12 + 1, 1);
    orki_date next = orki_date_make((month + 1) / 12, (month + 1) % 12 + 1, 1);
    orki_html_printf(html, "<table class=\"mini\"><caption>%s %d</caption><thead><tr>",
                     orki_month_name(month % 12 + 1), month / 12);
    for (int d = 0; d < ORKI_N_DAYS; d++)
        orki_html_printf(html, "<th scope=\"col\"><abbr title=\"%s\">%s</abbr></th>",
                         orki_day_name(d), orki_day_short(d));
    orki_html_printf(html, "</tr></thead><tbody>\n");
    for (orki_date monday = orki_date_monday(first); monday < next; monday += 7) {
        orki_html_printf(html, "<tr>");
        for (orki_date date = monday; date < monday + 7; date++) {
            if (date < first || date >= next)
                orki_html_printf(html, "<td></td>");
            else
                write_day(year, date, of, index);
        }
        orki_html_printf(html, "</tr>\n");
    }
    orki_html_printf(html, "</tbody></table>\n");
}

static void write_legend(orki_year *year)
{
    orki_html_printf(year->page.html, "<ul class=\"legend\" aria-label=\"%s\">", _("Signs"));
    for (int m = HOLIDAY; m < N_MARKS; m++)
        orki_html_printf(year->page.html,
                         "<li><span class=\"mini\"><span class=\"%s\">%s</span></span> %s</li>",
                         classes[m], signs[m], mark_name((mark)m));
    orki_html_printf(year->page.html, "</ul>\n");
}

void orki_year_grid(orki_year *year, orki_year_of of, int index, const char *caption)
{
    orki_html_printf(year->page.html, "<div class=\"year\" role=\"group\" aria-label=\"%s\">\n",
                     caption);
    for (int m = 0; m < year->book->n_months; m++)
        write_month(year, year->book->first_month + m, of, index);
    orki_html_printf(year->page.html, "</div>\n");
    write_legend(year);
}

/* The schools of a date, each with its hours and what is special. */
static void write_schools_of(orki_year *year, orki_date date)
{
    const ork_calendar *c = year->calendar;
    const ork_season *s = year->page.season;
    orki_date_range range = orki_calendar_on(c, date);
    for (int school = 0; school < s->n_schools && range.n > 0; school++) {
        int n = 0, from = ORKI_DAY_MIN, to = 0;
        mark most = NOTHING;
        for (int i = range.first; i < range.first + range.n; i++) {
            const orki_dated *dated = &c->dated[i];
            if (!orki_year_has(year, dated, ORKI_YEAR_OF_SCHOOL, school))
                continue;
            mark here = dated->is_caught_up ? CAUGHT_UP : dated->is_tutti ? TUTTI : LESSON;
            n++;
            most = here > most ? here : most;
            from = dated->start_min < from ? dated->start_min : from;
            to = dated->end_min > to ? dated->end_min : to;
        }
        if (n == 0)
            continue;
        orki_html_printf(year->page.html, "<li class=\"%s\">", classes[most]);
        orki_link(&year->page, ORKI_KIND_SCHOOL, school);
        orki_html_printf(year->page.html, " <small>%s \xc2\xb7 %s</small>%s%s</li>",
                         orki_span_text(&year->page, from, to),
                         orki_arena_printf(year->page.arena, _n("%d lesson", "%d lessons", n), n),
                         most == LESSON ? "" : " ", most == LESSON ? "" : mark_name(most));
    }
}

static void write_occasions_of(orki_year *year, orki_date date)
{
    for (int i = 0; i < year->calendar->n_held; i++) {
        const orki_held *held = &year->calendar->held[i];
        const orki_occasion *q = &year->page.season->occasions[held->occasion];
        if (held->date != date)
            continue;
        orki_html_printf(
            year->page.html,
            "<li class=\"occasion\"><b>\xe2\x99\xaa %s</b> <small>%s \xc2\xb7 %s</small></li>",
            q->name, orki_span_text(&year->page, q->time.from, q->time.to),
            q->school >= 0 ? year->page.season->schools[q->school].name : q->venue);
    }
}

static void write_big_day(orki_year *year, orki_date date, bool is_of_month)
{
    if (!is_of_month) {
        orki_html_printf(year->page.html, "<td class=\"outside\"></td>");
        return;
    }
    day d = day_of(year, date, ORKI_YEAR_OF_ALL, -1);
    orki_html_printf(year->page.html, "<td class=\"%s\"><b>%d</b> <em>%s</em><ul>", classes[d.mark],
                     orki_date_civil(date).day, d.n == 0 && d.mark != OCCASION ? d.name : "");
    if (d.mark != OUTSIDE) {
        write_occasions_of(year, date);
        write_schools_of(year, date);
    }
    orki_html_printf(year->page.html, "</ul></td>");
}

/* Saturday and Sunday have a column only when there are lessons in the weekend. */
static int days_shown(const orki_year *year)
{
    int most = 5;
    for (int i = 0; i < year->calendar->n_dated; i++) {
        int weekday = orki_date_weekday(year->calendar->dated[i].date);
        most = weekday + 1 > most ? weekday + 1 : most;
    }
    return most;
}

static void write_big_month(orki_year *year, int month, int n_days)
{
    orki_text *html = year->page.html;
    orki_date first = orki_date_make(month / 12, month % 12 + 1, 1);
    orki_date next = orki_date_make((month + 1) / 12, (month + 1) % 12 + 1, 1);
    const char *name =
        orki_arena_printf(year->page.arena, "%s %d", orki_month_name(month % 12 + 1), month / 12);
    orki_html_printf(
        html,
        "<article class=\"view month\" id=\"month-%d-%d\" tabindex=\"-1\" "
        "data-name=\"%s\">\n<header><p class=\"over\">%s \xc2\xb7 %s</p><h3>%s</h3>"
        "</header>\n<div class=\"scroll\" tabindex=\"0\"><table class=\"big\"><thead><tr>",
        month / 12, month % 12 + 1, name, year->page.season->organisation, year->page.season->name,
        name);
    for (int d = 0; d < n_days; d++)
        orki_html_printf(html, "<th scope=\"col\">%s</th>", orki_day_name(d));
    orki_html_printf(html, "</tr></thead><tbody>\n");
    for (orki_date monday = orki_date_monday(first); monday < next; monday += 7) {
        if (monday + n_days <= first)
            continue;
        orki_html_printf(html, "<tr>");
        for (orki_date date = monday; date < monday + n_days; date++)
            write_big_day(year, date, date >= first && date < next);
        orki_html_printf(html, "</tr>\n");
    }
    orki_html_printf(html, "</tbody></table></div>\n</article>\n");
}

void orki_year_months(orki_year *year)
{
    int n_days = days_shown(year);
    orki_year_begin(year, "months", _("Months"), "views");
    orki_html_printf(year->page.html, "<ul class=\"index\">\n");
    for (int m = 0; m < year->book->n_months; m++) {
        int month = year->book->first_month + m;
        orki_html_printf(year->page.html, "<li><a href=\"#month-%d-%d\">%s %d</a></li>\n",
                         month / 12, month % 12 + 1, orki_month_name(month % 12 + 1), month / 12);
    }
    orki_html_printf(year->page.html, "</ul>\n");
    for (int m = 0; m < year->book->n_months; m++)
        write_big_month(year, year->book->first_month + m, n_days);
    orki_year_end(year);
}
