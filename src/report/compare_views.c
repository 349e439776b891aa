/* Every teacher and school of a comparison: an index that says for whom something is different, and
 * for each an article with her rows and her weeks. Weeks that are alike stand there once. */
#include "report/compare_page.h"

#include <string.h>

/* Somebody, in all columns. */
typedef struct somebody {
    orki_kind kind;
    const char *id, *name;
    int *at;            /* [n_columns] index in the column's season; -1: not there */
    const char **weeks; /* [n_columns] the week in a text, to be compared; NULL: not there */
} somebody;

static int find(const ork_season *season, orki_kind kind, const char *id)
{
    int n = kind == ORKI_KIND_TEACHER ? season->n_teachers : season->n_schools;
    for (int i = 0; i < n; i++) {
        if (strcmp(kind == ORKI_KIND_TEACHER ? season->teachers[i].id : season->schools[i].id,
                   id) == 0)
            return i;
    }
    return -1;
}

static void add_section(orki_text *out, const orki_page *page, int section)
{
    const ork_season *s = page->season;
    int teacher = page->timetable->teacher[section], room = page->timetable->room[section];
    orki_text_printf(out, "|%s:%s:%s", s->roles[s->sections[section].role].id,
                     teacher < 0 ? "" : s->teachers[teacher].id, room < 0 ? "" : s->rooms[room].id);
}

/* Everything that the week shows, by ids. */
static const char *week_text(orki_page *page, orki_kind kind, int index, orki_cell *cells)
{
    orki_text out = {0};
    int n = orki_collect(page, kind, index, cells);
    for (int i = 0; i < n; i++) {
        if (cells[i].orchestra < 0) {
            orki_text_printf(&out, "\n%s", cells[i].text == NULL ? "" : cells[i].text);
            continue;
        }
        const orki_orchestra *o = &page->season->orchestras[cells[i].orchestra];
        orki_text_printf(&out, "\n%d %d %d %s", cells[i].day, cells[i].from, cells[i].to, o->id);
        for (int s = o->first_section; s < o->first_section + o->n_sections; s++) {
            if (cells[i].section < 0 || cells[i].section == s)
                add_section(&out, page, s);
        }
    }
    const char *kept =
        out.is_failed ? NULL : orki_arena_copy(page->arena, orki_text_string(&out), out.n);
    orki_text_free(&out);
    page->html->is_failed |= kept == NULL;
    return kept;
}

static bool meet(orki_compare_view *v, somebody *who, const ork_row *row, orki_cell *cells)
{
    size_t n = (size_t)v->c->n_columns;
    who->id = row->id;
    who->name = row->who;
    who->at = orki_arena_alloc(v->arena, n, sizeof *who->at);
    who->weeks = orki_arena_alloc(v->arena, n, sizeof *who->weeks);
    if (who->at == NULL || who->weeks == NULL) {
        v->html->is_failed = true;
        return false;
    }
    for (int i = 0; i < v->c->n_columns; i++) {
        who->at[i] = find(v->pages[i].season, who->kind, who->id);
        if (who->at[i] >= 0)
            who->weeks[i] = week_text(&v->pages[i], who->kind, who->at[i], cells);
    }
    return true;
}

/* The first column with the same week; itself when there is none before. */
static int first_alike(const somebody *who, int column)
{
    for (int i = 0; i < column; i++) {
        if (who->weeks[i] != NULL && who->weeks[column] != NULL &&
            strcmp(who->weeks[i], who->weeks[column]) == 0)
            return i;
    }
    return column;
}

static const char *anchor_of(const orki_compare_view *v, const somebody *who)
{
    for (int i = 0; i < v->c->n_columns; i++) {
        if (who->at[i] >= 0)
            return orki_anchor(&v->pages[i], who->kind, who->at[i]);
    }
    return "";
}

static void write_entry(orki_compare_view *v, const somebody *who)
{
    int n_other = 0, n_absent = 0;
    for (int i = 0; i < v->c->n_columns; i++) {
        n_absent += who->at[i] < 0;
        n_other += who->at[i] >= 0 && (who->at[0] < 0 || first_alike(who, i) != 0);
    }
    int n = n_other + (who->at[0] >= 0 ? n_absent : 0);
    orki_html_printf(
        v->html, "<li><a href=\"#%s\">%s</a> <small>%s</small></li>\n", anchor_of(v, who),
        who->name,
        n == 0 ? _("the same in all")
               : orki_arena_printf(v->arena, _n("another week in %d", "another week in %d", n), n));
}

