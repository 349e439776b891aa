/* Moves of annealing: a lesson to another moment, and those in its way back to where it was.
 * In a chain those in their way move on, too, until neither group nor teacher is in two places
 * (Kempe chain). Invariant: a move that is taken back leaves the state as it was. */
#ifndef ORKI_SOLVE_SERIES_MOVES_H
#define ORKI_SOLVE_SERIES_MOVES_H

#include "solve/series_state.h"

enum { ORKI_MAX_CHAIN = 24 };

typedef struct orki_chain {
    int n;
    int lesson[ORKI_MAX_CHAIN], from[ORKI_MAX_CHAIN], to[ORKI_MAX_CHAIN];
} orki_chain;

/* A lesson's chain, and perhaps that of the lesson right after it in a double. */
typedef struct orki_move {
    int n;
    orki_chain chains[2];
} orki_move;

/** Make a random move.
 *  @param marks  [n_lessons] false before and after
 *  @return false, the state as it was, when the one drawn cannot be made */
bool orki_series_move_random(orki_series_state *state, orki_move *move, orki_random *random,
                             bool *marks);

void orki_series_move_back(orki_series_state *state, const orki_move *move);

#endif
