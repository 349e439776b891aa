/* The variables that solve/sat.c has yet to try, the most active in conflicts first. Conflicts of
 * late count most: what one adds grows all the time, and everything is scaled down when it gets too
 * large. */
#ifndef ORKI_SOLVE_SAT_ORDER_H
#define ORKI_SOLVE_SAT_ORDER_H

#include "base/memory.h"
#include "orkestrooster/status.h"

typedef struct orki_sat_order {
    int n_vars, n;
    int *heap;        /* [n] */
    int *place;       /* [n_vars] in the heap, or -1 */
    double *activity; /* [n_vars] */
    double increase;  /* by the next conflict */
} orki_sat_order;

/** All variables, in the arena. @return ORK_OK or ORK_ERR_MEMORY. */
ork_status orki_sat_order_open(orki_sat_order *order, int n_vars, orki_arena *arena);

/** Put a variable back, if it is not there. */
void orki_sat_order_push(orki_sat_order *order, int v);

/** Take the first; there must be one. */
int orki_sat_order_pop(orki_sat_order *order);

/** A conflict has to do with the variable. */
void orki_sat_order_bump(orki_sat_order *order, int v);

/** A conflict is over. */
void orki_sat_order_decay(orki_sat_order *order);

#endif
