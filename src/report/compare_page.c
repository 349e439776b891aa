/* compare.html: five sentences first, then the tables, the rules, every teacher and school, and
 * what changes between each two. One file that reads without scripts as one long page. */
#include "report/compare_page.h"

#include "report/assets.h"
#include "report/compare_files.h"

#include <string.h>

void orki_compare_begin(orki_compare_view *v, const char *anchor, const char *title,
                        const char *class_name)
{
    orki_html_printf(v->html,
                     "<section class=\"tab%s\" id=\"%s\" aria-labelledby=\"%s-title\">\n"
                     "<h2 id=\"%s-title\" tabindex=\"-1\">%s</h2>\n",
                     class_name, anchor, anchor, anchor, title);
}

void orki_compare_end(orki_compare_view *v)
{
    orki_html_printf(v->html, "</section>\n");
}

/* Each sentence a line; its first word up to the colon says what it is about. */
static void write_words(orki_compare_view *v)
{
    char *words = ork_comparison_words(v->c, v->is_dutch ? "nl" : "en");
    v->html->is_failed |= words == NULL;
    orki_html_printf(v->html, "<ul class=\"words\">\n");
    for (char *line = words, *next = NULL; line != NULL && *line != '\0'; line = next) {
        char *end = line + strcspn(line, "\n");
        next = *end == '\0' ? end : end + 1;
        *end = '\0';
        char *colon = strstr(line, ": ");
        if (colon != NULL)
            *colon = '\0';
        orki_html_printf(v->html, "<li><b>%s</b>%s%s</li>\n", line, colon != NULL ? ": " : "",
                         colon != NULL ? colon + 2 : "");
    }
    orki_html_printf(v->html, "</ul>\n");
    ork_text_free(words);
}

/* "+1 h 20 min better": how a number stands to the first column's. */
static void write_mark(orki_compare_view *v, const ork_row *row, int column)
{
    static const char *const classes[] = {[ORK_MARK_BETTER] = "better",
                                          [ORK_MARK_WORSE] = "worse",
                                          [ORK_MARK_UNDECIDED] = "undecided"};
    const ork_cell *cell = &row->cells[column];
    int64_t more = cell->value - row->cells[0].value;
    if (cell->mark == ORK_MARK_NONE || cell->mark == ORK_MARK_SAME ||
        (more == 0 && cell->mark != ORK_MARK_UNDECIDED))
        return;
    const char *sign = more > 0 ? "+" : "";
    bool is_told = cell->mark == ORK_MARK_BETTER || cell->mark == ORK_MARK_WORSE ||
                   cell->mark == ORK_MARK_UNDECIDED; /* why the others are not, the notes say */
    const char *class_name =
        (size_t)cell->mark < sizeof classes / sizeof classes[0] ? classes[cell->mark] : NULL;
    orki_html_printf(v->html, "<small class=\"%s\">%s%s%s%s</small>",
                     class_name != NULL ? class_name : "apart", more != 0 ? sign : "",
                     more != 0 ? orki_cell_text(v->arena, row->unit, more, v->is_dutch) : "",
                     is_told ? " " : "", is_told ? orki_mark_text(cell->mark) : "");
}

static void write_cell(orki_compare_view *v, const ork_row *row, int column)
{
    const ork_cell *cell = &row->cells[column];
    if (!cell->is_known) {
        orki_html_printf(v->html, "<td class=\"number none\">\xe2\x80\x93</td>");
        return;
    }
    orki_html_printf(v->html, "<td class=\"number%s\">%s", cell->best == ORK_BEST ? " best" : "",
                     orki_cell_text(v->arena, row->unit, cell->value, v->is_dutch));
    if (cell->best != ORK_NOT_BEST)
        orki_html_printf(v->html, " <b class=\"star\" title=\"%s\">%s</b>",
                         cell->best == ORK_BEST ? _("best") : _("may be the best"),
                         cell->best == ORK_BEST ? "\xe2\x98\x85" : "\xe2\x98\x86");
    write_mark(v, row, column);
    orki_html_printf(v->html, "</td>");
}

static void write_row(orki_compare_view *v, const ork_row *row)
{
    orki_html_printf(v->html, "<tr><th scope=\"row\">%s</th>", orki_row_title(row));
    for (int i = 0; i < v->c->n_columns; i++)
        write_cell(v, row, i);
    orki_html_printf(v->html, "</tr>\n");
}

