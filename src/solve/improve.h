/* Better answers: diving from a relaxation, and neighbourhoods of the incumbent.
 * Both explore nodes that are small enough for GLPK to settle (solve/explore.h). */
#ifndef ORKI_SOLVE_IMPROVE_H
#define ORKI_SOLVE_IMPROVE_H

#include "solve/explore.h"

/** Dive: fix the weekdays of which the relaxation is surest, look again, then the plans, then solve
 *  what is left whole. Ends early when the bound of the dive reaches the incumbent.
 *  @param by_lp  the relaxation is solved by column generation; else by ascent, which is faster and
 *                rougher
 *  @return as orki_explore(). */
ork_status orki_dive(orki_work *work, bool by_lp);

/** Neighbourhood search until the work limit: keep all plans but those of a few blocks, and find
 * the best such answer; the neighbourhoods grow while they are settled quickly.
 *  @return as orki_explore(). */
ork_status orki_improve(orki_work *work);

#endif
