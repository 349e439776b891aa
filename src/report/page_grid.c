/* A week as a table of one row: a column for each day, in it a list of lessons whose place and
 * height follow the clock. Days without lessons are narrow columns, so that a school with one day
 * has room for its teams. The style sheet turns --at and --len (minutes) into lengths; --px, pixels
 * for a minute, is chosen here so that the text of the fullest lesson fits. */
#include "report/page.h"

#include <stdlib.h>
#include <string.h>

enum {
    GRID_PX = 960,
    HOURS_PX = 52,
    FREE_DAY_PX = 48,
    CHIP_PX = 135,
    CHAR_PX = 7,
    TIGHT_CHAR_PX = 6,
    NARROW_CHAR_PX = 8,
    LINE_PX = 17
};

/* What the grid of one view is like. */
typedef struct week_grid {
    int n_days, n_used;
    int n_on_day[ORKI_N_DAYS];
    int lanes[ORKI_N_DAYS];    /* most lanes side by side */
    int width_px[ORKI_N_DAYS]; /* days with more lanes are wider */
    int from, to;              /* whole hours */
    int page_px;               /* width of the whole */
} week_grid;

static int by_day_and_time(const void *a, const void *b)
{
    const orki_cell *x = a, *y = b;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    if (x->orchestra != y->orchestra)
        return x->orchestra < y->orchestra ? -1 : 1;
    return (x->section > y->section) - (x->section < y->section);
}

/* Cells that overlap, directly or through others, form a cluster; each takes the first free lane of
 * its cluster and all of a cluster share the number of lanes. */
static void choose_lanes(orki_cell *cells, int n)
{
    for (int first = 0; first < n;) {
        int end = cells[first].to, last = first + 1, n_lanes = 1;
        while (last < n && cells[last].day == cells[first].day && cells[last].from < end) {
            end = cells[last].to > end ? cells[last].to : end;
            last++;
        }
        for (int i = first; i < last; i++) {
            int lane = 0;
            for (int j = first; j < i; j++) {
                if (cells[j].lane == lane && cells[j].to > cells[i].from) {
                    lane++;
                    j = first - 1;
                }
            }
            cells[i].lane = lane;
            n_lanes = lane + 1 > n_lanes ? lane + 1 : n_lanes;
        }
        for (int i = first; i < last; i++)
            cells[i].n_lanes = n_lanes;
        first = last;
    }
}

/* Lines that a text fills in a column; 7 pixels are a character of the lessons' type. */
static int lines_in(const char *text, int width_px)
{
    int n = 0;
    for (; text != NULL && *text != '\0'; text++)
        n += ((unsigned char)*text & 0xc0U) != 0x80U;
    return n * CHAR_PX <= width_px ? 1 : 1 + n * CHAR_PX / width_px;
}

static int length_of(const orki_page *page, int section)
{
    int teacher = page->timetable->teacher[section], room = page->timetable->room[section];
    size_t n =
        strlen(orki_role_text(page->season, page->season->sections[section].role, page->is_dutch)) +
        (teacher < 0 ? 12 : strlen(page->season->teachers[teacher].name)) +
        (room < 0 ? 0 : strlen(page->season->rooms[room].name));
    return (int)n + 2;
}

/* Role, teacher and room of a section, below each other. */
static int lines_of_section(const orki_page *page, int section, int width_px)
{
    int teacher = page->timetable->teacher[section], room = page->timetable->room[section];
    return 1 + (teacher < 0 ? 1 : lines_in(page->season->teachers[teacher].name, width_px)) +
           (room < 0 ? 0 : lines_in(page->season->rooms[room].name, width_px));
}

/* In a narrow lane a section is one line of text instead of three. */
static bool is_tight(const orki_cell *cell, int day_px)
{
    return day_px / cell->n_lanes - 24 < 3 * CHIP_PX;
}

/* Lines of text that a lesson needs in a day of this width. */
static int lines_of(const orki_page *page, orki_kind kind, const orki_cell *cell, int day_px)
{
    int width_px = day_px / cell->n_lanes - 24;
    if (kind == ORKI_KIND_TEACHER || kind == ORKI_KIND_ROOM)
        return width_px > 400 ? 2 : width_px > 140 ? 5 : 7;
    const orki_orchestra *o = &page->season->orchestras[cell->orchestra];
    int lines = width_px < 200 ? 2 : 1;
    int char_px = width_px < 160 ? NARROW_CHAR_PX : TIGHT_CHAR_PX; /* words break more often */
    if (is_tight(cell, day_px)) {
        for (int i = 0; i < o->n_sections; i++)
            lines += 1 + length_of(page, o->first_section + i) * char_px / (width_px - 10);
        return lines;
    }
    int in_a_row = width_px / CHIP_PX, chip_px = width_px / in_a_row - 20;
    for (int i = 0; i < o->n_sections; i += in_a_row) {
        int most = 0;
        for (int j = i; j < i + in_a_row && j < o->n_sections; j++) {
            int own = lines_of_section(page, o->first_section + j, chip_px);
            most = own > most ? own : most;
        }
        lines += most;
    }
    return lines;
}

