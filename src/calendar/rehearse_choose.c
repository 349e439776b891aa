/* Which tours, and with them which dates: logic-based Benders decomposition (Hooker and Ottosson
 * 2003, doi 10.1007/s10107-003-0375-9). In a worker, again and again:
 *
 *   min  sum over t of cost(t) x(t) + 10 sum over c of o(c) + sum over e of missing(e) u(e)
 *        + sum over c of v(c)                                        x, u 0 or 1; o, v >= 0
 *   (1)  sum over t with e of x(t) + u(e) = 1                        each ensemble
 *   (2)  sum over t of c of load(t) x(t) - o(c) <= even share        each conductor
 *   (3)  v(c) - E sum over t in T of x(t) >= E - E |T|               each cut (c, T, E)
 *
 * cost(t) is the least that tour t can cost, less 10 for each rehearsal of an ensemble that load(t)
 * counts and it does not have; a cut says that the tours T of conductor c together
 * cost at least E more (rehearse_patterns.c). So the optimum is a bound on every answer. The dates
 * of the tours chosen make an answer; when it costs what the bound says, it is proven. */
#include "base/clock.h"
#include "calendar/rehearse_patterns.h"
#include "solve/glpk_boundary.h"
#include "solve/worker.h"

#include <math.h>
#include <string.h>

enum { FRAME_BOUND = 1, FRAME_ANSWER = 2, MAX_ROUNDS = 200 };

typedef struct cut {
    int conductor; /* index */
    int n, *tours;
    int64_t excess;
} cut;

typedef struct choice {
    const orki_rehearsals *r;
    orki_rehearsal_answer *answer; /* the parent's best */
    int64_t *bound;
    double deadline_s;
    orki_arena *arena; /* the parent's, of the answer */
    /* in the worker */
    orki_arena scratch;
    int n_cuts;
    cut *cuts;
    size_t cut_capacity;
    int n_chosen, *chosen; /* [n_ensembles] tours */
} choice;

static int conductor_index(const orki_rehearsals *r, int teacher)
{
    for (int c = 0; c < r->n_conductors; c++) {
        if (r->conductors[c] == teacher)
            return c;
    }
    return -1;
}

static bool is_in(const cut *k, int tour)
{
    for (int i = 0; i < k->n; i++) {
        if (k->tours[i] == tour)
            return true;
    }
    return false;
}

static bool add_rows(orki_lp *lp, const choice *h)
{
    bool is_good = true;
    for (int e = 0; e < h->r->n_ensembles && is_good; e++)
        is_good = orki_lp_add_row(lp, 1, 1) >= 0;
    for (int c = 0; c < h->r->n_conductors && is_good; c++)
        is_good = orki_lp_add_row(lp, -ORKI_LP_INFINITY, h->r->per_season) >= 0;
    for (int i = 0; i < h->n_cuts && is_good; i++) {
        double e = (double)h->cuts[i].excess;
        is_good = orki_lp_add_row(lp, e - e * h->cuts[i].n, ORKI_LP_INFINITY) >= 0;
    }
    return is_good;
}

static bool add_tour(orki_lp *lp, const choice *h, int t, int *rows, double *values)
{
    const orki_tour *tour = &h->r->tours[t];
    int n = 0, c = conductor_index(h->r, tour->conductor);
    for (int k = 0; k < tour->n; k++) {
        rows[n] = tour->ensembles[k];
        values[n++] = 1;
    }
    if (c >= 0 && tour->load > 0) {
        rows[n] = h->r->n_ensembles + c;
        values[n++] = tour->load;
    }
    for (int i = 0; i < h->n_cuts; i++) {
        if (h->cuts[i].conductor != c || !is_in(&h->cuts[i], t))
            continue;
        rows[n] = h->r->n_ensembles + h->r->n_conductors + i;
        values[n++] = -(double)h->cuts[i].excess;
    }
    int column = orki_lp_add_column(lp, (double)tour->cost, 0, 1, n, rows, values);
    if (column >= 0)
        orki_lp_set_whole(lp, column);
    return column >= 0;
}

