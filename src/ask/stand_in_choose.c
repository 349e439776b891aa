/* Which shifts: fewest lost parts open, then fewest lessons moved, then least cost.
 *
 *   key(x)  = ORKI_OPEN_KEY (n_lost - sum of lost(k) x(k)) + sum of given(k) x(k)
 *   cost(x) = sum of cost(k) x(k) + w sum over t, week of over(t, week)
 *
 * lost(k), given(k) = lost parts that k takes and parts that it gives up. A greedy choice, or the
 * one made before, stands first. GLPK then minimises key over the rows of stand_in_rows.c, unless
 * what stands is as good as any can be, and after that cost with the row key <= the least one.
 * It works in a worker; what comes back is tried against the rows and counted again here in whole
 * numbers, and taken only when it is better. */
#include "ask/stand_in_rows.h"
#include "base/clock.h"
#include "base/memory.h"
#include "solve/glpk_boundary.h"
#include "solve/worker.h"

#include <math.h>
#include <string.h>

enum { FRAME_BOUND = 1, FRAME_CHOICE = 2 };

typedef struct chooser {
    orki_stand_in *x;
    orki_shift_rows rows;
    double deadline_s;
    bool is_for_cost; /* else for the key */
    double bound;     /* received for what is minimised now */
    bool is_proven;   /* and that nothing is better */
} chooser;

static int64_t key_of(const orki_choice_sums *sums)
{
    return (int64_t)sums->n_open * ORKI_OPEN_KEY + sums->n_moved;
}

static int64_t key_saved(const orki_stand_in *x, const orki_shift *shift)
{
    return (int64_t)orki_shift_n_lost(x, shift) * ORKI_OPEN_KEY - shift->n_given;
}

static bool is_better(const orki_choice_sums *a, const orki_choice_sums *b)
{
    return key_of(a) != key_of(b) ? key_of(a) < key_of(b) : a->cost < b->cost;
}

/* Lost parts that no shift takes stay open whatever is chosen. */
static int count_hopeless(const orki_stand_in *x)
{
    int n = 0;
    for (int p = 0; p < x->n_lost; p++) {
        bool is_hopeless = true;
        for (int k = 0; k < x->n_shifts && is_hopeless; k++) {
            for (int i = 0; i < x->shifts[k].n_taken; i++)
                is_hopeless = is_hopeless && x->shifts[k].taken[i] != p;
        }
        n += is_hopeless;
    }
    return n;
}

/* What the choice costs at least: what stays open and moves, and every shift that saves something.
 */
static int64_t plain_bound(const orki_stand_in *x)
{
    int64_t bound = (int64_t)count_hopeless(x) * ORKI_OPEN_POINTS * 100;
    for (int k = 0; k < x->n_shifts; k++)
        bound += x->shifts[k].cost < 0 ? x->shifts[k].cost : 0;
    return bound;
}

/* In the worker. */
static ork_status add_columns(orki_lp *lp, const chooser *c, int key_row)
{
    const orki_stand_in *x = c->x;
    const orki_shift_rows *r = &c->rows;
    int *rows = orki_alloc((size_t)r->n_rows + 2, sizeof *rows);
    double *values = orki_alloc((size_t)r->n_rows + 2, sizeof *values);
    ork_status st = rows == NULL || values == NULL ? ORK_ERR_MEMORY : ORK_OK;
    for (int k = 0; k < x->n_shifts + r->n_more && st == ORK_OK; k++) {
        bool is_shift = k < x->n_shifts;
        int n = 0;
        for (int i = r->first_entry[k]; i < r->first_entry[k + 1]; i++) {
            rows[n] = r->entries[i].row;
            values[n++] = r->entries[i].value;
        }
        double saved = is_shift ? (double)key_saved(x, &x->shifts[k]) : 0;
        if (key_row >= 0 && is_shift) {
            rows[n] = key_row;
            values[n++] = saved;
        }
        double cost = is_shift ? (double)x->shifts[k].cost : r->more_price[k - x->n_shifts];
        int column = orki_lp_add_column(lp, key_row >= 0 ? cost : -saved, 0,
                                        is_shift ? 1 : ORKI_LP_INFINITY, n, rows, values);
        if (column >= 0 && is_shift)
            orki_lp_set_whole(lp, column);
        st = column < 0 ? ORK_ERR_BACKEND : ORK_OK;
    }
    orki_free(values);
    orki_free(rows);
    return st;
}

static ork_status build(orki_lp *lp, const chooser *c)
{
    for (int i = 0; i < c->rows.n_rows; i++) {
        if (orki_lp_add_row(lp, c->rows.rows[i].lower, c->rows.rows[i].upper) < 0)
            return ORK_ERR_BACKEND;
    }
    int key_row = -1;
    if (c->is_for_cost) {
        int64_t least = (int64_t)c->x->n_lost * ORKI_OPEN_KEY - key_of(&c->x->sums);
        key_row = orki_lp_add_row(lp, (double)least, ORKI_LP_INFINITY);
        if (key_row < 0)
            return ORK_ERR_BACKEND;
    }
    return add_columns(lp, c, key_row);
}

static void send_choice(const chooser *c, const orki_sender *sender, const orki_lp *lp,
                        bool is_proven)
{
    size_t n = (size_t)c->x->n_shifts;
    unsigned char *bytes = orki_alloc(n + 1, 1);
    if (bytes == NULL)
        return;
    bytes[0] = is_proven;
    for (size_t k = 0; k < n; k++)
        bytes[k + 1] = orki_lp_whole_value(lp, (int)k) > 0.5;
    orki_send(sender, FRAME_CHOICE, bytes, n + 1);
    orki_free(bytes);
}

