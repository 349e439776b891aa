/* Each turn: solve the master, mix its duals with the best ones, price every teacher, take the
 * bound, add columns. When mixed duals give no new column, the mix moves towards the master's. */
#include "solve/colgen.h"

#include "solve/series.h"

#define CHEAPER 0.0005 /* points that a new column saves at least */

typedef struct turn {
    orki_master *master;
    orki_pool *pool;
    orki_pricer pricer;
    orki_arena arena;
    orki_duals now, mixed; /* the master's and those priced */
    orki_duals *best;
    double share; /* of the best duals in the mix */
    bool has_bound;
    const orki_colgen_rules *rules;
    orki_effort *effort;
    orki_colgen_result *out;
    int64_t start_work;
} turn;

static void mix(int64_t *out, const int64_t *best, const int64_t *now, int n, double share)
{
    for (int i = 0; i < n; i++)
        out[i] = now[i] + (int64_t)llround(share * (double)(best[i] - now[i]));
}

static void mix_duals(turn *t)
{
    const orki_problem *problem = t->master->problem;
    int n_days = problem->season->n_blocks * ORKI_N_DAYS;
    double share = t->has_bound ? t->share : 0;
    mix(t->mixed.piece, t->best->piece, t->now.piece, problem->n_pieces, share);
    mix(t->mixed.captain, t->best->captain, t->now.captain, n_days, share);
    mix(t->mixed.day_tie, t->best->day_tie, t->now.day_tie, n_days, share);
    mix(t->mixed.fair, t->best->fair, t->now.fair, problem->season->n_teachers, share);
    mix(t->mixed.clash, t->best->clash, t->now.clash, problem->n_clash_rows, share);
    mix(t->mixed.cut, t->best->cut, t->now.cut, t->now.n_cuts, share);
    mix(t->mixed.crowd, t->best->crowd, t->now.crowd, problem->n_crowds, share);
    mix(t->mixed.cover, t->best->cover, t->now.cover, problem->n_free, share);
    orki_duals_clip(&t->mixed, problem, t->master->node, t->master->cuts);
}

static void keep_duals(turn *t)
{
    const orki_problem *problem = t->master->problem;
    int n_days = problem->season->n_blocks * ORKI_N_DAYS;
    mix(t->best->piece, t->mixed.piece, t->mixed.piece, problem->n_pieces, 0);
    mix(t->best->captain, t->mixed.captain, t->mixed.captain, n_days, 0);
    mix(t->best->day_tie, t->mixed.day_tie, t->mixed.day_tie, n_days, 0);
    mix(t->best->fair, t->mixed.fair, t->mixed.fair, problem->season->n_teachers, 0);
    mix(t->best->clash, t->mixed.clash, t->mixed.clash, problem->n_clash_rows, 0);
    mix(t->best->cut, t->mixed.cut, t->mixed.cut, t->mixed.n_cuts, 0);
    mix(t->best->crowd, t->mixed.crowd, t->mixed.crowd, problem->n_crowds, 0);
    mix(t->best->cover, t->mixed.cover, t->mixed.cover, problem->n_free, 0);
}

/* Price all teachers under the mixed duals; add what is attractive under the master's own.
 * *units is the bound of the mixed duals, *n_added the number of new columns. */
static ork_status price_all(turn *t, int64_t *units, int *n_added)
{
    const orki_problem *problem = t->master->problem;
    orki_arena scratch = {0};
    *n_added = 0;
    *units = orki_bound_of_plans(problem, t->master->node, t->master->cuts, &t->mixed, NULL, NULL,
                                 &scratch);
    orki_arena_free(&scratch);
    ork_status st = *units == INT64_MIN ? ORK_ERR_MEMORY : ORK_OK;
    for (int k = 0; k < problem->n_takers && st == ORK_OK; k++) {
        orki_priced priced;
        if (!orki_is_taker(problem, k))
            continue;
        int row = t->master->teacher_row[k];
        double fee = row < 0 ? 0 : orki_lp_dual(t->master->lp, row) * (double)ORKI_COST_SCALE;
        t->pricer.fee = (int64_t)floor(fee - CHEAPER * (double)ORKI_COST_SCALE);
        st = orki_price(&priced, &t->pricer, k, &t->mixed, ORKI_PRICE_KEEP);
        *units += priced.least;
        t->effort->work += priced.steps / 1000 + 1;
        for (int i = 0; i < priced.n_weeks && st == ORK_OK; i++) {
            double rc =
                (double)orki_reduced_cost(problem, t->master->all, &priced.weeks[i], &t->now) - fee;
            int before = t->pool->n, week;
            if (rc > -CHEAPER * (double)ORKI_COST_SCALE)
                continue;
            st = orki_pool_add(t->pool, &priced.weeks[i], &week);
            t->effort->columns += t->pool->n - before;
            int n_before = t->master->n_weeks;
            if (st == ORK_OK)
                st = orki_master_add_week(t->master, t->pool, week);
            *n_added += t->master->n_weeks - n_before;
        }
    }
    return st;
}

