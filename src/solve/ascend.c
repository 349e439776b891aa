/* At duals pi, the plans and weeks that attain the bound disagree on pieces: a piece in a chosen
 * plan that no chosen week covers should become dearer, one that is covered for nothing cheaper.
 *
 * (A1)  g(k) = plans chosen with piece k - weeks chosen with piece k            for pi(k)
 *       g(b, d) = plans of b chosen on d - captains chosen on b that day        for kappa(b, d)
 *       g(t) = weight / 100 * share(week chosen) - 0.49                         for mu(t)
 * (A2)  step = scale * (incumbent - bound) / |g|^2; the scale is halved after ten steps without
 * gain. Clash rows, ties of days and cuts keep the dual 0 here; column generation prices them
 * later. */
#include "solve/ascend.h"

#include <math.h>
#include <string.h>

enum { PATIENCE = 8 };
#define MEMORY 0.9 /* of the shares, from step to step */

typedef struct climb {
    orki_work *work;
    const orki_node *node;
    orki_arena arena;
    orki_pricer pricer;
    orki_duals duals;               /* where it stands */
    double *piece, *captain, *fair; /* (A1), a little of the last direction mixed in */
    int *chosen;
    double scale;
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
    const orki_problem *problem = c->work->problem;
    size_t n_days = (size_t)problem->season->n_blocks * ORKI_N_DAYS;
    ork_status st = orki_pricer_open(&c->pricer, problem, c->work->all, c->node);
    if (st == ORK_OK)
        st = orki_duals_make(&c->duals, problem, c->work->cuts->n, &c->arena);
    c->piece = orki_arena_alloc(&c->arena, (size_t)problem->n_pieces, sizeof *c->piece);
    c->captain = orki_arena_alloc(&c->arena, n_days, sizeof *c->captain);
    c->fair = orki_arena_alloc(&c->arena, (size_t)problem->season->n_teachers, sizeof *c->fair);
    c->chosen = orki_arena_alloc(&c->arena, (size_t)problem->season->n_blocks, sizeof *c->chosen);
    if (st == ORK_OK && (!c->piece || !c->captain || !c->fair || !c->chosen))
        st = ORK_ERR_MEMORY;
    return st;
}

static void fade(double *g, size_t n)
{
    for (size_t i = 0; i < n; i++)
        g[i] *= 0.3;
}

static void count_week(climb *c, const orki_week *week)
{
    const orki_problem *problem = c->work->problem;
    const ork_season *season = problem->season;
    c->fair[week->teacher] +=
        (double)season->weights[ORKI_RULE_FAIRNESS] * week->share_min / 100 - 0.49;
    for (int i = 0; i < week->n_duties; i++) {
        const orki_duty *duty = &c->work->all->at[week->duties[i]];
        for (int k = 0; k < duty->n_pieces; k++) {
            int piece = c->work->all->pieces[duty->first_piece + k];
            int block = problem->parts[problem->pieces[piece].part].block;
            c->piece[piece] -= 1;
            if (season->teachers[week->teacher].is_captain)
                c->captain[block * ORKI_N_DAYS + duty->day] -= 1;
        }
    }
}

static void count_plans(climb *c)
{
    const orki_problem *problem = c->work->problem;
    for (int i = 0; i < problem->season->n_blocks * ORKI_N_DAYS; i++)
        c->out->day_share[i] *= MEMORY;
    for (int p = 0; p < problem->plans.n; p++)
        c->out->plan_share[p] *= MEMORY;
    for (int b = 0; b < problem->season->n_blocks; b++) {
        int plan = c->chosen[b], n = problem->first_part[b + 1] - problem->first_part[b];
        if (plan < 0)
            continue;
        c->out->plan_share[plan] += 1 - MEMORY;
        c->out->day_share[b * ORKI_N_DAYS + problem->plans.at[plan].day] += 1 - MEMORY;
        for (int i = 0; i < n; i++)
            c->piece[problem->plan_pieces[problem->first_plan_piece[plan] + i]] += 1;
        if (problem->season->blocks[b].needs_captain)
            c->captain[b * ORKI_N_DAYS + problem->plans.at[plan].day] += 1;
    }
}

