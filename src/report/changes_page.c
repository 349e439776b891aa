/* changes.html: what a rerun changes, old and new side by side, and every text to mail; one file
 * that reads without scripts as one long page. */
#include "report/changes_page.h"

#include "base/message.h"
#include "report/changes_text.h"
#include "report/page.h"

#include <inttypes.h>

typedef struct changes_page {
    orki_page page;
    const orki_telling *telling;
    const ork_rerun_result *rerun;
} changes_page;

static void begin(changes_page *c, const char *anchor, const char *title)
{
    orki_html_printf(c->page.html,
                     "<section class=\"tab\" id=\"%s\" aria-labelledby=\"%s-title\">\n"
                     "<h2 id=\"%s-title\" tabindex=\"-1\">%s</h2>\n",
                     anchor, anchor, anchor, title);
}

static void end(changes_page *c)
{
    orki_html_printf(c->page.html, "</section>\n");
}

static void card(changes_page *c, const char *name, int64_t value, int64_t bound)
{
    orki_arena *arena = c->page.arena;
    const char *note = bound >= value
                           ? _("proven: no fewer")
                           : orki_arena_printf(arena, _("at least %s"),
                                               orki_number_text(arena, bound, c->page.is_dutch));
    orki_html_printf(
        c->page.html,
        "<div class=\"card\"><dt>%s</dt><dd><strong>%s</strong> <span>%s</span></dd></div>\n", name,
        orki_number_text(arena, value, c->page.is_dutch), note);
}

static const char *moment_text(changes_page *c, int day, int from, int to)
{
    if (day < 0)
        return "\xe2\x80\x93";
    return orki_arena_printf(c->page.arena, "%s %s", orki_day_name(day),
                             orki_span_text(&c->page, from, to));
}

/* Who a section has or had; NULL: nobody. */
static const char *who_text(const orki_telling *t, int section, bool is_old)
{
    const orki_old_section *old = &t->old->sections[section];
    int teacher = is_old ? old->teacher : t->now->teacher[section];
    if (teacher >= 0)
        return t->season->teachers[teacher].name;
    return is_old ? old->teacher_id : NULL;
}

static const char *where_text(const orki_telling *t, int section, bool is_old)
{
    const orki_old_section *old = &t->old->sections[section];
    int room = is_old ? old->room : t->now->room[section];
    if (room >= 0)
        return t->season->rooms[room].name;
    return is_old ? old->room_id : NULL;
}

/* Who and where, each section a line. */
static void write_sections(changes_page *c, int orchestra, bool is_old)
{
    const orki_telling *t = c->telling;
    const orki_orchestra *o = &t->season->orchestras[orchestra];
    bool is_placed = is_old || t->now->day[orchestra] >= 0;
    for (int s = o->first_section; s < o->first_section + o->n_sections; s++) {
        const char *who = is_placed ? who_text(t, s, is_old) : NULL;
        const char *where = is_placed ? where_text(t, s, is_old) : NULL;
        if (!orki_section_changes(t, s) || (who == NULL && where == NULL))
            continue;
        orki_html_printf(c->page.html, "<br>%s: %s%s%s",
                         orki_role_text(t->season, t->season->sections[s].role, t->is_dutch),
                         who != NULL ? who : "\xe2\x80\x93", where != NULL ? ", " : "",
                         where != NULL ? where : "");
    }
}

static void write_lesson(changes_page *c, int orchestra)
{
    const orki_telling *t = c->telling;
    const orki_orchestra *o = &t->season->orchestras[orchestra];
    const orki_old_lesson *old = &t->old->lessons[orchestra];
    int start = t->now->start_min[orchestra];
    orki_html_printf(c->page.html, "<tr><th scope=\"row\">%s, %s</th><td>%s",
                     t->season->schools[o->school].name,
                     orki_orchestra_text(c->page.arena, t->season, orchestra),
                     moment_text(c, old->day, old->start_min, old->end_min));
    write_sections(c, orchestra, true);
    int end = start + o->lesson_min;
    bool is_same =
        old->day == t->now->day[orchestra] && old->start_min == start && old->end_min == end;
    orki_html_printf(c->page.html, is_same ? "</td><td>%s" : "</td><td><strong>%s</strong>",
                     moment_text(c, t->now->day[orchestra], start, end));
    write_sections(c, orchestra, false);
    orki_html_printf(c->page.html, "</td></tr>\n");
}

static void write_lessons(changes_page *c)
{
    const ork_rerun_result *r = c->rerun;
    begin(c, "changes", _("Changes"));
    orki_html_printf(c->page.html, "<dl class=\"cards\">\n");
    card(c, _("Lost lessons and sections"), r->lost, r->lost_bound);
    card(c, _("Weighted changes"), r->changes.weighted, r->changes_bound);
    card(c, _("Cost in points"), r->result->verdict->cost, r->cost_bound);
    orki_html_printf(
        c->page.html,
        "</dl>\n<div class=\"scroll\" tabindex=\"0\"><table class=\"list\"><caption>%s</caption>"
        "<thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th>"
        "<th scope=\"col\">%s</th></tr></thead><tbody>\n",
        _("Lessons that change"), _("Lesson"), _("Old"), _("New"));
    for (int o = 0; o < c->telling->season->n_orchestras; o++) {
        if (orki_lesson_changes(c->telling, o))
            write_lesson(c, o);
    }
    orki_html_printf(c->page.html, "</tbody></table></div>\n");
    end(c);
}

static void write_text(changes_page *c, orki_text *text)
{
    if (text->is_failed)
        c->page.html->is_failed = true;
    else if (text->n > 0)
        orki_html_printf(c->page.html, "<pre>%s</pre>\n", text->bytes);
    orki_text_free(text);
}

static void write_texts(changes_page *c)
{
    const ork_season *s = c->telling->season;
    begin(c, "tell", _("Whom to tell what"));
    for (int i = 0; i < s->n_schools; i++) {
        orki_text text = {0};
        orki_tell_school(&text, c->telling, i);
        write_text(c, &text);
    }
    for (int i = 0; i < s->n_teachers; i++) {
        orki_text text = {0};
        orki_tell_teacher(&text, c->telling, i);
        write_text(c, &text);
    }
    end(c);
}

int orki_changes_page(orki_text *html, const orki_telling *telling, const ork_rerun_result *rerun)
{
    const orki_tab tabs[] = {{"changes", _("Changes")}, {"tell", _("Whom to tell what")}};
    changes_page c = {.page = {.season = telling->season,
                               .timetable = telling->now,
                               .result = rerun->result,
                               .verdict = rerun->result->verdict,
                               .is_dutch = telling->is_dutch,
                               .arena = telling->arena,
                               .html = html},
                      .telling = telling,
                      .rerun = rerun};
    orki_page_open(&c.page, tabs, sizeof tabs / sizeof tabs[0], "");
    write_lessons(&c);
    write_texts(&c);
    orki_page_close(&c.page);
    return html->is_failed ? -1 : 0;
}