/* After the tours: ensembles without one, load and excess of each conductor. */
static bool add_others(orki_lp *lp, const choice *h, int *rows, double *values)
{
    const orki_rehearsals *r = h->r;
    double one = 1, minus = -1;
    bool is_good = true;
    for (int e = 0; e < r->n_ensembles && is_good; e++) {
        double cost = (double)orki_ensemble_missing(&r->ensembles[e]);
        int column = orki_lp_add_column(lp, cost, 0, 1, 1, &e, &one);
        is_good = column >= 0;
        if (is_good)
            orki_lp_set_whole(lp, column);
    }
    for (int c = 0; c < r->n_conductors && is_good; c++) {
        int row = r->n_ensembles + c, n = 0;
        is_good =
            orki_lp_add_column(lp, ORKI_LOAD_POINTS, 0, ORKI_LP_INFINITY, 1, &row, &minus) >= 0;
        for (int i = 0; i < h->n_cuts; i++) {
            if (h->cuts[i].conductor != c)
                continue;
            rows[n] = r->n_ensembles + r->n_conductors + i;
            values[n++] = 1;
        }
        is_good = is_good && orki_lp_add_column(lp, 1, 0, ORKI_LP_INFINITY, n, rows, values) >= 0;
    }
    return is_good;
}

static bool build(orki_lp *lp, const choice *h)
{
    size_t n = ORKI_TOUR_ENSEMBLES + 2 + (size_t)h->n_cuts;
    int *rows = orki_alloc(n, sizeof *rows);
    double *values = orki_alloc(n, sizeof *values);
    bool is_good = rows != NULL && values != NULL && add_rows(lp, h);
    for (int t = 0; t < h->r->n_tours && is_good; t++)
        is_good = add_tour(lp, h, t, rows, values);
    is_good = is_good && add_others(lp, h, rows, values);
    orki_free(values);
    orki_free(rows);
    return is_good;
}

/* Costs are whole, so that a bound between two numbers is the next one. */
static int64_t round_up(double bound)
{
    return (int64_t)ceil(bound - 1e-4);
}

/* Choose tours. The bound is the optimum, or without a proof the relaxation's. */
static ork_status choose_tours(choice *h, int64_t *bound, bool *has_answer)
{
    orki_lp *lp = NULL;
    orki_lp_outcome outcome = ORKI_LP_NO_ANSWER;
    ork_status st = orki_lp_open(&lp);
    *has_answer = false;
    if (st != ORK_OK)
        return st;
    st = build(lp, h) ? orki_lp_solve(lp, &outcome) : ORK_ERR_BACKEND;
    if (st == ORK_OK && outcome == ORKI_LP_OPTIMAL) {
        double left_s = h->deadline_s - orki_clock_s();
        orki_lp_limits limits = {.seconds = left_s < 0.1 ? 0.1 : left_s * 0.6,
                                 .pivots = INT64_MAX,
                                 .cutoff = ORKI_LP_INFINITY};
        *bound = round_up(orki_lp_objective(lp));
        st = orki_lp_solve_whole(lp, &limits, &outcome);
    }
    *has_answer = st == ORK_OK && (outcome == ORKI_LP_OPTIMAL || outcome == ORKI_LP_FEASIBLE);
    h->n_chosen = 0;
    for (int t = 0; t < h->r->n_tours && *has_answer; t++) {
        if (orki_lp_whole_value(lp, t) > 0.5)
            h->chosen[h->n_chosen++] = t;
    }
    if (*has_answer && outcome == ORKI_LP_OPTIMAL)
        *bound = round_up(orki_lp_whole_objective(lp));
    orki_lp_close(lp);
    return st;
}

