/* The answer that a timetable is, as far as the season allows it: where a rerun's search begins.
 * Input: a timetable of the season that may break rules (the old one). Output: an answer of the
 * model that breaks none: blocks whose times are no plan any more are unplaced, teachers who cannot
 * come are left out. */
#ifndef ORKI_SOLVE_RESUME_H
#define ORKI_SOLVE_RESUME_H

#include "solve/answer.h"

/** @param[out] out  made already; judged when the answer is ORK_OK
 *  @return ORK_OK; ORK_ERR_MEMORY; ORK_ERR_BACKEND; ORK_ERR_INTERNAL. */
ork_status orki_resume(orki_answer *out, const orki_problem *problem, const ork_timetable *from);

#endif
