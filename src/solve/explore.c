/* bound -> columns that matter -> whole solution -> rooms. When rooms force a cut, and the columns
 * were complete, everything is done again with the cut, so that closing a node stays a proof.
 *
 * (E1)  A week w can be in an answer cheaper than a target only if
 *       rc(w) - least(teacher) <= (target - 1) - L,   L the Lagrangian bound; a plan likewise.
 * Source: "route enumeration", Baldacci, Christofides, Mingozzi 2008,
 * doi 10.1007/s10107-007-0178-5. */
#include "solve/explore.h"

#include "solve/series.h"
#include "solve/teams.h"

#include <string.h>

enum { NEAR_POINTS = 30 }; /* reduced cost up to which a known week is taken along */

typedef struct exploration {
    orki_work *work;
    orki_node own;         /* the node without the plans that the warm duals rule out */
    const orki_node *node; /* = &own */
    const orki_explore_rules *rules;
    orki_explored *out;
    orki_arena scratch;
    orki_pool pool; /* of this node */
    orki_duals duals;
    orki_colgen_result colgen;
    double *pair_share; /* [n_teachers * n_parts] in the last linear program */
    int64_t
        target; /* only answers cheaper than this are looked for: the incumbent's cost or less */
} exploration;

ork_status orki_work_keep_duals(orki_work *work, const orki_duals *duals)
{
    int n_cuts = work->cuts->n;
    if (work->duals.piece == NULL || work->duals.n_cuts != n_cuts)
        return orki_duals_copy(&work->duals, duals, work->problem, n_cuts, work->duals_arena);
    orki_duals_write(&work->duals, duals, work->problem);
    return ORK_OK;
}

bool orki_work_goes_on(orki_work *work)
{
    work->is_stopped = work->is_stopped || !work->goes_on(work->user);
    return !work->is_stopped;
}

static bool allows_week(const exploration *x, const orki_node *node, const orki_week *week)
{
    for (int i = 0; i < week->n_duties; i++) {
        if (!orki_node_allows_duty(node, x->work->problem, x->work->all, week->teacher,
                                   week->duties[i]))
            return false;
    }
    return true;
}

/* The least reduced cost among the weeks known of each teacher, under the warm duals. */
static int64_t *find_least(exploration *x)
{
    const orki_work *work = x->work;
    size_t n = (size_t)work->problem->n_takers;
    int64_t *least = orki_arena_alloc(&x->scratch, n, sizeof *least);
    for (size_t t = 0; least != NULL && t < n; t++)
        least[t] = INT64_MAX;
    for (int w = 0; least != NULL && w < work->pool->n; w++) {
        const orki_week *week = &work->pool->at[w];
        int64_t rc = orki_reduced_cost(work->problem, work->all, week, &work->duals);
        least[week->teacher] = rc < least[week->teacher] ? rc : least[week->teacher];
    }
    return least;
}

/* The weeks that the node allows, the empty week of every teacher first. With warm duals only those
 * that look promising: a smaller program is solved sooner, and pricing finds what is missed. */
static ork_status fill_pool(exploration *x)
{
    ork_status st = ORK_OK;
    for (int t = 0; t < x->work->problem->n_takers && st == ORK_OK; t++) {
        orki_week empty;
        int index;
        orki_week_judge(&empty, x->work->problem, x->work->all, t, NULL, 0);
        if (orki_is_taker(x->work->problem, t))
            st = orki_pool_add(&x->pool, &empty, &index);
    }
    const orki_work *work = x->work;
    for (int t = 0; t < work->problem->season->n_teachers && st == ORK_OK; t++) {
        orki_week week;
        int index;
        if (orki_answer_week(&week, &work->best, work->problem, work->all, t) &&
            allows_week(x, x->node, &week))
            st = orki_pool_add(&x->pool, &week, &index);
    }
    int64_t *least = st == ORK_OK && work->has_duals ? find_least(x) : NULL;
    if (st == ORK_OK && work->has_duals && least == NULL)
        st = ORK_ERR_MEMORY;
    for (int w = 0; w < work->pool->n && st == ORK_OK; w++) {
        const orki_week *week = &work->pool->at[w];
        int index;
        bool is_near =
            least == NULL || orki_reduced_cost(work->problem, work->all, week, &work->duals) <=
                                 least[week->teacher] + NEAR_POINTS * ORKI_COST_SCALE;
        if (is_near && allows_week(x, x->node, week))
            st = orki_pool_add(&x->pool, week, &index);
    }
    return st;
}

