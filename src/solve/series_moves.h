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

/* What is to move where. */
typedef struct orki_draft {
    int lesson, to;
    int after, next; /* the lesson right after it, or -1, and where that goes */
    bool is_deep;    /* as a Kempe chain */
} orki_draft;

/** Draw a move. @return false when there is nothing to be moved there. */
bool orki_series_move_draw(const orki_series_state *state, orki_draft *draft, orki_random *random);

/** Make a move.
 *  @param marks  [n_lessons] false before and after
 *  @return false, the state as it was, when it cannot be made */
bool orki_series_move_make(orki_series_state *state, orki_move *move, const orki_draft *draft,
                           bool *marks);

/** What moves when a lesson moves: it, those of its groups who are there to where it was; of its
 *  teacher, too, and so on, when is_deep. Nothing is moved yet. @return false: it cannot be. */
bool orki_series_chain(const orki_series_state *state, orki_chain *chain, int lesson, int moment,
                       bool is_deep, bool *marks);

void orki_series_move_back(orki_series_state *state, const orki_move *move);

#endif