static void write_table_head(orki_compare_view *v, const char *caption)
{
    orki_html_printf(v->html,
                     "<div class=\"scroll\" tabindex=\"0\"><table class=\"list "
                     "sidebyside\"><caption>%s</caption>"
                     "\n<thead><tr><th scope=\"col\">%s</th>",
                     caption, _("What"));
    for (int i = 0; i < v->c->n_columns; i++)
        orki_html_printf(v->html, "<th scope=\"col\" class=\"number\">%s</th>",
                         v->c->columns[i].name);
    orki_html_printf(v->html, "</tr></thead>\n<tbody>\n");
}

void orki_compare_table(orki_compare_view *v, ork_row_part part, const char *id,
                        const char *caption)
{
    write_table_head(v, caption);
    for (int r = 0; r < v->c->n_rows; r++) {
        const ork_row *row = &v->c->rows[r];
        if (row->part == part && strcmp(row->id, id) == 0 && orki_row_says_something(v->c, row))
            write_row(v, row);
    }
    orki_html_printf(v->html, "</tbody></table></div>\n");
}

/* Which columns are not of the first one's kind, and why there are no prices. */
static void write_notes(orki_compare_view *v)
{
    orki_text list = {0};
    for (int i = 0; i < v->c->n_columns; i++) {
        const char *note = orki_column_note(v->arena, v->c, i);
        if (note == NULL || note[0] != '\0')
            orki_html_printf(&list, "<li><b>%s</b>: %s.</li>\n", v->c->columns[i].name, note);
        if (v->c->columns[i].no_price[0] != '\0' &&
            v->c->columns[0].no_price != v->c->columns[i].no_price)
            orki_html_printf(&list, "<li><b>%s</b>: %s.</li>\n", v->c->columns[i].name,
                             v->c->columns[i].no_price);
    }
    v->html->is_failed |= list.is_failed;
    if (list.n > 0)
        orki_html_printf(v->html, "<div class=\"notice calm\"><h3>%s</h3><ul>\n",
                         _("Not of one kind with the first"));
    orki_text_add(v->html, orki_text_string(&list));
    if (list.n > 0)
        orki_html_printf(v->html, "</ul></div>\n");
    orki_text_free(&list);
}

static void write_legend(orki_compare_view *v)
{
    const char *const lines[] = {
        _("\xe2\x98\x85 is the best of its row; \xe2\x98\x86 may be the best. The small figures "
          "say how much more or less "
          "it is than the first."),
        _("Cost: of two timetables one is called better only when it costs less than any timetable "
          "of the other's season can; that is proven. Everything else is undecided."),
        _("Rows of which the cost is made (travel, waiting, hours beside the wishes and so on): a "
          "difference is undecided when it is worth fewer points than what both searches left "
          "open. Another timetable of the same cost may divide its points otherwise."),
        _("All other rows are counted facts of these timetables, no more."),
        _("Totals are compared between timetables that give the same lessons; figures for an hour, "
          "a child or a teacher between all."),
    };
    orki_html_printf(v->html, "<details class=\"legend\"><summary>%s</summary><ul>\n",
                     _("How to read the marks"));
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        orki_html_printf(v->html, "<li>%s</li>\n", lines[i]);
    orki_html_printf(v->html, "</ul></details>\n");
}

static void write_start(orki_compare_view *v)
{
    orki_compare_begin(v, "start", _("At a glance"), "");
    write_words(v);
    orki_compare_table(v, ORK_PART_FIGURES, "", _("Side by side"));
    write_legend(v);
    write_notes(v);
    orki_compare_charts(v);
    orki_compare_end(v);
}

static void write_rules(orki_compare_view *v)
{
    orki_compare_begin(v, "rules", _("Cost by rule"), "");
    orki_compare_table(v, ORK_PART_POINTS, "", _("Points, each with its own weights"));
    orki_compare_table(v, ORK_PART_AMOUNTS, "",
                       _("Amounts: minutes, lessons, sections, half-days or wishes"));
    orki_compare_end(v);
}