static ork_status open_master(exploration *x, orki_master *master, const orki_node *node,
                              const orki_pool *pool)
{
    ork_status st = orki_master_open(master, x->work->problem, x->work->all, node, x->work->cuts);
    for (int w = 0; w < pool->n && st == ORK_OK; w++)
        st = orki_master_add_week(master, pool, w);
    return st;
}

/* Closeness of a share to one half decides where to branch; a share near 0 or 1 is settled. */
static double openness(double share)
{
    double away = share < 0.5 ? share : 1 - share;
    return away > 0.001 ? away : 0;
}

static void find_plan_branch(exploration *x)
{
    const orki_problem *problem = x->work->problem;
    orki_branch *branch = &x->out->branch;
    double best = 0;
    for (int b = 0; b < problem->season->n_blocks; b++) {
        for (int d = 0; d < ORKI_N_DAYS; d++) {
            double open = openness(x->out->day_share[b * ORKI_N_DAYS + d]);
            if (open > best) {
                best = open;
                *branch = (orki_branch){.kind = ORKI_BRANCH_DAY, .block = b, .day = d};
            }
        }
    }
    for (int p = 0; p < problem->plans.n && branch->kind != ORKI_BRANCH_DAY; p++) {
        double open = openness(x->out->plan_share[p]);
        if (open > best) {
            best = open;
            *branch = (orki_branch){.kind = ORKI_BRANCH_PLAN, .plan = p};
        }
    }
}

static void find_pair_branch(exploration *x)
{
    const orki_problem *problem = x->work->problem;
    size_t n_parts = (size_t)problem->n_parts;
    size_t n = (size_t)problem->season->n_teachers * n_parts;
    double best = 0;
    for (size_t i = 0; i < n; i++) {
        if (openness(x->pair_share[i]) > best) {
            best = openness(x->pair_share[i]);
            x->out->branch = (orki_branch){.kind = ORKI_BRANCH_PAIR,
                                           .teacher = (int)(i / n_parts),
                                           .part = (int)(i % n_parts)};
        }
    }
}

/* Shares of days and plans in the last linear program, and where to branch. */
static ork_status look_at_lp(exploration *x, const orki_master *master)
{
    const orki_problem *problem = x->work->problem;
    for (int p = 0; p < problem->plans.n; p++) {
        const orki_plan *plan = &problem->plans.at[p];
        double value =
            master->plan_column[p] < 0 ? 0 : orki_lp_value(master->lp, master->plan_column[p]);
        x->out->plan_share[p] = value;
        x->out->day_share[plan->block * ORKI_N_DAYS + plan->day] += value;
    }
    find_plan_branch(x);
    bool is_planned = x->out->branch.kind == ORKI_BRANCH_NONE;
    ork_status st = ORK_OK;
    if (is_planned || x->rules->finds_teams)
        st = orki_share_pairs(&x->pair_share, problem, x->work->all, &x->pool, master, &x->scratch);
    if (st == ORK_OK && is_planned)
        find_pair_branch(x);
    if (st == ORK_OK && x->rules->finds_teams)
        orki_find_teams(x->out->surest, x->out->sureness, problem, x->pair_share);
    return st;
}

ork_status orki_work_close_plans(const orki_work *work, orki_node *node, const orki_duals *duals,
                                 int64_t room)
{
    if ((work->without & ORKI_FIXING) != 0)
        return ORK_OK;
    const orki_problem *problem = work->problem;
    orki_arena scratch = {0};
    int64_t *reduced = orki_arena_alloc(&scratch, (size_t)problem->plans.n, sizeof *reduced);
    bool is_known = reduced != NULL && orki_bound_of_plans(problem, node, work->cuts, duals,
                                                           reduced, NULL, &scratch) != INT64_MIN;
    for (int p = 0; is_known && p < problem->plans.n; p++) {
        /* where the cluster would rather stay unplaced, the least plan is dearer than that: such
         * plans lie even further from the bound, so the test stays valid */
        if (reduced[p] > room)
            node->plan_open[p] = 0;
    }
    orki_arena_free(&scratch);
    orki_node_refresh(node, problem);
    return is_known ? ORK_OK : ORK_ERR_MEMORY;
}