static void run(void *task, const orki_sender *sender)
{
    const chooser *c = task;
    orki_lp *lp = NULL;
    orki_lp_outcome outcome;
    if (orki_lp_open(&lp) != ORK_OK)
        return;
    if (build(lp, c) == ORK_OK && orki_lp_solve(lp, &outcome) == ORK_OK &&
        outcome == ORKI_LP_OPTIMAL) {
        double bound = orki_lp_objective(lp);
        orki_lp_limits limits = {.seconds = c->deadline_s - orki_clock_s(),
                                 .pivots = INT64_MAX,
                                 .cutoff = ORKI_LP_INFINITY};
        bool goes_on = orki_send(sender, FRAME_BOUND, &bound, sizeof bound) && limits.seconds > 0;
        if (goes_on && orki_lp_solve_whole(lp, &limits, &outcome) == ORK_OK &&
            (outcome == ORKI_LP_OPTIMAL || outcome == ORKI_LP_FEASIBLE))
            send_choice(c, sender, lp, outcome == ORKI_LP_OPTIMAL);
    }
    orki_lp_close(lp);
}

/* @return whether it keeps the rows */
static bool take_over(chooser *c, const unsigned char *is_chosen)
{
    orki_choice_sums sums = {0};
    for (int k = 0; k < c->x->n_shifts; k++) {
        if (is_chosen[k] > 1)
            return false;
    }
    if (!orki_shift_rows_count(&c->rows, is_chosen, &sums))
        return false;
    if (is_better(&sums, &c->x->sums)) {
        memcpy(c->x->is_chosen, is_chosen, (size_t)c->x->n_shifts);
        c->x->sums = sums;
    }
    return true;
}

static bool receive(void *user, const orki_frame *frame, const void *bytes)
{
    chooser *c = user;
    if (frame->type == FRAME_BOUND && frame->n == (int64_t)sizeof(double)) {
        double bound;
        memcpy(&bound, bytes, sizeof bound);
        if (isfinite(bound) && fabs(bound) < 1e15)
            c->bound = ceil(bound - 1e-3);
        return true;
    }
    const unsigned char *choice = bytes;
    if (frame->type != FRAME_CHOICE || frame->n != c->x->n_shifts + 1 || !take_over(c, choice + 1))
        return false;
    c->is_proven = choice[0] != 0;
    return true;
}

/* A worker that fails, or has no time, leaves what stands as it is, not proven. */
static ork_status search(chooser *c, bool is_for_cost)
{
    c->is_for_cost = is_for_cost;
    c->is_proven = false;
    c->bound = -HUGE_VAL;
    if (orki_clock_s() >= c->deadline_s)
        return ORK_OK;
    return orki_worker_ask(run, receive, c, c->deadline_s + 0.5);
}

/* The choice that stands at first. */
static ork_status begin(chooser *c, const unsigned char *before, int n_before)
{
    orki_stand_in *x = c->x;
    size_t n = (size_t)x->n_shifts;
    unsigned char *greedy = orki_alloc(n + 1, 1);
    x->is_chosen = orki_arena_alloc(&x->arena, n + 1, 1);
    ork_status st = greedy == NULL || x->is_chosen == NULL ? ORK_ERR_MEMORY : ORK_OK;
    if (st == ORK_OK && before != NULL)
        memcpy(x->is_chosen, before, (size_t)n_before);
    if (st == ORK_OK)
        st = orki_shift_rows_greedy(&c->rows, greedy);
    if (st == ORK_OK) {
        /* both keep the rows, unless there is no memory to try them */
        orki_choice_sums sums = {0};
        bool is_kept = orki_shift_rows_count(&c->rows, x->is_chosen, &sums);
        x->sums = sums;
        st = is_kept && take_over(c, greedy) ? ORK_OK : ORK_ERR_MEMORY;
    }
    orki_free(greedy);
    return st;
}

static ork_status improve(chooser *c)
{
    orki_choice_sums *sums = &c->x->sums;
    ork_status st = ORK_OK;
    bool is_least = key_of(sums) == (int64_t)count_hopeless(c->x) * ORKI_OPEN_KEY;
    if (!is_least) {
        st = search(c, false);
        double offset = (double)c->x->n_lost * ORKI_OPEN_KEY;
        is_least = c->is_proven || c->bound + offset >= (double)key_of(sums);
    }
    int64_t bound = plain_bound(c->x), open_cost = (int64_t)sums->n_open * ORKI_OPEN_POINTS * 100;
    bool is_proven = is_least && bound >= sums->cost;
    if (st == ORK_OK && !is_proven) {
        st = search(c, true);
        if (is_least && c->bound > -1e15 && (int64_t)c->bound + open_cost > bound)
            bound = (int64_t)c->bound + open_cost;
        is_proven = is_least && (c->is_proven || bound >= sums->cost);
    }
    sums->is_least = is_least;
    sums->is_proven = is_proven;
    sums->bound = is_proven || bound > sums->cost ? sums->cost : bound;
    return st;
}

ork_status orki_choose_shifts(orki_stand_in *x, double seconds)
{
    chooser c = {.x = x, .deadline_s = seconds < 0 ? HUGE_VAL : orki_clock_s() + seconds};
    const unsigned char *before = x->is_chosen;
    ork_status st = orki_shift_rows_make(&c.rows, x);
    if (st == ORK_OK)
        st = begin(&c, before, x->n_chosen_of);
    x->n_chosen_of = x->n_shifts;
    if (st == ORK_OK)
        st = improve(&c);
    orki_shift_rows_free(&c.rows);
    return st;
}
