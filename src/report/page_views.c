/* One article for each school, teacher, room and orchestra: heading, figures, week grid, list. */
#include "report/page.h"

#include <inttypes.h>

/* The name as it stands beside its school. */
static const char *name_of(const orki_page *page, orki_kind kind, int index)
{
    const ork_season *season = page->season;
    if (kind == ORKI_KIND_SCHOOL)
        return season->schools[index].name;
    if (kind == ORKI_KIND_TEACHER)
        return season->teachers[index].name;
    return kind == ORKI_KIND_ROOM ? season->rooms[index].name
                                  : orki_orchestra_text(page->arena, season, index);
}

void orki_link(orki_page *page, orki_kind kind, int index)
{
    if ((page->no_views >> kind & 1U) != 0)
        orki_html_printf(page->html, "%s", name_of(page, kind, index));
    else
        orki_html_printf(page->html, "<a href=\"#%s\">%s</a>", orki_anchor(page, kind, index),
                         name_of(page, kind, index));
}

bool orki_is_marked(const orki_page *page, int orchestra, int section)
{
    return (page->moved != NULL && page->moved[orchestra] != 0) ||
           (page->changed != NULL && section >= 0 && page->changed[section] != 0);
}

void orki_mark_sign(orki_page *page)
{
    orki_html_printf(page->html, "<b class=\"sign\" title=\"%s\">\xe2\x87\x84</b> ",
                     _("another time or teacher"));
}

/* Whose room it is: the school's name or the building's. */
static const char *owner_of(const ork_season *season, int room)
{
    const orki_room *r = &season->rooms[room];
    if (r->school >= 0)
        return season->schools[r->school].name;
    return r->building >= 0 ? season->buildings[r->building].name : "";
}

/* The name as it stands alone: rooms and orchestras with their school. */
static const char *title_of(const orki_page *page, orki_kind kind, int index)
{
    const char *name = name_of(page, kind, index), *owner = "";
    if (kind == ORKI_KIND_ROOM)
        owner = owner_of(page->season, index);
    else if (kind == ORKI_KIND_ORCHESTRA)
        owner = page->season->schools[page->season->orchestras[index].school].name;
    if (name == NULL || owner[0] == '\0')
        return name;
    return orki_arena_printf(page->arena, "%s \xc2\xb7 %s", owner, name);
}

static orki_cell lesson_cell(const orki_page *page, int orchestra, int section)
{
    int from = page->timetable->start_min[orchestra];
    return (orki_cell){.day = page->timetable->day[orchestra],
                       .from = from,
                       .to = from + page->season->orchestras[orchestra].lesson_min,
                       .orchestra = orchestra,
                       .section = section};
}

/* The lessons of a school, a room or an orchestra. */
static int collect_lessons(const orki_page *page, orki_kind kind, int index, orki_cell *cells)
{
    const ork_season *season = page->season;
    int n = 0;
    for (int o = 0; o < season->n_orchestras; o++) {
        const orki_orchestra *orchestra = &season->orchestras[o];
        if (page->timetable->day[o] < 0)
            continue;
        if (kind == ORKI_KIND_ROOM) {
            for (int i = 0; i < orchestra->n_sections; i++) {
                int section = orchestra->first_section + i;
                if (page->timetable->room[section] == index)
                    cells[n++] = lesson_cell(page, o, section);
            }
        } else if (kind == ORKI_KIND_SCHOOL ? orchestra->school == index : o == index) {
            cells[n++] = lesson_cell(page, o, -1);
        }
    }
    return n;
}

static orki_cell way_cell(int day, int from, int to, const char *text)
{
    return (orki_cell){
        .day = day, .from = from, .to = to, .orchestra = -1, .section = -1, .text = text};
}

/* What is said between two lessons: the way, the free minutes, or both; "" when there is nothing.
 */
static const char *between_text(orki_page *page, int teacher, const orki_stop *stop)
{
    int mode = page->season->teachers[teacher].mode;
    const char *way = stop->travel_before > 0
                          ? orki_travel_text(page->arena, page->season, mode, stop->travel_before)
                          : "";
    if (stop->free_before <= 0)
        return way;
    const char *idle = orki_arena_printf(page->arena, _("%d min free"), stop->free_before);
    if (way == NULL || idle == NULL || way[0] == '\0')
        return idle;
    return orki_arena_printf(page->arena, "%s \xc2\xb7 %s", way, idle);
}

