/* The drawing: changes to the right, cost upwards. A step goes down at each timetable; below it the
 * band in which a better one could still be, as far as the proofs leave it open. */
#include "report/curve_page.h"

#include "base/message.h"

#include <inttypes.h>

enum { WIDTH = 720, HEIGHT = 340, LEFT = 76, RIGHT = 20, TOP = 16, BOTTOM = 46, N_TICKS = 4 };

typedef struct curve_page {
    orki_page page;
    const ork_curve *curve;
    int64_t first, last; /* changes drawn */
    int64_t low, high;   /* cost drawn */
} curve_page;

static const char css[] =
    ".curve svg { width: 100%; max-width: 60rem; height: auto; background: var(--sheet); "
    "border: 1px solid var(--line); border-radius: 10px; }\n"
    ".curve text { font-size: 13px; fill: var(--soft); }\n"
    ".curve .axis { stroke: var(--line); fill: none; }\n"
    ".curve .open { fill: var(--warn-tint); stroke: none; }\n"
    ".curve .best { stroke: var(--accent); stroke-width: 2; fill: none; }\n"
    ".curve .bound { stroke: var(--warn); stroke-width: 1.5; stroke-dasharray: 4 3; fill: none; }\n"
    ".curve circle { fill: var(--sheet); stroke: var(--accent); stroke-width: 2; }\n"
    ".curve .proven { fill: var(--accent); }\n";

static const ork_rerun_result *point_at(const curve_page *c, int i)
{
    return c->curve->points[i];
}

static int64_t cost_at(const curve_page *c, int i)
{
    return point_at(c, i)->result->verdict->cost;
}

static int64_t changes_at(const curve_page *c, int i)
{
    return point_at(c, i)->changes.weighted;
}

static int x_of(const curve_page *c, int64_t changes)
{
    double part = (double)(changes - c->first) / (double)(c->last - c->first);
    return LEFT + (int)(part * (WIDTH - LEFT - RIGHT));
}

static int y_of(const curve_page *c, int64_t cost)
{
    double part = (double)(c->high - cost) / (double)(c->high - c->low);
    return TOP + (int)(part * (HEIGHT - TOP - BOTTOM));
}

static void find_range(curve_page *c)
{
    int n = c->curve->n_points;
    c->first = changes_at(c, 0);
    int64_t width = changes_at(c, n - 1) - c->first;
    c->last = changes_at(c, n - 1) + width / 10 + 1;
    c->high = cost_at(c, 0);
    c->low = cost_at(c, n - 1);
    int64_t bound = ork_curve_bound(c->curve, c->last);
    if (bound > 0 && bound < c->low && c->high - bound < 4 * (c->high - c->low + 10))
        c->low = bound;
    int64_t margin = (c->high - c->low) / 12 + 1;
    c->high += margin;
    c->low = c->low > margin ? c->low - margin : 0;
}

static const char *number(curve_page *c, int64_t value)
{
    return orki_number_text(c->page.arena, value, c->page.is_dutch);
}

