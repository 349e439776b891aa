/* A node: what a part of the search may still use. The root allows everything; branching, diving
 * and neighbourhoods forbid plans, pairs of teacher and part, or lacks. Invariant: every
 * restriction forbids columns; so a bound for the node holds for all answers that keep its
 * restrictions. */
#ifndef ORKI_SOLVE_NODE_H
#define ORKI_SOLVE_NODE_H

#include "solve/duties.h"

typedef struct orki_node {
    uint8_t *plan_open;  /* [n_plans] */
    uint8_t *pair_open;  /* [n_teachers * n_parts], teacher-major */
    uint8_t *may_leave;  /* [n_clusters] the cluster's lessons may stay unplaced */
    uint8_t *may_lack;   /* [n_parts] the part may stay unstaffed */
    uint8_t *piece_free; /* [n_pieces] of a series: may be used */
    uint8_t *piece_open; /* [n_pieces] some open plan uses it, or it is free; kept by
                            orki_node_refresh() */
} orki_node;

/** A node that allows everything. @return ORK_OK or ORK_ERR_MEMORY; orki_node_free() in every case.
 */
ork_status orki_node_open(orki_node *out, const orki_problem *problem);

/** An independent copy. @return as orki_node_open(). */
ork_status orki_node_copy(orki_node *out, const orki_node *from, const orki_problem *problem);

/** Bring piece_open in line with plan_open and piece_free; call after closing any. */
void orki_node_refresh(orki_node *node, const orki_problem *problem);

/** Is every piece of the duty open to its teacher? */
bool orki_node_allows_duty(const orki_node *node, const orki_problem *problem,
                           const orki_duties *all, int teacher, int duty);

/** Keep of a block only its plans of that day (is_on) or all but those. */
void orki_node_branch_day(orki_node *node, const orki_problem *problem, int block, int day,
                          bool is_on);

/** Keep of a block only one plan (is_on) or all but that. */
void orki_node_branch_plan(orki_node *node, const orki_problem *problem, int plan, bool is_on);

/** Give a part to one teacher (is_on: nobody else may, and it may not be lacking) or forbid it her.
 */
void orki_node_branch_pair(orki_node *node, const orki_problem *problem, int teacher, int part,
                           bool is_on);

void orki_node_free(orki_node *node);

#endif