static int add_way(orki_cell *cells, int n, int day, int from, int to, const char *text)
{
    if (to > from && (text == NULL || text[0] != '\0'))
        cells[n++] = way_cell(day, from, to, text);
    return n;
}

static const char *home_text(orki_page *page, int teacher, int min, const char *format)
{
    int mode = page->season->teachers[teacher].mode;
    const char *way = orki_travel_text(page->arena, page->season, mode, min);
    return way == NULL ? NULL : orki_arena_printf(page->arena, "%s %s", way, format);
}

/* A teacher's lessons with the ways between them, day by day. */
static int collect_duties(orki_page *page, int teacher, orki_cell *cells)
{
    int n = 0;
    for (int d = 0; d < ORKI_N_DAYS; d++) {
        const orki_duty *duty = &page->weeks[teacher].days[d];
        for (int i = 0; i < duty->n; i++) {
            const orki_stop *stop = &duty->stops[i];
            if (i == 0 && stop->travel_before > 0) {
                n = add_way(cells, n, d, stop->from - stop->travel_before, stop->from,
                            home_text(page, teacher, stop->travel_before, _("from home")));
                cells[n - 1].is_before = true;
            } else if (i > 0)
                n = add_way(cells, n, d, stop[-1].to, stop->from,
                            between_text(page, teacher, stop));
            cells[n++] = lesson_cell(page, stop->orchestra, stop->section);
        }
        if (duty->n > 0 && duty->travel_home_min > 0) {
            int end = duty->stops[duty->n - 1].to;
            n = add_way(cells, n, d, end, end + duty->travel_home_min,
                        home_text(page, teacher, duty->travel_home_min, _("to home")));
        }
    }
    return n;
}

size_t orki_most_cells(const ork_season *season)
{
    /* all sections, each with a way before and after it */
    return (size_t)season->n_orchestras + (size_t)season->n_sections * 3;
}

int orki_collect(orki_page *page, orki_kind kind, int index, orki_cell *cells)
{
    return kind == ORKI_KIND_TEACHER ? collect_duties(page, index, cells)
                                     : collect_lessons(page, kind, index, cells);
}

static void fact(orki_page *page, const char *name, const char *value)
{
    orki_html_printf(page->html, "<div><dt>%s</dt><dd>%s</dd></div>", name, value);
}

static void number_fact(orki_page *page, const char *name, int value)
{
    fact(page, name, orki_arena_printf(page->arena, "%d", value));
}

static void length_fact(orki_page *page, const char *name, int min)
{
    fact(page, name, orki_length_text(page->arena, min));
}

/* "120 points: travel 90, ..." of one teacher or school, the largest part first. */
static void share_fact(orki_page *page, const ork_share *share)
{
    orki_text text = {0};
    int64_t below = INT64_MAX;
    orki_text_printf(&text, _("%" PRId64 " points"), share->points);
    for (int told = 0; told < share->n_terms; told++) {
        const ork_term *next = NULL;
        for (int i = 0; i < share->n_terms; i++) {
            const ork_term *term = &share->terms[i];
            if (term->points < below && (next == NULL || term->points > next->points))
                next = term;
        }
        if (next == NULL || next->points <= 0)
            break;
        below = next->points;
        for (int i = 0; i < share->n_terms; i++) {
            if (share->terms[i].points == below)
                orki_text_printf(&text, " \xc2\xb7 %s %" PRId64,
                                 orki_term_text(share->terms[i].rule), below);
        }
    }
    orki_html_printf(page->html, "<div class=\"cost-share\"><dt>%s</dt><dd>%s</dd></div>",
                     _("Share of the cost"),
                     orki_arena_copy(page->arena, orki_text_string(&text), text.n));
    page->html->is_failed |= text.is_failed;
    orki_text_free(&text);
}

