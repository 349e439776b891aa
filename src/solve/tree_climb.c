/* Best bound first. Every node has a limb: what it has closed, and where its ascent ended.
 *
 * (T1)  score of a block = (least lift + 1) (second least lift + 1), in points, over its days; a
 *       day whose bound reaches the incumbent counts with all that is missing */
#include "solve/tree_climb.h"

#include <string.h>

enum { TRIED = 4, TRY_STEPS = 20, CHILD_STEPS = 60, ROOT_STEPS = 300 };
#define SETTLED 0.98 /* the share of its surest day above which a block is not split */
static const double try_boldness = 0.001, root_boldness = 0.002;

/* A node below the one that is split. */
typedef struct sprout {
    orki_node node;
    orki_limb limb;
    int64_t units;
} sprout;

/* A block split: a sprout for each day, and for leaving it unplaced, that can hold a better answer.
 */
typedef struct split {
    int n;
    sprout at[ORKI_N_DAYS + 1];
    double score;
} split;

typedef struct ascender {
    orki_boughs *out;
    const orki_tree *tree;
    orki_work work; /* the task's, with pool and duals of its own */
    orki_pool pool;
    orki_arena duals;
    /* of the tree; an ascent's is its node's only */
    bool (*on_bound)(void *user, int64_t bound, const orki_duals *duals);
} ascender;

ork_status orki_boughs_add(orki_boughs *boughs, const orki_bough *bough)
{
    if (orki_array_reserve(&boughs->at, &boughs->capacity, (size_t)boughs->n + 1,
                           sizeof *boughs->at))
        return ORK_ERR_MEMORY;
    boughs->at[boughs->n++] = *bough;
    return ORK_OK;
}

void orki_boughs_free(orki_boughs *boughs)
{
    for (int i = 0; i < boughs->n; i++)
        orki_limb_free(&boughs->at[i].limb);
    orki_free(boughs->at);
    *boughs = (orki_boughs){0};
}

/* Weeks and duals of one ascent are of no use to the next. */
static ork_status start_anew(ascender *a)
{
    orki_pool_free(&a->pool);
    orki_arena_free(&a->duals);
    return orki_duals_make(&a->work.duals, a->work.problem, a->work.cuts->n, &a->duals);
}

/* Ascend at a node from a limb, and keep where it ends; without a limb from the task's duals.
 * *units is the bound there, which closes plans. */
static ork_status ascend(ascender *a, orki_limb *out, int64_t *units, orki_node *node,
                         const orki_limb *from, orki_ascent_rules rules)
{
    orki_arena arena = {0};
    orki_ascent ascent;
    orki_footing footing;
    *out = (orki_limb){0};
    ork_status st = ORK_OK;
    if (from != NULL) {
        st = start_anew(a);
        rules.from = &footing;
    }
    if (st == ORK_OK && from != NULL)
        st = orki_limb_take(from, &a->work, node, &footing);
    if (st == ORK_OK)
        st = orki_ascend(&ascent, &a->work, node, &rules, &arena);
    if (st == ORK_OK)
        st = orki_work_close_plans(&a->work, node, &a->work.duals,
                                   (a->work.best.cost - 1) * ORKI_COST_SCALE - ascent.units);
    if (st == ORK_OK)
        st = orki_limb_keep(out, &a->work, node, &ascent);
    *units = st == ORK_OK ? ascent.units : INT64_MIN;
    orki_arena_free(&arena);
    return st;
}

static bool is_hopeless(const ascender *a, int64_t units)
{
    return orki_bound_points(units) >= a->work.best.cost;
}

/* The weekdays on which a node lets a block take place, each once. @return how many. */
static int list_days(const orki_problem *problem, const uint8_t *plan_open, int block, int *days)
{
    int n = 0;
    for (int p = problem->plans.first[block]; p < problem->plans.first[block + 1]; p++) {
        int day = problem->plans.at[p].day;
        if (plan_open[p] && (n == 0 || days[n - 1] != day))
            days[n++] = day;
    }
    return n;
}

/* How far a block is from having one day: 0 when it has. */
static double openness(const orki_problem *problem, const orki_limb *limb, int block)
{
    double share[ORKI_N_DAYS] = {0}, most = 0;
    int days[ORKI_N_DAYS];
    if (list_days(problem, limb->plan_open, block, days) < 2)
        return 0;
    for (int p = problem->plans.first[block]; p < problem->plans.first[block + 1]; p++) {
        double *mine = &share[problem->plans.at[p].day];
        *mine += limb->plan_share[p];
        most = *mine > most ? *mine : most;
    }
    return most > SETTLED ? 0 : 1 - most;
}

