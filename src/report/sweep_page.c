/* Every number of the page is one of sweep.json. It needs no scripts and loads nothing. */
#include "report/sweep_page.h"

#include "base/message.h"
#include "orkestrooster/version.h"
#include "report/assets.h"
#include "report/growth_page.h"
#include "report/html.h"
#include "report/phrases.h"

#include <string.h>

enum { WIDTH = 520, HEIGHT = 340, LEFT = 70, BOTTOM = 45, MARGIN = 20 };

typedef struct sweep_page {
    orki_text *html;
    const orki_sweep_figures *f;
    orki_arena *arena;
    bool is_dutch;
} sweep_page;

static const char *number(const sweep_page *p, int64_t n)
{
    return orki_number_text(p->arena, n, p->is_dutch);
}

/* "+120", "-3", "0" */
static const char *difference(const sweep_page *p, int64_t n)
{
    return n > 0   ? orki_arena_printf(p->arena, "+%s", number(p, n))
           : n < 0 ? orki_arena_printf(p->arena, "\xe2\x88\x92%s", number(p, -n))
                   : "0";
}

static const char *hours(const sweep_page *p, int64_t minutes)
{
    return orki_decimal_text(p->arena, (double)minutes / 60, 1, p->is_dutch);
}

static void link_trial(sweep_page *p, const ork_trial *t)
{
    const char *page = t->is_rerun ? "changes.html" : "index.html";
    bool is_given = strcmp(t->outcome, "given") == 0; /* a timetable that was named has no page */
    if (is_given)
        orki_html_printf(p->html, "%s", t->title);
    else
        orki_html_printf(p->html, "<a href=\"%s/%s\">%s</a>", t->id, page, t->title);
}

/* "cello 4, violin 3": roles that lack more than in the base. */
static void write_roles(sweep_page *p, const ork_trial *t)
{
    bool is_first = true;
    for (int i = 0; i < t->n_lacks; i++) {
        int n = 0;
        bool is_known = false;
        for (int k = 0; k < t->n_lacks; k++) {
            if (strcmp(t->lacks[k].role, t->lacks[i].role) == 0) {
                n += t->lacks[k].n;
                is_known = is_known || k < i;
            }
        }
        for (int k = 0; k < p->f->base->n_lacks; k++) {
            if (strcmp(p->f->base->lacks[k].role, t->lacks[i].role) == 0)
                n -= p->f->base->lacks[k].n;
        }
        if (is_known || n <= 0)
            continue;
        orki_html_printf(p->html, "%s%s %d", is_first ? "" : ", ",
                         p->is_dutch ? t->lacks[i].role_nl : t->lacks[i].role_en, n);
        is_first = false;
    }
}

static void write_row(sweep_page *p, const ork_trial *t, int place)
{
    const ork_trial *base = p->f->base;
    bool is_base = t == base;
    int n = is_base ? t->n_sections - t->n_staffed : orki_sweep_lost(p->f, t, NULL);
    orki_html_printf(p->html, "<tr><td class=\"n\">%s</td><th scope=\"row\">",
                     is_base ? "" : number(p, place));
    link_trial(p, t);
    orki_html_printf(p->html, "</th><td class=\"n\">%s%s</td><td>",
                     is_base ? number(p, n) : difference(p, n),
                     t->is_lost_proven ? " \xe2\x9c\x93" : "");
    if (!is_base)
        write_roles(p, t);
    orki_html_printf(p->html, "</td><td class=\"n\">%s</td><td class=\"n\">%s</td>",
                     is_base || t->changes < 0 ? "" : number(p, t->changes),
                     number(p, t->base_cost));
    orki_html_printf(p->html,
                     "<td class=\"n\">%s</td><td class=\"n\">%s</td><td class=\"n\">%s</td></tr>\n",
                     is_base ? "" : difference(p, t->base_cost - base->base_cost),
                     number(p, t->travel_min), hours(p, t->work_min));
}

