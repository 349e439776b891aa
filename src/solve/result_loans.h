/* Loans of instruments for the timetable of a result. */
#ifndef ORKI_SOLVE_RESULT_LOANS_H
#define ORKI_SOLVE_RESULT_LOANS_H

#include "orkestrooster/solve.h"

/** Choose the loans for the result's timetable and count them; nothing without a timetable or
 *  instruments to speak of.
 *  @return ORK_OK; ORK_ERR_MEMORY; ORK_ERR_INTERNAL (the checker refuses the choice). */
ork_status orki_result_add_loans(ork_result *result, const ork_season *season);

#endif