/* The Lagrangian bound again, now that plans are closed: it can only have grown. least[t] is kept.
 */
static ork_status bound_again(exploration *x, const orki_node *node, orki_pricer *pricer,
                              int64_t *least, int64_t *units)
{
    const orki_problem *problem = x->work->problem;
    *units = orki_bound_of_plans(problem, node, x->work->cuts, &x->duals, NULL, NULL, &x->scratch);
    ork_status st = *units == INT64_MIN ? ORK_ERR_MEMORY : ORK_OK;
    for (int t = 0; t < problem->n_takers && st == ORK_OK; t++) {
        orki_priced priced;
        if (!orki_is_taker(problem, t))
            continue;
        st = orki_price(&priced, pricer, t, &x->duals, 1);
        x->work->effort.work += priced.steps / 1000 + 1;
        least[t] = priced.least;
        *units += priced.least;
    }
    return st;
}

/* (E1) for weeks: all that matter, into `listed`. *is_complete is false when there are too many. */
static ork_status list_weeks(exploration *x, const orki_node *node, orki_pool *listed,
                             bool *is_complete)
{
    orki_pricer pricer;
    const orki_problem *problem = x->work->problem;
    int64_t *least = orki_arena_alloc(&x->scratch, (size_t)problem->n_takers, sizeof *least);
    int64_t units = 0;
    int left = x->rules->list_limit;
    ork_status st = orki_pricer_open(&pricer, x->work->problem, x->work->all, node);
    if (st == ORK_OK)
        st = least == NULL ? ORK_ERR_MEMORY : bound_again(x, node, &pricer, least, &units);
    int64_t room = (x->target - 1) * ORKI_COST_SCALE - units;
    *is_complete = true;
    for (int t = 0; t < problem->n_takers && st == ORK_OK && *is_complete && room >= 0; t++) {
        int n_found = 0;
        if (!orki_is_taker(problem, t))
            continue;
        st = orki_price_all(listed, &n_found, &pricer, t, &x->duals, least[t] + room, left);
        left -= n_found;
        x->work->effort.work += n_found / 100;
        if (st == ORK_ERR_TOO_LARGE) {
            *is_complete = false;
            st = ORK_OK;
        }
    }
    orki_pricer_free(&pricer);
    return st;
}

ork_status orki_work_solve_whole(orki_work *work, orki_master *master, const orki_pool *pool,
                                 int64_t pivots_limit, int64_t target, bool *is_proved,
                                 int *n_cuts_added)
{
    int n_cuts = work->cuts->n;
    int64_t before = orki_lp_pivots(master->lp);
    orki_lp_limits limits = {ORKI_LP_INFINITY, pivots_limit, (double)target - 1};
    orki_lp_outcome outcome;
    orki_master_set_whole(master);
    ork_status st = orki_lp_solve_whole(master->lp, &limits, &outcome);
    int64_t pivots = orki_lp_pivots(master->lp) - before;
    work->effort.pivots += pivots;
    work->effort.work += orki_lp_work(master->lp, pivots);
    *is_proved = st == ORK_OK && (outcome == ORKI_LP_INFEASIBLE || outcome == ORKI_LP_OPTIMAL);
    *n_cuts_added = 0;
    if (st != ORK_OK || outcome == ORKI_LP_INFEASIBLE || outcome == ORKI_LP_NO_ANSWER)
        return st;
    orki_answer answer;
    bool is_valid;
    st = orki_answer_make(&answer, work->problem);
    if (st == ORK_OK) {
        orki_answer_read(&answer, master, pool);
        st = orki_answer_judge(&answer, &is_valid, work->problem, work->cuts);
        *n_cuts_added = work->cuts->n - n_cuts;
        if (st == ORK_OK && !is_valid && *n_cuts_added == 0)
            st = ORK_ERR_INTERNAL; /* the master allowed what the model forbids */
    }
    if (st == ORK_OK && is_valid && answer.cost < work->best.cost) {
        orki_answer_copy(&work->best, &answer, work->problem);
        work->is_stopped = work->is_stopped || !work->on_answer(work->user, &work->best);
    }
    orki_answer_free(&answer);
    return st;
}

