/* call-out: on each day with lessons, the minutes by which a teacher's day falls short of her
 * minimum paid call. */
#include "check/judge.h"

void ORKI_CHECK(CALL_OUT)(orki_judge *judge)
{
    const orki_view *view = judge->view;
    for (int t = 0; t < view->season->n_teachers; t++) {
        for (int day = 0; day < ORKI_N_DAYS; day++)
            orki_judge_charge_teacher(judge, t, orki_view_call_out(view, t, day));
    }
}
