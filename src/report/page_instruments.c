/* Instruments on the page: at each school what it needs and where that comes from; and a view of
 * each depot with what it has and the list of every trip. */
#include "report/instrument_files.h"
#include "report/page.h"

#include <string.h>

static void open_table(orki_page *page, const char *caption, const char *const *heads, int n,
                       int n_texts)
{
    orki_html_printf(page->html,
                     "<div class=\"scroll\" tabindex=\"0\"><table class=\"list "
                     "instruments\"><caption>%s</caption>"
                     "<thead><tr>",
                     caption);
    for (int i = 0; i < n; i++) {
        if (i < n_texts)
            orki_html_printf(page->html, "<th scope=\"col\">%s</th>", heads[i]);
        else
            orki_html_printf(page->html, "<th scope=\"col\" class=\"number\">%s</th>", heads[i]);
    }
    orki_html_printf(page->html, "</tr></thead><tbody>\n");
}

static void close_table(orki_page *page)
{
    orki_html_printf(page->html, "</tbody></table></div>\n");
}

/* A number; nothing where it is 0. */
static void cell(orki_page *page, int n)
{
    if (n == 0)
        orki_html_printf(page->html, "<td class=\"number\"></td>");
    else
        orki_html_printf(page->html, "<td class=\"number\">%d</td>", n);
}

static void lack_cell(orki_page *page, int n)
{
    if (n == 0)
        cell(page, 0);
    else
        orki_html_printf(page->html, "<td class=\"number\"><strong class=\"lack\">%d</strong></td>",
                         n);
}

static const char *kilometres(orki_page *page, int64_t metres)
{
    return metres < 0 ? "\xe2\x80\x93"
                      : orki_decimal_text(page->arena, (double)metres / 1000, 1, page->is_dutch);
}

/* "Tuesday after 14:30, before Wednesday 08:30". */
static const char *between_text(orki_page *page, const ork_set_transport *t)
{
    const char *after = orki_clock_text(page->arena, t->after_min);
    const char *before = orki_clock_text(page->arena, t->before_min);
    if (after == NULL || before == NULL)
        return NULL;
    return orki_arena_printf(page->arena, _("%s after %s, before %s %s"),
                             orki_day_name(t->from_day), after, orki_day_name(t->to_day), before);
}

/* ---- at a school ---- */

static void write_use(orki_page *page, const ork_instrument_use *u)
{
    orki_html_printf(page->html, "<tr><th scope=\"row\">%s</th>", u->instrument_name);
    orki_html_printf(page->html, "<td>%s</td>",
                     orki_lenders_text(page->arena, page->instruments, u));
    cell(page, u->demand);
    cell(page, u->own);
    cell(page, u->stay);
    cell(page, u->come);
    cell(page, u->collected);
    lack_cell(page, u->shortage);
    orki_html_printf(page->html, "</tr>\n");
}

static void write_set_ways(orki_page *page, const char *school)
{
    const ork_instruments *in = page->instruments;
    int n = 0;
    for (int i = 0; i < in->n_transports; i++) {
        const ork_set_transport *t = &in->transports[i];
        bool is_from = strcmp(t->from, school) == 0, is_to = strcmp(t->to, school) == 0;
        if (!is_from && !is_to)
            continue;
        orki_html_printf(page->html, n++ == 0 ? "<ul class=\"set-ways\">\n<li>" : "<li>");
        orki_html_printf(page->html, "%s: %s \xe2\x86\x92 %s, ", t->instrument_name, t->from_name,
                         t->to_name);
        orki_html_printf(page->html, "%s</li>\n", between_text(page, t));
    }
    if (n > 0)
        orki_html_printf(page->html, "</ul>\n");
}

