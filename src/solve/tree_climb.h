/* Climbing the tree: nodes are bounded by short ascents from where the ascent of their parent
 * ended, and split by the weekday of a block: one node for each day that is left. Which block: the
 * one whose days, tried for a few steps, lift the bound most (strong branching).
 * Input: the open nodes of the tree. Output: boughs, the nodes that have gone and those that have
 * come. Seasons without series only, whose duals need no linear program. */
#ifndef ORKI_SOLVE_TREE_CLIMB_H
#define ORKI_SOLVE_TREE_CLIMB_H

#include "solve/tree.h"

typedef struct orki_bough {
    int index;       /* in the tree; -1 = new */
    int64_t units;   /* its bound, 1/100000 points */
    orki_limb limb;  /* of new ones */
    bool is_gone;    /* split, or without a better answer */
    bool is_flat;    /* all weekdays are as good as settled: not for the climb */
    bool is_another; /* somebody else's: it counts for the bound, and stays as it is */
} orki_bough;

typedef struct orki_boughs {
    int n;
    size_t capacity;
    orki_bough *at;
} orki_boughs;

/** Climb until the work limit, or until the least bound is a flat node's. Bounds of the whole tree
 *  are told.
 *  @param[out] n_split  nodes split
 *  @return ORK_OK; ORK_ERR_MEMORY. orki_boughs_free() in every case. */
ork_status orki_tree_climb(orki_boughs *out, int64_t *n_split, orki_work *work,
                           const orki_tree *tree);

/** Add one. @return ORK_OK or ORK_ERR_MEMORY. */
ork_status orki_boughs_add(orki_boughs *boughs, const orki_bough *bough);

void orki_boughs_free(orki_boughs *boughs);

#endif
