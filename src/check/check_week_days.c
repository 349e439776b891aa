/* week-days: the days on which a teacher teaches are at most her limit. */
#include "check/judge.h"

void ORKI_CHECK(WEEK_DAYS)(orki_judge *judge)
{
    for (int i = judge->first_teacher; i < judge->end_teacher; i++) {
        const orki_teacher *t = &judge->view->season->teachers[i];
        int n = 0;
        for (int day = 0; day < ORKI_N_DAYS; day++)
            n += orki_view_day(judge->view, i, day).n > 0;
        if (n > t->max_days)
            orki_judge_breach(judge, t->id, -1, ORKI_NEVER,
                              _("%s teaches on %d days, at most %d are allowed."), t->name, n,
                              t->max_days);
    }
}
