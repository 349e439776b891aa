/* Why so: below the week of each school, for the lessons that have their place together, the other
 * days, times and teachers, what each would cost more and what forbids it. Closed until somebody
 * asks, and not on paper. */
#include "report/page.h"

#include <string.h>

enum { MOST_ALLOWED = 3, MOST_REFUSED = 4 };

/* "42 points more" */
static const char *points_text(orki_page *page, int64_t more)
{
    int64_t points = more < 0 ? -more : more;
    unsigned long n = (unsigned long)points;
    const char *number = orki_number_text(page->arena, points, page->is_dutch);
    if (more == 0)
        return _("costs the same");
    if (number == NULL)
        return NULL;
    return orki_arena_printf(page->arena,
                             more > 0 ? _n("%s point more", "%s points more", n)
                                      : _n("%s point less", "%s points less", n),
                             number);
}

static void write_command(orki_page *page, const char *pin)
{
    orki_html_printf(page->html, "<p><code>%s --pin '%s'</code></p>\n", page->why_not, pin);
}

/* "Monday 08:30, 09:35" */
static void write_starts(orki_page *page, const ork_other_place *place, int n)
{
    orki_html_printf(page->html, "%s", orki_day_name(place->day));
    for (int i = 0, after = -1; i < n; i++) {
        int next = ORKI_DAY_MIN;
        for (int k = 0; k < n; k++) {
            if (place->start_min[k] > after && place->start_min[k] < next)
                next = place->start_min[k];
        }
        orki_html_printf(page->html, "%s%s", i > 0 ? ", " : " ",
                         orki_clock_text(page->arena, next));
        after = next;
    }
}

static void write_places(orki_page *page, const ork_alternative *of)
{
    orki_text *html = page->html;
    const ork_other_place *asked = NULL;
    orki_html_printf(html, "<h5>%s</h5>\n<ul>\n", _("The best other time of each day"));
    for (int i = 0; i < of->n_places; i++) {
        const ork_other_place *place = &of->places[i];
        orki_html_printf(html, "<li><b>");
        write_starts(page, place, of->n_lessons);
        orki_html_printf(html, ":</b> ");
        if (place->is_allowed)
            orki_html_printf(html, "<span class=\"may\">%s</span>",
                             points_text(page, place->points_more));
        else
            orki_html_printf(html, "%s", place->reason);
        orki_html_printf(html, "</li>\n");
        if (place->day != page->timetable->day[of->lessons[0]] &&
            (asked == NULL || (place->is_allowed && !asked->is_allowed)))
            asked = place;
    }
    orki_html_printf(html, "</ul>\n");
    /* a pin of a day does not say which meeting of a series it is about */
    if (asked != NULL && page->season->orchestras[of->lessons[0]].series < 0)
        write_command(
            page, orki_arena_printf(page->arena, "%s day=%s", of->pin, orki_day_word(asked->day)));
}

static void write_allowed(orki_page *page, const ork_other_staff *role)
{
    for (int i = 0; i < role->n_allowed && i < MOST_ALLOWED; i++) {
        orki_html_printf(page->html, i > 0 ? ", " : " ");
        orki_link(page, ORKI_KIND_TEACHER, orki_teacher_find(page->season, role->allowed[i].id));
        orki_html_printf(page->html, " <span class=\"may\">%s</span>",
                         points_text(page, role->allowed[i].points_more));
    }
    int more = role->n_allowed - MOST_ALLOWED;
    if (more > 0)
        orki_html_printf(
            page->html, ", %s",
            orki_arena_printf(page->arena, _n("%d more could", "%d more could", more), more));
    if (role->n_allowed > 0)
        orki_html_printf(page->html, ". ");
}

/* How many cannot, by reason; one alone is named. */
static void write_refused(orki_page *page, const ork_other_staff *role)
{
    int n_left = 0;
    for (int i = 0; i < role->n_refused; i++) {
        const ork_refused_teachers *refused = &role->refused[i];
        if (i >= MOST_REFUSED) {
            n_left += refused->n;
            continue;
        }
        int teacher = orki_teacher_find(page->season, refused->ids[0]);
        const char *who =
            refused->n == 1
                ? page->season->teachers[teacher].name
                : orki_arena_printf(page->arena, _n("%d teacher", "%d teachers", refused->n),
                                    refused->n);
        orki_html_printf(page->html, "%s%s: %s", i > 0 ? "; " : " ", who, refused->reason);
    }
    if (n_left > 0)
        orki_html_printf(
            page->html, "; %s",
            orki_arena_printf(page->arena, _n("%d more cannot", "%d more cannot", n_left), n_left));
    if (role->n_refused > 0)
        orki_html_printf(page->html, ".");
}