static void teacher_facts(orki_page *page, int teacher)
{
    const orki_teacher *t = &page->season->teachers[teacher];
    const orki_week *week = &page->weeks[teacher];
    length_fact(page, _("Teaching a week"), week->teaching_min);
    if (t->wish_from_min >= 0) {
        const char *from = orki_length_text(page->arena, t->wish_from_min);
        const char *to = orki_length_text(page->arena, t->wish_to_min);
        fact(page, _("Wished"),
             t->wish_from_min == t->wish_to_min || from == NULL || to == NULL
                 ? from
                 : orki_arena_printf(page->arena, "%s \xe2\x80\x93 %s", from, to));
    }
    number_fact(page, _("Days"), week->n_days);
    number_fact(page, _("Schools"), week->n_schools);
    length_fact(page, _("Travel"), week->travel_min);
    length_fact(page, _("Free between lessons"), week->idle_min);
    if (week->call_out_min > 0)
        length_fact(page, _("Added by the minimum call-out"), week->call_out_min);
    if (t->is_captain)
        fact(page, _("Captain"), _("can lead a team"));
    if (page->shares != NULL)
        share_fact(page, &page->shares->teachers[teacher]);
}

static void orchestra_facts(orki_page *page, int orchestra)
{
    const ork_season *season = page->season;
    const orki_orchestra *o = &season->orchestras[orchestra];
    const orki_programme *programme = &season->programmes[o->programme];
    int pupils = 0;
    for (int i = 0; i < o->n_sections; i++)
        pupils += season->sections[o->first_section + i].pupils;
    fact(page, _("School"), season->schools[o->school].name);
    fact(page, _("Programme"), programme->name);
    length_fact(page, _("Lesson"), o->lesson_min);
    number_fact(page, _("Pupils"), pupils);
    if (programme->is_after_school)
        fact(page, _("When"), _("after school"));
}

static void school_facts(orki_page *page, int school, const orki_cell *cells, int n)
{
    const orki_school *s = &page->season->schools[school];
    fact(page, _("Town"), s->town);
    number_fact(page, _("Lessons a week"), n);
    unsigned int days = 0;
    for (int i = 0; i < n; i++)
        days |= 1U << cells[i].day;
    orki_text names = {0};
    for (int d = 0; d < ORKI_N_DAYS; d++) {
        if ((days >> d & 1U) != 0)
            orki_text_printf(&names, "%s%s", names.n > 0 ? ", " : "", orki_day_name(d));
    }
    if (names.n > 0)
        fact(page, _("Day"), orki_arena_copy(page->arena, orki_text_string(&names), names.n));
    page->html->is_failed |= names.is_failed;
    orki_text_free(&names);
    if (page->shares != NULL)
        share_fact(page, &page->shares->schools[school]);
}

static void write_facts(orki_page *page, orki_kind kind, int index, const orki_cell *cells, int n)
{
    orki_html_printf(page->html, "<dl class=\"facts\">");
    if (kind == ORKI_KIND_TEACHER) {
        teacher_facts(page, index);
    } else if (kind == ORKI_KIND_ORCHESTRA) {
        orchestra_facts(page, index);
    } else if (kind == ORKI_KIND_SCHOOL) {
        school_facts(page, index, cells, n);
    } else {
        fact(page, _("School"), owner_of(page->season, index));
        number_fact(page, _("Seats"), page->season->rooms[index].seats);
        number_fact(page, _("Lessons a week"), n);
    }
    orki_html_printf(page->html, "</dl>\n");
}

/* The reasons for what this school or orchestra lacks, beside its timetable. */
static void write_lacks(orki_page *page, orki_kind kind, int index)
{
    if (kind != ORKI_KIND_SCHOOL && kind != ORKI_KIND_ORCHESTRA)
        return;
    const ork_season *season = page->season;
    for (int o = 0; o < season->n_orchestras; o++) {
        bool is_mine =
            kind == ORKI_KIND_SCHOOL ? season->orchestras[o].school == index : o == index;
        if (!is_mine || page->timetable->day[o] >= 0)
            continue;
        orki_html_printf(page->html, "<p class=\"notice\"><strong>%s</strong> %s</p>\n",
                         orki_orchestra_text(page->arena, season, o),
                         _("has no place in this week."));
    }
}