/* The most open blocks. @param[out] blocks  [TRIED] @return how many. */
static int choose_blocks(const orki_problem *problem, const orki_limb *limb, int *blocks)
{
    double open[TRIED];
    int n = 0;
    for (int b = 0; b < problem->season->n_blocks; b++) {
        double mine = openness(problem, limb, b);
        if (mine <= 0 || (n == TRIED && mine <= open[TRIED - 1]))
            continue;
        int at = n < TRIED ? n++ : TRIED - 1;
        for (; at > 0 && open[at - 1] < mine; at--) {
            open[at] = open[at - 1];
            blocks[at] = blocks[at - 1];
        }
        open[at] = mine;
        blocks[at] = b;
    }
    return n;
}

static void drop_sprout(sprout *x)
{
    orki_node_free(&x->node);
    orki_limb_free(&x->limb);
}

static void drop_split(split *s)
{
    for (int i = 0; i < s->n; i++)
        drop_sprout(&s->at[i]);
    s->n = 0;
}

/* Keep of the block only this day, or nothing (day -1). */
static void restrict_block(orki_node *node, const orki_problem *problem, int block, int day)
{
    int first = problem->plans.first[block], past = problem->plans.first[block + 1];
    if (day >= 0) {
        orki_node_branch_day(node, problem, block, day, true);
        return;
    }
    memset(node->plan_open + first, 0, (size_t)(past - first));
    orki_node_refresh(node, problem);
}

/* One more sprout, unless it can hold nothing better. *lift is what it lifts the bound by. */
static ork_status grow(ascender *a, split *s, const orki_bough *bough, const orki_node *node,
                       int block, int day, double *lift)
{
    const orki_problem *problem = a->work.problem;
    sprout x = {0};
    orki_ascent_rules rules = {.steps = TRY_STEPS, .boldness = try_boldness};
    ork_status st = orki_node_copy(&x.node, node, problem);
    if (st == ORK_OK) {
        restrict_block(&x.node, problem, block, day);
        st = ascend(a, &x.limb, &x.units, &x.node, &bough->limb, rules);
    }
    x.units = x.units > bough->units ? x.units : bough->units;
    int64_t most = a->work.best.cost * ORKI_COST_SCALE;
    *lift = (double)((x.units < most ? x.units : most) - bough->units) / (double)ORKI_COST_SCALE;
    if (st == ORK_OK && !is_hopeless(a, x.units))
        s->at[s->n++] = x;
    else
        drop_sprout(&x);
    return st;
}

/* (T1). On failure nothing is left of the split. */
static ork_status try_block(ascender *a, split *out, const orki_bough *bough, const orki_node *node,
                            int block)
{
    const orki_problem *problem = a->work.problem;
    int days[ORKI_N_DAYS + 1], n = list_days(problem, node->plan_open, block, days);
    double least = HUGE_VAL, next = HUGE_VAL;
    ork_status st = ORK_OK;
    *out = (split){0};
    if (node->may_leave[problem->cluster_of_block[block]])
        days[n++] = -1;
    for (int i = 0; i < n && st == ORK_OK; i++) {
        double lift;
        st = grow(a, out, bough, node, block, days[i], &lift);
        next = lift < least ? least : lift < next ? lift : next;
        least = lift < least ? lift : least;
    }
    out->score = (least + 1) * (next + 1);
    if (st != ORK_OK)
        drop_split(out);
    return st;
}

/* The sprouts of the chosen block climb on and become nodes. */
static ork_status let_grow(ascender *a, split *s, int64_t units)
{
    ork_status st = ORK_OK;
    for (int i = 0; i < s->n && st == ORK_OK; i++) {
        sprout *x = &s->at[i];
        orki_ascent_rules rules = {.steps = CHILD_STEPS, .boldness = *x->limb.boldness};
        orki_bough bough = {.index = -1};
        st = ascend(a, &bough.limb, &bough.units, &x->node, &x->limb, rules);
        bough.units = bough.units > x->units ? bough.units : x->units;
        bough.units = bough.units > units ? bough.units : units;
        bool is_kept = st == ORK_OK && !is_hopeless(a, bough.units);
        if (is_kept)
            st = orki_boughs_add(a->out, &bough);
        if (!is_kept || st != ORK_OK)
            orki_limb_free(&bough.limb);
    }
    return st;
}