/* Hundredths of a pixel for a minute, between 1.1 and 6, or 9 where weeks stand side by side. */
static int scale_of(const orki_page *page, orki_kind kind, const orki_cell *cells, int n,
                    const week_grid *grid)
{
    int scale = 110;
    for (int i = 0; i < n; i++) {
        if (cells[i].orchestra < 0)
            continue;
        int lines = lines_of(page, kind, &cells[i], grid->width_px[cells[i].day]);
        int needed = (14 + lines * LINE_PX) * 100 / (cells[i].to - cells[i].from);
        scale = needed > scale ? needed : scale;
    }
    int most = page->grid_px > 0 ? 900 : 600;
    return scale > most ? most : scale;
}

static void write_section(orki_page *page, int section)
{
    const orki_section *s = &page->season->sections[section];
    orki_text *html = page->html;
    bool is_changed = page->changed != NULL && page->changed[section] != 0;
    orki_html_printf(html, "<li class=\"%s%s\"><b>%s</b> ", orki_role_family(page->season, s->role),
                     is_changed ? " changed" : "",
                     orki_role_text(page->season, s->role, page->is_dutch));
    if (is_changed)
        orki_mark_sign(page);
    if (page->timetable->teacher[section] >= 0)
        orki_link(page, ORKI_KIND_TEACHER, page->timetable->teacher[section]);
    else
        orki_html_printf(html, "<strong class=\"lack\">%s</strong>", _("nobody yet"));
    if (page->timetable->room[section] >= 0) {
        orki_html_printf(html, " <span class=\"room\">");
        orki_link(page, ORKI_KIND_ROOM, page->timetable->room[section]);
        orki_html_printf(html, "</span>");
    }
    orki_html_printf(html, "</li>");
}

static void write_team(orki_page *page, int orchestra)
{
    const orki_orchestra *o = &page->season->orchestras[orchestra];
    orki_html_printf(page->html, "<ul class=\"team\">");
    for (int i = 0; i < o->n_sections; i++)
        write_section(page, o->first_section + i);
    orki_html_printf(page->html, "</ul>");
}

static void write_lesson(orki_page *page, orki_kind kind, const orki_cell *cell)
{
    const ork_season *season = page->season;
    orki_text *html = page->html;
    const orki_section *section = cell->section < 0 ? NULL : &season->sections[cell->section];
    orki_html_printf(html, "<span class=\"when\">");
    if (orki_is_marked(page, cell->orchestra, cell->section))
        orki_mark_sign(page);
    orki_html_printf(html, "%s</span> ", orki_span_text(page, cell->from, cell->to));
    if (kind == ORKI_KIND_TEACHER) {
        orki_html_printf(html, "<span class=\"what\">");
        orki_link(page, ORKI_KIND_SCHOOL, season->orchestras[cell->orchestra].school);
        orki_html_printf(html, "</span> ");
    }
    orki_html_printf(html, "<span class=\"%s\">", kind == ORKI_KIND_TEACHER ? "who" : "what");
    orki_link(page, ORKI_KIND_ORCHESTRA, cell->orchestra);
    orki_html_printf(html, "</span> ");
    if (section == NULL) {
        write_team(page, cell->orchestra);
        return;
    }
    orki_html_printf(html, "<b class=\"role\">%s</b> ",
                     orki_role_text(season, section->role, page->is_dutch));
    if (kind == ORKI_KIND_TEACHER && page->timetable->room[cell->section] >= 0) {
        orki_link(page, ORKI_KIND_ROOM, page->timetable->room[cell->section]);
    } else if (kind == ORKI_KIND_ROOM) {
        if (page->timetable->teacher[cell->section] >= 0)
            orki_link(page, ORKI_KIND_TEACHER, page->timetable->teacher[cell->section]);
        else
            orki_html_printf(html, "<strong class=\"lack\">%s</strong>", _("nobody yet"));
    }
}

static void write_cell(orki_page *page, orki_kind kind, const orki_cell *cell, int day_px)
{
    orki_text *html = page->html;
    orki_html_printf(html, "<li style=\"--at:%d;--len:%d;--lane:%d;--lanes:%d\"", cell->from,
                     cell->to - cell->from, cell->lane, cell->n_lanes);
    if (cell->orchestra < 0) {
        orki_html_printf(html, " class=\"way%s\">%s</li>\n", cell->is_before ? " out" : "",
                         cell->text);
        return;
    }
    const char *family =
        cell->section < 0
            ? "whole"
            : orki_role_family(page->season, page->season->sections[cell->section].role);
    bool is_marked = orki_is_marked(page, cell->orchestra, cell->section);
    orki_html_printf(html, " class=\"lesson %s%s%s\" data-lesson=\"%s\">", family,
                     cell->section < 0 && is_tight(cell, day_px) ? " tight" : "",
                     is_marked ? " moved" : "", page->season->orchestras[cell->orchestra].id);
    write_lesson(page, kind, cell);
    orki_html_printf(html, "</li>\n");
}