static const char *week_caption(orki_page *page, const char *name)
{
    return name == NULL ? NULL : orki_arena_printf(page->arena, _("Week of %s"), name);
}

static const char *list_caption(orki_page *page, const char *name)
{
    return name == NULL ? NULL : orki_arena_printf(page->arena, _("%s as a list"), name);
}

static void write_view(orki_page *page, orki_kind kind, int index, orki_cell *cells)
{
    static const char *const words[] = {"school", "teacher", "room", "orchestra"};
    orki_text *html = page->html;
    const char *name = title_of(page, kind, index);
    int n = orki_collect(page, kind, index, cells);
    orki_html_printf(html,
                     "<article class=\"view %s\" id=\"%s\" tabindex=\"-1\" data-name=\"%s\">\n"
                     "<header><p class=\"over\">%s \xc2\xb7 %s</p><h3>%s</h3>",
                     words[kind], orki_anchor(page, kind, index), name, page->season->organisation,
                     page->season->name, name);
    write_facts(page, kind, index, cells, n);
    orki_html_printf(html, "</header>\n");
    write_lacks(page, kind, index);
    orki_grid_write(page, kind, week_caption(page, name), cells, n);
    orki_list_write(page, kind, list_caption(page, name), cells, n);
    if (kind == ORKI_KIND_SCHOOL) {
        orki_school_instruments(page, index);
        orki_reasons_write(page, index);
    }
    orki_html_printf(html, "</article>\n");
}

/* The index above the articles: names with one line about each, filtered by page.js. */
static void write_index_entry(orki_page *page, orki_kind kind, int index)
{
    const ork_season *season = page->season;
    orki_html_printf(page->html, "<li><a href=\"#%s\">%s</a>", orki_anchor(page, kind, index),
                     title_of(page, kind, index));
    const char *note = "";
    if (kind == ORKI_KIND_SCHOOL)
        note = season->schools[index].town;
    else if (kind == ORKI_KIND_TEACHER)
        note = orki_length_text(page->arena, page->weeks[index].teaching_min);
    else if (kind == ORKI_KIND_ORCHESTRA && page->timetable->day[index] >= 0)
        note = orki_arena_printf(page->arena, "%s %s", orki_day_short(page->timetable->day[index]),
                                 orki_clock_text(page->arena, page->timetable->start_min[index]));
    orki_html_printf(page->html, " <small>%s</small></li>\n", note);
}

static void write_kind(orki_page *page, orki_kind kind, const char *anchor, const char *title,
                       int n, orki_cell *cells)
{
    orki_html_printf(page->html,
                     "<section class=\"tab views\" id=\"%s\" aria-labelledby=\"%s-title\">\n"
                     "<h2 id=\"%s-title\" tabindex=\"-1\">%s</h2>\n"
                     "<label class=\"filter needs-script\">%s<input type=\"search\"></label>\n"
                     "<ul class=\"index\">\n",
                     anchor, anchor, anchor, title, _("Filter"));
    for (int i = 0; i < n; i++)
        write_index_entry(page, kind, i);
    orki_html_printf(page->html, "</ul>\n");
    for (int i = 0; i < n; i++)
        write_view(page, kind, i, cells);
    orki_html_printf(page->html, "</section>\n");
}

void orki_page_views(orki_page *page)
{
    const ork_season *season = page->season;
    orki_cell *cells = orki_arena_alloc(page->arena, orki_most_cells(season), sizeof *cells);
    if (cells == NULL) {
        page->html->is_failed = true;
        return;
    }
    write_kind(page, ORKI_KIND_SCHOOL, "schools", _("Schools"), season->n_schools, cells);
    write_kind(page, ORKI_KIND_TEACHER, "teachers", _("Teachers"), season->n_teachers, cells);
    write_kind(page, ORKI_KIND_ROOM, "rooms", _("Rooms"), season->n_rooms, cells);
    write_kind(page, ORKI_KIND_ORCHESTRA, "orchestras", _("Orchestras"), season->n_orchestras,
               cells);
}
