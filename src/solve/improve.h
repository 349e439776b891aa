/* Better answers: diving from a relaxation, and neighbourhoods of the incumbent.
 * Both explore nodes that are small enough for GLPK to settle (solve/explore.h). */
#ifndef ORKI_SOLVE_IMPROVE_H
#define ORKI_SOLVE_IMPROVE_H

#include "solve/explore.h"

/** Dive: fix the weekdays of which an ascent is surest, look again, then the plans, then solve what
 *  is left whole. Ends early when the bound of the dive reaches the incumbent.
 *  @return as orki_explore(). */
ork_status orki_dive(orki_work *work);

/** Neighbourhood search until the work limit: keep all plans but those of a few blocks, and find
 * the best such answer; the neighbourhoods grow while they are settled quickly, and when they have
 * long given nothing, a dive looks elsewhere.
 *  @return as orki_explore(). */
ork_status orki_improve(orki_work *work);

#endif
