/* extra-day: the days on which each teacher who is not a substitute teaches beyond those she
 * wishes.
 */
#include "check/judge.h"

void ORKI_CHECK(EXTRA_DAY)(orki_judge *judge)
{
    for (int i = 0; i < judge->view->season->n_teachers; i++) {
        const orki_teacher *t = &judge->view->season->teachers[i];
        int n = 0;
        for (int day = 0; day < ORKI_N_DAYS; day++)
            n += orki_view_day(judge->view, i, day).n > 0;
        if (!t->is_substitute && n > t->wish_days)
            orki_judge_charge_teacher(judge, i, n - t->wish_days);
    }
}
