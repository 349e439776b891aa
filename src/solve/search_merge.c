/* What a round has given, slot by slot in their order: answers, columns, cuts, duals, and what
 * became of the tree. Input: the slots as their tasks have left them. */
#include "solve/search.h"
#include "solve/thin.h"

enum { MAX_TRIES = 2, MAX_LOST_ROUNDS = 3, MOST_CYCLES = 12 /* of annealing, in a round */ };

static void keep_duals(orki_search *s, const orki_duals *duals)
{
    ork_status st = orki_kept_duals_add(&s->kept, duals, &s->problem);
    if (st == ORK_OK)
        st = orki_own_duals_take(&s->duals, duals, &s->problem);
    s->st = s->st == ORK_OK ? st : s->st;
    s->has_duals = s->st == ORK_OK;
}

static void merge_root(orki_search *s, const orki_slot *slot)
{
    s->is_root_done =
        slot->kind == ORKI_TASK_ROOT && (slot->done.is_converged || slot->done.is_closed);
    if (slot->kind == ORKI_TASK_ROOT)
        s->root_effort += slot->done.effort.work;
    if (slot->kind == ORKI_TASK_ROOT && !s->is_root_done)
        s->root_work *= 2; /* the program is built anew each time */
    s->prove_work = s->is_root_done || !s->has_duals ? 0 : s->root_work;
    if (slot->has_duals)
        keep_duals(s, &slot->duals.at);
    if (s->is_root_done && s->tree.n > 0)
        s->tree.at[0].bound = slot->done.bound;
}

/* A node is closed, split in two, or, when nothing tells where to split, tried again or given up.
 */
static void merge_node(orki_search *s, const orki_slot *slot, bool has_new_cuts)
{
    orki_tree_node *node = &s->tree.at[slot->node];
    const orki_done *done = &slot->done;
    s->n_nodes++;
    s->prove_work = done->effort.work;
    node->bound = done->bound > node->bound ? done->bound : node->bound;
    node->state = ORKI_LEAF_GONE;
    if (done->is_closed && !has_new_cuts)
        return;
    if (done->is_raised &&
        node->level + 1 < ORKI_TREE_LEVELS) { /* searched by proof: look further */
        node->level++;
        node->state = ORKI_LEAF_OPEN;
        return;
    }
    if (done->branch.kind == ORKI_BRANCH_NONE || has_new_cuts) {
        node->state = has_new_cuts || ++node->tries < MAX_TRIES ? ORKI_LEAF_OPEN : ORKI_LEAF_STUCK;
        return;
    }
    int64_t bound = node->bound;
    bool is_flat = node->is_flat;
    int on = orki_tree_add(&s->tree, slot->node, &done->branch, true, bound);
    int off = orki_tree_add(&s->tree, slot->node, &done->branch, false, bound);
    if (on < 0 || off < 0) {
        s->st = ORK_ERR_MEMORY;
        return;
    }
    s->tree.at[on].is_flat = s->tree.at[off].is_flat = is_flat;
}

/* A new node has all that is closed in its limb, and needs no path. */
static void merge_bough(orki_search *s, orki_bough *bough)
{
    int64_t bound = orki_bound_points(bough->units);
    int index = bough->index < 0 ? orki_tree_add(&s->tree, -1, NULL, true, bound) : bough->index;
    if (index < 0) {
        s->st = ORK_ERR_MEMORY;
        return;
    }
    orki_tree_node *node = &s->tree.at[index];
    node->bound = bound > node->bound ? bound : node->bound;
    node->is_flat = bough->is_flat;
    if (bough->limb.x != NULL) {
        node->limb = bough->limb;
        bough->limb = (orki_limb){0};
    }
    if (bough->is_gone) {
        node->state = ORKI_LEAF_GONE;
        orki_limb_free(&node->limb);
    }
}

static void merge_climb(orki_search *s, orki_slot *slot)
{
    s->prove_work = slot->done.effort.work;
    s->n_nodes += slot->done.n_nodes;
    for (int i = 0; i < slot->boughs.n && s->st == ORK_OK; i++)
        merge_bough(s, &slot->boughs.at[i]);
}

/* A worker that crashed, or was not to be had, costs its task: a node is tried once more. What it
 * proved stays. */
