/* The relaxation is kept from step to step: weeks that a fixed one excludes leave the program, and
 * column generation goes on from its basis. */
#include "solve/series.h"
#include "solve/series_search.h"

#include <string.h>

enum { NEAR_POINTS = 20, WHOLE_PIVOTS = 20000 };
#define SURE 0.99
#define NOISE 0.2

typedef struct dive {
    orki_work *work;
    const orki_problem *problem;
    orki_arena arena;
    orki_node node;
    orki_pool pool;
    orki_master master;
    orki_duals duals;
    bool *is_fixed; /* [n_takers] */
    bool is_hopeless;
    int64_t least; /* points: what the relaxation comes to */
} dive;

static bool allows_week(const dive *d, const orki_week *week)
{
    for (int i = 0; i < week->n_duties; i++) {
        if (!orki_node_allows_duty(&d->node, d->problem, d->work->all, week->teacher,
                                   week->duties[i]))
            return false;
    }
    return true;
}

/* Empty weeks, and those known that the duals like. */
static ork_status fill_pool(dive *d)
{
    const orki_work *work = d->work;
    ork_status st = ORK_OK;
    int index;
    size_t n = (size_t)d->problem->n_takers;
    int64_t *least = orki_arena_alloc(&d->arena, n, sizeof *least);
    if (least == NULL)
        return ORK_ERR_MEMORY;
    for (int t = 0; t < d->problem->n_takers && st == ORK_OK; t++) {
        orki_week empty;
        least[t] = INT64_MAX / 2;
        orki_week_judge(&empty, d->problem, work->all, t, NULL, 0);
        if (orki_is_taker(d->problem, t))
            st = orki_pool_add(&d->pool, &empty, &index);
    }
    for (int t = 0; t < d->problem->season->n_teachers && st == ORK_OK; t++) {
        orki_week week;
        if (orki_answer_week(&week, &work->best, d->problem, work->all, t))
            st = orki_pool_add(&d->pool, &week, &index);
    }
    for (int pass = 0; pass < 2; pass++) {
        for (int w = 0; w < work->pool->n && st == ORK_OK; w++) {
            const orki_week *week = &work->pool->at[w];
            int64_t rc = orki_reduced_cost(d->problem, work->all, week, &work->duals);
            if (pass == 0)
                least[week->teacher] = rc < least[week->teacher] ? rc : least[week->teacher];
            else if (rc <= least[week->teacher] + NEAR_POINTS * ORKI_COST_SCALE)
                st = orki_pool_add(&d->pool, week, &index);
        }
    }
    return st;
}

static ork_status open_dive(dive *d)
{
    orki_work *work = d->work;
    ork_status st = orki_node_open(&d->node, d->problem);
    if (st != ORK_OK)
        return st;
    orki_node_refresh(&d->node, d->problem);
    d->is_fixed = orki_arena_alloc(&d->arena, (size_t)d->problem->n_takers, sizeof *d->is_fixed);
    if (d->is_fixed == NULL)
        return ORK_ERR_MEMORY;
    st = orki_duals_copy(&d->duals, work->has_duals ? &work->duals : NULL, d->problem,
                         work->cuts->n, &d->arena);
    if (st == ORK_OK) {
        orki_duals_clip(&d->duals, d->problem, &d->node, work->cuts);
        st = fill_pool(d);
    }
    if (st == ORK_OK)
        st = orki_master_open(&d->master, d->problem, work->all, &d->node, work->cuts);
    for (int w = 0; w < d->pool.n && st == ORK_OK; w++)
        st = orki_master_add_week(&d->master, &d->pool, w);
    return st;
}