/* The bound where the climb stands, and the direction (A1). */
static ork_status look(climb *c, int64_t *units)
{
    const orki_problem *problem = c->work->problem;
    const ork_season *season = problem->season;
    orki_arena scratch = {0};
    fade(c->piece, (size_t)problem->n_pieces);
    fade(c->captain, (size_t)season->n_blocks * ORKI_N_DAYS);
    fade(c->fair, (size_t)season->n_teachers);
    *units =
        orki_bound_of_plans(problem, c->node, c->work->cuts, &c->duals, NULL, c->chosen, &scratch);
    orki_arena_free(&scratch);
    ork_status st = *units == INT64_MIN ? ORK_ERR_MEMORY : ORK_OK;
    for (int t = 0; t < season->n_teachers && st == ORK_OK; t++) {
        orki_priced priced;
        int week;
        if (season->teachers[t].is_substitute)
            continue;
        st = orki_price(&priced, &c->pricer, t, &c->duals, 1);
        c->work->effort.work += priced.steps / 1000 + 1;
        *units += priced.least;
        int before = c->work->pool->n;
        if (st == ORK_OK && priced.n_weeks > 0) {
            count_week(c, &priced.weeks[0]);
            st = orki_pool_add(c->work->pool, &priced.weeks[0], &week);
        }
        c->work->effort.columns += c->work->pool->n - before;
    }
    count_plans(c);
    return st;
}

static double square_of(const double *g, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += g[i] * g[i];
    return sum;
}

static void move(int64_t *duals, const double *g, size_t n, double step)
{
    for (size_t i = 0; i < n; i++)
        duals[i] += (int64_t)llround(step * g[i] * (double)ORKI_DUAL_SCALE);
}

/* (A2). The fairness duals share one unit, so they move a hundredth as far. */
static void step(climb *c, int64_t units)
{
    const orki_problem *problem = c->work->problem;
    size_t n_pieces = (size_t)problem->n_pieces;
    size_t n_days = (size_t)problem->season->n_blocks * ORKI_N_DAYS;
    double square = square_of(c->piece, n_pieces) + square_of(c->captain, n_days);
    double open = (double)c->work->best.cost - (double)units / (double)ORKI_COST_SCALE;
    double length = c->scale * open / (square > 1 ? square : 1);
    move(c->duals.piece, c->piece, n_pieces, length);
    move(c->duals.captain, c->captain, n_days, length);
    for (int t = 0; t < problem->season->n_teachers; t++) {
        double way = c->fair[t] / (1 + fabs(c->fair[t]));
        c->duals.fair[t] += (int64_t)llround(way * c->scale * 10);
    }
    orki_duals_clip(&c->duals, problem, c->node, c->work->cuts);
}

static ork_status keep_duals(climb *c, int64_t units)
{
    orki_work *work = c->work;
    c->out->units = units;
    work->has_duals = true;
    if (work->on_bound != NULL)
        work->is_stopped = !work->on_bound(work->user, orki_bound_points(units));
    return orki_duals_copy(&work->duals, &c->duals, work->problem, work->cuts->n,
                           work->duals_arena);
}

static ork_status run(climb *c, int steps)
{
    ork_status st = ORK_OK;
    int n_idle = 0;
    for (int i = 0; i < steps && st == ORK_OK && c->scale > 0.02 && orki_work_goes_on(c->work);
         i++) {
        int64_t here;
        st = look(c, &here);
        if (st == ORK_OK && here > c->out->units) {
            n_idle = 0;
            st = keep_duals(c, here);
        } else if (++n_idle >= PATIENCE) {
            n_idle = 0;
            c->scale /= 2;
        }
        if (st == ORK_OK)
            step(c, here);
    }
    return st;
}

ork_status orki_ascend(orki_ascent *out, orki_work *work, const orki_node *node, int steps,
                       double scale, orki_arena *arena)
{
    const orki_problem *problem = work->problem;
    size_t n_days = (size_t)problem->season->n_blocks * ORKI_N_DAYS;
    climb c = {.work = work, .node = node, .out = out, .scale = scale};
    *out = (orki_ascent){.units = INT64_MIN};
    out->day_share = orki_arena_alloc(arena, n_days, sizeof(double));
    out->plan_share = orki_arena_alloc(arena, (size_t)problem->plans.n, sizeof(double));
    if (out->day_share == NULL || out->plan_share == NULL)
        return ORK_ERR_MEMORY;
    ork_status st = open_climb(&c);
    if (st == ORK_OK && work->has_duals)
        st = orki_duals_copy(&c.duals, &work->duals, problem, work->cuts->n, &c.arena);
    else if (st == ORK_OK)
        share_out(&c);
    if (st == ORK_OK) {
        orki_duals_clip(&c.duals, problem, node, work->cuts);
        st = run(&c, steps);
    }
    orki_pricer_free(&c.pricer);
    orki_arena_free(&c.arena);
    return st;
}
