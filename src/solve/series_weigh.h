/* What a move would cost, without making it: most moves of annealing are refused, and to find that
 * out costs a quarter of making them and taking them back.
 * Input: a state in which nothing is broken. Invariant: an estimate only; what passes is made and
 * weighed in full. */
#ifndef ORKI_SOLVE_SERIES_WEIGH_H
#define ORKI_SOLVE_SERIES_WEIGH_H

#include "solve/series_moves.h"

/** Would the move raise the cost by more than `most`, each lesson that would have to go counted at
 *  `price`? It is given up early when part of it costs `spare` more than that.
 *  @return false also where only making it tells; true also when it cannot be made. */
bool orki_series_is_dear(orki_series_state *state, const orki_draft *draft, double price,
                         double most, double spare, bool *marks);

#endif
