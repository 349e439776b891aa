/* A task in its worker: copies of what the search knows, the work, and what it found as frames. */
#include "solve/ascend.h"
#include "solve/construct.h"
#include "solve/improve.h"
#include "solve/search.h"
#include "solve/series_anneal.h"
#include "solve/series_sat.h"
#include "solve/series_search.h"

#include <string.h>

enum {
    LEAST_ANNEALING = 120 /* units of work for each lesson of series */
};

/* How far above its bound a node is searched: a little at first, then further; 0 = without limit.
 */
static const double guesses[ORKI_TREE_LEVELS] = {0.0015, 0.004, 0.015, 0};

static const orki_explore_rules node_rules = {
    .colgen_work = INT64_MAX, .whole_pivots = 60000, .list_limit = 16000, .is_only_proof = true};

typedef struct task {
    orki_slot *slot;
    const orki_sender *sender;
    orki_work work;
    orki_pool pool;
    orki_cuts cuts;
    orki_arena duals_arena;
    orki_boughs boughs; /* of a climb */
    int64_t told_bound; /* no cost is below 0: that need not be told */
} task;

static bool on_answer(void *user, const orki_answer *answer)
{
    task *t = user;
    return orki_send_answer(t->sender, t->work.problem, answer);
}

/* In a worker the parent's signal is the end; in process the search is asked. */
static bool goes_on(void *user)
{
    const task *t = user;
    return t->sender->goes_on == NULL || t->sender->goes_on(t->sender->user);
}

/* The search does not know the cuts found meanwhile. */
static bool send_duals(const task *t, const orki_duals *duals)
{
    orki_duals known = *duals;
    int n_cuts = t->slot->search->cuts.n;
    known.n_cuts = known.n_cuts < n_cuts ? known.n_cuts : n_cuts;
    return orki_send_duals(t->sender, t->work.problem, &known);
}

/* The duals go with a bound of the root, and before it: when the task is ended, what it proved can
 * still be certified. */
static bool on_bound(void *user, int64_t bound, const orki_duals *duals)
{
    task *t = user;
    if (bound <= t->told_bound)
        return true;
    t->told_bound = bound;
    return (duals == NULL || send_duals(t, duals)) &&
           orki_send(t->sender, ORKI_FRAME_BOUND, &bound, sizeof bound);
}

/* Own copies: in process, the search must not see half a task's changes. */
static ork_status copy_knowledge(task *t)
{
    orki_search *s = t->slot->search;
    ork_status st = orki_pool_add_all(&t->pool, &s->pool);
    if (st == ORK_OK)
        st = orki_cuts_add_all(&t->cuts, &s->cuts);
    t->work = (orki_work){.problem = &s->problem,
                          .all = &s->duties,
                          .pool = &t->pool,
                          .cuts = &t->cuts,
                          .duals_arena = &t->duals_arena,
                          .has_duals = s->has_duals,
                          .random = orki_random_start((uint64_t)s->options.seed, t->slot->purpose),
                          .work_limit = t->slot->work_limit,
                          .near_size = s->near_size,
                          .sat_size = s->sat_size,
                          .ends = s->ends,
                          .on_answer = on_answer,
                          .goes_on = goes_on,
                          .user = t,
                          .without = s->without};
    if (st == ORK_OK)
        st = orki_duals_copy(&t->work.duals, s->has_duals ? &s->duals.at : NULL, &s->problem,
                             t->cuts.n, &t->duals_arena);
    if (st == ORK_OK)
        st = orki_answer_make(&t->work.best, &s->problem);
    if (st == ORK_OK)
        orki_answer_copy(&t->work.best, &s->best, &s->problem);
    return st;
}

static ork_status explore_node(task *t, int index, const orki_explore_rules *rules, orki_done *done)
{
    orki_search *s = t->slot->search;
    orki_node node;
    orki_arena arena = {0};
    orki_explored explored = {.bound = INT64_MIN};
    ork_status st = orki_tree_restrict(&node, &s->tree, index, &s->problem);
    const orki_limb *limb = orki_tree_limb(&s->tree, index);
    orki_footing footing;
    if (st == ORK_OK && limb != NULL)
        st = orki_limb_take(limb, &t->work, &node, &footing);
    if (st == ORK_OK)
        st = orki_explore(&explored, &t->work, &node, rules, &arena);
    done->bound = explored.bound;
    done->is_closed = explored.is_closed;
    done->is_raised = explored.is_raised;
    done->is_converged = explored.is_converged;
    done->branch = explored.branch;
    orki_arena_free(&arena);
    orki_node_free(&node);
    return st;
}

/* A dive, and while there is work left, the neighbourhood of what it found. */
static ork_status run_dive(task *t)
{
    t->work.on_bound = NULL;
    bool is_left_out = (t->work.without & ORKI_DIVES) != 0;
    ork_status st = is_left_out ? ORK_OK : orki_dive(&t->work);
    if (st == ORK_OK && t->work.effort.work < t->work.work_limit)
        st = orki_improve(&t->work);
    return st;
}

