/* Best-first over a plain array: trees here have hundreds of nodes, not millions. */
#include "solve/tree.h"

int orki_tree_add(orki_tree *tree, int parent, const orki_branch *branch, bool is_on, int64_t bound)
{
    if (orki_array_reserve(&tree->at, &tree->capacity, (size_t)tree->n + 1, sizeof *tree->at))
        return -1;
    tree->at[tree->n] = (orki_tree_node){.parent = parent, .is_on = is_on, .bound = bound};
    if (branch != NULL)
        tree->at[tree->n].branch = *branch;
    return tree->n++;
}

int orki_tree_best(orki_tree *tree, int64_t cost, bool is_flat)
{
    int best = -1;
    for (int i = 0; i < tree->n; i++) {
        orki_tree_node *node = &tree->at[i];
        if (node->state != ORKI_LEAF_OPEN && node->state != ORKI_LEAF_STUCK)
            continue;
        if (node->bound >= cost) {
            node->state = ORKI_LEAF_GONE;
            orki_limb_free(&node->limb);
        }
        if (node->state == ORKI_LEAF_OPEN && (node->is_flat || !is_flat) &&
            (best < 0 || node->bound < tree->at[best].bound))
            best = i;
    }
    return best;
}

int64_t orki_tree_bound(const orki_tree *tree, int64_t cost)
{
    int64_t bound = cost;
    for (int i = 0; i < tree->n; i++) {
        if (tree->at[i].state != ORKI_LEAF_GONE && tree->at[i].bound < bound)
            bound = tree->at[i].bound;
    }
    return bound;
}

ork_status orki_tree_restrict(orki_node *out, const orki_tree *tree, int index,
                              const orki_problem *problem)
{
    ork_status st = orki_node_open(out, problem);
    for (int i = index; st == ORK_OK && i >= 0; i = tree->at[i].parent) {
        const orki_branch *branch = &tree->at[i].branch;
        bool is_on = tree->at[i].is_on;
        if (branch->kind == ORKI_BRANCH_DAY)
            orki_node_branch_day(out, problem, branch->block, branch->day, is_on);
        else if (branch->kind == ORKI_BRANCH_PLAN)
            orki_node_branch_plan(out, problem, branch->plan, is_on);
        else if (branch->kind == ORKI_BRANCH_PAIR)
            orki_node_branch_pair(out, problem, branch->teacher, branch->part, is_on);
        if (tree->at[i].limb.x != NULL)
            orki_limb_close(&tree->at[i].limb, out, problem);
    }
    if (st == ORK_OK)
        orki_node_refresh(out, problem);
    return st;
}

const orki_limb *orki_tree_limb(const orki_tree *tree, int index)
{
    while (index >= 0 && tree->at[index].limb.x == NULL)
        index = tree->at[index].parent;
    return index < 0 ? NULL : &tree->at[index].limb;
}

void orki_tree_free(orki_tree *tree)
{
    for (int i = 0; i < tree->n; i++)
        orki_limb_free(&tree->at[i].limb);
    orki_free(tree->at);
    *tree = (orki_tree){0};
}
