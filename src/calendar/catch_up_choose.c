/* Which visits: least missing lessons, then least cost.
 *
 *   min  sum over v of (cost(v) - M lessons(v)) x(v) + M missing,   x(v) 0 or 1, M = 10000
 *   s.t. the rows of catch_up_rows.c
 *
 * A greedy choice comes first, so that there is an answer whatever happens to GLPK, which runs in a
 * worker until it has proven the best or the time is up. What comes back is counted again here in
 * whole numbers. Without a proof the bound is that of the linear relaxation. */
#include "base/clock.h"
#include "calendar/catch_up_rows.h"
#include "solve/glpk_boundary.h"
#include "solve/worker.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FRAME_BOUND = 1, FRAME_CHOICE = 2 };

typedef struct chooser {
    const orki_catch_up *c;
    orki_rows rows;
    bool *is_chosen; /* [n_visits] the best so far */
    int64_t cost;    /* of it */
    int64_t bound;
    bool is_proven;
    double deadline_s;
} chooser;

static int64_t price_of(const orki_visit *v)
{
    return v->cost - (int64_t)ORKI_NOT_CAUGHT_UP_POINTS * v->n;
}

static int64_t price_of_all_missing(const orki_catch_up *c)
{
    int64_t n = 0;
    for (int i = 0; i < c->n_needs; i++)
        n += c->needs[i].n_missing;
    return n * ORKI_NOT_CAUGHT_UP_POINTS;
}

/* Take a visit into a choice if the rows allow it. */
static bool take(const orki_rows *rows, int *used, int visit)
{
    for (int i = rows->first[visit]; i < rows->first[visit + 1]; i++) {
        const orki_row_entry *e = &rows->entries[i];
        if (used[e->row] + e->weight > rows->limit[e->row])
            return false;
    }
    for (int i = rows->first[visit]; i < rows->first[visit + 1]; i++)
        used[rows->entries[i].row] += rows->entries[i].weight;
    return true;
}

typedef struct ranked {
    int64_t price;
    int visit;
} ranked;

static int by_price(const void *a, const void *b)
{
    const ranked *x = a, *y = b;
    if (x->price != y->price)
        return x->price < y->price ? -1 : 1;
    return (x->visit > y->visit) - (x->visit < y->visit);
}

/* The first choice: visits in order of price, each that still may. */
static ork_status choose_greedily(chooser *how)
{
    const orki_catch_up *c = how->c;
    ork_status st = ORK_ERR_MEMORY;
    int *used = orki_alloc((size_t)how->rows.n_rows + 1, sizeof *used);
    ranked *order = orki_alloc((size_t)c->n_visits, sizeof *order);
    if (used == NULL || order == NULL)
        goto out;
    for (int v = 0; v < c->n_visits; v++)
        order[v] = (ranked){price_of(&c->visits[v]), v};
    qsort(order, (size_t)c->n_visits, sizeof *order, by_price);
    how->cost = price_of_all_missing(c);
    for (int i = 0; i < c->n_visits; i++) {
        int v = order[i].visit;
        how->is_chosen[v] = order[i].price < 0 && take(&how->rows, used, v);
        how->cost += how->is_chosen[v] ? order[i].price : 0;
    }
    st = ORK_OK;
out:
    orki_free(order);
    orki_free(used);
    return st;
}

/* Nothing missing, and every visit that saves something. */
static int64_t plain_bound(const orki_catch_up *c)
{
    int64_t bound = 0;
    for (int v = 0; v < c->n_visits; v++)
        bound += c->visits[v].cost < 0 ? c->visits[v].cost : 0;
    return bound;
}

static ork_status add_columns(orki_lp *lp, const chooser *how)
{
    const orki_rows *rows = &how->rows;
    int *at = orki_alloc((size_t)rows->n_entries + 1, sizeof *at);
    double *values = orki_alloc((size_t)rows->n_entries + 1, sizeof *values);
    ork_status st = at == NULL || values == NULL ? ORK_ERR_MEMORY : ORK_OK;
    for (int v = 0; v < how->c->n_visits && st == ORK_OK; v++) {
        int n = 0;
        for (int i = rows->first[v]; i < rows->first[v + 1]; i++) {
            at[n] = rows->entries[i].row;
            values[n++] = rows->entries[i].weight;
        }
        double price = (double)price_of(&how->c->visits[v]);
        int column = orki_lp_add_column(lp, price, 0, 1, n, at, values);
        if (column >= 0)
            orki_lp_set_whole(lp, column);
        st = column < 0 ? ORK_ERR_BACKEND : ORK_OK;
    }
    orki_free(values);
    orki_free(at);
    return st;
}