static void write_ranking(sweep_page *p)
{
    const char *const heads[] = {"",
                                 _("Scenario"),
                                 _("Sections lost"),
                                 _("of"),
                                 _("Weighted changes"),
                                 _("Cost"),
                                 _("More than the base"),
                                 _("Travel, minutes"),
                                 _("Work, hours")};
    orki_html_printf(
        p->html,
        "<section><h2>%s</h2>\n<p>%s</p>\n<div class=\"scroll\" tabindex=\"0\"><table><thead><tr>",
        ork_sweep_growth(p->f->sweep) != NULL ? _("All that was tried") : _("Hardest first"),
        _("Sections lost: lessons of one section a week without a teacher, more than in "
          "the base; \xe2\x9c\x93 means proven, no timetable loses fewer. Changes are "
          "against the base's timetable, weighted by who feels them. Cost is counted "
          "with the weights of the base, so that all can be compared."));
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++)
        orki_html_printf(p->html, "<th scope=\"col\">%s</th>", heads[i]);
    orki_html_printf(p->html, "</tr></thead><tbody>\n");
    if (orki_sweep_is_done(p->f->base))
        write_row(p, p->f->base, 0);
    for (int i = 0; i < p->f->n_ranked; i++)
        write_row(p, ork_sweep_trial(p->f->sweep, p->f->ranked[i]), i + 1);
    orki_html_printf(p->html, "</tbody></table></div></section>\n");
}

/* What has no timetable, and why. */
static void write_others(sweep_page *p)
{
    bool is_open = false;
    for (int i = 0; i < ork_sweep_count(p->f->sweep); i++) {
        const ork_trial *t = ork_sweep_trial(p->f->sweep, i);
        if (orki_sweep_is_done(t))
            continue;
        if (!is_open)
            orki_html_printf(p->html, "<section><h2>%s</h2><ul>\n", _("Without a timetable"));
        is_open = true;
        const char *why = t->reason[0] != '\0'         ? t->reason
                          : t->state == ORK_TRIAL_DONE ? _("no timetable found")
                                                       : _("not tried");
        orki_html_printf(p->html, "<li>%s: %s</li>\n", t->title, why);
    }
    if (is_open)
        orki_html_printf(p->html, "</ul></section>\n");
}

/* Five steps up to the worst cell. */
static const char *heat(int n, int worst)
{
    static const char *const classes[] = {"", "h1", "h2", "h3", "h4", "h5"};
    if (n <= 0)
        return n < 0 ? "hw" : "";
    return classes[worst <= 5 ? n : 1 + (n - 1) * 5 / worst];
}

static bool differs(const orki_sweep_figures *f, const ork_trial *t)
{
    for (int s = 0; s < f->n_schools; s++) {
        if (orki_sweep_lost(f, t, f->schools[s]) != 0)
            return true;
    }
    return false;
}

static void write_heat_map(sweep_page *p)
{
    const orki_sweep_figures *f = p->f;
    int worst = 0;
    for (int i = 0; i < f->n_ranked; i++) {
        for (int s = 0; s < f->n_schools; s++) {
            int n = orki_sweep_lost(f, ork_sweep_trial(f->sweep, f->ranked[i]), f->schools[s]);
            worst = n > worst ? n : worst;
        }
    }
    if (worst == 0)
        return;
    orki_html_printf(p->html,
                     "<section><h2>%s</h2>\n<div class=\"scroll\" tabindex=\"0\"><table "
                     "class=\"heat\"><thead><tr>"
                     "<td></td>",
                     _("Where it is lost: sections without a teacher, by school"));
    for (int s = 0; s < f->n_schools; s++)
        orki_html_printf(p->html, "<th scope=\"col\"><span>%s</span></th>", f->names[s]);
    orki_html_printf(p->html, "</tr></thead><tbody>\n");
    for (int i = 0; i < f->n_ranked; i++) {
        const ork_trial *t = ork_sweep_trial(f->sweep, f->ranked[i]);
        if (!differs(f, t))
            continue;
        orki_html_printf(p->html, "<tr><th scope=\"row\">");
        link_trial(p, t);
        orki_html_printf(p->html, "</th>");
        for (int s = 0; s < f->n_schools; s++) {
            int n = orki_sweep_lost(f, t, f->schools[s]);
            orki_html_printf(p->html, "<td class=\"n %s\">%s</td>", heat(n, worst),
                             n == 0 ? "" : difference(p, n));
        }
        orki_html_printf(p->html, "</tr>\n");
    }
    orki_html_printf(p->html, "</tbody></table></div></section>\n");
}

