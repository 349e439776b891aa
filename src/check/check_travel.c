/* travel: each teacher's minutes of travel on each day with lessons. */
#include "check/judge.h"

void ORKI_CHECK(TRAVEL)(orki_judge *judge)
{
    for (int t = 0; t < judge->view->season->n_teachers; t++) {
        for (int day = 0; day < ORKI_N_DAYS; day++)
            orki_judge_charge_teacher(judge, t, orki_view_travel(judge->view, t, day));
    }
}
