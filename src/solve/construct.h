/* The first answer: blocks one by one, hardest first, each on the plan and with the team that adds
 * least to the cost so far. Never a dead end: what cannot be staffed stays unstaffed, what cannot
 * be placed unplaced. Milliseconds to seconds. */
#ifndef ORKI_SOLVE_CONSTRUCT_H
#define ORKI_SOLVE_CONSTRUCT_H

#include "solve/answer.h"

/** Build an answer. When the problem's watch wants an end, the blocks left get
 * the first plan that will do.
 *  @param[in,out] answer  overwritten; its rooms and cost are judged
 *  @return ORK_OK; ORK_ERR_MEMORY; ORK_ERR_BACKEND. */
ork_status orki_construct(orki_answer *answer, const orki_problem *problem);

#endif
