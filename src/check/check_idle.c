/* idle: each teacher's free minutes between lessons on each day. */
#include "check/judge.h"

void ORKI_CHECK(IDLE)(orki_judge *judge)
{
    for (int t = 0; t < judge->view->season->n_teachers; t++) {
        for (int day = 0; day < ORKI_N_DAYS; day++)
            orki_judge_charge_teacher(judge, t, orki_view_idle(judge->view, t, day));
    }
}
