/* Load and travel of the teachers: two bar charts as inline SVG, and the table with the same
 * figures. Lengths in the charts are whole units of the view box; a bar's text stands beside it. */
#include "report/page.h"
#include "report/svg.h"

enum { NAME_W = 210, BAR_W = 560, ROW_H = 24, BAR_H = 14, TOP_H = 26, CHART_W = 1000 };

static int longest(const orki_page *page, bool is_travel)
{
    int most = 60;
    for (int t = 0; t < page->season->n_teachers; t++) {
        const orki_week *week = &page->weeks[t];
        const orki_teacher *teacher = &page->season->teachers[t];
        int length = is_travel ? week->travel_min + week->idle_min : week->teaching_min;
        if (!is_travel && teacher->wish_to_min > length)
            length = teacher->wish_to_min;
        most = length > most ? length : most;
    }
    return most;
}

/* Hour lines with their number, at most eight of them. */
static void write_axis(orki_page *page, int most, int height)
{
    int step = 60;
    while (most / step > 8)
        step *= 2;
    for (int m = 0; m <= most; m += step) {
        int x = NAME_W + (int)((int64_t)m * BAR_W / most);
        orki_html_printf(page->html,
                         "<line class=\"axis\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>", x,
                         TOP_H - 6, x, height);
        orki_svg_label(page->html, "tick", x, TOP_H - 12, orki_length_text(page->arena, m));
    }
}

static void write_load_bar(orki_page *page, int teacher, int y, int most)
{
    const orki_teacher *t = &page->season->teachers[teacher];
    int taught = page->weeks[teacher].teaching_min;
    int length = (int)((int64_t)taught * BAR_W / most);
    orki_svg_rect(page->html, "taught", NAME_W, y, length, BAR_H);
    if (t->wish_from_min >= 0) {
        int from = (int)((int64_t)t->wish_from_min * BAR_W / most);
        int to = (int)((int64_t)t->wish_to_min * BAR_W / most);
        orki_svg_rect(page->html, "wish", NAME_W + from - 2, y - 3, to - from + 4, BAR_H + 6);
    }
    orki_svg_label(page->html, "value", NAME_W + BAR_W + 12, y + BAR_H - 2,
                   orki_length_text(page->arena, taught));
}

static void write_travel_bar(orki_page *page, int teacher, int y, int most)
{
    const orki_week *week = &page->weeks[teacher];
    int travel_w = (int)((int64_t)week->travel_min * BAR_W / most);
    orki_svg_rect(page->html, "travel", NAME_W, y, travel_w, BAR_H);
    orki_svg_rect(page->html, "idle", NAME_W + travel_w, y,
                  (int)((int64_t)week->idle_min * BAR_W / most), BAR_H);
    const char *travel = orki_length_text(page->arena, week->travel_min);
    const char *waits = orki_length_text(page->arena, week->idle_min);
    orki_svg_label(page->html, "value", NAME_W + BAR_W + 12, y + BAR_H - 2,
                   travel == NULL || waits == NULL
                       ? NULL
                       : orki_arena_printf(page->arena, "%s + %s", travel, waits));
}

static void write_chart(orki_page *page, bool is_travel, const char *title, const char *about)
{
    const ork_season *season = page->season;
    int most = longest(page, is_travel), n = 0;
    for (int t = 0; t < season->n_teachers; t++)
        n += !season->teachers[t].is_substitute || page->weeks[t].n_days > 0;
    int height = TOP_H + n * ROW_H + 4;
    const char *id = is_travel ? "travel" : "load";
    orki_html_printf(
        page->html,
        "<figure><figcaption><b>%s</b> %s</figcaption>\n"
        "<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" "
        "aria-labelledby=\"%s-chart-title\"><title id=\"%s-chart-title\">%s. %s</title>\n",
        title, about, CHART_W, height, id, id, title, _("The table below has the same figures."));
    if (is_travel)
        orki_svg_stripes(page->html);
    write_axis(page, most, height);
    for (int t = 0, y = TOP_H; t < season->n_teachers; t++) {
        if (season->teachers[t].is_substitute && page->weeks[t].n_days == 0)
            continue;
        orki_svg_label(page->html, "name", NAME_W - 10, y + BAR_H - 2, season->teachers[t].name);
        if (is_travel)
            write_travel_bar(page, t, y, most);
        else
            write_load_bar(page, t, y, most);
        orki_html_printf(page->html, "\n");
        y += ROW_H;
    }
    orki_html_printf(page->html, "</svg></figure>\n");
}

static void length_cell(orki_page *page, int min)
{
    orki_html_printf(page->html, "<td class=\"number\">%s</td>",
                     orki_length_text(page->arena, min));
}

static void write_row(orki_page *page, int teacher)
{
    const orki_teacher *t = &page->season->teachers[teacher];
    const orki_week *week = &page->weeks[teacher];
    orki_html_printf(page->html, "<tr><th scope=\"row\">");
    orki_link(page, ORKI_KIND_TEACHER, teacher);
    orki_html_printf(page->html, "</th>");
    length_cell(page, week->teaching_min);
    if (t->wish_from_min < 0) {
        orki_html_printf(page->html, "<td class=\"number\">\xe2\x80\x93</td>");
    } else {
        const char *from = orki_length_text(page->arena, t->wish_from_min);
        const char *to = orki_length_text(page->arena, t->wish_to_min);
        orki_html_printf(page->html, "<td class=\"number\">%s", from);
        if (t->wish_to_min != t->wish_from_min)
            orki_html_printf(page->html, " \xe2\x80\x93 %s", to);
        orki_html_printf(page->html, "</td>");
    }
    orki_html_printf(page->html, "<td class=\"number\">%d</td><td class=\"number\">%d</td>",
                     week->n_days, week->n_schools);
    length_cell(page, week->travel_min);
    length_cell(page, week->idle_min);
    length_cell(page, week->call_out_min);
    orki_html_printf(page->html, "</tr>\n");
}

static void write_table(orki_page *page)
{
    const char *const names[] = {_("Teaching a week"),
                                 _("Wished"),
                                 _("Days"),
                                 _("Schools"),
                                 _("Travel"),
                                 _("Free between lessons"),
                                 _("Added by the minimum call-out")};
    orki_html_printf(
        page->html,
        "<div class=\"scroll\" tabindex=\"0\"><table class=\"list\"><caption>%s</caption>\n"
        "<thead><tr><th scope=\"col\">%s</th>",
        _("Figures of every teacher"), _("Teacher"));
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        orki_html_printf(page->html, "<th scope=\"col\" class=\"number\">%s</th>", names[i]);
    orki_html_printf(page->html, "</tr></thead>\n<tbody>\n");
    for (int t = 0; t < page->season->n_teachers; t++) {
        if (!page->season->teachers[t].is_substitute || page->weeks[t].n_days > 0)
            write_row(page, t);
    }
    orki_html_printf(page->html, "</tbody></table></div>\n");
}

void orki_page_load(orki_page *page)
{
    orki_html_printf(page->html,
                     "<section class=\"tab\" id=\"load\" aria-labelledby=\"load-title\">\n"
                     "<h2 id=\"load-title\" tabindex=\"-1\">%s</h2>\n",
                     _("Hours and travel"));
    write_chart(page, false, _("Hours of teaching a week."),
                _("The bar is the week, the open frame what the teacher wishes."));
    write_chart(page, true, _("Travel and free time a week."),
                _("Travel is plain, free time between lessons striped."));
    write_table(page);
    orki_html_printf(page->html, "</section>\n");
}
