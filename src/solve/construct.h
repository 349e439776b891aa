/* The first answer: blocks one by one, hardest first, each on the plan and with the team that adds
 * least to the cost so far. Never a dead end: what cannot be staffed stays unstaffed, what cannot
 * be placed unplaced. Milliseconds to seconds. */
#ifndef ORKI_SOLVE_CONSTRUCT_H
#define ORKI_SOLVE_CONSTRUCT_H

#include "solve/explore.h"

/** Build an answer; it becomes the incumbent when it is better. Stops early when the search wants
 * an end: what is not placed by then stays unplaced.
 *  @param node  blocks go on plans that it leaves open, if they can; NULL = on any
 *  @return ORK_OK; ORK_ERR_MEMORY; ORK_ERR_BACKEND; ORK_ERR_INTERNAL. */
ork_status orki_construct(orki_work *work, const orki_node *node);

#endif
