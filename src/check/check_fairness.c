/* fairness: the minutes of travel and idle time a week of the teacher who has most of them. */
#include "check/judge.h"

void ORKI_CHECK(FAIRNESS)(orki_judge *judge)
{
    int most = 0;
    for (int t = 0; t < judge->view->season->n_teachers; t++) {
        int unpaid = 0;
        for (int day = 0; day < ORKI_N_DAYS; day++)
            unpaid += orki_view_travel(judge->view, t, day) + orki_view_idle(judge->view, t, day);
        most = unpaid > most ? unpaid : most;
    }
    orki_judge_cost_item(judge, most);
}
