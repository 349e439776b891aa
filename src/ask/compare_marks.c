/* Which number of a row is best, and how each stands to the first column's: src/doc/compare.md
 * defines both. What is not proven is called undecided, never better. */
#include "ask/comparing.h"

#include <stdlib.h>
#include <string.h>

/* The rule whose points a row is about; NULL: none. */
static const char *rule_of(const ork_row *row)
{
    static const char *const rules[][2] = {{"travel_min", "travel"},
                                           {"idle_min", "idle"},
                                           {"call_out_min", "call-out"},
                                           {"worst_load_min", "fairness"},
                                           {"beside_wish_min", "wished-hours"},
                                           {"replaced", "continuity"}};
    if (row->part == ORK_PART_POINTS || row->part == ORK_PART_AMOUNTS)
        return row->key;
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        if (strcmp(row->key, rules[i][0]) == 0)
            return rules[i][1];
    }
    return NULL;
}

static int64_t points_of(const orki_comparing *c, const char *rule, int column)
{
    const ork_verdict *v = c->sides[column].by_first;
    for (int i = 0; i < v->n_terms; i++) {
        if (strcmp(v->terms[i].rule, rule) == 0)
            return v->terms[i].points;
    }
    return 0;
}

static int64_t open_points(const orki_comparing *c, int column)
{
    return c->sides[column].verdict->cost - c->columns[column].bound;
}

/* Of a timetable made with other weights no bound is known with those of the first. */
static bool is_bounded(const orki_comparing *c, const ork_row *row, int column)
{
    return strcmp(row->key, "cost") == 0 || c->columns[column].has_first_weights;
}

static bool are_costs_apart(const orki_comparing *c, const ork_row *row, int less, int more)
{
    int64_t difference = row->cells[more].value - row->cells[less].value;
    if (is_bounded(c, row, less) && is_bounded(c, row, more))
        return row->cells[less].value < c->columns[more].bound;
    return difference > open_points(c, less) + open_points(c, more);
}

/* Two different numbers of a row can be told apart: what is better of one is not for want of
 * searching. */
static bool is_apart(const orki_comparing *c, const ork_row *row, int less, int more)
{
    if (row->basis == ORK_BASIS_FACT)
        return true;
    if (row->basis == ORK_BASIS_COST)
        return are_costs_apart(c, row, less, more);
    const char *rule = rule_of(row);
    int64_t difference = points_of(c, rule, more) - points_of(c, rule, less);
    return llabs(difference) > open_points(c, less) + open_points(c, more);
}

/* Why a column's number cannot be held against the first's; ORK_MARK_NONE: it can. */
static ork_mark obstacle(const orki_comparing *c, const ork_row *row, int column)
{
    const ork_column *out = &c->columns[column];
    bool is_broken =
        c->sides[column].verdict->n_breaches > 0 || c->sides[0].verdict->n_breaches > 0;
    bool is_about_rules = strcmp(row->key, "breaches") == 0;
    bool is_priced_by_own = row->part == ORK_PART_POINTS || strcmp(row->key, "cost") == 0;
    if (is_broken && !is_about_rules && row->direction != 0)
        return ORK_MARK_BROKEN;
    if (is_priced_by_own && !out->has_first_weights)
        return ORK_MARK_WEIGHTS;
    /* the cost has its price for what is not given; other totals are less for it */
    bool is_priced = row->basis == ORK_BASIS_COST || strcmp(row->key, "unstaffed") == 0 ||
                     strcmp(row->key, "unplaced") == 0;
    bool is_same = is_priced ? out->has_first_work : out->gives_first_work;
    return row->is_total && !is_same ? ORK_MARK_WORK : ORK_MARK_NONE;
}

static ork_mark mark_of(const orki_comparing *c, const ork_row *row, int column)
{
    const ork_cell *first = &row->cells[0], *cell = &row->cells[column];
    if (column == 0 || !first->is_known || !cell->is_known)
        return ORK_MARK_NONE;
    ork_mark why_not = obstacle(c, row, column);
    if (why_not != ORK_MARK_NONE)
        return why_not;
    bool is_less = cell->value < first->value;
    int less = is_less ? column : 0, more = is_less ? 0 : column;
    if (row->basis != ORK_BASIS_COST && cell->value == first->value)
        return ORK_MARK_SAME;
    if (row->basis == ORK_BASIS_COST && cell->value == first->value && open_points(c, 0) == 0 &&
        open_points(c, column) == 0)
        return ORK_MARK_SAME;
    if (!is_apart(c, row, less, more))
        return ORK_MARK_UNDECIDED;
    if (row->direction == 0)
        return ORK_MARK_OTHER;
    return is_less == (row->direction < 0) ? ORK_MARK_BETTER : ORK_MARK_WORSE;
}

/* The column with the best number among those that can be held against the first's; -1. */
static int find_best(const orki_comparing *c, const ork_row *row)
{
    int best = -1;
    for (int i = 0; i < c->n; i++) {
        if (!row->cells[i].is_known || obstacle(c, row, i) != ORK_MARK_NONE)
            continue;
        int64_t more = best < 0 ? 0 : row->cells[i].value - row->cells[best].value;
        if (best < 0 || (row->direction < 0 ? more < 0 : more > 0))
            best = i;
    }
    return best;
}

/* No better number than this is possible in its column: of costs only when that is proven. */
static bool is_final(const orki_comparing *c, const ork_row *row, int column)
{
    return row->basis != ORK_BASIS_COST || open_points(c, column) == 0;
}

/* Those that cannot be told apart from the best share its place; when they are all there is, there
 * is nothing to choose. */
static void mark_best(const orki_comparing *c, const ork_row *row, ork_cell *cells)
{
    int best = row->direction == 0 ? -1 : find_best(c, row), n_near = 0, n = 0;
    bool is_sure = true;
    for (int i = 0; i < c->n && best >= 0; i++) {
        if (!cells[i].is_known || obstacle(c, row, i) != ORK_MARK_NONE)
            continue;
        bool is_equal = cells[i].value == cells[best].value;
        int less = row->direction < 0 ? best : i, more = row->direction < 0 ? i : best;
        n++;
        if (!is_equal && is_apart(c, row, less, more))
            continue;
        n_near++;
        is_sure = is_sure && is_equal && is_final(c, row, i);
        cells[i].best = ORK_MAY_BE_BEST;
    }
    for (int i = 0; i < c->n; i++) {
        bool is_marked = cells[i].best != ORK_NOT_BEST && n_near < n;
        cells[i].best = !is_marked               ? ORK_NOT_BEST
                        : is_sure || n_near == 1 ? ORK_BEST
                                                 : ORK_MAY_BE_BEST;
    }
}

void orki_comparing_mark(orki_comparing *c)
{
    for (int r = 0; r < c->out.n_rows; r++) {
        const ork_row *row = &c->rows[r];
        ork_cell *cells = c->cells[r];
        mark_best(c, row, cells);
        for (int i = 0; i < c->n; i++)
            cells[i].mark = mark_of(c, row, i);
    }
}