static void write_roles(orki_page *page, const ork_alternative *of)
{
    orki_text *html = page->html;
    const char *pin = NULL;
    if (of->n_roles == 0)
        return;
    orki_html_printf(html, "<h5>%s</h5>\n<ul>\n", _("Another teacher"));
    for (int i = 0; i < of->n_roles; i++) {
        const ork_other_staff *role = &of->roles[i];
        int index = page->season->sections[role->section].role;
        orki_html_printf(html, "<li><b>%s</b> ",
                         orki_role_text(page->season, index, page->is_dutch));
        orki_html_printf(html, "%s", _("instead of"));
        orki_html_printf(html, " ");
        orki_link(page, ORKI_KIND_TEACHER, page->timetable->teacher[role->section]);
        orki_html_printf(html, ":");
        if (role->n_allowed + role->n_refused == 0)
            orki_html_printf(html, " %s", _("nobody else has the skill."));
        write_allowed(page, role);
        write_refused(page, role);
        orki_html_printf(html, "</li>\n");
        const char *other = role->n_allowed > 0   ? role->allowed[0].id
                            : role->n_refused > 0 ? role->refused[0].ids[0]
                                                  : NULL;
        if (pin == NULL && other != NULL)
            pin =
                orki_arena_printf(page->arena, "%s role=%s teacher=%s", of->pin, role->role, other);
    }
    orki_html_printf(html, "</ul>\n");
    if (pin != NULL)
        write_command(page, pin);
}

/* "Thursday 08:30, group 5, group 6" */
static void write_summary(orki_page *page, const ork_alternative *of)
{
    const ork_timetable *t = page->timetable;
    int from = ORKI_DAY_MIN;
    for (int i = 0; i < of->n_lessons; i++) {
        int start = t->start_min[of->lessons[i]];
        from = start < from ? start : from;
    }
    orki_html_printf(page->html, "<summary>%s %s:", orki_day_name(t->day[of->lessons[0]]),
                     orki_clock_text(page->arena, from));
    for (int i = 0; i < of->n_lessons; i++)
        orki_html_printf(page->html, "%s%s", i > 0 ? ", " : " ",
                         orki_orchestra_text(page->arena, page->season, of->lessons[i]));
    orki_html_printf(page->html, "</summary>\n");
}

/* Placed lessons of a school that the alternatives do not tell of. */
static int count_left(const orki_page *page, int school)
{
    int n = 0;
    for (int o = 0; o < page->season->n_orchestras; o++)
        n += page->season->orchestras[o].school == school && page->timetable->day[o] >= 0;
    for (int i = 0; i < page->alternatives->n; i++) {
        const ork_alternative *of = &page->alternatives->at[i];
        if (page->season->orchestras[of->lessons[0]].school == school)
            n -= of->n_lessons;
    }
    return n;
}

static void write_intro(orki_page *page)
{
    orki_html_printf(page->html, "<h4>%s</h4>\n<p>%s</p>\n", _("Why so"),
                     _("For each lesson or block: what another time or teacher would cost more, or "
                       "what forbids it, when that one thing changes and all else stays. When more "
                       "may change it may cost less: the commands, given in the folder of this "
                       "page, work that out."));
}

void orki_reasons_write(orki_page *page, int school)
{
    orki_text *html = page->html;
    if (page->alternatives == NULL)
        return;
    int n_left = count_left(page, school), n = 0;
    for (int i = 0; i < page->alternatives->n; i++) {
        const ork_alternative *of = &page->alternatives->at[i];
        if (page->season->orchestras[of->lessons[0]].school != school)
            continue;
        if (n++ == 0) {
            orki_html_printf(html, "<section class=\"reasons\">\n");
            write_intro(page);
        }
        orki_html_printf(html, "<details>");
        write_summary(page, of);
        write_places(page, of);
        write_roles(page, of);
        orki_html_printf(html, "</details>\n");
    }
    if (n_left > 0)
        orki_html_printf(html, "<p class=\"unasked\">%s</p>\n",
                         orki_arena_printf(page->arena,
                                           _n("There was no time to look for other times and "
                                              "teachers of %d lesson.",
                                              "There was no time to look for other times and "
                                              "teachers of %d lessons.",
                                              n_left),
                                           n_left));
    if (n > 0)
        orki_html_printf(html, "</section>\n");
}