/* A linear scale. */
typedef struct scale {
    int64_t low, high;
    int from, to;
} scale;

static void widen(scale *s, int64_t value)
{
    if (s->low > s->high)
        s->low = s->high = value;
    s->low = value < s->low ? value : s->low;
    s->high = value > s->high ? value : s->high;
}

static int at(const scale *s, int64_t value)
{
    if (s->high == s->low)
        return (s->from + s->to) / 2;
    return s->from + (int)((value - s->low) * (s->to - s->from) / (s->high - s->low));
}

static void write_axes(sweep_page *p, const scale *x, const scale *y, orki_against a)
{
    static const char *const names[ORKI_N_AGAINST] = {N_("Travel, minutes"), N_("Weighted changes"),
                                                      N_("Work, minutes")};
    orki_html_printf(p->html,
                     "<path class=\"axis\" d=\"M%d %dV%dH%d\" fill=\"none\"/>"
                     "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                     "<text x=\"%d\" y=\"14\">%s</text>",
                     LEFT, MARGIN / 2, HEIGHT - BOTTOM, WIDTH, WIDTH - 5, HEIGHT - 8, _(names[a]),
                     LEFT + 5, _("Cost"));
    orki_html_printf(p->html, "<text x=\"%d\" y=\"%d\">%s</text>", x->from, HEIGHT - BOTTOM + 16,
                     number(p, x->low));
    orki_html_printf(p->html, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>", x->to,
                     HEIGHT - BOTTOM + 16, number(p, x->high));
    orki_html_printf(p->html, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>", LEFT - 5,
                     y->from, number(p, y->low));
    orki_html_printf(p->html, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>", LEFT - 5,
                     y->to + 4, number(p, y->high));
}

/* The front from left to right: its costs fall. */
static void write_front(sweep_page *p, orki_against a, const scale *x, const scale *y)
{
    const ork_sweep *sweep = p->f->sweep;
    int64_t done = -1;
    bool is_first = true;
    orki_html_printf(p->html, "<path class=\"front\" d=\"");
    for (;;) {
        const ork_trial *next = NULL;
        for (int i = 0; i < ork_sweep_count(sweep); i++) {
            const ork_trial *t = ork_sweep_trial(sweep, i);
            int64_t m = orki_sweep_measure(t, a);
            if (p->f->front[a][i] && m > done && (next == NULL || m < orki_sweep_measure(next, a)))
                next = t;
        }
        if (next == NULL)
            break;
        done = orki_sweep_measure(next, a);
        orki_html_printf(p->html, "%s%d %d", is_first ? "M" : "L", at(x, done),
                         at(y, next->base_cost));
        is_first = false;
    }
    orki_html_printf(p->html, "\"/>\n");
}

static void write_dot(sweep_page *p, const ork_trial *t, bool is_best, orki_against a,
                      const scale *x, const scale *y)
{
    int64_t m = orki_sweep_measure(t, a);
    const char *kind = t == p->f->base ? " base" : is_best ? " best" : "";
    orki_html_printf(p->html,
                     "<circle class=\"dot%s\" cx=\"%d\" cy=\"%d\" r=\"%d\"><title>%s: %s / %s"
                     "</title></circle>\n",
                     kind, at(x, m), at(y, t->base_cost), is_best ? 6 : 4, t->title, number(p, m),
                     number(p, t->base_cost));
}

