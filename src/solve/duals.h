/* Copies of duals, and who owns their memory: a set of duals that is taken in the place of another
 * releases what the other had, so that a long search holds no more sets than a short one. */
#ifndef ORKI_SOLVE_DUALS_H
#define ORKI_SOLVE_DUALS_H

#include "solve/bound.h"

/** Duals with room for n_cuts cuts, copied from others with perhaps fewer; NULL: all zero.
 *  @return ORK_OK or ORK_ERR_MEMORY */
ork_status orki_duals_copy(orki_duals *out, const orki_duals *from, const orki_problem *problem,
                           int n_cuts, orki_arena *arena);

/** Write duals over others, without memory. Cuts that only one of the two has get nothing. */
void orki_duals_write(orki_duals *out, const orki_duals *from, const orki_problem *problem);

/* Duals in memory of their own. */
typedef struct orki_own_duals {
    orki_duals at;
    orki_arena arena;
} orki_own_duals;

/** Put a copy of other duals in the place of these. @return ORK_OK or ORK_ERR_MEMORY. */
ork_status orki_own_duals_take(orki_own_duals *own, const orki_duals *duals,
                               const orki_problem *problem);

enum { ORKI_KEPT_DUALS = 5 };

/* The first set of duals that was kept, and the latest ones. */
typedef struct orki_kept_duals {
    int n;
    orki_own_duals at[ORKI_KEPT_DUALS];
} orki_kept_duals;

/** Keep a copy; when there are too many, the oldest but the first goes.
 *  @return ORK_OK or ORK_ERR_MEMORY */
ork_status orki_kept_duals_add(orki_kept_duals *kept, const orki_duals *duals,
                               const orki_problem *problem);

void orki_kept_duals_free(orki_kept_duals *kept);

#endif