static void draw_axes(curve_page *c)
{
    orki_text *html = c->page.html;
    orki_html_printf(html, "<path class=\"axis\" d=\"M%d %dV%dH%d\"/>\n", LEFT, TOP,
                     HEIGHT - BOTTOM, WIDTH - RIGHT);
    for (int i = 0; i <= N_TICKS; i++) {
        int64_t changes = c->first + (c->last - c->first) * i / N_TICKS;
        int64_t cost = c->low + (c->high - c->low) * i / N_TICKS;
        bool is_new = i == 0 || changes > c->first + (c->last - c->first) * (i - 1) / N_TICKS;
        if (is_new)
            orki_html_printf(html, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>\n",
                             x_of(c, changes), HEIGHT - BOTTOM + 18, number(c, changes));
        orki_html_printf(html,
                         "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n"
                         "<path class=\"axis\" d=\"M%d %dH%d\"/>\n",
                         LEFT - 8, y_of(c, cost) + 4, number(c, cost), LEFT, y_of(c, cost),
                         WIDTH - RIGHT);
    }
    orki_html_printf(html, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>\n",
                     (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, _("Weighted changes"));
}

/* The cost that is proven to be needed, clipped to the drawing, from left to right. */
static void add_bound(curve_page *c, bool is_first)
{
    for (int x = LEFT; x <= WIDTH - RIGHT; x += 2) {
        double part = (double)(x - LEFT) / (WIDTH - LEFT - RIGHT);
        int64_t changes = c->first + (int64_t)(part * (double)(c->last - c->first));
        int64_t bound = ork_curve_bound(c->curve, changes);
        bound = bound < c->low ? c->low : bound > c->high ? c->high : bound;
        orki_html_printf(c->page.html, "%s%d %d", is_first && x == LEFT ? "M" : "L", x,
                         y_of(c, bound));
    }
}

static void add_steps_back(curve_page *c)
{
    int right = WIDTH - RIGHT;
    for (int i = c->curve->n_points - 1; i >= 0; i--) {
        int y = y_of(c, cost_at(c, i)), x = x_of(c, changes_at(c, i));
        orki_html_printf(c->page.html, "L%d %dL%d %d", right, y, x, y);
        right = x;
    }
}

static void draw_lines(curve_page *c)
{
    orki_text *html = c->page.html;
    orki_html_printf(html, "<path class=\"open\" d=\"");
    add_bound(c, true);
    add_steps_back(c);
    orki_html_printf(html, "Z\"/>\n<path class=\"bound\" d=\"");
    add_bound(c, true);
    orki_html_printf(html, "\"/>\n<path class=\"best\" d=\"M%d %d", WIDTH - RIGHT,
                     y_of(c, cost_at(c, c->curve->n_points - 1)));
    add_steps_back(c);
    orki_html_printf(html, "\"/>\n");
}

static void draw_points(curve_page *c)
{
    for (int i = 0; i < c->curve->n_points; i++) {
        const ork_rerun_result *p = point_at(c, i);
        const char *label =
            orki_arena_printf(c->page.arena, _("%s changes, %s points"),
                              number(c, changes_at(c, i)), number(c, cost_at(c, i)));
        orki_html_printf(c->page.html,
                         "<a href=\"curve/%s/changes.html\" aria-label=\"%s\"><circle cx=\"%d\" "
                         "cy=\"%d\" r=\"5\" class=\"%s\"><title>%s</title></circle></a>\n",
                         orki_arena_printf(c->page.arena, "%" PRId64, changes_at(c, i)), label,
                         x_of(c, changes_at(c, i)), y_of(c, cost_at(c, i)),
                         p->is_cost_proven ? "proven" : "", label);
    }
}

static void draw(curve_page *c)
{
    find_range(c);
    orki_html_printf(c->page.html,
                     "<figure class=\"curve\"><svg viewBox=\"0 0 %d %d\" role=\"group\" "
                     "aria-label=\"%s\">\n",
                     WIDTH, HEIGHT, _("Cost in points for each number of weighted changes"));
    draw_axes(c);
    draw_lines(c);
    draw_points(c);
    orki_html_printf(c->page.html, "</svg>\n<figcaption>%s</figcaption></figure>\n",
                     _("Each dot is a timetable. No timetable lies below the dashed line: that is "
                       "proven. Between the two there may be a better one."));
}

static void write_row(curve_page *c, int i)
{
    const ork_rerun_result *p = point_at(c, i);
    const ork_changes *n = &p->changes;
    const char *folder = orki_arena_printf(c->page.arena, "curve/%" PRId64, n->weighted);
    orki_text *html = c->page.html;
    orki_html_printf(html, "<tr><th scope=\"row\" class=\"number\">%s</th>",
                     number(c, n->weighted));
    orki_html_printf(html, "<td class=\"number\">%s</td><td class=\"number\">%s</td>",
                     number(c, cost_at(c, i)),
                     p->is_cost_proven ? _("proven") : number(c, p->cost_bound));
    for (int k = 0; k < ORK_N_CHANGES; k++)
        orki_html_printf(html, "<td class=\"number\">%d</td>", n->n[k]);
    orki_html_printf(html,
                     "<td><a href=\"%s/changes.html\">%s</a>, <a href=\"%s/index.html\">%s</a>"
                     "</td></tr>\n",
                     folder, _("what changes"), folder, _("timetable"));
}

static void write_table(curve_page *c)
{
    orki_text *html = c->page.html;
    const char *const headings[] = {_("Weighted changes"), _("Cost"),          _("At least"),
                                    _("Other day"),        _("Other time"),    _("Days off"),
                                    _("Other begin"),      _("Other teacher"), _("Other room"),
                                    _("What that gives")};
    orki_html_printf(html,
                     "<div class=\"scroll\" tabindex=\"0\"><table "
                     "class=\"list\"><caption>%s</caption><thead><tr>",
                     _("A timetable for each point"));
    for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++)
        orki_html_printf(html, "<th scope=\"col\">%s</th>", headings[i]);
    orki_html_printf(html, "</tr></thead><tbody>\n");
    for (int i = 0; i < c->curve->n_points; i++)
        write_row(c, i);
    orki_html_printf(html, "</tbody></table></div>\n");
}

/* What all points have in common. */
static void begin(curve_page *c)
{
    orki_text *html = c->page.html;
    orki_arena *arena = c->page.arena;
    int64_t lost = point_at(c, 0)->lost, least = c->curve->least_changes;
    orki_html_printf(
        html,
        "<section class=\"tab\" id=\"curve\" aria-labelledby=\"curve-title\">\n"
        "<h2 id=\"curve-title\" tabindex=\"-1\">%s</h2>\n<p>%s",
        _("What more changes save"),
        lost == 0 ? _("No lesson or section is lost in any of these timetables.")
                  : orki_arena_printf(arena, _("Lost lessons and sections in each timetable: %s."),
                                      number(c, lost)));
    if (least > 0)
        orki_html_printf(html, " %s",
                         orki_arena_printf(arena,
                                           _("Fewer than %s weighted changes are not possible."),
                                           number(c, least)));
    orki_html_printf(html, "</p>\n");
}

int orki_curve_page(orki_text *html, const ork_season *season, const ork_curve *curve,
                    bool is_dutch, orki_arena *arena)
{
    const orki_tab tabs[] = {{"curve", _("What more changes save")}};
    const ork_rerun_result *first = curve->points[0];
    curve_page c = {.page = {.season = season,
                             .timetable = first->result->timetable,
                             .result = first->result,
                             .verdict = first->result->verdict,
                             .is_dutch = is_dutch,
                             .arena = arena,
                             .html = html},
                    .curve = curve};
    orki_page_open(&c.page, tabs, 1, css);
    begin(&c);
    draw(&c);
    write_table(&c);
    orki_html_printf(html, "</section>\n");
    orki_page_close(&c.page);
    return html->is_failed ? -1 : 0;
}
