/* The branch-and-bound tree: what is still open, and the bound that follows.
 * A node is its path of decisions from the root; the columns it forbids are derived when needed. */
#ifndef ORKI_SOLVE_TREE_H
#define ORKI_SOLVE_TREE_H

#include "solve/limb.h"

enum { ORKI_TREE_LEVELS = 4 };

typedef enum orki_leaf {
    ORKI_LEAF_OPEN,
    ORKI_LEAF_BUSY,
    ORKI_LEAF_STUCK,
    ORKI_LEAF_GONE
} orki_leaf;

typedef struct orki_tree_node {
    int parent; /* -1 = root */
    orki_branch branch;
    bool is_on;
    int64_t bound; /* points */
    orki_leaf state;
    int tries; /* that failed */
    int level; /* of its guess (solve/task.c): how far above the bound it was searched, by proof */
    bool is_flat;   /* column generation's, as all nodes below it; not for the climb */
    orki_limb limb; /* of the climb (solve/tree_climb.h); empty = none */
} orki_tree_node;

typedef struct orki_tree {
    int n;
    size_t capacity;
    orki_tree_node *at;
} orki_tree;

/** Add a node. @return its index, or -1 when out of memory. */
int orki_tree_add(orki_tree *tree, int parent, const orki_branch *branch, bool is_on,
                  int64_t bound);

/** The open node with the least bound, or -1; of the flat ones only, if asked for. Nodes that
 * cannot beat `cost` are closed on the way. */
int orki_tree_best(orki_tree *tree, int64_t cost, bool is_flat);

/** The limb of the node or of the nearest one above that has one; NULL = none. */
const orki_limb *orki_tree_limb(const orki_tree *tree, int index);

/** What no answer can cost less than, given the incumbent's cost. */
int64_t orki_tree_bound(const orki_tree *tree, int64_t cost);

/** The node with all decisions of its path. @return ORK_OK or ORK_ERR_MEMORY; free in every case.
 */
ork_status orki_tree_restrict(orki_node *out, const orki_tree *tree, int index,
                              const orki_problem *problem);

void orki_tree_free(orki_tree *tree);

#endif