static ork_status solve_master(turn *t)
{
    orki_lp_outcome outcome;
    int64_t before = orki_lp_pivots(t->master->lp);
    ork_status st = orki_lp_solve(t->master->lp, &outcome);
    if (st != ORK_OK)
        return st;
    int64_t pivots = orki_lp_pivots(t->master->lp) - before;
    t->effort->pivots += pivots;
    t->effort->work += orki_lp_work(t->master->lp, pivots);
    t->out->lp = orki_lp_objective(t->master->lp);
    orki_master_duals(t->master, &t->now);
    return outcome == ORKI_LP_OPTIMAL ? ORK_OK : ORK_ERR_INTERNAL; /* lacks keep it feasible */
}

/* Take a bound; true when it is better than the best so far. */
static bool take_bound(turn *t, int64_t units)
{
    if (t->has_bound && units <= t->out->bound_units)
        return false;
    t->has_bound = true;
    t->out->bound_units = units;
    t->out->bound = orki_bound_points(units);
    keep_duals(t);
    return true;
}

/* No bound can be better, because an answer's cost is a whole number of points; or nobody asks. */
static bool is_enough(const turn *t)
{
    double least = ceil(t->out->lp - 1e-6);
    return (t->has_bound && (double)t->out->bound >= least) || (double)t->rules->enough >= least;
}

/* One turn. *is_done when the node is as good as solved. */
static ork_status take_turn(turn *t, bool *is_done)
{
    ork_status st = solve_master(t);
    int n_added = 0;
    double share = t->share;
    t->pricer.is_thorough = false;
    t->pricer.is_hasty = true;
    for (bool is_tried = false; st == ORK_OK && n_added == 0 && !is_tried;) {
        is_tried = !t->has_bound || t->share == 0;
        mix_duals(t);
        int64_t units;
        st = price_all(t, &units, &n_added);
        if (st != ORK_OK)
            break;
        if (take_bound(t, units) && t->rules->on_bound != NULL &&
            !t->rules->on_bound(t->rules->user, t->out->bound, t->best))
            *is_done = true;
        if (n_added == 0 && !t->pricer.is_thorough && t->master->problem->n_free > 0 &&
            !is_enough(t)) {
            t->pricer.is_thorough = true; /* look again, longer */
            t->pricer.is_hasty = false;
            is_tried = false;
            continue;
        }
        if (n_added == 0)
            t->share = t->share > 0.2 ? t->share / 2 : 0;
    }
    t->out->is_converged = n_added == 0 || is_enough(t);
    t->share = n_added > 0 ? share : t->share;
    double open = t->out->lp - (double)t->out->bound_units / (double)ORKI_COST_SCALE;
    *is_done = *is_done || t->out->is_converged || t->out->bound >= t->rules->cutoff ||
               open <= t->rules->tolerance * (t->out->lp > 1 ? t->out->lp : 1) ||
               t->effort->work - t->start_work > t->rules->work_limit;
    return st;
}

ork_status orki_colgen(orki_colgen_result *out, orki_master *master, orki_pool *pool,
                       orki_duals *best, const orki_colgen_rules *rules, orki_effort *effort)
{
    *out = (orki_colgen_result){.bound = INT64_MIN, .bound_units = INT64_MIN};
    double share = rules->is_rough ? 0 : 0.5;
    turn t = {.master = master,
              .has_bound = rules->is_warm,
              .pool = pool,
              .best = best,
              .share = share,
              .rules = rules,
              .effort = effort,
              .out = out,
              .start_work = effort->work};
    ork_status st = orki_pricer_open(&t.pricer, master->problem, master->all, master->node);
    if (st == ORK_OK)
        st = orki_duals_make(&t.now, master->problem, master->cuts->n, &t.arena);
    if (st == ORK_OK)
        st = orki_duals_make(&t.mixed, master->problem, master->cuts->n, &t.arena);
    bool is_done = false;
    bool anchors = rules->is_warm && master->problem->n_free > 0;
    t.share = anchors ? 1 : t.share; /* series: first the bound of the duals that are there */
    while (st == ORK_OK && !is_done && rules->goes_on(rules->user)) {
        st = take_turn(&t, &is_done);
        t.share = t.share > share ? share : t.share;
    }
    orki_pricer_free(&t.pricer);
    orki_arena_free(&t.arena);
    return st;
}