static void write_head(orki_page *page, const week_grid *grid)
{
    orki_text *html = page->html;
    orki_html_printf(html, "<colgroup><col class=\"hours\">");
    for (int d = 0; d < grid->n_days; d++) {
        if (grid->n_on_day[d] == 0)
            orki_html_printf(html, "<col class=\"free\">");
        else if (grid->n_used == 1)
            orki_html_printf(html, "<col>");
        else
            orki_html_printf(html, "<col style=\"width:%d%%\">",
                             grid->width_px[d] * 100 / grid->page_px);
    }
    orki_html_printf(html, "</colgroup>\n<thead><tr><th scope=\"col\">%s</th>", _("Time"));
    for (int d = 0; d < grid->n_days; d++) {
        if (grid->n_on_day[d] > 0)
            orki_html_printf(html, "<th scope=\"col\">%s</th>", orki_day_name(d));
        else
            orki_html_printf(html,
                             "<th scope=\"col\" class=\"free\"><abbr title=\"%s\">%s</abbr></th>",
                             orki_day_name(d), orki_day_short(d));
    }
    orki_html_printf(html, "</tr></thead>\n");
}

static void write_hours(orki_page *page, int from, int to)
{
    orki_html_printf(page->html, "<tbody><tr><th scope=\"row\" class=\"hours\">");
    for (int t = from; t < to; t += 60)
        orki_html_printf(page->html, "<span style=\"--at:%d\">%s</span> ", t,
                         orki_clock_text(page->arena, t));
    orki_html_printf(page->html, "</th>");
}

static void write_days(orki_page *page, orki_kind kind, const orki_cell *cells,
                       const week_grid *grid)
{
    for (int d = 0, next = 0; d < grid->n_days; d++) {
        if (grid->n_on_day[d] == 0) {
            orki_html_printf(page->html, "<td class=\"free\"></td>");
            continue;
        }
        orki_html_printf(page->html, "<td><ol>\n");
        for (int i = 0; i < grid->n_on_day[d]; i++)
            write_cell(page, kind, &cells[next++], grid->width_px[d]);
        orki_html_printf(page->html, "</ol></td>");
    }
}

static void measure(week_grid *grid, const orki_page *page, const orki_cell *cells, int n)
{
    *grid = (week_grid){
        .n_days = 5, .from = ORKI_DAY_MIN, .page_px = page->grid_px > 0 ? page->grid_px : GRID_PX};
    int n_lanes = 0;
    for (int i = 0; i < n; i++) {
        int d = cells[i].day;
        grid->n_used += grid->n_on_day[d]++ == 0;
        grid->n_days = d + 1 > grid->n_days ? d + 1 : grid->n_days;
        if (cells[i].n_lanes > grid->lanes[d]) {
            n_lanes += cells[i].n_lanes - grid->lanes[d];
            grid->lanes[d] = cells[i].n_lanes;
        }
        grid->from = cells[i].from < grid->from ? cells[i].from : grid->from;
        grid->to = cells[i].to > grid->to ? cells[i].to : grid->to;
    }
    grid->from -= ((grid->from % 60) + 60) % 60;
    grid->to += (60 - grid->to % 60) % 60;
    int left_px = grid->page_px - HOURS_PX - FREE_DAY_PX * (grid->n_days - grid->n_used);
    for (int d = 0; d < grid->n_days; d++)
        grid->width_px[d] = left_px * grid->lanes[d] / n_lanes;
}

void orki_grid_write(orki_page *page, orki_kind kind, const char *caption, orki_cell *cells, int n)
{
    if (n == 0) {
        orki_html_printf(page->html, "<p class=\"none\">%s</p>\n", _("No lessons in this week."));
        return;
    }
    qsort(cells, (size_t)n, sizeof cells[0], by_day_and_time);
    choose_lanes(cells, n);
    week_grid grid;
    measure(&grid, page, cells, n);
    orki_html_printf(page->html,
                     "<div class=\"scroll\" tabindex=\"0\"><table class=\"week\" "
                     "style=\"--from:%d;--span:%d;--px:%d\">\n<caption>%s</caption>\n",
                     grid.from, grid.to - grid.from, scale_of(page, kind, cells, n, &grid),
                     caption);
    write_head(page, &grid);
    write_hours(page, grid.from, grid.to);
    write_days(page, kind, cells, &grid);
    orki_html_printf(page->html, "</tr></tbody></table></div>\n");
}
