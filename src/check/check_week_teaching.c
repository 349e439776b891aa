/* week-teaching: minutes of teaching a week are at most the teacher's limit. */
#include "check/judge.h"

void ORKI_CHECK(WEEK_TEACHING)(orki_judge *judge)
{
    for (int i = judge->first_teacher; i < judge->end_teacher; i++) {
        const orki_teacher *t = &judge->view->season->teachers[i];
        int taught = 0;
        for (int day = 0; day < ORKI_N_DAYS; day++)
            taught += orki_view_taught(judge->view, i, day);
        if (taught > t->max_week_min)
            orki_judge_breach(judge, t->id, -1, ORKI_NEVER,
                              _("%s teaches %s a week; at most %s is allowed."), t->name,
                              orki_judge_length(judge, taught),
                              orki_judge_length(judge, t->max_week_min));
    }
}