/* The bound of what is still open, and its columns. */
static ork_status relax(dive *d, bool is_first)
{
    orki_work *work = d->work;
    orki_colgen_result result;
    orki_colgen_rules rules = {.cutoff = work->best.cost,
                               .tolerance = is_first ? 0.0005 : 0.005,
                               .work_limit = INT64_MAX,
                               .is_rough = true,
                               .enough = d->least,
                               .is_warm = work->has_duals,
                               .goes_on = work->goes_on,
                               .user = work->user};
    ork_status st = orki_colgen(&result, &d->master, &d->pool, &d->duals, &rules, &work->effort);
    d->least = (int64_t)ceil(result.lp - 1e-6);
    d->is_hopeless = st == ORK_OK && d->least >= work->best.cost;
    return st;
}

static void fix_week(dive *d, const orki_week *week)
{
    const orki_duties *all = d->work->all;
    int pieces[ORKI_MAX_WEEK_PIECES], n = 0;
    for (int i = 0; i < week->n_duties; i++) {
        const orki_duty *duty = &all->at[week->duties[i]];
        for (int k = 0; k < duty->n_pieces; k++)
            pieces[n++] = all->pieces[duty->first_piece + k];
    }
    orki_node_fix_week(&d->node, d->problem, week->teacher, pieces, n);
    d->is_fixed[week->teacher] = true;
}

/* Fix the weeks that the relaxation is sure of, or else the surest. @return how many. */
static int fix_surest(dive *d)
{
    double best = 0;
    int best_week = -1, n_fixed = 0;
    for (int w = 0; w < d->master.n_weeks; w++) {
        const orki_week *week = &d->pool.at[d->master.weeks[w].week];
        double value = orki_lp_value(d->master.lp, d->master.weeks[w].column);
        if (d->is_fixed[week->teacher] || value < 0.01 ||
            (week->teacher >= d->problem->season->n_teachers))
            continue;
        if (value >= SURE) {
            fix_week(d, week);
            n_fixed++;
            continue;
        }
        value += NOISE * orki_random_unit(&d->work->random);
        if (value > best) {
            best = value;
            best_week = d->master.weeks[w].week;
        }
    }
    orki_node_refresh(&d->node, d->problem);
    if (best_week >= 0 && !d->is_fixed[d->pool.at[best_week].teacher] &&
        allows_week(d, &d->pool.at[best_week])) {
        fix_week(d, &d->pool.at[best_week]);
        n_fixed++;
    }
    orki_node_refresh(&d->node, d->problem);
    return n_fixed;
}

/* Columns that the node does not allow any more are worth 0. */
static void close_columns(dive *d)
{
    for (int w = 0; w < d->master.n_weeks; w++) {
        if (!allows_week(d, &d->pool.at[d->master.weeks[w].week]))
            orki_lp_close_column(d->master.lp, d->master.weeks[w].column);
    }
    for (int p = 0; p < d->problem->plans.n; p++) {
        if (!d->node.plan_open[p] && d->master.plan_column[p] >= 0)
            orki_lp_close_column(d->master.lp, d->master.plan_column[p]);
    }
}

static bool has_time(const dive *d)
{
    return d->work->effort.work < d->work->work_limit && orki_work_goes_on(d->work);
}

static ork_status run(dive *d)
{
    ork_status st = relax(d, true);
    while (st == ORK_OK && !d->is_hopeless && has_time(d) && fix_surest(d) > 0) {
        close_columns(d);
        st = relax(d, false);
    }
    if (st == ORK_OK && !d->is_hopeless && has_time(d)) {
        bool is_proved;
        int n_cuts;
        st = orki_work_solve_whole(d->work, &d->master, &d->pool, WHOLE_PIVOTS, d->work->best.cost,
                                   &is_proved, &n_cuts);
    }
    return st;
}

ork_status orki_series_dive(orki_work *work)
{
    dive d = {.work = work, .problem = work->problem};
    ork_status st = open_dive(&d);
    if (st == ORK_OK)
        st = run(&d);
    orki_master_close(&d.master);
    orki_pool_free(&d.pool);
    orki_node_free(&d.node);
    orki_arena_free(&d.arena);
    return st;
}