static void merge_failure(orki_search *s, orki_slot *slot)
{
    if (slot->has_duals)
        keep_duals(s, &slot->duals.at);
    if (orki_search_is_over(s))
        return;
    if (slot->kind == ORKI_TASK_NODE) {
        orki_tree_node *node = &s->tree.at[slot->node];
        node->state = ++node->tries < MAX_TRIES ? ORKI_LEAF_OPEN : ORKI_LEAF_STUCK;
    }
    if (slot->has_done && slot->done.status != ORK_ERR_BACKEND)
        s->st = slot->done.status;
}

/* From here on there is an answer, even if nothing could be placed. */
static void merge_first(orki_search *s)
{
    s->is_constructed = true;
    if (s->seen_cost == INT64_MAX)
        orki_search_note_answer(s, &s->best);
}

/* Where questions find nothing, the pauses between rounds that ask get longer. */
static void merge_questions(orki_search *s, bool is_found)
{
    if (!is_found && s->ask_round > s->round) /* another slot has told of this round */
        return;
    s->ask_pause = is_found ? 0 : 3 * s->ask_pause + 2;
    s->ask_round = s->round + 1 + s->ask_pause;
}

static void merge_slot(orki_search *s, orki_slot *slot)
{
    if (slot->answer.cost < s->best.cost)
        orki_answer_copy(&s->best, &slot->answer, &s->problem);
    if (s->st == ORK_OK)
        s->st = orki_pool_add_all(&s->pool, &slot->weeks);
    if (s->st == ORK_OK && s->has_duals)
        s->st = orki_pool_thin(&s->pool, &s->problem, &s->duties, &s->duals.at,
                               orki_pool_most(&s->problem));
    int n_cuts = s->cuts.n;
    if (s->st == ORK_OK)
        s->st = orki_cuts_add_all(&s->cuts, &slot->cuts);
    orki_pool_empty(&slot->weeks);
    slot->cuts.n = 0; /* their plans stay in its arena */
    if (!slot->has_done || slot->done.status != ORK_OK) {
        merge_failure(s, slot);
        return;
    }
    s->effort.work += slot->done.effort.work;
    s->effort.pivots += slot->done.effort.pivots;
    s->effort.columns += slot->done.effort.columns;
    s->near_size = slot->done.near_size > 0 ? slot->done.near_size : s->near_size;
    s->sat_size = slot->done.sat_size > 0 ? slot->done.sat_size : s->sat_size;
    if (slot->done.n_asked > 0)
        merge_questions(s, slot->done.n_found > 0);
    for (int i = 0; i < 2; i++) {
        s->ends.n[i] += slot->done.ends.n[i];
        s->ends.sum[i] += slot->done.ends.sum[i];
    }
    if (slot->kind == ORKI_TASK_CONSTRUCT)
        merge_first(s);
    if (slot->kind == ORKI_TASK_ROOT || slot->kind == ORKI_TASK_ASCENT)
        merge_root(s, slot);
    if (slot->kind == ORKI_TASK_CLIMB)
        merge_climb(s, slot);
    if (slot->kind == ORKI_TASK_NODE)
        merge_node(s, slot, s->cuts.n > n_cuts && !slot->done.is_closed);
}

/* A round is lost when no worker did its task; a few in a row, and workers do not work here. */
static void count_lost_rounds(orki_search *s)
{
    bool is_lost = !orki_search_is_over(s);
    for (int i = 0; i < s->n_slots; i++)
        is_lost = is_lost && !(s->slots[i].has_done && s->slots[i].done.status == ORK_OK);
    s->n_lost_rounds = is_lost ? s->n_lost_rounds + 1 : 0;
    if (s->n_lost_rounds >= MAX_LOST_ROUNDS)
        s->st = ORK_ERR_BACKEND;
}

/* Where a round after the root finds nothing better, the next ones are longer: one long cycle then
 * ends lower than many short ones. */
static void lengthen_rounds(orki_search *s, int64_t cost_before)
{
    if (s->is_root_done && s->best.cost == cost_before && s->n_cycles < MOST_CYCLES)
        s->n_cycles += ORKI_FEW_CYCLES;
}

void orki_search_merge(orki_search *search)
{
    int64_t cost = search->best.cost;
    for (int i = 0; i < search->n_slots; i++) {
        merge_slot(search, &search->slots[i]);
        orki_boughs_free(&search->slots[i].boughs);
    }
    count_lost_rounds(search);
    lengthen_rounds(search, cost);
    search->round++;
}
