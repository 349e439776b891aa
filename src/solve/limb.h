/* What is kept of a node between two visits of the climb (solve/tree_climb.h): what it has closed,
 * the duals of its bound, and the averages of its ascent. One allocation, so that it can travel. */
#ifndef ORKI_SOLVE_LIMB_H
#define ORKI_SOLVE_LIMB_H

#include "solve/ascend.h"

typedef struct orki_limb {
    int n;              /* length of the vectors x and mean (solve/slopes.h) */
    double *x, *mean;   /* [n] duals as a vector, and the slope of the averages */
    double *plan_share; /* [n_plans] */
    double *boldness;   /* [1] of the ascent when it ended */
    uint8_t *plan_open; /* [n_plans] */
    uint8_t *may_leave; /* [n_clusters] */
    size_t n_bytes;     /* from x on */
} orki_limb;

/** Room for a limb. @return ORK_OK or ORK_ERR_MEMORY; orki_limb_free() in every case. */
ork_status orki_limb_make(orki_limb *out, const orki_problem *problem, int n);

/** Keep where an ascent at a node has ended. @return as orki_limb_make(). */
ork_status orki_limb_keep(orki_limb *out, const orki_work *work, const orki_node *node,
                          const orki_ascent *ascent);

/** A copy of its own. @return as orki_limb_make(). */
ork_status orki_limb_copy(orki_limb *out, const orki_limb *from, const orki_problem *problem);

/** Close in a node what the limb has closed. */
void orki_limb_close(const orki_limb *limb, orki_node *node, const orki_problem *problem);

/** Put the limb's duals into work.duals, as far as the node's ranges allow.
 *  @param[out] footing  what an ascent goes on from; borrowed from the limb
 *  @return ORK_OK or ORK_ERR_MEMORY. */
ork_status orki_limb_take(const orki_limb *limb, orki_work *work, const orki_node *node,
                          orki_footing *footing);

void orki_limb_free(orki_limb *limb);

#endif
