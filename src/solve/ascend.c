/* The volume algorithm. Of what each step chooses a running average is kept, v its slope (S1 in
 * solve/slopes.h).
 *
 * (A1)  next = best + boldness * best bound * v / |v|^2, v without what leads out of the ranges
 * (A2)  v = a * slope(next) + (1 - a) * v, with the a that makes v shortest, but at most
 *       1 / (1 + step / MEMORY) and at least a tenth of that
 * (A3)  a better bound becomes the best, and where the new slope agrees with v the climb gets
 *       bolder; after PATIENCE steps without, less bold. */
#include "solve/ascend.h"

#include "solve/series.h"
#include "solve/slopes.h"

#include <math.h>
#include <string.h>

enum { PATIENCE = 6, MEMORY = 15, FAR = 60 };
#define BOLDER 1.1
#define LESS_BOLD 0.7
#define LEAST_BOLD 2e-6

typedef struct climb {
    orki_work *work;
    const orki_node *node;
    orki_arena arena;
    orki_pricer pricer;
    orki_slopes slopes;
    orki_duals duals;                         /* where it stands */
    double *best, *here, *slope, *mean, *way; /* vectors: mean is v, way what is left of it */
    int *chosen;
    double boldness;
    const orki_footing *from;
    orki_ascent *out;
} climb;

/* pi: each part's share of what its teacher's week costs in the incumbent, whatever the times. */
static void share_out(climb *c)
{
    const orki_problem *problem = c->work->problem;
    for (int t = 0; t < problem->season->n_teachers; t++) {
        int pieces[ORKI_MAX_WEEK_PIECES], share;
        int64_t cost;
        int n = orki_answer_pieces(&c->work->best, problem, t, pieces, ORKI_MAX_WEEK_PIECES);
        if (n == 0 || !orki_week_of_pieces(&cost, &share, problem, t, pieces, n))
            continue;
        cost -= orki_week_hours_cost(problem->season, t, 0);
        for (int i = 0; i < n && cost > 0; i++) {
            const orki_part *part = &problem->parts[problem->pieces[pieces[i]].part];
            for (int k = part->first_piece; k < part->first_piece + part->n_pieces; k++)
                c->duals.piece[k] = cost * ORKI_DUAL_SCALE / n;
        }
    }
}

static ork_status open_climb(climb *c)
{
    const orki_work *work = c->work;
    ork_status st = orki_pricer_open(&c->pricer, work->problem, work->all, c->node);
    size_t n = (size_t)c->slopes.n;
    c->best = orki_arena_alloc(&c->arena, n, sizeof *c->best);
    c->here = orki_arena_alloc(&c->arena, n, sizeof *c->here);
    c->slope = orki_arena_alloc(&c->arena, n, sizeof *c->slope);
    c->way = orki_arena_alloc(&c->arena, n, sizeof *c->way);
    c->chosen =
        orki_arena_alloc(&c->arena, (size_t)work->problem->season->n_blocks, sizeof *c->chosen);
    if (st == ORK_OK && (!c->best || !c->here || !c->slope || !c->mean || !c->way || !c->chosen))
        st = ORK_ERR_MEMORY;
    if (st == ORK_OK)
        st = orki_duals_copy(&c->duals, work->has_duals ? &work->duals : NULL, work->problem,
                             work->cuts->n, &c->arena);
    if (st == ORK_OK && !work->has_duals)
        share_out(c);
    return st;
}