static int64_t choose_target(const exploration *x, double guess)
{
    int64_t cost = x->work->best.cost, bound = x->colgen.bound;
    int64_t near = bound + 2 + (int64_t)(guess * (double)(bound > 0 ? bound : 0));
    return guess > 0 && near < cost ? near : cost;
}

/* The guess held nothing: any answer over the weeks at hand that is not too far from the bound. */
static ork_status look_further(exploration *x, orki_master *master)
{
    bool is_proved;
    int n_cuts;
    int64_t target = choose_target(x, x->rules->last_guess);
    if (target <= x->target || !orki_work_goes_on(x->work))
        return ORK_OK;
    return orki_work_solve_whole(x->work, master, &x->pool, x->rules->whole_pivots, target,
                                 &is_proved, &n_cuts);
}

static bool lists(const exploration *x)
{
    return x->rules->list_limit > 0 && (x->work->without & ORKI_LISTING) == 0;
}

/* The node's best answer, over all columns that matter if they can be listed, else over the pool.
 */
static ork_status finish(exploration *x, orki_master *master, bool *is_again)
{
    orki_work *work = x->work;
    x->target = choose_target(x, x->rules->guess);
    int64_t cost = work->best.cost;
    int64_t room = (x->target - 1) * ORKI_COST_SCALE - x->colgen.bound_units;
    bool is_complete = false, is_proved = false;
    int n_cuts = 0;
    orki_node node;
    orki_pool listed = {0};
    orki_master whole = {0};
    ork_status st = orki_node_copy(&node, x->node, work->problem);
    if (st == ORK_OK && lists(x))
        st = orki_work_close_plans(x->work, &node, &x->duals, room);
    if (st == ORK_OK && lists(x))
        st = list_weeks(x, &node, &listed, &is_complete);
    if (st == ORK_OK && is_complete) {
        st = open_master(x, &whole, &node, &listed);
        if (st == ORK_OK)
            st = orki_work_solve_whole(work, &whole, &listed, x->rules->whole_pivots, x->target,
                                       &is_proved, &n_cuts);
    } else if (st == ORK_OK && !x->rules->is_only_proof) {
        st = orki_work_solve_whole(work, master, &x->pool, x->rules->whole_pivots, x->target,
                                   &is_proved, &n_cuts);
    }
    *is_again = n_cuts > 0 && is_complete && is_proved;
    if (is_complete && is_proved &&
        n_cuts == 0) { /* nothing is cheaper than target, or than best */
        x->out->bound = work->best.cost < x->target ? work->best.cost : x->target;
        x->out->is_closed = x->out->bound >= work->best.cost;
        x->out->is_raised = !x->out->is_closed;
    }
    if (st == ORK_OK && !*is_again && x->rules->last_guess > 0 && work->best.cost == cost)
        st = look_further(x, master);
    orki_master_close(&whole);
    orki_pool_free(&listed);
    orki_node_free(&node);
    return st;
}

/* The weeks for all, and the duals if they are better than the warm ones. */
static ork_status keep_weeks(exploration *x, bool are_duals_better)
{
    ork_status st = orki_pool_add_all(x->work->pool, &x->pool);
    if (st != ORK_OK || !are_duals_better)
        return st;
    st = orki_work_keep_duals(x->work, &x->duals);
    x->work->has_duals = st == ORK_OK;
    return st;
}

/* With warm duals, plans that no answer better than the incumbent can use are closed before the
 * program is built; *is_closed when the warm duals prove that there is none at all. */
static ork_status tighten(exploration *x, bool *is_closed)
{
    orki_work *work = x->work;
    int64_t units = 0;
    size_t n_takers = (size_t)work->problem->n_takers;
    int64_t *least = orki_arena_alloc(&x->scratch, n_takers, sizeof *least);
    orki_pricer pricer;
    ork_status st = orki_pricer_open(&pricer, work->problem, work->all, x->node);
    if (st == ORK_OK)
        st = least == NULL ? ORK_ERR_MEMORY : bound_again(x, x->node, &pricer, least, &units);
    orki_pricer_free(&pricer);
    int64_t room = (work->best.cost - 1) * ORKI_COST_SCALE - units;
    *is_closed = st == ORK_OK && room < 0;
    if (st == ORK_OK) {
        x->out->bound = orki_bound_points(units);
        st = orki_work_close_plans(work, &x->own, &x->duals, room);
    }
    return st;
}