/* @return false when there is nothing to trade */
static bool fit_scales(const sweep_page *p, orki_against a, scale *x, scale *y)
{
    const ork_sweep *sweep = p->f->sweep;
    *x = (scale){1, 0, LEFT + MARGIN, WIDTH - MARGIN};
    *y = (scale){1, 0, HEIGHT - BOTTOM - MARGIN, MARGIN};
    for (int i = 0; i < ork_sweep_count(sweep); i++) {
        const ork_trial *t = ork_sweep_trial(sweep, i);
        if (!orki_sweep_is_done(t) || orki_sweep_measure(t, a) < 0)
            continue;
        widen(x, orki_sweep_measure(t, a));
        widen(y, t->base_cost);
    }
    return x->low < x->high && y->low < y->high;
}

static void write_chart(sweep_page *p, orki_against a, const char *title)
{
    const ork_sweep *sweep = p->f->sweep;
    scale x, y;
    if (!fit_scales(p, a, &x, &y))
        return;
    orki_html_printf(p->html,
                     "<figure><figcaption>%s</figcaption><svg viewBox=\"0 0 %d %d\" width=\"%d\" "
                     "role=\"img\" aria-label=\"%s\">\n",
                     title, WIDTH, HEIGHT, WIDTH, title);
    write_axes(p, &x, &y, a);
    write_front(p, a, &x, &y);
    for (int i = 0; i < ork_sweep_count(sweep); i++) {
        const ork_trial *t = ork_sweep_trial(sweep, i);
        if (orki_sweep_is_done(t) && orki_sweep_measure(t, a) >= 0)
            write_dot(p, t, p->f->front[a][i], a, &x, &y);
    }
    orki_html_printf(p->html, "</svg></figure>\n");
}

static void write_charts(sweep_page *p)
{
    static const char *const titles[ORKI_N_AGAINST] = {N_("Cost against travel, minutes a week"),
                                                       N_("Cost against weighted changes"),
                                                       N_("Cost against work, minutes a week")};
    scale x, y;
    bool has_chart = false;
    for (int a = 0; a < ORKI_N_AGAINST; a++)
        has_chart = has_chart || fit_scales(p, (orki_against)a, &x, &y);
    if (!has_chart)
        return;
    orki_html_printf(
        p->html, "<section><h2>%s</h2>\n<p>%s</p><div class=\"charts\">\n",
        _("What is traded for what"),
        _("On the line: no other scenario is better in one and not worse in the other. "
          "Orange: the base."));
    for (int a = 0; a < ORKI_N_AGAINST; a++)
        write_chart(p, (orki_against)a, _(titles[a]));
    orki_html_printf(p->html, "</div></section>\n");
}

void orki_sweep_page(orki_text *html, const orki_sweep_figures *figures, bool is_dutch,
                     orki_arena *arena)
{
    sweep_page p = {html, figures, arena, is_dutch};
    const char *title =
        ork_sweep_growth(figures->sweep) != NULL ? _("Growth") : _("Scenarios side by side");
    orki_html_printf(html,
                     "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                     "style-src 'unsafe-inline'\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<title>%s</title>\n<style>\n",
                     is_dutch ? "nl" : "en", title);
    orki_text_add(html, orki_sweep_css);
    orki_html_printf(html, "</style>\n</head>\n<body>\n<main>\n<h1>%s</h1>\n", title);
    bool has_growth = ork_sweep_growth(figures->sweep) != NULL;
    if (has_growth)
        orki_growth_page(html, figures->sweep, is_dutch, arena);
    write_ranking(&p);
    write_others(&p);
    if (!has_growth) { /* years are not variants of one season */
        write_heat_map(&p);
        write_charts(&p);
    }
    orki_html_printf(html, "</main>\n<footer><p>%s</p></footer>\n</body>\n</html>\n",
                     orki_arena_printf(arena, _("Made with Orkestrooster %s."), ork_version()));
}