/* The bound at c.duals, and the slope there. */
static ork_status look(climb *c, int64_t *units)
{
    orki_work *work = c->work;
    orki_arena scratch = {0};
    memset(c->slope, 0, (size_t)c->slopes.n * sizeof *c->slope);
    *units = orki_bound_of_plans(work->problem, c->node, work->cuts, &c->duals, NULL, c->chosen,
                                 &scratch);
    orki_arena_free(&scratch);
    ork_status st = *units == INT64_MIN ? ORK_ERR_MEMORY : ORK_OK;
    int before = work->pool->n;
    for (int t = 0; t < work->problem->n_takers && st == ORK_OK; t++) {
        orki_priced priced;
        int week;
        if (!orki_is_taker(work->problem, t))
            continue;
        st = orki_price(&priced, &c->pricer, t, &c->duals, 1);
        work->effort.work += priced.steps / 1000 + 1;
        *units += priced.least;
        if (st != ORK_OK || priced.n_weeks == 0)
            continue;
        if (t < work->problem->season->n_teachers || priced.reduced[0] < 0) /* nobody may, too */
            orki_slopes_add_week(&c->slopes, c->slope, &priced.weeks[0]);
        st = orki_pool_add(work->pool, &priced.weeks[0], &week);
    }
    work->effort.columns += work->pool->n - before;
    orki_slopes_add_plans(&c->slopes, c->slope, c->chosen);
    return st;
}

/* (A2): the share of the new slope that makes the mean shortest. */
static double share_of_new(const climb *c, int step)
{
    double most = 1 / (1 + (double)step / MEMORY), square = 0, across = 0;
    for (int i = 0; i < c->slopes.n; i++) {
        double turn = c->mean[i] - c->slope[i];
        square += turn * turn;
        across += turn * c->mean[i];
    }
    double share = square > 0 ? across / square : most;
    return share > most ? most : share < most / 10 ? most / 10 : share;
}

static void mix_in(climb *c, double share)
{
    const orki_plan *plans = c->work->problem->plans.at;
    for (int i = 0; i < c->slopes.n; i++)
        c->mean[i] += share * (c->slope[i] - c->mean[i]);
    for (int i = 0; i < c->work->problem->season->n_blocks * ORKI_N_DAYS; i++)
        c->out->day_share[i] *= 1 - share;
    for (int p = 0; p < c->work->problem->plans.n; p++)
        c->out->plan_share[p] *= 1 - share;
    for (int b = 0; b < c->work->problem->season->n_blocks; b++) {
        if (c->chosen[b] < 0)
            continue;
        c->out->plan_share[c->chosen[b]] += share;
        c->out->day_share[b * ORKI_N_DAYS + plans[c->chosen[b]].day] += share;
    }
}

/* The shares of closed plans go to the open plans of the block, or to the one chosen. */
static void shift_block(climb *c, double *more, int block)
{
    const orki_plans *plans = &c->work->problem->plans;
    double all = 0, open = 0;
    for (int p = plans->first[block]; p < plans->first[block + 1]; p++) {
        all += c->from->plan_share[p];
        open += c->node->plan_open[p] ? c->from->plan_share[p] : 0;
    }
    int cluster = c->work->problem->cluster_of_block[block];
    all = c->node->may_leave[cluster] ? all : 1;
    for (int p = plans->first[block]; p < plans->first[block + 1]; p++) {
        double share = c->node->plan_open[p] ? c->from->plan_share[p] : 0;
        share = open > 1e-3 ? share * all / open : p == c->chosen[block] ? all : 0;
        more[p] = share - c->from->plan_share[p];
        c->out->plan_share[p] = share;
        c->out->day_share[block * ORKI_N_DAYS + plans->at[p].day] += share;
    }
}

/* Averages from above, put right for what this node has closed. */
static ork_status take_footing(climb *c)
{
    const orki_problem *problem = c->work->problem;
    double *more = orki_arena_alloc(&c->arena, (size_t)problem->plans.n, sizeof *more);
    if (more == NULL)
        return ORK_ERR_MEMORY;
    int n = c->from->n < c->slopes.n ? c->from->n : c->slopes.n; /* cuts may have come */
    memcpy(c->mean, c->from->mean, (size_t)n * sizeof *c->mean);
    for (int b = 0; b < problem->season->n_blocks; b++)
        shift_block(c, more, b);
    orki_slopes_shift_plans(&c->slopes, c->mean, more);
    for (int k = 0; k < problem->n_pieces; k++)
        c->mean[k] = c->node->piece_open[k] ? c->mean[k] : 0;
    for (int i = 0; i < problem->season->n_blocks * ORKI_N_DAYS; i++)
        c->mean[c->slopes.captain + i] =
            c->out->day_share[i] > 0 ? c->mean[c->slopes.captain + i] : 0;
    return ORK_OK;
}

