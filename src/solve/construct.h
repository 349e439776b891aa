/* The first answer: blocks one by one, hardest first, each on the plan and with the team that adds
 * least to the cost so far. Never a dead end: what cannot be staffed stays unstaffed, what cannot
 * be placed unplaced. No linear program; milliseconds to seconds. */
#ifndef ORKI_SOLVE_CONSTRUCT_H
#define ORKI_SOLVE_CONSTRUCT_H

#include "base/random.h"
#include "solve/answer.h"

/** Build an answer.
 *  @param[in,out] answer  overwritten; its rooms and cost are judged
 *  @param         random  NULL: no random choices; else costs are disturbed a little, so that
 *                         another call gives another answer
 *  @return ORK_OK; ORK_ERR_MEMORY; ORK_ERR_BACKEND. */
ork_status orki_construct(orki_answer *answer, const orki_problem *problem, orki_random *random);

#endif
