/* The map: schools at their coordinates (equirectangular, which is true enough for a region), and
 * for each day and teacher the way from school to school. Homes are left out on purpose: the page
 * hangs in staff rooms. The same ways stand in a table below; page.js lets the reader choose day
 * and teacher for both. */
#include "report/page.h"

#include <math.h>

enum { MAP_W = 1000, MAP_MIN_H = 360, MAP_MAX_H = 700, MARGIN = 70, LABEL_H = 18, CHAR_W = 8 };

typedef struct orki_map {
    int height;
    int *x, *y; /* [n_schools], -1 without coordinates */
} orki_map;

/* Scale the schools' box into the view box; north is up. */
static void project(const ork_season *season, orki_map *map)
{
    double west = 180, east = -180, south = 90, north = -90;
    for (int s = 0; s < season->n_schools; s++) {
        const orki_school *school = &season->schools[s];
        if (!school->has_at)
            continue;
        west = fmin(west, school->lon);
        east = fmax(east, school->lon);
        south = fmin(south, school->lat);
        north = fmax(north, school->lat);
    }
    double narrow = cos((south + north) / 2 * (3.14159265358979 / 180));
    double width = fmax((east - west) * narrow, 1e-6), tall = fmax(north - south, 1e-6);
    double scale = fmin((MAP_W - 2 * MARGIN) / width, (MAP_MAX_H - 2 * MARGIN) / tall);
    map->height = (int)lround(fmax(tall * scale + 2 * MARGIN, MAP_MIN_H));
    double left = (MAP_W - width * scale) / 2, top = (map->height - tall * scale) / 2;
    for (int s = 0; s < season->n_schools; s++) {
        const orki_school *school = &season->schools[s];
        map->x[s] = map->y[s] = -1;
        if (!school->has_at)
            continue;
        map->x[s] = (int)lround(left + (school->lon - west) * narrow * scale);
        map->y[s] = (int)lround(top + (north - school->lat) * scale);
    }
}

typedef struct orki_label {
    int x, y, w; /* left, top, width; all are LABEL_H high */
    bool is_end; /* the text ends at the point (anchor "end") */
} orki_label;

static bool is_clear(const orki_map *map, const ork_season *season, const orki_label *placed,
                     int n_placed, const orki_label *label)
{
    if (label->x < 2 || label->x + label->w > MAP_W - 2)
        return false;
    for (int i = 0; i < n_placed; i++) {
        const orki_label *other = &placed[i];
        if (label->x < other->x + other->w && other->x < label->x + label->w &&
            label->y < other->y + LABEL_H && other->y < label->y + LABEL_H)
            return false;
    }
    for (int s = 0; s < season->n_schools; s++) {
        if (map->x[s] >= 0 && map->x[s] > label->x - 6 && map->x[s] < label->x + label->w + 6 &&
            map->y[s] > label->y - 6 && map->y[s] < label->y + LABEL_H + 6)
            return false;
    }
    return true;
}

static int width_of(const char *name)
{
    int n = 0;
    for (; *name != '\0'; name++)
        n += ((unsigned char)*name & 0xc0U) != 0x80U;
    return n * CHAR_W + 6;
}

/* The first of eight places around the dot that is free; else right of it. */
static orki_label place_label(const orki_map *map, const ork_season *season, int school,
                              const orki_label *placed, int n_placed)
{
    static const int rise[] = {0, -14, 14, -24, 24, -34, 34};
    int w = width_of(season->schools[school].name), x = map->x[school], y = map->y[school];
    for (size_t i = 0; i < sizeof rise / sizeof rise[0]; i++) {
        for (int side = 0; side < 2; side++) {
            orki_label label = {side == 0 ? x + 11 : x - 11 - w, y - LABEL_H / 2 + rise[i], w,
                                side == 1};
            if (is_clear(map, season, placed, n_placed, &label))
                return label;
        }
    }
    return (orki_label){x + 11, y - LABEL_H / 2, w, false};
}

static void write_schools(orki_page *page, const orki_map *map)
{
    const ork_season *season = page->season;
    orki_label *placed = orki_arena_alloc(page->arena, (size_t)season->n_schools, sizeof *placed);
    if (placed == NULL) {
        page->html->is_failed = true;
        return;
    }
    int n_placed = 0;
    for (int s = 0; s < season->n_schools; s++) {
        if (map->x[s] < 0)
            continue;
        orki_label label = place_label(map, season, s, placed, n_placed);
        placed[n_placed++] = label;
        orki_html_printf(page->html,
                         "<a href=\"#%s\"><circle cx=\"%d\" cy=\"%d\" r=\"7\"/>"
                         "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text></a>\n",
                         orki_anchor(page, ORKI_KIND_SCHOOL, s), map->x[s], map->y[s],
                         label.is_end ? label.x + label.w : label.x, label.y + 14,
                         label.is_end ? "end" : "start", season->schools[s].name);
    }
}

/* One polyline for each teacher and day with more than one address; `data-` names are what page.js
 * filters by. */
static void write_route(orki_page *page, const orki_map *map, int teacher, int day)
{
    const orki_duty *duty = &page->weeks[teacher].days[day];
    orki_html_printf(page->html,
                     "<polyline class=\"route\" data-day=\"%s\" data-teacher=\"%s\" points=\"",
                     orki_day_word(day), orki_anchor(page, ORKI_KIND_TEACHER, teacher));
    for (int i = 0; i < duty->n; i++) {
        int school = duty->stops[i].school;
        if (map->x[school] >= 0 && (i == 0 || duty->stops[i - 1].school != school))
            orki_html_printf(page->html, "%d,%d ", map->x[school], map->y[school]);
    }
    orki_html_printf(page->html, "\"/>\n");
}