void orki_school_instruments(orki_page *page, int school)
{
    const ork_instruments *in = page->instruments;
    const char *const heads[] = {_("Instrument"), _("Lent by"), _("Needed"),       _("Own"),
                                 _("Stays"),      _("Comes"),   _("Is collected"), _("Short")};
    const char *id = page->season->schools[school].id;
    int n = 0;
    if (in == NULL)
        return;
    for (int i = 0; i < in->n_uses; i++) {
        if (strcmp(in->uses[i].school, id) != 0)
            continue;
        if (n++ == 0)
            open_table(page, _("Instruments"), heads, 8, 2);
        write_use(page, &in->uses[i]);
    }
    if (n > 0)
        close_table(page);
    write_set_ways(page, id);
}

/* ---- the depots ---- */

static const char *depot_anchor(orki_page *page, int depot)
{
    return orki_arena_printf(page->arena, "depot-%s", page->season->depots[depot].id);
}

static void write_stock(orki_page *page, const char *depot)
{
    const ork_instruments *in = page->instruments;
    const char *const heads[] = {_("Instrument"), _("Owned"), _("For repairs"), _("Lent"),
                                 _("Left")};
    open_table(page, _("Stock"), heads, 5, 1);
    for (int i = 0; i < in->n_stocks; i++) {
        const ork_depot_stock *k = &in->stocks[i];
        if (strcmp(k->depot, depot) != 0)
            continue;
        orki_html_printf(page->html, "<tr><th scope=\"row\">%s</th>", k->instrument_name);
        cell(page, k->stock);
        cell(page, k->reserve);
        cell(page, k->lent);
        cell(page, k->left);
        orki_html_printf(page->html, "</tr>\n");
    }
    close_table(page);
}

static void write_trip(orki_page *page, const ork_trip *t, int number)
{
    const char *const heads[] = {_("Done"), _("School"), _("Instrument"), _("Brought"),
                                 _("Collected")};
    const char *caption = orki_arena_printf(
        page->arena, _("Trip %d: %s (%d of %d), load %d there and %d back, %s km"), number,
        t->address, t->number, t->of, t->load, t->back_load, kilometres(page, t->metres));
    open_table(page, caption, heads, 5, 3);
    for (int i = 0; i < t->n_items; i++) {
        const ork_trip_item *item = &t->items[i];
        orki_html_printf(page->html,
                         "<tr><td class=\"tick\">\xe2\x98\x90</td><th scope=\"row\">%s</th>"
                         "<td>%s</td>",
                         item->school_name, item->instrument_name);
        cell(page, item->brought);
        cell(page, item->collected);
        orki_html_printf(page->html, "</tr>\n");
    }
    close_table(page);
}

static void write_depot(orki_page *page, int depot)
{
    const orki_depot *d = &page->season->depots[depot];
    const ork_instruments *in = page->instruments;
    orki_html_printf(page->html,
                     "<article class=\"view depot\" id=\"%s\" tabindex=\"-1\" data-name=\"%s\">\n"
                     "<header><p class=\"over\">%s \xc2\xb7 %s</p><h3>%s</h3>",
                     depot_anchor(page, depot), d->name, page->season->organisation,
                     page->season->name, d->name);
    orki_html_printf(page->html, "<p>%s</p></header>\n", d->town);
    write_stock(page, d->id);
    int n = 0;
    for (int i = 0; i < in->n_trips; i++) {
        if (strcmp(in->trips[i].depot, d->id) == 0)
            write_trip(page, &in->trips[i], ++n);
    }
    if (n == 0)
        orki_html_printf(page->html, "<p>%s</p>\n",
                         _("No trips: nothing comes and nothing is collected."));
    orki_html_printf(page->html, "</article>\n");
}