static bool send_choice(const chooser *how, const orki_sender *sender, const orki_lp *lp,
                        bool is_proven)
{
    size_t n = (size_t)how->c->n_visits;
    unsigned char *bytes = orki_alloc(n + 1, 1);
    if (bytes == NULL)
        return false;
    bytes[0] = is_proven;
    for (size_t v = 0; v < n; v++)
        bytes[v + 1] = lp == NULL ? how->is_chosen[v] : orki_lp_whole_value(lp, (int)v) > 0.5;
    bool is_sent = orki_send(sender, FRAME_CHOICE, bytes, n + 1);
    orki_free(bytes);
    return is_sent;
}

/* In the worker: the relaxation's bound, then branch and cut for something better. */
static void solve(const chooser *how, const orki_sender *sender, orki_lp *lp)
{
    orki_lp_outcome outcome;
    for (int r = 0; r < how->rows.n_rows; r++) {
        if (orki_lp_add_row(lp, -ORKI_LP_INFINITY, how->rows.limit[r]) < 0)
            return;
    }
    if (add_columns(lp, how) != ORK_OK || orki_lp_solve(lp, &outcome) != ORK_OK ||
        outcome != ORKI_LP_OPTIMAL)
        return;
    double constant = (double)price_of_all_missing(how->c),
           bound = orki_lp_objective(lp) + constant;
    if (!orki_send(sender, FRAME_BOUND, &bound, sizeof bound))
        return;
    orki_lp_limits limits = {.seconds = how->deadline_s - orki_clock_s(),
                             .pivots = INT64_MAX,
                             .cutoff = (double)how->cost - constant - 0.5};
    if (limits.seconds <= 0 || orki_lp_solve_whole(lp, &limits, &outcome) != ORK_OK)
        return;
    if (outcome == ORKI_LP_OPTIMAL || outcome == ORKI_LP_FEASIBLE)
        send_choice(how, sender, lp, outcome == ORKI_LP_OPTIMAL);
    else if (outcome == ORKI_LP_INFEASIBLE) /* nothing is better than what we had */
        send_choice(how, sender, NULL, true);
}

static void run(void *task, const orki_sender *sender)
{
    orki_lp *lp = NULL;
    if (orki_lp_open(&lp) == ORK_OK)
        solve(task, sender, lp);
    orki_lp_close(lp);
}

/* Take over a choice that keeps every row and costs at most what we had. */
static bool take_over(chooser *how, const unsigned char *bytes)
{
    const orki_catch_up *c = how->c;
    int64_t cost = price_of_all_missing(c);
    int *used = orki_alloc((size_t)how->rows.n_rows + 1, sizeof *used);
    bool is_good = used != NULL;
    for (int v = 0; v < c->n_visits && is_good; v++) {
        if (bytes[v + 1] == 0)
            continue;
        is_good = take(&how->rows, used, v);
        cost += price_of(&c->visits[v]);
    }
    orki_free(used);
    if (!is_good || cost > how->cost)
        return false;
    for (int v = 0; v < c->n_visits; v++)
        how->is_chosen[v] = bytes[v + 1] != 0;
    how->cost = cost;
    how->is_proven = bytes[0] != 0;
    return true;
}

static bool receive(void *user, const orki_frame *frame, const void *bytes)
{
    chooser *how = user;
    if (frame->type == FRAME_BOUND && frame->n == (int64_t)sizeof(double)) {
        double bound;
        memcpy(&bound, bytes, sizeof bound);
        int64_t whole = isfinite(bound) && fabs(bound) < 1e15 ? (int64_t)ceil(bound - 1e-3) : 0;
        how->bound = whole > how->bound && isfinite(bound) ? whole : how->bound;
        return true;
    }
    return frame->type == FRAME_CHOICE && frame->n == how->c->n_visits + 1 && take_over(how, bytes);
}

/* A third of the time is for this, the rest for rehearsals. */
static double time_share(double limit_s)
{
    return limit_s < 0 ? ORKI_LP_INFINITY : limit_s / 3;
}

ork_status orki_catch_choose(orki_catch_up *c, bool *is_chosen)
{
    double began_s = orki_clock_s();
    chooser how = {.c = c,
                   .is_chosen = is_chosen,
                   .bound = plain_bound(c),
                   .deadline_s = began_s + time_share(c->m->options->time_limit_s)};
    ork_status st = orki_rows_make(&how.rows, c);
    if (st == ORK_OK)
        st = choose_greedily(&how);
    if (st == ORK_OK && how.cost > how.bound)
        st = orki_worker_ask(run, receive, &how, how.deadline_s + 0.5);
    orki_rows_free(&how.rows);
    if (how.is_proven || how.bound > how.cost)
        how.bound = how.cost;
    c->m->calendar->catching =
        (orki_catching){.outcome = how.bound == how.cost ? ORK_OPTIMAL : ORK_FEASIBLE,
                        .cost = how.cost,
                        .bound = how.bound,
                        .elapsed_s = orki_clock_s() - began_s};
    return st;
}