static void write_picture(orki_page *page, const orki_map *map)
{
    orki_html_printf(page->html,
                     "<svg class=\"map\" viewBox=\"0 0 %d %d\" role=\"group\" "
                     "aria-label=\"%s\">\n"
                     "<defs><marker id=\"arrow\" viewBox=\"0 0 10 10\" refX=\"17\" refY=\"5\" "
                     "markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\">"
                     "<path d=\"M0 0 10 5 0 10z\"/></marker></defs>\n",
                     MAP_W, map->height, _("Map of the schools with the ways between them"));
    for (int t = 0; t < page->season->n_teachers; t++) {
        for (int d = 0; d < ORKI_N_DAYS; d++) {
            if (page->weeks[t].days[d].n_addresses > 1)
                write_route(page, map, t, d);
        }
    }
    write_schools(page, map);
    orki_html_printf(page->html, "</svg>\n");
}

static void write_way(orki_page *page, int teacher, int day)
{
    const orki_duty *duty = &page->weeks[teacher].days[day];
    orki_html_printf(page->html, "<tr data-day=\"%s\" data-teacher=\"%s\"><th scope=\"row\">",
                     orki_day_word(day), orki_anchor(page, ORKI_KIND_TEACHER, teacher));
    orki_link(page, ORKI_KIND_TEACHER, teacher);
    orki_html_printf(page->html, "</th><td>%s</td><td>", orki_day_name(day));
    for (int i = 0; i < duty->n; i++) {
        if (i > 0 && duty->stops[i - 1].school == duty->stops[i].school)
            continue;
        orki_html_printf(page->html, "%s%s %s", i == 0 ? "" : " \xe2\x86\x92 ",
                         orki_clock_text(page->arena, duty->stops[i].from),
                         page->season->schools[duty->stops[i].school].name);
    }
    orki_html_printf(page->html, "</td><td class=\"number\">%s</td></tr>\n",
                     orki_length_text(page->arena, duty->travel_min));
}

/* Choices for page.js; without scripts they are hidden and everything is shown. */
static void write_choices(orki_page *page)
{
    orki_html_printf(page->html,
                     "<form class=\"choices needs-script\"><label>%s <select id=\"map-day\">"
                     "<option value=\"\">%s</option>",
                     _("Day"), _("all days"));
    for (int d = 0; d < ORKI_N_DAYS; d++) {
        bool is_used = false;
        for (int t = 0; t < page->season->n_teachers && !is_used; t++)
            is_used = page->weeks[t].days[d].n > 0;
        if (is_used)
            orki_html_printf(page->html, "<option value=\"%s\">%s</option>", orki_day_word(d),
                             orki_day_name(d));
    }
    orki_html_printf(page->html,
                     "</select></label> <label>%s <select id=\"map-teacher\">"
                     "<option value=\"\">%s</option>",
                     _("Teacher"), _("all teachers"));
    for (int t = 0; t < page->season->n_teachers; t++) {
        if (page->weeks[t].n_days > 0)
            orki_html_printf(page->html, "<option value=\"%s\">%s</option>",
                             orki_anchor(page, ORKI_KIND_TEACHER, t),
                             page->season->teachers[t].name);
    }
    orki_html_printf(page->html, "</select></label></form>\n");
}

static void write_ways(orki_page *page)
{
    orki_html_printf(
        page->html,
        "<div class=\"scroll\" tabindex=\"0\"><table class=\"list ways\"><caption>%s</caption>\n"
        "<thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th>"
        "<th scope=\"col\">%s</th><th scope=\"col\" "
        "class=\"number\">%s</th></tr></thead>\n<tbody>\n",
        _("From school to school"), _("Teacher"), _("Day"), _("Schools in order"),
        _("Travel that day"));
    for (int d = 0; d < ORKI_N_DAYS; d++) {
        for (int t = 0; t < page->season->n_teachers; t++) {
            if (page->weeks[t].days[d].n > 0)
                write_way(page, t, d);
        }
    }
    orki_html_printf(page->html, "</tbody></table></div>\n");
}

void orki_page_map(orki_page *page)
{
    const ork_season *season = page->season;
    int n_located = 0;
    for (int s = 0; s < season->n_schools; s++)
        n_located += season->schools[s].has_at;
    orki_map map = {.x = orki_arena_alloc(page->arena, (size_t)season->n_schools, sizeof(int)),
                    .y = orki_arena_alloc(page->arena, (size_t)season->n_schools, sizeof(int))};
    if (map.x == NULL || map.y == NULL) {
        page->html->is_failed = true;
        return;
    }
    orki_html_printf(page->html,
                     "<section class=\"tab\" id=\"map\" aria-labelledby=\"map-title\">\n"
                     "<h2 id=\"map-title\" tabindex=\"-1\">%s</h2>\n",
                     _("Map and ways"));
    write_choices(page);
    if (n_located > 0) {
        project(season, &map);
        write_picture(page, &map);
    }
    if (n_located < season->n_schools)
        orki_html_printf(page->html, "<p>%s</p>\n",
                         _("Schools without coordinates are not on the map."));
    write_ways(page);
    orki_html_printf(page->html, "</section>\n");
}