/* What is short, school by school. */
static void write_shortages(orki_page *page)
{
    const ork_instruments *in = page->instruments;
    const char *const heads[] = {_("School"), _("Instrument"), _("Short")};
    if (in->totals.shortage == 0) {
        orki_html_printf(page->html, "<p>%s</p>\n", _("No instrument is short."));
        return;
    }
    open_table(page, _("To buy or to borrow elsewhere"), heads, 3, 2);
    for (int i = 0; i < in->n_uses; i++) {
        const ork_instrument_use *u = &in->uses[i];
        if (u->shortage == 0)
            continue;
        orki_html_printf(page->html, "<tr><th scope=\"row\">%s</th><td>%s</td>", u->school_name,
                         u->instrument_name);
        lack_cell(page, u->shortage);
        orki_html_printf(page->html, "</tr>\n");
    }
    close_table(page);
}

static void write_transports(orki_page *page)
{
    const ork_instruments *in = page->instruments;
    const char *const heads[] = {_("Set"), _("From"), _("To"), _("When"), _("Kilometres")};
    if (in->n_transports == 0)
        return;
    open_table(page, _("Shared sets: transports every week"), heads, 5, 4);
    for (int i = 0; i < in->n_transports; i++) {
        const ork_set_transport *t = &in->transports[i];
        orki_html_printf(page->html,
                         "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s</td>"
                         "<td class=\"number\">%s</td></tr>\n",
                         t->set, t->from_name, t->to_name, between_text(page, t),
                         kilometres(page, t->metres));
    }
    close_table(page);
}

static void fact(orki_page *page, const char *name, int64_t value)
{
    orki_html_printf(page->html, "<div><dt>%s</dt><dd>%s</dd></div>", name,
                     orki_number_text(page->arena, value, page->is_dutch));
}

static void write_totals(orki_page *page)
{
    const ork_loan_totals *t = &page->instruments->totals;
    orki_html_printf(page->html, "<dl class=\"facts\">");
    fact(page, _("Needed"), t->demand);
    fact(page, _("Own"), t->own);
    fact(page, _("Lent"), t->lent);
    fact(page, _("Stays"), t->stay);
    fact(page, _("Comes"), t->come);
    fact(page, _("Is collected"), t->collected);
    fact(page, _("Short"), t->shortage);
    fact(page, _("Trips"), t->trips);
    orki_html_printf(page->html, "<div><dt>%s</dt><dd>%s</dd></div>", _("Kilometres"),
                     kilometres(page, t->metres));
    orki_html_printf(page->html, "<div><dt>%s</dt><dd>%s</dd></div>", _("Rent a season"),
                     orki_euro_text(page->arena, t->rent_cents, page->is_dutch));
    orki_html_printf(page->html, "<div><dt>%s</dt><dd>%s</dd></div></dl>\n",
                     _("Rent and transport"),
                     orki_euro_text(page->arena, t->cost_cents, page->is_dutch));
    orki_html_printf(page->html, "<p>%s</p>\n",
                     page->instruments->is_proven
                         ? _("Proven: no loans leave less short, move less or cost less.")
                         : _("Not proven: other loans may move less or cost less."));
}

void orki_page_instruments(orki_page *page)
{
    const ork_season *s = page->season;
    if (page->instruments == NULL)
        return;
    orki_html_printf(page->html,
                     "<section class=\"tab views\" id=\"instruments\" "
                     "aria-labelledby=\"instruments-title\">\n"
                     "<h2 id=\"instruments-title\" tabindex=\"-1\">%s</h2>\n"
                     "<div class=\"index-notes\">\n",
                     _("Instruments"));
    if (s->n_depots > 0) {
        write_totals(page);
        write_shortages(page);
    }
    write_transports(page);
    orki_html_printf(page->html, "</div>\n<ul class=\"index\">\n");
    for (int d = 0; d < s->n_depots; d++)
        orki_html_printf(page->html, "<li><a href=\"#%s\">%s</a> <small>%s</small></li>\n",
                         depot_anchor(page, d), s->depots[d].name, s->depots[d].town);
    orki_html_printf(page->html, "</ul>\n");
    for (int d = 0; d < s->n_depots; d++)
        write_depot(page, d);
    orki_html_printf(page->html, "</section>\n");
}
