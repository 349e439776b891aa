/* Dive and neighbourhood search. A neighbourhood is a node in which every block outside it has only
 * its present plan; the teachers are always free, so even an empty neighbourhood is a question
 * ("the best teachers for these times"). Blocks are freed with those they share teachers with. */
#include "solve/improve.h"

#include "solve/ascend.h"
#include "solve/construct.h"
#include "solve/series_search.h"

#include <string.h>

static const orki_explore_rules whole_rules = {.tolerance = 0.0005,
                                               .colgen_work = INT64_MAX,
                                               .whole_pivots = 20000,
                                               .list_limit = 6000,
                                               .guess = 0.004};

/* Where a dive ends: an answer further from its bound is better than none. */
static const orki_explore_rules team_rules = {
    .tolerance = 0.001, .colgen_work = INT64_MAX, .finds_teams = true, .keeps_weeks = true};
static const orki_explore_rules last_rules = {.tolerance = 0.0005,
                                              .colgen_work = INT64_MAX,
                                              .whole_pivots = 20000,
                                              .list_limit = 6000,
                                              .guess = 0.004,
                                              .last_guess = 0.1};

static const orki_ascent_rules first_ascent = {.steps = 400, .boldness = 0.02};
static const orki_ascent_rules next_ascent = {.steps = 60, .boldness = 0.005};

enum { DULL_NEIGHBOURHOODS = 12 }; /* in a row without gain: time for another dive */
#define SURE 0.8                   /* a share above which a block is fixed without asking further */

/* A dive while it goes down. */
typedef struct dive {
    bool by_day;
    const double *day_share, *plan_share;
    bool is_hopeless; /* the bound has reached the incumbent */
} dive;

static void fix(orki_node *node, const orki_problem *problem, int plan, bool by_day)
{
    const orki_plan *p = &problem->plans.at[plan];
    if (by_day)
        orki_node_branch_day(node, problem, p->block, p->day, true);
    else
        orki_node_branch_plan(node, problem, plan, true);
}

static bool is_settled(const orki_node *node, const orki_problem *problem, int block, bool by_day)
{
    int day = -1, n = 0;
    for (int p = problem->plans.first[block]; p < problem->plans.first[block + 1]; p++) {
        if (!node->plan_open[p])
            continue;
        if (by_day && day == problem->plans.at[p].day)
            continue;
        day = problem->plans.at[p].day;
        n++;
    }
    return n <= 1;
}

/* The surest day or plan of a block that is not settled, with a little noise so that every dive is
 * another one. @return its share, or -1 when the block is settled. */
static double surest_of(orki_work *work, const orki_node *node, const dive *d, int block, int *plan)
{
    const orki_problem *problem = work->problem;
    double best = -1;
    if (is_settled(node, problem, block, d->by_day))
        return best;
    for (int p = problem->plans.first[block]; p < problem->plans.first[block + 1]; p++) {
        int day = problem->plans.at[p].day;
        double share = d->by_day ? d->day_share[block * ORKI_N_DAYS + day] : d->plan_share[p];
        share += 0.05 * orki_random_unit(&work->random);
        if (node->plan_open[p] && share > best) {
            best = share;
            *plan = p;
        }
    }
    return best;
}

/* Fix every block that is sure, and of the others the surest. @return how many were fixed. */
static int fix_surest(orki_work *work, orki_node *node, const dive *d)
{
    const orki_problem *problem = work->problem;
    int n_fixed = 0, best_plan = -1, plan = -1;
    double best = -1;
    for (int b = 0; b < problem->season->n_blocks; b++) {
        double share = surest_of(work, node, d, b, &plan);
        if (share > best) {
            best = share;
            best_plan = plan;
        }
        if (share < SURE)
            continue;
        fix(node, problem, plan, d->by_day);
        n_fixed++;
    }
    if (n_fixed == 0 && best_plan >= 0) {
        fix(node, problem, best_plan, d->by_day);
        n_fixed = 1;
    }
    return n_fixed;
}

/* The shares of an ascent at a node; *is_hopeless when it holds nothing better. */
static ork_status relax(orki_work *work, const orki_node *node, dive *d, orki_arena *arena)
{
    orki_ascent ascent;
    ork_status st =
        orki_ascend(&ascent, work, node, work->has_duals ? &next_ascent : &first_ascent, arena);
    if (st != ORK_OK)
        return st;
    d->day_share = ascent.day_share;
    d->plan_share = ascent.plan_share;
    d->is_hopeless = orki_bound_points(ascent.units) >= work->best.cost;
    return ORK_OK;
}

/* Fix and look again until all days (or plans) are fixed or the dive cannot beat the incumbent. */
static ork_status dive_on(orki_work *work, orki_node *node, dive *d)
{
    ork_status st = ORK_OK;
    for (int n_fixed = 1;
         st == ORK_OK && n_fixed > 0 && !d->is_hopeless && orki_work_goes_on(work);) {
        orki_arena arena = {0};
        st = relax(work, node, d, &arena);
        n_fixed = st == ORK_OK && !d->is_hopeless ? fix_surest(work, node, d) : 0;
        orki_arena_free(&arena);
    }
    return st;
}

