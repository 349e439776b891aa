/* Two bar charts of a comparison as inline SVG: the cost of each column with the part that is
 * proven, and the minutes lost to travel, waiting and call-out. */
#include "report/compare_page.h"
#include "report/svg.h"

#include <string.h>

enum { NAME_W = 210, BAR_W = 560, ROW_H = 30, BAR_H = 18, TOP_H = 8, CHART_W = 1000, PARTS = 3 };

/* Bars of up to three parts, one a column. */
typedef struct bars {
    const char *id, *title, *about;
    const char *classes[PARTS];
    const ork_row *rows[PARTS]; /* each part is a row's number; NULL: none */
    bool is_difference;         /* the second part ends where the second row does */
} bars;

static int64_t part_of(const bars *b, int part, int column)
{
    if (b->rows[part] == NULL)
        return 0;
    int64_t value = b->rows[part]->cells[column].value;
    return part == 1 && b->is_difference ? value - b->rows[0]->cells[column].value : value;
}

static int64_t whole_of(const bars *b, int column)
{
    int64_t sum = 0;
    for (int k = 0; k < PARTS; k++)
        sum += part_of(b, k, column);
    return sum;
}

static void write_bar(orki_compare_view *v, const bars *b, int column, int64_t most)
{
    int y = TOP_H + column * ROW_H, x = NAME_W;
    orki_svg_label(v->html, "name", NAME_W - 10, y + BAR_H - 4, v->c->columns[column].name);
    for (int k = 0; k < PARTS; k++) {
        int w = (int)(part_of(b, k, column) * BAR_W / most);
        orki_svg_rect(v->html, b->classes[k], x, y, w, BAR_H);
        x += w > 0 ? w : 0;
    }
    orki_svg_label(v->html, "value", NAME_W + BAR_W + 12, y + BAR_H - 4,
                   orki_cell_text(v->arena, b->rows[0]->unit, whole_of(b, column), v->is_dutch));
}

static void write_chart(orki_compare_view *v, const bars *b, bool is_first)
{
    int64_t most = 1;
    for (int i = 0; i < v->c->n_columns; i++)
        most = whole_of(b, i) > most ? whole_of(b, i) : most;
    orki_html_printf(v->html,
                     "<figure><figcaption><b>%s</b> %s</figcaption>\n<svg class=\"chart\" "
                     "viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"%s-title\">"
                     "<title id=\"%s-title\">%s %s</title>\n",
                     b->title, b->about, CHART_W, TOP_H + v->c->n_columns * ROW_H, b->id, b->id,
                     b->title, _("The table has the same figures."));
    if (is_first)
        orki_svg_stripes(v->html);
    for (int i = 0; i < v->c->n_columns; i++)
        write_bar(v, b, i, most);
    orki_html_printf(v->html, "</svg></figure>\n");
}

static const ork_row *figure(const orki_compare_view *v, const char *key)
{
    return ork_comparison_row(v->c, ORK_PART_FIGURES, key, "");
}

void orki_compare_charts(orki_compare_view *v)
{
    bool has_other = figure(v, "cost_by_first") != NULL;
    const bars cost = {
        .id = "cost-chart",
        .title = _("Cost in points."),
        .about = has_other
                     ? _("Plain: proven, no timetable of this season costs less. Striped: what "
                         "better searching might still save. Each with its own weights.")
                     : _("Plain: proven, no timetable of this season costs less. Striped: what "
                         "better searching might still save."),
        .classes = {"taught", "idle", ""},
        .rows = {figure(v, "bound"), figure(v, "cost"), NULL},
        .is_difference = true};
    const bars time = {
        .id = "time-chart",
        .title = _("Time lost in a week."),
        .about = _("Plain: travel. Striped: free between lessons. Open: what the "
                   "minimum call-out adds."),
        .classes = {"travel", "idle", "wish"},
        .rows = {figure(v, "travel_min"), figure(v, "idle_min"), figure(v, "call_out_min")}};
    write_chart(v, &cost, true);
    write_chart(v, &time, false);
}