/* The names of all columns with this week. */
static void write_names(orki_compare_view *v, const somebody *who, int column)
{
    orki_html_printf(v->html, "<h4>");
    for (int i = column; i < v->c->n_columns; i++) {
        if (who->at[i] >= 0 && first_alike(who, i) == column)
            orki_html_printf(v->html, "%s%s", i > column ? ", " : "", v->c->columns[i].name);
    }
    orki_html_printf(v->html, "</h4>\n");
}

static void write_week(orki_compare_view *v, const somebody *who, int column, orki_cell *cells)
{
    orki_page *page = &v->pages[column];
    int n = orki_collect(page, who->kind, who->at[column], cells);
    const char *caption =
        orki_arena_printf(v->arena, "%s \xc2\xb7 %s", who->name, v->c->columns[column].name);
    orki_html_printf(v->html, "<section class=\"side\">\n");
    write_names(v, who, column);
    orki_grid_write(page, who->kind, caption, cells, n);
    orki_list_write(page, who->kind, caption, cells, n);
    orki_html_printf(v->html, "</section>\n");
}

static void write_absent(orki_compare_view *v, const somebody *who)
{
    int n = 0;
    for (int i = 0; i < v->c->n_columns; i++) {
        if (who->at[i] >= 0)
            continue;
        orki_html_printf(v->html, "%s%s", n++ == 0 ? "<p class=\"none\">" : ", ",
                         v->c->columns[i].name);
    }
    if (n > 0)
        orki_html_printf(v->html, ": %s</p>\n", _("not in this season."));
}

static void write_article(orki_compare_view *v, const somebody *who, orki_cell *cells)
{
    bool is_teacher = who->kind == ORKI_KIND_TEACHER;
    orki_html_printf(v->html,
                     "<article class=\"view %s\" id=\"%s\" tabindex=\"-1\" data-name=\"%s\">\n"
                     "<header><h3>%s</h3></header>\n",
                     is_teacher ? "teacher" : "school", anchor_of(v, who), who->name, who->name);
    orki_compare_table(v, is_teacher ? ORK_PART_TEACHERS : ORK_PART_SCHOOLS, who->id,
                       orki_arena_printf(v->arena, _("Figures of %s"), who->name));
    write_absent(v, who);
    orki_html_printf(v->html, "<div class=\"sides\">\n");
    for (int i = 0; i < v->c->n_columns; i++) {
        if (who->at[i] >= 0 && first_alike(who, i) == i)
            write_week(v, who, i, cells);
    }
    orki_html_printf(v->html, "</div>\n</article>\n");
}

static size_t most_cells(const orki_compare_view *v)
{
    size_t most = 0;
    for (int i = 0; i < v->c->n_columns; i++) {
        size_t n = orki_most_cells(v->pages[i].season);
        most = n > most ? n : most;
    }
    return most;
}

/* One row of each of them, in order. @return how many */
static int list_rows(const orki_compare_view *v, ork_row_part part, const ork_row **rows)
{
    int n = 0;
    for (int r = 0; r < v->c->n_rows; r++) {
        const ork_row *row = &v->c->rows[r];
        if (row->part == part && (n == 0 || strcmp(rows[n - 1]->id, row->id) != 0))
            rows[n++] = row;
    }
    return n;
}

void orki_compare_views(orki_compare_view *v, orki_kind kind)
{
    bool is_teacher = kind == ORKI_KIND_TEACHER;
    orki_cell *cells = orki_arena_alloc(v->arena, most_cells(v), sizeof *cells);
    const ork_row **rows = orki_arena_alloc(v->arena, (size_t)v->c->n_rows, sizeof *rows);
    if (cells == NULL || rows == NULL) {
        v->html->is_failed = true;
        return;
    }
    int n = list_rows(v, is_teacher ? ORK_PART_TEACHERS : ORK_PART_SCHOOLS, rows);
    somebody *all = orki_arena_alloc(v->arena, (size_t)n, sizeof *all);
    orki_compare_begin(v, is_teacher ? "teachers" : "schools",
                       is_teacher ? _("Teachers") : _("Schools"), " views");
    orki_html_printf(
        v->html,
        "<label class=\"filter needs-script\">%s<input type=\"search\"></label>\n"
        "<p class=\"key\"><b class=\"sign\">\xe2\x87\x84</b> %s</p>\n"
        "<ul class=\"index\">\n",
        _("Filter"),
        _("marks what is at another time, or has another teacher, than in the first."));
    for (int i = 0; i < n && all != NULL; i++) {
        all[i].kind = kind;
        if (!meet(v, &all[i], rows[i], cells))
            return;
        write_entry(v, &all[i]);
    }
    orki_html_printf(v->html, "</ul>\n");
    for (int i = 0; i < n && all != NULL; i++)
        write_article(v, &all[i], cells);
    v->html->is_failed |= all == NULL;
    orki_compare_end(v);
}