static ork_status run_ascent(task *t)
{
    orki_node node;
    orki_ascent ascent;
    orki_ascent_rules rules = {.steps = 600, .boldness = 0.02};
    if (t->work.has_duals) /* they are good ones already */
        rules = (orki_ascent_rules){.steps = 400, .boldness = 0.01};
    if (t->work.problem->n_free > 0) /* weeks of series need the program's duals */
        rules.steps = 30;
    orki_arena arena = {0};
    t->work.on_bound = on_bound;
    ork_status st = orki_tree_restrict(&node, &t->slot->search->tree, 0, t->work.problem);
    if (st == ORK_OK)
        st = orki_ascend(&ascent, &t->work, &node, &rules, &arena);
    orki_arena_free(&arena);
    orki_node_free(&node);
    bool dives = !t->slot->search->is_divided && t->work.problem->n_free == 0; /* series: later */
    return st == ORK_OK && dives ? run_dive(t) : st;
}

static ork_status run_root(task *t, orki_done *done)
{
    orki_explore_rules rules = {.colgen_work = t->slot->work_limit, .keeps_weeks = true};
    t->work.on_bound = on_bound;
    return explore_node(t, 0, &rules, done);
}

static ork_status run_climb(task *t, orki_done *done)
{
    t->work.on_bound = on_bound;
    return orki_tree_climb(&t->boughs, &done->n_nodes, &t->work, &t->slot->search->tree);
}

/* With series and other blocks in one season, tasks are about the one or the other by turns. */
static bool moves_series(const task *t)
{
    const orki_problem *problem = t->work.problem;
    bool has_plans = problem->n_free < problem->season->n_blocks;
    return problem->n_free > 0 && (!has_plans || t->slot->search->round % 2 == 0);
}

/* Of two slots one asks whether there is a better answer near, by turns; a single one does so
 * every second time that it improves, whether or not it proves in between. */
static bool is_asking(const task *t)
{
    const orki_search *s = t->slot->search;
    int turn = s->n_slots == 1 ? s->round / 2 : s->round + (int)(t->slot - s->slots);
    return turn % 2 == 1 && s->is_root_done && s->round >= s->ask_round;
}

/* Annealing looks everywhere, questions to the end of a few teachers' lessons, neighbourhoods
 * thoroughly every eighth time, all slots at once, because they take longer; but nothing else than
 * annealing counts while meetings are left out. */
static ork_status search_series(task *t)
{
    const orki_search *s = t->slot->search;
    const orki_problem *problem = t->work.problem;
    bool is_complete = t->work.best.cost < problem->meeting_cost, is_asked = false;
    bool can_anneal = t->slot->work_limit >= (int64_t)LEAST_ANNEALING * problem->n_meets;
    bool is_turn = s->round % 8 != 7;
    if (!is_complete || (can_anneal && is_turn && t->slot->kind != ORKI_TASK_DIVE)) {
        ork_status st = ORK_OK;
        if (is_complete && is_asking(t))
            st = orki_series_sat(&t->work, &is_asked);
        if (st != ORK_OK || is_asked)
            return st;
        return orki_series_anneal(&t->work, &t->work.best, t->work.work_limit);
    }
    return t->slot->kind == ORKI_TASK_DIVE ? orki_series_dive(&t->work)
                                           : orki_series_improve(&t->work);
}

static ork_status run_kind(task *t, orki_done *done)
{
    switch (t->slot->kind) {
    case ORKI_TASK_CONSTRUCT:
        return orki_construct(&t->work, NULL);
    case ORKI_TASK_ASCENT:
        return run_ascent(t);
    case ORKI_TASK_ROOT:
        return run_root(t, done);
    case ORKI_TASK_DIVE:
        return moves_series(t) ? search_series(t) : run_dive(t);
    case ORKI_TASK_IMPROVE:
        return moves_series(t) ? search_series(t) : orki_improve(&t->work);
    case ORKI_TASK_CLIMB:
        return run_climb(t, done);
    case ORKI_TASK_NODE:
        break;
    }
    orki_explore_rules rules = node_rules;
    rules.colgen_work = t->slot->work_limit;
    rules.guess = guesses[t->slot->search->tree.at[t->slot->node].level];
    return explore_node(t, t->slot->node, &rules, done);
}

void orki_task_run(void *slot, const orki_sender *sender)
{
    task t = {.slot = slot, .sender = sender};
    orki_done done = {.bound = INT64_MIN};
    int n_weeks = t.slot->search->pool.n, n_cuts = t.slot->search->cuts.n;
    done.status = copy_knowledge(&t);
    if (done.status == ORK_OK)
        done.status = run_kind(&t, &done);
    done.effort = t.work.effort;
    done.near_size = t.work.near_size;
    done.sat_size = t.work.sat_size;
    done.n_asked = t.work.n_asked;
    done.n_found = t.work.n_found;
    for (int i = 0; i < 2; i++) {
        done.ends.n[i] = t.work.ends.n[i] - t.slot->search->ends.n[i];
        done.ends.sum[i] = t.work.ends.sum[i] - t.slot->search->ends.sum[i];
    }
    bool has_duals = t.slot->kind == ORKI_TASK_ROOT || t.slot->kind == ORKI_TASK_ASCENT;
    bool is_heard =
        done.status != ORK_OK ||
        (orki_send_weeks(sender, t.work.all, &t.pool, n_weeks) &&
         orki_send_cuts(sender, &t.cuts, n_cuts) && orki_send_boughs(sender, &t.boughs) &&
         (!has_duals || send_duals(&t, &t.work.duals)));
    if (is_heard)
        orki_send(sender, ORKI_FRAME_DONE, &done, sizeof done);
    orki_answer_free(&t.work.best);
    orki_pool_free(&t.pool);
    orki_free(t.cuts.at);
    orki_arena_free(&t.cuts.arena);
    orki_arena_free(&t.duals_arena);
    orki_boughs_free(&t.boughs);
}