/* Own node, warm duals and the weeks to begin with. */
static ork_status open_node(exploration *x, const orki_node *node, bool *is_closed)
{
    orki_work *work = x->work;
    ork_status st = orki_node_copy(&x->own, node, work->problem);
    x->node = &x->own;
    *is_closed = false;
    if (st == ORK_OK)
        st = orki_duals_copy(&x->duals, work->has_duals ? &work->duals : NULL, work->problem,
                             work->cuts->n, &x->scratch);
    if (st == ORK_OK && work->has_duals) {
        orki_duals_clip(&x->duals, work->problem, x->node, work->cuts);
        st = tighten(x, is_closed);
    }
    return st == ORK_OK && !*is_closed ? fill_pool(x) : st;
}

static void close_node(exploration *x, orki_master *master)
{
    if (x->out->is_closed && x->out->bound > x->work->best.cost)
        x->out->bound = x->work->best.cost;
    orki_master_close(master);
    orki_pool_free(&x->pool);
    orki_node_free(&x->own);
    orki_arena_free(&x->scratch);
}

static ork_status explore_once(exploration *x, const orki_node *node, bool *is_again)
{
    orki_work *work = x->work;
    orki_master master = {0};
    orki_colgen_rules rules = {.cutoff = work->best.cost,
                               .tolerance = x->rules->tolerance,
                               .work_limit = x->rules->colgen_work,
                               .is_rough = (work->without & ORKI_SMOOTHING) != 0,
                               .is_warm = work->has_duals,
                               .on_bound = work->on_bound,
                               .goes_on = work->goes_on,
                               .user = work->user};
    *is_again = false;
    ork_status st = open_node(x, node, &x->out->is_closed);
    if (st != ORK_OK || x->out->is_closed) {
        close_node(x, &master);
        return st;
    }
    st = open_master(x, &master, x->node, &x->pool);
    if (st == ORK_OK)
        st = orki_colgen(&x->colgen, &master, &x->pool, &x->duals, &rules, &work->effort);
    bool is_better = work->problem->n_free > 0 || x->colgen.bound >= x->out->bound;
    if (st == ORK_OK && x->colgen.bound > x->out->bound)
        x->out->bound = x->colgen.bound;
    if (st == ORK_OK && x->rules->keeps_weeks)
        st = keep_weeks(x, is_better);
    x->out->is_converged = x->colgen.is_converged;
    x->out->is_closed = st == ORK_OK && x->colgen.bound >= work->best.cost;
    if (st == ORK_OK && !x->out->is_closed && orki_work_goes_on(work)) {
        st = look_at_lp(x, &master);
        if (st == ORK_OK && x->rules->whole_pivots > 0)
            st = finish(x, &master, is_again);
    }
    close_node(x, &master);
    return st;
}

ork_status orki_explore(orki_explored *out, orki_work *work, const orki_node *node,
                        const orki_explore_rules *rules, orki_arena *arena)
{
    const orki_problem *problem = work->problem;
    size_t n_days = (size_t)problem->season->n_blocks * ORKI_N_DAYS;
    *out = (orki_explored){.bound = INT64_MIN};
    out->day_share = orki_arena_alloc(arena, n_days, sizeof(double));
    out->plan_share = orki_arena_alloc(arena, (size_t)problem->plans.n, sizeof(double));
    out->surest = orki_arena_alloc(arena, (size_t)problem->n_parts, sizeof *out->surest);
    out->sureness = orki_arena_alloc(arena, (size_t)problem->n_parts, sizeof *out->sureness);
    if (out->day_share == NULL || out->plan_share == NULL || out->surest == NULL ||
        out->sureness == NULL)
        return ORK_ERR_MEMORY;
    ork_status st = ORK_OK;
    for (bool is_again = true; is_again && st == ORK_OK && orki_work_goes_on(work);) {
        memset(out->day_share, 0, n_days * sizeof(double));
        out->branch.kind = ORKI_BRANCH_NONE;
        exploration x = {.work = work, .rules = rules, .out = out};
        st = explore_once(&x, node, &is_again);
    }
    return st;
}