/* Give parts to the teachers who have most of them. @return how many were given. */
static int give_parts(orki_node *node, const orki_problem *problem, const orki_explored *explored,
                      bool *is_given, double least)
{
    int n = 0;
    for (int p = 0; p < problem->n_parts; p++) {
        if (is_given[p] || explored->surest[p] < 0 || explored->sureness[p] < least)
            continue;
        is_given[p] = true;
        orki_node_branch_pair(node, problem, explored->surest[p], p, true);
        n++;
    }
    return n;
}

/* The surest parts, a twentieth of those left or more if that many can be told. */
static int fix_teams(orki_node *node, const orki_problem *problem, const orki_explored *explored,
                     bool *is_given)
{
    int n = 0, n_left = 0;
    double surest = 0;
    for (int p = 0; p < problem->n_parts; p++) {
        if (is_given[p] || explored->surest[p] < 0)
            continue;
        n_left++;
        surest = explored->sureness[p] > surest ? explored->sureness[p] : surest;
    }
    n = give_parts(node, problem, explored, is_given, SURE);
    if (n <= n_left / 20)
        n += give_parts(node, problem, explored, is_given, surest < 0.6 ? surest : 0.6);
    return n;
}

static void swap_nodes(orki_node *a, orki_node *b)
{
    orki_node kept = *a;
    *a = *b;
    *b = kept;
}

/* All plans are chosen; the teams go down likewise, as far as there can be a better answer: the
 * last step that leaves none is taken back. *is_closed when there was none from the start. */
static ork_status dive_teams(orki_work *work, orki_node *node, bool *is_closed)
{
    orki_arena kept = {0};
    orki_node before = {0};
    bool *is_given = orki_arena_alloc(&kept, (size_t)work->problem->n_parts, sizeof *is_given);
    ork_status st = is_given == NULL ? ORK_ERR_MEMORY : ORK_OK;
    for (int n = 1; n > 0 && st == ORK_OK && orki_work_goes_on(work);) {
        orki_arena arena = {0};
        orki_explored explored = {0};
        st = orki_explore(&explored, work, node, &team_rules, &arena);
        n = 0;
        if (st == ORK_OK && explored.is_closed) {
            *is_closed = before.plan_open == NULL;
            if (!*is_closed)
                swap_nodes(node, &before);
        } else if (st == ORK_OK) {
            orki_node_free(&before);
            st = orki_node_copy(&before, node, work->problem);
            n = st == ORK_OK ? fix_teams(node, work->problem, &explored, is_given) : 0;
        }
        orki_arena_free(&arena);
    }
    orki_node_free(&before);
    orki_arena_free(&kept);
    return st;
}

/* The rest whole; when that gives nothing, the teams step by step; when nothing comes of that
 * either, block by block on the plans that the dive has chosen. */
static ork_status end_dive(orki_work *work, orki_node *node)
{
    int64_t cost = work->best.cost;
    orki_arena arena = {0};
    orki_explored explored = {0};
    ork_status st = orki_explore(&explored, work, node, &whole_rules, &arena);
    bool is_over = work->problem->n_free > 0 || explored.is_closed || work->best.cost < cost;
    if (st == ORK_OK && !is_over)
        st = dive_teams(work, node, &is_over);
    if (st == ORK_OK && !is_over)
        st = orki_explore(&explored, work, node, &last_rules, &arena);
    is_over = is_over || explored.is_closed || work->best.cost < cost;
    if (st == ORK_OK && !is_over && orki_work_goes_on(work))
        st = orki_construct(work, node);
    orki_arena_free(&arena);
    return st;
}

/* Days, then plans, then the rest whole. */
static ork_status dive_down(orki_work *work, orki_node *node)
{
    dive d = {.by_day = true};
    orki_node_refresh(node, work->problem);
    ork_status st = dive_on(work, node, &d);
    d.by_day = false;
    if (st == ORK_OK && !d.is_hopeless)
        st = dive_on(work, node, &d);
    if (st == ORK_OK && !d.is_hopeless)
        st = end_dive(work, node);
    return st;
}

/* The duals that the dive leaves behind are good for where it ended only. */
ork_status orki_dive(orki_work *work)
{
    orki_node node;
    orki_arena arena = {0};
    orki_duals duals;
    bool has_duals = work->has_duals;
    ork_status st = orki_node_open(&node, work->problem);
    if (st == ORK_OK)
        st = orki_duals_copy(&duals, has_duals ? &work->duals : NULL, work->problem, work->cuts->n,
                             &arena);
    if (st == ORK_OK)
        st = dive_down(work, &node);
    if (st == ORK_OK && has_duals)
        st = orki_work_keep_duals(work, &duals);
    orki_arena_free(&arena);
    orki_node_free(&node);
    return st;
}

