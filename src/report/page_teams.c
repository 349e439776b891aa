/* The team overview: for each block its day, and for each role who takes it. */
#include "report/page.h"

/* Roles that any section of the season has, in the season's order. */
static void mark_used_roles(const ork_season *season, bool *is_used)
{
    for (int s = 0; s < season->n_sections; s++)
        is_used[season->sections[s].role] = true;
}

/* Who takes a role in the lessons of a block: each person once, lessons without anybody said. */
static void write_role(orki_page *page, const orki_block *block, int role)
{
    const ork_season *season = page->season;
    orki_text *html = page->html;
    int seen[ORKI_MAX_BLOCK_LESSONS], n_seen = 0, n_open = 0;
    for (int i = 0; i < block->n_lessons && i < ORKI_MAX_BLOCK_LESSONS; i++) {
        int section = orki_section_of(season, block->lessons[i], role);
        if (section < 0 || page->timetable->day[block->lessons[i]] < 0)
            continue;
        int teacher = page->timetable->teacher[section];
        n_open += teacher < 0;
        bool is_new = teacher >= 0;
        for (int j = 0; j < n_seen && is_new; j++)
            is_new = seen[j] != teacher;
        if (is_new)
            seen[n_seen++] = teacher;
    }
    orki_html_printf(html, "<td class=\"%s\">", orki_role_family(season, role));
    for (int j = 0; j < n_seen; j++) {
        orki_link(page, ORKI_KIND_TEACHER, seen[j]);
        if (season->teachers[seen[j]].is_captain)
            orki_html_printf(html, "<abbr class=\"captain\" title=\"%s\">\xe2\x97\x86</abbr>",
                             _("can lead a team"));
        orki_html_printf(html, " ");
    }
    if (n_open > 0)
        orki_html_printf(html, "<strong class=\"lack\">%s</strong>", _("nobody yet"));
    orki_html_printf(html, "</td>");
}

static void write_block(orki_page *page, const orki_block *block, const bool *is_used)
{
    const ork_season *season = page->season;
    orki_text *html = page->html;
    orki_html_printf(html, "<tr><th scope=\"row\">");
    orki_link(page, ORKI_KIND_SCHOOL, block->school);
    int from = ORKI_DAY_MIN, to = 0, day = -1;
    for (int i = 0; i < block->n_lessons; i++) {
        int o = block->lessons[i];
        if (page->timetable->day[o] < 0)
            continue;
        day = page->timetable->day[o];
        int start = page->timetable->start_min[o], end = start + season->orchestras[o].lesson_min;
        from = start < from ? start : from;
        to = end > to ? end : to;
    }
    orki_html_printf(html, " <small>%s</small></th><td>",
                     season->programmes[season->orchestras[block->lessons[0]].programme].name);
    if (day >= 0)
        orki_html_printf(html, "%s <span class=\"when\">%s</span>", orki_day_name(day),
                         orki_span_text(page, from, to));
    else
        orki_html_printf(html, "<strong class=\"lack\">%s</strong>", _("no place"));
    orki_html_printf(html, "</td>");
    for (int r = 0; r < season->n_roles; r++) {
        if (is_used[r])
            write_role(page, block, r);
    }
    orki_html_printf(html, "</tr>\n");
}

void orki_page_teams(orki_page *page)
{
    const ork_season *season = page->season;
    orki_text *html = page->html;
    bool *is_used = orki_arena_alloc(page->arena, (size_t)season->n_roles, sizeof *is_used);
    if (is_used == NULL) {
        html->is_failed = true;
        return;
    }
    mark_used_roles(season, is_used);
    orki_html_printf(
        html,
        "<section class=\"tab\" id=\"teams\" aria-labelledby=\"teams-title\">\n"
        "<h2 id=\"teams-title\" tabindex=\"-1\">%s</h2>\n"
        "<p>%s <span class=\"captain\">\xe2\x97\x86</span> %s</p>\n"
        "<div class=\"scroll\" tabindex=\"0\"><table class=\"list teams\"><caption>%s</caption>\n"
        "<thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th>",
        _("Teams"), _("Who teaches which role at which school."),
        _("can lead a team as its captain"), _("Teams by school and role"), _("School"), _("When"));
    for (int r = 0; r < season->n_roles; r++) {
        if (is_used[r])
            orki_html_printf(html, "<th scope=\"col\">%s</th>",
                             orki_role_text(season, r, page->is_dutch));
    }
    orki_html_printf(html, "</tr></thead>\n<tbody>\n");
    for (int school = 0; school < season->n_schools; school++) {
        for (int b = 0; b < season->n_blocks; b++) {
            if (season->blocks[b].school == school)
                write_block(page, &season->blocks[b], is_used);
        }
    }
    orki_html_printf(html, "</tbody></table></div>\n</section>\n");
}
