/* A school's hours: opening and breaks of each weekday, checked against each other. */
#include "read/build.h"

#include <stdlib.h>

static int compare_bells(const void *a, const void *b)
{
    const orki_bell *x = a, *y = b;
    if (x->span.from != y->span.from)
        return x->span.from < y->span.from ? -1 : 1;
    return x->span.to != y->span.to ? (x->span.to < y->span.to ? -1 : 1) : 0;
}

/* The years of one bell: a scalar or a list of them; everybody when not given. */
static uint32_t read_years(const orki_node *bell)
{
    const orki_node *years = bell->kind == ORKI_MAP ? orki_tree_get(bell, "years") : NULL;
    if (years == NULL)
        return UINT32_MAX;
    if (years->kind == ORKI_SCALAR)
        return (uint32_t)years->value[0];
    uint32_t mask = 0;
    for (const orki_node *v = orki_tree_first(years); v != NULL; v = orki_tree_next(v))
        mask |= (uint32_t)v->value[0];
    return mask;
}

static orki_node *span_node(orki_node *bell)
{
    return bell->kind == ORKI_MAP ? orki_tree_get(bell, "at") : bell;
}

/* One span against those before it; told at its own place. */
static void check_overlap(orki_build *b, orki_node *node, const orki_bell *bells, int n)
{
    const orki_bell *last = &bells[n - 1];
    for (int i = 0; i < n - 1; i++) {
        bool is_same_time =
            bells[i].span.from < last->span.to && last->span.from < bells[i].span.to;
        if (is_same_time && (bells[i].years & last->years) != 0) {
            orki_fault(b->r, OR_SPANS_OVERLAP, node, _("%s overlaps %02d:%02d-%02d:%02d"),
                       node->text, bells[i].span.from / 60, bells[i].span.from % 60,
                       bells[i].span.to / 60, bells[i].span.to % 60);
            return;
        }
    }
}

/* A break must lie in an opening of its years. */
static void check_inside(orki_build *b, orki_node *node, const orki_bell *pause, orki_bells open)
{
    for (int i = 0; i < open.n; i++) {
        if ((open.at[i].years & pause->years) != 0 && open.at[i].span.from <= pause->span.from &&
            pause->span.to <= open.at[i].span.to)
            return;
    }
    if (open.n > 0)
        orki_fault(b->r, OR_BREAK_OUTSIDE, node, _("the break %s is outside the opening hours"),
                   node->text);
}

static orki_bells read_bells(orki_build *b, orki_node *node, const orki_bells *open)
{
    bool is_scalar = node != NULL && node->kind == ORKI_SCALAR;
    size_t room = node == NULL ? 0 : is_scalar ? 1 : node->n;
    orki_bell *bells = orki_keep(b->r, room, sizeof *bells);
    if (bells == NULL)
        return (orki_bells){0};
    int n = 0;
    for (orki_node *v = is_scalar ? node : orki_tree_first(node); v != NULL;
         v = is_scalar ? NULL : orki_tree_next(v)) {
        orki_node *span = span_node(v);
        if (span == NULL)
            continue;
        bells[n++] = (orki_bell){{span->value[0], span->value[1]}, read_years(v)};
        check_overlap(b, span, bells, n);
        if (open != NULL)
            check_inside(b, span, &bells[n - 1], *open);
    }
    qsort(bells, (size_t)n, sizeof *bells, compare_bells);
    return (orki_bells){n, bells};
}

void orki_read_hours(orki_build *b, orki_school *school, const orki_node *node)
{
    int seen = 0;
    for (orki_node *v = orki_tree_first(node); v != NULL; v = orki_tree_next(v)) {
        int days = v->key->value[0];
        if ((seen & days) != 0)
            orki_fault(b->r, OR_DAY_TWICE, v->key, _("a day of \"%s\" has hours already"),
                       v->key->text);
        seen |= days;
        if (v->kind != ORKI_MAP)
            continue; /* closed */
        orki_bells open = read_bells(b, orki_tree_get(v, "open"), NULL);
        orki_bells breaks = read_bells(b, orki_tree_get(v, "breaks"), &open);
        for (int d = 0; d < ORKI_N_DAYS; d++) {
            if (((days >> d) & 1) != 0) {
                school->open[d] = open;
                school->breaks[d] = breaks;
            }
        }
    }
}
