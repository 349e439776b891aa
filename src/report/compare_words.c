/* What a board wants to know of a comparison, in a few sentences: is everything given, what is
 * cheapest, where the least time is lost, for whom something changes, and what it costs. */
#include "base/text.h"
#include "report/compare_cells.h"

#include <string.h>

typedef struct wording {
    const ork_comparison *c;
    bool is_dutch;
    orki_arena arena;
    orki_text out;
} wording;

static const ork_row *figure(const wording *w, const char *key)
{
    return ork_comparison_row(w->c, ORK_PART_FIGURES, key, "");
}

static const char *number(wording *w, const ork_row *row, int column)
{
    const char *text = orki_cell_text(&w->arena, row->unit, row->cells[column].value, w->is_dutch);
    w->out.is_failed |= text == NULL;
    return text == NULL ? "" : text;
}

/* The names of columns, with commas. */
static void add_name(orki_text *names, const char *name)
{
    orki_text_printf(names, "%s%s", names->n > 0 ? ", " : "", name);
}

static const char *keep(wording *w, orki_text *text)
{
    const char *kept =
        text->is_failed ? NULL : orki_arena_copy(&w->arena, orki_text_string(text), text->n);
    orki_text_free(text);
    w->out.is_failed |= kept == NULL;
    return kept == NULL ? "" : kept;
}

static void say_staffing(wording *w)
{
    const ork_row *lessons = figure(w, "unplaced"), *sections = figure(w, "unstaffed");
    orki_text whole = {0}, lacking = {0};
    for (int i = 0; i < w->c->n_columns; i++) {
        if (lessons->cells[i].value == 0 && sections->cells[i].value == 0)
            add_name(&whole, w->c->columns[i].name);
        else if (lessons->cells[i].value == 0)
            orki_text_printf(&lacking, _("%s%s (sections: %s)"), lacking.n > 0 ? ", " : "",
                             w->c->columns[i].name, number(w, sections, i));
        else
            orki_text_printf(&lacking, _("%s%s (lessons: %s, sections: %s)"),
                             lacking.n > 0 ? ", " : "", w->c->columns[i].name,
                             number(w, lessons, i), number(w, sections, i));
    }
    bool is_all = lacking.n == 0, is_none = whole.n == 0;
    const char *complete = keep(w, &whole), *open = keep(w, &lacking);
    if (is_all)
        orki_text_printf(&w->out, "%s\n",
                         _("Given: every lesson has a place and every section a teacher, in all "
                           "timetables."));
    else if (is_none)
        orki_text_printf(&w->out, _("Given: no timetable is complete. Missing: %s.\n"), open);
    else
        orki_text_printf(&w->out, _("Given: complete are %s. Missing: %s.\n"), complete, open);
}

static void say_broken(wording *w)
{
    orki_text names = {0};
    for (int i = 0; i < w->c->n_columns; i++) {
        if (w->c->columns[i].verdict->n_breaches > 0)
            add_name(&names, w->c->columns[i].name);
    }
    const char *broken = keep(w, &names);
    if (broken[0] != '\0')
        orki_text_printf(&w->out, _("Rules are broken in %s: it cannot be given like this.\n"),
                         broken);
}

/* Those that can be the best of a row. */
static const char *best_names(wording *w, const ork_row *row, ork_best wanted)
{
    orki_text names = {0};
    for (int i = 0; i < w->c->n_columns; i++) {
        if (row->cells[i].best == wanted)
            add_name(&names, w->c->columns[i].name);
    }
    return keep(w, &names);
}

static int first_best(const wording *w, const ork_row *row)
{
    for (int i = 0; i < w->c->n_columns; i++) {
        if (row->cells[i].best == ORK_BEST)
            return i;
    }
    return -1;
}

/* The columns whose cost cannot be held against the first's, and why. */
static const char *apart_names(wording *w, const ork_row *row)
{
    const ork_row *by_first = figure(w, "cost_by_first");
    orki_text names = {0};
    for (int i = 1; i < w->c->n_columns; i++) {
        const char *comma = names.n > 0 ? ", " : "", *name = w->c->columns[i].name;
        if (row->cells[i].mark == ORK_MARK_WORK)
            orki_text_printf(&names, _("%s%s (other lessons)"), comma, name);
        else if (row->cells[i].mark == ORK_MARK_WEIGHTS && by_first != NULL)
            orki_text_printf(&names, _("%s%s (other weights; with those of %s it costs %s)"), comma,
                             name, w->c->columns[0].name, number(w, by_first, i));
    }
    return keep(w, &names);
}

static bool is_apart(const ork_row *row, int column)
{
    ork_mark mark = row->cells[column].mark;
    return mark == ORK_MARK_WORK || mark == ORK_MARK_WEIGHTS || mark == ORK_MARK_BROKEN;
}

/* Columns of which nothing is proven. */
static const char *unbounded_names(wording *w)
{
    orki_text names = {0};
    for (int i = 0; i < w->c->n_columns; i++) {
        if (w->c->columns[i].bound <= 0 && w->c->columns[i].verdict->cost > 0)
            add_name(&names, w->c->columns[i].name);
    }
    return keep(w, &names);
}