static ork_status keep_best(climb *c, int64_t units)
{
    orki_work *work = c->work;
    c->out->units = units;
    work->has_duals = true;
    memcpy(c->best, c->here, (size_t)c->slopes.n * sizeof *c->best);
    if (work->on_bound != NULL)
        work->is_stopped = !work->on_bound(work->user, orki_bound_points(units), &c->duals);
    return orki_work_keep_duals(work, &c->duals);
}

/* (A3) and (A2). */
static ork_status judge_step(climb *c, int64_t units, int step, int *n_idle)
{
    double agreement = 0;
    for (int i = 0; i < c->slopes.n; i++)
        agreement += c->slope[i] * c->mean[i];
    ork_status st = ORK_OK;
    if (units > c->out->units) {
        c->boldness *= agreement >= 0 && step > 0 ? BOLDER : 1;
        *n_idle = 0;
        st = keep_best(c, units);
    } else if (++*n_idle >= PATIENCE) {
        c->boldness *= LESS_BOLD;
        *n_idle = 0;
    }
    bool has_footing = c->from != NULL;
    if (st == ORK_OK && has_footing && step == 0)
        st = take_footing(c);
    mix_in(c, has_footing ? share_of_new(c, step + FAR) : step == 0 ? 1 : share_of_new(c, step));
    return st;
}

/* (A1); false when there is nowhere to go. */
static bool step_on(climb *c)
{
    double square = orki_slopes_inward(&c->slopes, c->way, c->mean, c->best, c->node);
    double units = (double)c->out->units / (double)ORKI_COST_SCALE;
    double least = 1 + (double)c->work->problem->n_free; /* bounds of series may be small */
    double length = c->boldness * (fabs(units) + least) / square;
    for (int i = 0; i < c->slopes.n && square > 1e-9; i++)
        c->here[i] = c->best[i] + length * c->way[i];
    orki_slopes_store(&c->slopes, &c->duals, c->here, c->node);
    return square > 1e-9;
}

static ork_status run(climb *c, int steps)
{
    ork_status st = ORK_OK;
    int n_idle = 0;
    bool is_open = true;
    orki_slopes_load(&c->slopes, c->here, &c->duals);
    orki_slopes_store(&c->slopes, &c->duals, c->here, c->node);
    for (int i = 0; i < steps && st == ORK_OK && is_open && c->boldness > LEAST_BOLD &&
                    orki_work_goes_on(c->work);
         i++) {
        int64_t units;
        st = look(c, &units);
        if (st == ORK_OK)
            st = judge_step(c, units, i, &n_idle);
        is_open =
            st == ORK_OK && orki_bound_points(c->out->units) < c->work->best.cost && step_on(c);
    }
    return st;
}

ork_status orki_ascend(orki_ascent *out, orki_work *work, const orki_node *node,
                       const orki_ascent_rules *rules, orki_arena *arena)
{
    const orki_problem *problem = work->problem;
    size_t n_days = (size_t)problem->season->n_blocks * ORKI_N_DAYS;
    climb c = {.work = work, .node = node, .out = out, .boldness = rules->boldness};
    orki_slopes_open(&c.slopes, problem, work->all, work->cuts);
    c.from = rules->from;
    *out = (orki_ascent){.units = INT64_MIN};
    out->day_share = orki_arena_alloc(arena, n_days, sizeof(double));
    out->plan_share = orki_arena_alloc(arena, (size_t)problem->plans.n, sizeof(double));
    c.mean = orki_arena_alloc(arena, (size_t)c.slopes.n, sizeof *c.mean);
    if (out->day_share == NULL || out->plan_share == NULL || c.mean == NULL)
        return ORK_ERR_MEMORY;
    ork_status st = open_climb(&c);
    if (st == ORK_OK)
        st = run(&c, rules->steps);
    out->footing = (orki_footing){c.slopes.n, c.boldness, c.mean, out->plan_share};
    orki_pricer_free(&c.pricer);
    orki_arena_free(&c.arena);
    return st;
}