/* Do two blocks have a teacher in common in the incumbent, or one who could serve both? */
static int kinship(const orki_work *work, int a, int b)
{
    const orki_problem *problem = work->problem;
    int kin = 1;
    for (int p = problem->first_part[a]; p < problem->first_part[a + 1]; p++) {
        for (int q = problem->first_part[b]; q < problem->first_part[b + 1]; q++) {
            int t = work->best.teacher[p];
            kin += t >= 0 && t == work->best.teacher[q] ? 8 : 0;
            kin += problem->parts[p].role == problem->parts[q].role ? 1 : 0;
        }
    }
    return kin;
}

static void free_cluster(orki_work *work, bool *is_free, int block)
{
    for (int b = 0; b < work->problem->season->n_blocks; b++) {
        if (work->problem->cluster_of_block[b] == work->problem->cluster_of_block[block])
            is_free[b] = true;
    }
}

/* Choose about n blocks: one at random, then kin of those chosen. */
static void choose_blocks(orki_work *work, bool *is_free, int n)
{
    int n_blocks = work->problem->season->n_blocks;
    memset(is_free, 0, (size_t)n_blocks * sizeof *is_free);
    int last = orki_random_below(&work->random, n_blocks);
    for (int k = 0; k < n; k++) {
        free_cluster(work, is_free, last);
        int total = 0;
        for (int b = 0; b < n_blocks; b++)
            total += is_free[b] ? 0 : kinship(work, last, b);
        if (total == 0)
            return;
        int pick = orki_random_below(&work->random, total);
        for (int b = 0; b < n_blocks && pick >= 0; b++) {
            if (is_free[b])
                continue;
            pick -= kinship(work, last, b);
            if (pick < 0)
                last = b;
        }
    }
}

/* Every block that is not free keeps its plan, or stays unplaced. */
static void restrict_node(orki_node *node, const orki_work *work, const bool *is_free)
{
    const orki_problem *problem = work->problem;
    for (int b = 0; b < problem->season->n_blocks; b++) {
        if (is_free[b])
            continue;
        for (int p = problem->plans.first[b]; p < problem->plans.first[b + 1]; p++)
            node->plan_open[p] = p == work->best.plan[b];
    }
    orki_node_keep_meetings(node, problem, &work->best);
}

/* One neighbourhood of n blocks. *is_settled: it holds nothing better any more. */
static ork_status search_near(orki_work *work, int n, bool *is_free, bool *was_settled)
{
    orki_node node;
    orki_arena arena = {0};
    orki_explored explored = {0};
    ork_status st = orki_node_open(&node, work->problem);
    if (st == ORK_OK) {
        choose_blocks(work, is_free, n);
        restrict_node(&node, work, is_free);
        st = orki_explore(&explored, work, &node, &whole_rules, &arena);
    }
    *was_settled = explored.is_closed;
    orki_arena_free(&arena);
    orki_node_free(&node);
    return st;
}

/* How the neighbourhoods go. */
typedef struct outing {
    int n;       /* blocks to free */
    int n_quick; /* settled without gain, in a row: look further */
    int n_dull;  /* without gain, in a row: look elsewhere */
    bool *is_free;
    bool is_over; /* everything was free: nothing better exists */
} outing;

static ork_status look_near(orki_work *work, outing *o)
{
    int n_blocks = work->problem->season->n_blocks;
    int64_t cost = work->best.cost;
    bool was_settled;
    ork_status st = search_near(work, o->n, o->is_free, &was_settled);
    work->effort.work++;
    o->is_over = was_settled && o->n >= n_blocks;
    bool is_gain = work->best.cost < cost;
    o->n_quick = was_settled && !is_gain ? o->n_quick + 1 : 0;
    o->n_dull = is_gain ? 0 : o->n_dull + 1;
    if (o->n == 0 || o->n_quick >= 4) {
        o->n = o->n < n_blocks ? o->n + 1 : n_blocks;
        o->n_quick = 0;
    } else if (!was_settled) {
        o->n = o->n > 2 ? o->n - 1 : 1;
    }
    return st;
}

ork_status orki_improve(orki_work *work)
{
    int n_blocks = work->problem->season->n_blocks;
    bool has_dives = (work->without & ORKI_DIVES) == 0;
    bool has_near = (work->without & ORKI_NEIGHBOURHOODS) == 0;
    outing o = {.is_free = orki_alloc((size_t)n_blocks, sizeof(bool))};
    ork_status st = o.is_free == NULL ? ORK_ERR_MEMORY : ORK_OK;
    while (st == ORK_OK && n_blocks > 0 && (has_dives || has_near) && !o.is_over &&
           orki_work_goes_on(work) && work->effort.work < work->work_limit) {
        bool is_dull = o.n_dull >= DULL_NEIGHBOURHOODS && has_dives;
        if (has_near && !is_dull) {
            st = look_near(work, &o);
            continue;
        }
        int64_t cost = work->best.cost;
        st = orki_dive(work);
        o.n_dull = 0;
        o.n = work->best.cost < cost ? 0 : o.n;
    }
    orki_free(o.is_free);
    return st;
}