/* Split by the best of a few blocks. When an end is wanted meanwhile the node stays as it is. */
static ork_status split_node(ascender *a, int index, const orki_node *node)
{
    int blocks[TRIED];
    orki_bough bough = a->out->at[index]; /* its limb stays where it is */
    int n = choose_blocks(a->work.problem, &bough.limb, blocks);
    split best = {.score = -1};
    ork_status st = ORK_OK;
    for (int i = 0; i < n && st == ORK_OK; i++) {
        split mine;
        st = try_block(a, &mine, &bough, node, blocks[i]);
        if (st == ORK_OK && mine.score > best.score) {
            split last = best;
            best = mine;
            mine = last;
        }
        drop_split(&mine);
    }
    bool is_whole = st == ORK_OK && orki_work_goes_on(&a->work);
    if (is_whole && n > 0)
        st = let_grow(a, &best, bough.units);
    a->out->at[index].is_flat = is_whole && n == 0;
    a->out->at[index].is_gone = is_whole && n > 0;
    drop_split(&best);
    return st;
}

/* A node as the climb will have it: with its limb from before, or from the search's duals. */
static ork_status take_node(ascender *a, int index)
{
    const orki_tree_node *t = &a->tree->at[index];
    const orki_problem *problem = a->work.problem;
    const int64_t units = t->bound * ORKI_COST_SCALE;
    orki_bough bough = {.index = index, .units = units, .is_flat = t->is_flat};
    bough.is_another = t->state != ORKI_LEAF_OPEN;
    if (bough.is_flat || bough.is_another)
        return orki_boughs_add(a->out, &bough);
    orki_node node;
    ork_status st = orki_tree_restrict(&node, a->tree, index, problem);
    if (st == ORK_OK && t->limb.x != NULL)
        st = orki_limb_copy(&bough.limb, &t->limb, problem);
    else if (st == ORK_OK)
        st = ascend(a, &bough.limb, &bough.units, &node, NULL,
                    (orki_ascent_rules){.steps = ROOT_STEPS, .boldness = root_boldness});
    bough.units = bough.units > units ? bough.units : units;
    bough.is_gone = st == ORK_OK && is_hopeless(a, bough.units);
    if (st == ORK_OK)
        st = orki_boughs_add(a->out, &bough);
    if (st != ORK_OK)
        orki_limb_free(&bough.limb);
    orki_node_free(&node);
    return st;
}

static ork_status take_tree(ascender *a, const orki_work *work)
{
    ork_status st = orki_duals_copy(&a->work.duals, work->has_duals ? &work->duals : NULL,
                                    work->problem, work->cuts->n, &a->duals);
    for (int i = 0; i < a->tree->n && st == ORK_OK; i++) {
        if (a->tree->at[i].state != ORKI_LEAF_GONE)
            st = take_node(a, i);
    }
    return st;
}

/* The node with the least bound, of all that are left; -1 = none. */
static int find_least(const orki_boughs *boughs, bool splits)
{
    int least = -1;
    for (int i = 0; i < boughs->n; i++) {
        const orki_bough *bough = &boughs->at[i];
        if (bough->is_gone || (splits && bough->is_another))
            continue;
        if (least < 0 || bough->units < boughs->at[least].units)
            least = i;
    }
    return least;
}

/* No answer costs less than the least bound of what is left. */
static bool tell_bound(ascender *a)
{
    int least = find_least(a->out, false);
    int64_t bound = least < 0 ? a->work.best.cost : orki_bound_points(a->out->at[least].units);
    return a->on_bound == NULL || a->on_bound(a->work.user, bound, NULL);
}

/* The next node, the one with the least bound. *is_over when that is not for the climb. */
static ork_status climb_on(ascender *a, bool *is_over, int64_t *n_split)
{
    int least = find_least(a->out, true);
    *is_over = least < 0 || a->out->at[least].is_flat;
    if (*is_over)
        return ORK_OK;
    orki_node node;
    ork_status st = orki_node_open(&node, a->work.problem);
    if (st == ORK_OK)
        orki_limb_close(&a->out->at[least].limb, &node, a->work.problem);
    if (st == ORK_OK)
        st = split_node(a, least, &node);
    *n_split += a->out->at[least].is_gone;
    if (st == ORK_OK)
        *is_over = !tell_bound(a);
    orki_node_free(&node);
    return st;
}

ork_status orki_tree_climb(orki_boughs *out, int64_t *n_split, orki_work *work,
                           const orki_tree *tree)
{
    *n_split = 0;
    *out = (orki_boughs){0};
    ascender a = {.out = out, .tree = tree, .work = *work, .on_bound = work->on_bound};
    a.work.pool = &a.pool;
    a.work.duals_arena = &a.duals;
    a.work.on_bound = NULL;
    ork_status st = take_tree(&a, work);
    for (bool is_over = false; st == ORK_OK && !is_over && orki_work_goes_on(&a.work) &&
                               a.work.effort.work < work->work_limit;)
        st = climb_on(&a, &is_over, n_split);
    work->effort = a.work.effort;
    work->is_stopped = a.work.is_stopped;
    orki_pool_free(&a.pool);
    orki_arena_free(&a.duals);
    return st;
}
