/* The choice is made after the week, and the checker's counting of it is what a planner sees. */
#include "solve/result_loans.h"

#include <math.h>
#include <stddef.h>

#define MOST_S 20.0 /* for GLPK */
#define LEAST_S 0.5
#define PART 0.1 /* of the limit of the search */

ork_status orki_result_add_loans(ork_result *result, const ork_season *season)
{
    if (result->timetable == NULL || !ork_season_has_instruments(season))
        return ORK_OK;
    double limit_s = result->options.time_limit_s;
    double seconds = limit_s < 0 ? -1 : fmin(MOST_S, LEAST_S + PART * limit_s);
    ork_status st = ORK_OK;
    if (ork_season_has_depots(season))
        st = ork_loans_choose(&result->loans, season, result->timetable, seconds);
    if (st == ORK_OK)
        st = ork_instruments_count(&result->instruments, season, result->timetable, result->loans);
    if (st == ORK_OK && result->instruments->n_breaches > 0)
        st = ORK_ERR_INTERNAL;
    return st;
}