static bool send_answer(const orki_sender *sender, const orki_tour_plan *plans, int n)
{
    size_t size = 1;
    for (int i = 0; i < n; i++)
        size += 2 + (size_t)plans[i].n;
    int32_t *out = orki_alloc(size, sizeof *out);
    if (out == NULL)
        return false;
    size_t k = 0;
    out[k++] = n;
    for (int i = 0; i < n; i++) {
        out[k++] = plans[i].tour;
        out[k++] = plans[i].n;
        for (int d = 0; d < plans[i].n; d++)
            out[k++] = plans[i].at[d];
    }
    bool is_sent = orki_send(sender, FRAME_ANSWER, out, k * sizeof *out);
    orki_free(out);
    return is_sent;
}

static ork_status add_cut(choice *h, int conductor, const orki_dating *d)
{
    int *tours = orki_arena_alloc(&h->scratch, (size_t)d->n, sizeof *tours);
    if (tours == NULL ||
        orki_array_reserve(&h->cuts, &h->cut_capacity, (size_t)h->n_cuts + 1, sizeof *h->cuts) != 0)
        return ORK_ERR_MEMORY;
    memcpy(tours, d->tours, (size_t)d->n * sizeof *tours);
    h->cuts[h->n_cuts++] = (cut){conductor, d->n, tours, d->least};
    return ORK_OK;
}

/* The dates of the tours chosen, a conductor at a time; those without one are alone. */
static ork_status choose_dates(choice *h, orki_tour_plan *plans, int *n_new)
{
    const orki_rehearsals *r = h->r;
    int n_plans = 0;
    int *tours = orki_arena_alloc(&h->scratch, (size_t)h->n_chosen + 1, sizeof *tours);
    if (tours == NULL)
        return ORK_ERR_MEMORY;
    for (int c = 0; c <= r->n_conductors + h->n_chosen; c++) {
        orki_dating d = {.r = r, .tours = tours, .deadline_s = h->deadline_s, .arena = &h->scratch};
        for (int i = 0; i < h->n_chosen; i++) {
            int of = conductor_index(r, r->tours[h->chosen[i]].conductor);
            if (of >= 0 ? of == c : c == r->n_conductors + 1 + i)
                tours[d.n++] = h->chosen[i];
        }
        if (d.n == 0)
            continue;
        ork_status st = orki_dating_solve(&d);
        if (st == ORK_OK && d.excess == INT64_MAX)
            return ORK_ERR_BACKEND; /* no dates in time */
        if (st == ORK_OK && d.least > 0 && c < r->n_conductors) {
            st = add_cut(h, c, &d);
            (*n_new)++;
        }
        if (st != ORK_OK)
            return st;
        for (int i = 0; i < d.n; i++)
            plans[n_plans++] = d.plans[i];
    }
    return ORK_OK;
}

static void work(choice *h, const orki_sender *sender)
{
    int64_t best = h->answer->cost, proven = 0;
    orki_tour_plan *plans =
        orki_arena_alloc(&h->scratch, (size_t)h->r->n_ensembles + 1, sizeof *plans);
    h->chosen = orki_arena_alloc(&h->scratch, (size_t)h->r->n_ensembles + 1, sizeof *h->chosen);
    for (int round = 0; round < MAX_ROUNDS && plans != NULL && h->chosen != NULL; round++) {
        int64_t bound = 0;
        bool has_answer = false;
        int n_new = 0;
        if (choose_tours(h, &bound, &has_answer) != ORK_OK)
            return;
        if (bound > proven) {
            proven = bound;
            if (!orki_send(sender, FRAME_BOUND, &proven, sizeof proven))
                return;
        }
        if (!has_answer || proven >= best || choose_dates(h, plans, &n_new) != ORK_OK)
            return;
        orki_rehearsal_answer found = {.n = h->n_chosen, .plans = plans};
        if (orki_answer_cost(h->r, &found) != ORK_OK)
            return;
        if (found.cost < best) {
            best = found.cost;
            if (!send_answer(sender, plans, found.n))
                return;
        }
        if (n_new == 0 || proven >= best || orki_clock_s() > h->deadline_s)
            return;
    }
}

static void run(void *task, const orki_sender *sender)
{
    choice *h = task;
    work(h, sender);
    orki_free(h->cuts);
    orki_arena_free(&h->scratch);
}