static void number_cell(orki_compare_view *v, bool is_known, int64_t value)
{
    orki_html_printf(v->html, "<td class=\"number\">%s</td>",
                     is_known ? orki_number_text(v->arena, value, v->is_dutch) : "\xe2\x80\x93");
}

static void write_pair(orki_compare_view *v, const ork_pair *p)
{
    orki_html_printf(v->html, "<tr><th scope=\"row\">%s \xe2\x86\x92 %s</th>",
                     v->c->columns[p->from].name, v->c->columns[p->to].name);
    for (int k = 0; k < ORK_N_CHANGES; k++)
        number_cell(v, p->is_counted, p->changes.n[k]);
    number_cell(v, true, p->n_gone);
    number_cell(v, true, p->n_new);
    number_cell(v, true, p->n_teachers);
    number_cell(v, true, p->n_schools);
    number_cell(v, true, p->n_groups);
    orki_html_printf(v->html, "</tr>\n");
}

static void write_pairs(orki_compare_view *v)
{
    const char *const heads[] = {_("Lessons on another day"),
                                 _("Lessons at another time"),
                                 _("Days off that become working days"),
                                 _("Days of teachers that begin at another time"),
                                 _("Sections with another teacher"),
                                 _("Sections in another room"),
                                 _("Lessons gone"),
                                 _("New lessons"),
                                 _("Teachers concerned"),
                                 _("Schools concerned"),
                                 _("Groups concerned")};
    orki_compare_begin(v, "changes", _("What changes"), "");
    orki_html_printf(v->html,
                     "<p>%s</p>\n<div class=\"scroll\" tabindex=\"0\"><table class=\"list "
                     "pairs\"><caption>%s</caption>"
                     "\n<thead><tr><th scope=\"col\">%s</th>",
                     _("Counted as a rerun counts: if the first of the two is what people know, "
                       "and the second comes in its place. Concerned is who has another week."),
                     _("Changes between each two"), _("From and to"));
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++)
        orki_html_printf(v->html, "<th scope=\"col\" class=\"number\">%s</th>", heads[i]);
    orki_html_printf(v->html, "</tr></thead>\n<tbody>\n");
    for (int i = 0; i < v->c->n_pairs; i++)
        write_pair(v, &v->c->pairs[i]);
    orki_html_printf(v->html, "</tbody></table></div>\n");
    orki_compare_end(v);
}

/* A page for each column, so that its weeks are written with its own season. */
static int open_pages(orki_compare_view *v)
{
    enum { SIDE_PX = 560 };
    v->pages = orki_arena_alloc(v->arena, (size_t)v->c->n_columns, sizeof *v->pages);
    for (int i = 0; i < v->c->n_columns && v->pages != NULL; i++) {
        const ork_column *c = &v->c->columns[i];
        v->pages[i] = (orki_page){
            .season = c->season,
            .timetable = c->timetable,
            .verdict = c->verdict,
            .weeks = orki_weeks_make(c->season, c->timetable, v->arena),
            .is_dutch = v->is_dutch,
            .grid_px = SIDE_PX,
            .no_views = 1U << ORKI_KIND_ROOM | 1U << ORKI_KIND_ORCHESTRA,
            .moved = c->moved,
            .changed = c->changed,
            .arena = v->arena,
            .html = v->html,
        };
        if (v->pages[i].weeks == NULL)
            return -1;
    }
    v->first = v->pages;
    return v->pages == NULL ? -1 : 0;
}

int orki_compare_page(orki_text *html, const ork_comparison *comparison, bool is_dutch,
                      orki_arena *arena)
{
    orki_compare_view v = {.c = comparison, .html = html, .arena = arena, .is_dutch = is_dutch};
    const orki_tab tabs[] = {{"start", _("At a glance")},
                             {"rules", _("Cost by rule")},
                             {"teachers", _("Teachers")},
                             {"schools", _("Schools")},
                             {"changes", _("What changes")}};
    if (open_pages(&v) != 0)
        return -1;
    orki_page_open(v.first, tabs, sizeof tabs / sizeof tabs[0], orki_compare_css);
    write_start(&v);
    write_rules(&v);
    orki_compare_views(&v, ORKI_KIND_TEACHER);
    orki_compare_views(&v, ORKI_KIND_SCHOOL);
    write_pairs(&v);
    orki_page_close(v.first);
    return html->is_failed ? -1 : 0;
}
