/* The lessons of a week grid as a plain table, one lesson a row: for phones, for screen readers and
 * for whoever prefers reading to looking. */
#include "report/page.h"

static void write_head(orki_page *page, const char *const *names, int n)
{
    orki_html_printf(page->html, "<thead><tr>");
    for (int i = 0; i < n; i++)
        orki_html_printf(page->html, "<th scope=\"col\">%s</th>", names[i]);
    orki_html_printf(page->html, "</tr></thead>\n<tbody>\n");
}

static void write_person(orki_page *page, int section)
{
    if (page->timetable->teacher[section] >= 0)
        orki_link(page, ORKI_KIND_TEACHER, page->timetable->teacher[section]);
    else
        orki_html_printf(page->html, "<strong class=\"lack\">%s</strong>", _("nobody yet"));
}

static void write_room(orki_page *page, int section)
{
    if (page->timetable->room[section] >= 0)
        orki_link(page, ORKI_KIND_ROOM, page->timetable->room[section]);
    else
        orki_html_printf(page->html, "%s", _("no room"));
}

/* Day and time: what every row of a week starts with. */
static void write_when(orki_page *page, const orki_cell *cell)
{
    orki_html_printf(page->html, "<tr data-lesson=\"%s\"><td>",
                     page->season->orchestras[cell->orchestra].id);
    if (orki_is_marked(page, cell->orchestra, cell->section))
        orki_mark_sign(page);
    orki_html_printf(page->html, "%s</td><th scope=\"row\">%s</th>", orki_day_name(cell->day),
                     orki_span_text(page, cell->from, cell->to));
}

static void write_role(orki_page *page, int section)
{
    orki_html_printf(
        page->html, "<td>%s</td>",
        orki_role_text(page->season, page->season->sections[section].role, page->is_dutch));
}

static void write_sections(orki_page *page, int orchestra)
{
    const orki_orchestra *o = &page->season->orchestras[orchestra];
    orki_html_printf(page->html, "<td><ul>");
    for (int s = o->first_section; s < o->first_section + o->n_sections; s++) {
        const char *role =
            orki_role_text(page->season, page->season->sections[s].role, page->is_dutch);
        orki_html_printf(page->html, "<li><b>%s</b> ", role);
        if (page->changed != NULL && page->changed[s] != 0)
            orki_mark_sign(page);
        write_person(page, s);
        orki_html_printf(page->html, ", ");
        write_room(page, s);
        orki_html_printf(page->html, "</li>");
    }
    orki_html_printf(page->html, "</ul></td>");
}

static void write_school_row(orki_page *page, const orki_cell *cell)
{
    write_when(page, cell);
    orki_html_printf(page->html, "<td>");
    orki_link(page, ORKI_KIND_ORCHESTRA, cell->orchestra);
    orki_html_printf(page->html, "</td>");
    orki_html_printf(page->html, "<td>%s</td>",
                     orki_groups_text(page->arena, page->season, cell->orchestra));
    write_sections(page, cell->orchestra);
    orki_html_printf(page->html, "</tr>\n");
}

static void write_teacher_row(orki_page *page, const orki_cell *cell, const char *before)
{
    write_when(page, cell);
    orki_html_printf(page->html, "<td>");
    orki_link(page, ORKI_KIND_SCHOOL, page->season->orchestras[cell->orchestra].school);
    orki_html_printf(page->html, "</td><td>");
    orki_link(page, ORKI_KIND_ORCHESTRA, cell->orchestra);
    orki_html_printf(page->html, "</td>");
    write_role(page, cell->section);
    orki_html_printf(page->html, "<td>");
    write_room(page, cell->section);
    orki_html_printf(page->html, "</td><td>%s</td></tr>\n", before);
}

static void write_room_row(orki_page *page, const orki_cell *cell)
{
    write_when(page, cell);
    orki_html_printf(page->html, "<td>");
    orki_link(page, ORKI_KIND_ORCHESTRA, cell->orchestra);
    orki_html_printf(page->html, "</td>");
    write_role(page, cell->section);
    orki_html_printf(page->html, "<td>");
    write_person(page, cell->section);
    orki_html_printf(page->html, "</td></tr>\n");
}

static void write_rows(orki_page *page, orki_kind kind, const orki_cell *cells, int n)
{
    const orki_cell *way = NULL; /* what comes just before the lesson on its day */
    for (int i = 0; i < n; i++) {
        if (cells[i].orchestra < 0) {
            way = &cells[i];
            continue;
        }
        bool has_way = way != NULL && way->day == cells[i].day;
        if (kind == ORKI_KIND_TEACHER)
            write_teacher_row(page, &cells[i], has_way ? way->text : "");
        else if (kind == ORKI_KIND_ROOM)
            write_room_row(page, &cells[i]);
        else
            write_school_row(page, &cells[i]);
        way = NULL;
    }
}

void orki_list_write(orki_page *page, orki_kind kind, const char *caption, const orki_cell *cells,
                     int n)
{
    if (n == 0)
        return;
    const char *const school[] = {_("Day"), _("Time"), _("Orchestra"), _("Groups"),
                                  _("Teachers and rooms")};
    const char *const teacher[] = {_("Day"),
                                   _("Time"),
                                   _("School"),
                                   _("Orchestra"),
                                   _("Role"),
                                   _("Room"),
                                   _("Before this lesson")};
    const char *const room[] = {_("Day"), _("Time"), _("Orchestra"), _("Role"), _("Teacher")};
    orki_html_printf(
        page->html,
        "<div class=\"scroll\" tabindex=\"0\"><table class=\"list\">\n<caption>%s</caption>\n",
        caption);
    if (kind == ORKI_KIND_TEACHER)
        write_head(page, teacher, (int)(sizeof teacher / sizeof teacher[0]));
    else if (kind == ORKI_KIND_ROOM)
        write_head(page, room, (int)(sizeof room / sizeof room[0]));
    else
        write_head(page, school, (int)(sizeof school / sizeof school[0]));
    write_rows(page, kind, cells, n);
    orki_html_printf(page->html, "</tbody></table></div>\n");
}