/* The parent trusts nothing: every number is looked at, and the cost counted again. */
static bool read_plan(const choice *h, orki_tour_plan *plan, const int32_t *in, size_t n, size_t *k,
                      bool *is_held)
{
    if (*k + 2 > n || in[*k] < 0 || in[*k] >= h->r->n_tours || in[*k + 1] < 0 ||
        in[*k + 1] > h->r->tours[in[*k]].n_most || *k + 2 + (size_t)in[*k + 1] > n)
        return false;
    const orki_tour *tour = &h->r->tours[in[*k]];
    *plan = (orki_tour_plan){.tour = in[*k], .n = in[*k + 1]};
    *k += 2;
    plan->at = orki_arena_alloc(h->arena, (size_t)plan->n + 1, sizeof *plan->at);
    if (plan->at == NULL)
        return false;
    for (int i = 0; i < plan->n; i++) {
        plan->at[i] = in[(*k)++];
        if (plan->at[i] >= tour->n_dates || plan->at[i] < 0 ||
            (i > 0 && plan->at[i] <= plan->at[i - 1]))
            return false;
    }
    for (int e = 0; e < tour->n; e++) {
        if (is_held[tour->ensembles[e]])
            return false;
        is_held[tour->ensembles[e]] = true;
    }
    return true;
}

static bool is_clash(const orki_rehearsals *r, const orki_tour_plan *a, const orki_tour_plan *b)
{
    const orki_tour *x = &r->tours[a->tour], *y = &r->tours[b->tour];
    if (x->conductor < 0 || x->conductor != y->conductor || x->day != y->day)
        return false;
    for (int i = 0; i < a->n; i++)
        for (int k = 0; k < b->n; k++)
            if (x->dates[a->at[i]].date == y->dates[b->at[k]].date)
                return true;
    return false;
}

static bool take_over(choice *h, const int32_t *in, size_t n)
{
    orki_rehearsal_answer found = {0};
    size_t k = 1;
    if (n < 1 || in[0] < 0 || in[0] > h->r->n_ensembles)
        return false;
    found.plans = orki_arena_alloc(h->arena, (size_t)in[0] + 1, sizeof *found.plans);
    bool *is_held = orki_arena_alloc(h->arena, (size_t)h->r->n_ensembles + 1, sizeof *is_held);
    if (found.plans == NULL || is_held == NULL)
        return false;
    for (; found.n < in[0]; found.n++) {
        if (!read_plan(h, &found.plans[found.n], in, n, &k, is_held))
            return false;
        for (int i = 0; i < found.n; i++)
            if (is_clash(h->r, &found.plans[i], &found.plans[found.n]))
                return false;
    }
    if (k != n || orki_answer_cost(h->r, &found) != ORK_OK)
        return false;
    if (found.cost < h->answer->cost)
        *h->answer = found;
    return true;
}

static bool receive(void *user, const orki_frame *frame, const void *bytes)
{
    choice *h = user;
    if (frame->type == FRAME_BOUND && frame->n == (int64_t)sizeof(int64_t)) {
        int64_t bound;
        memcpy(&bound, bytes, sizeof bound);
        *h->bound = bound > *h->bound ? bound : *h->bound;
        return true;
    }
    if (frame->type != FRAME_ANSWER || frame->n % (int64_t)sizeof(int32_t) != 0)
        return false;
    int32_t *in = orki_arena_alloc(h->arena, (size_t)frame->n / sizeof *in + 1, sizeof *in);
    if (in == NULL)
        return false;
    memcpy(in, bytes, (size_t)frame->n); /* frames are not aligned */
    return take_over(h, in, (size_t)frame->n / sizeof *in);
}

ork_status orki_rehearsals_choose(const orki_rehearsals *r, orki_rehearsal_answer *answer,
                                  int64_t *bound, double deadline_s, orki_arena *arena)
{
    choice h = {.r = r, .answer = answer, .bound = bound, .deadline_s = deadline_s, .arena = arena};
    return orki_worker_ask(run, receive, &h, deadline_s + 1);
}