static void say_cost(wording *w)
{
    const ork_row *row = figure(w, "cost");
    int best = first_best(w, row);
    const char *sure = best_names(w, row, ORK_BEST), *perhaps = best_names(w, row, ORK_MAY_BE_BEST);
    const char *apart = apart_names(w, row);
    bool is_one = true, is_alone = true;
    for (int i = 1; i < w->c->n_columns; i++) {
        is_one = is_one && (row->cells[i].mark == ORK_MARK_SAME || is_apart(row, i));
        is_alone = is_alone && is_apart(row, i);
    }
    if (best >= 0)
        orki_text_printf(&w->out, _("Cost: %s is cheapest in points (%s); this is proven."), sure,
                         number(w, row, best));
    else if (perhaps[0] != '\0')
        orki_text_printf(&w->out,
                         _("Cost: which is cheapest in points is undecided between %s, because "
                           "their timetables are not proven best."),
                         perhaps);
    else if (is_alone)
        orki_text_printf(&w->out, _("Cost: %s costs %s points."), w->c->columns[0].name,
                         number(w, row, 0));
    else if (is_one)
        orki_text_printf(&w->out, "%s", _("Cost: the same in points; this is proven."));
    else
        orki_text_printf(&w->out, "%s",
                         _("Cost: no difference in points between the timetables is proven."));
    if (apart[0] != '\0')
        orki_text_printf(&w->out, _(" Not compared: %s."), apart);
    orki_text_add(&w->out, "\n");
    const char *unbounded = unbounded_names(w);
    if (unbounded[0] != '\0')
        orki_text_printf(&w->out,
                         _("No bound is known for %s: rerun, and solve with --strict, prove none "
                           "for all timetables of a season. With a result of solve of the same "
                           "season beside it, its bound holds here, too.\n"),
                         unbounded);
}

/* The columns with the least and the most of a row that are known; false: fewer than two. */
static bool find_ends(const wording *w, const ork_row *row, int *least, int *most)
{
    *least = *most = -1;
    for (int i = 0; i < w->c->n_columns; i++) {
        if (!row->cells[i].is_known)
            continue;
        if (*least < 0 || row->cells[i].value < row->cells[*least].value)
            *least = i;
        if (*most < 0 || row->cells[i].value > row->cells[*most].value)
            *most = i;
    }
    return *least >= 0 && row->cells[*least].value != row->cells[*most].value;
}

static void say_time(wording *w)
{
    const ork_row *row = figure(w, "lost_an_hour");
    int least, most;
    if (find_ends(w, row, &least, &most))
        orki_text_printf(&w->out,
                         _("Time: travel, waiting and call-out take least in %s (%s for each hour "
                           "of teaching) and most in %s (%s).\n"),
                         w->c->columns[least].name, number(w, row, least), w->c->columns[most].name,
                         number(w, row, most));
    else if (least >= 0)
        orki_text_printf(&w->out,
                         _("Time: travel, waiting and call-out take the same in all (%s for each "
                           "hour of teaching).\n"),
                         number(w, row, least));
}

/* What a change is, is defined for lessons that are once a week. */
static void say_uncounted(wording *w)
{
    bool is_counted = true;
    for (int i = 0; i < w->c->n_pairs; i++)
        is_counted = is_counted && w->c->pairs[i].is_counted;
    if (!is_counted)
        orki_text_printf(&w->out, "%s\n",
                         _("Changes: where orchestras have several meetings a week, moved lessons "
                           "and other teachers are not counted; for whom the week is another one "
                           "is."));
}

static void say_people(wording *w)
{
    const ork_row *row = figure(w, "changed_teachers");
    int least, most;
    bool differs = find_ends(w, row, &least, &most);
    if (least < 0)
        return;
    if (!differs)
        orki_text_printf(
            &w->out,
            w->c->n_columns == 2
                ? _("People: against %s, the number of teachers whose week is another one is %s.\n")
                : _("People: against %s, the number of teachers whose week is another one is %s in "
                    "each.\n"),
            w->c->columns[0].name, number(w, row, least));
    else
        orki_text_printf(&w->out,
                         _("People: against %s, the number of teachers whose week is another one "
                           "is least in %s (%s) and most in %s (%s).\n"),
                         w->c->columns[0].name, w->c->columns[least].name, number(w, row, least),
                         w->c->columns[most].name, number(w, row, most));
}

static void say_price(wording *w)
{
    const ork_row *price = figure(w, "price"), *child = figure(w, "price_per_child");
    const ork_row *unpriced = figure(w, "unpriced");
    int least, most, low, high;
    find_ends(w, price, &least, &most);
    find_ends(w, child, &low, &high);
    if (least < 0) {
        orki_text_printf(&w->out, _("Price: not known: %s.\n"), w->c->columns[0].no_price);
        return;
    }
    orki_text_printf(&w->out, _("Price: a season from %s (%s) to %s (%s)"), number(w, price, least),
                     w->c->columns[least].name, number(w, price, most), w->c->columns[most].name);
    if (low >= 0)
        orki_text_printf(&w->out, _("; a child from %s (%s) to %s (%s)"), number(w, child, low),
                         w->c->columns[low].name, number(w, child, high), w->c->columns[high].name);
    bool is_whole = true;
    for (int i = 0; i < w->c->n_columns; i++)
        is_whole = is_whole && unpriced->cells[i].value == 0;
    orki_text_printf(&w->out, "%s.\n",
                     is_whole ? "" : _("; without the lessons of people who have no rate"));
}

char *ork_comparison_words(const ork_comparison *comparison, const char *language)
{
    wording w = {.c = comparison, .is_dutch = strcmp(language, "nl") == 0};
    say_broken(&w);
    say_staffing(&w);
    say_cost(&w);
    say_time(&w);
    say_people(&w);
    say_uncounted(&w);
    say_price(&w);
    orki_arena_free(&w.arena);
    if (w.out.is_failed) {
        orki_text_free(&w.out);
        return NULL;
    }
    return w.out.bytes;
}
