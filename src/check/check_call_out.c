/* call-out: on each day with lessons, the minutes by which a teacher's day falls short of her
 * minimum paid call. */
#include "check/judge.h"

void ORKI_CHECK(CALL_OUT)(orki_judge *judge)
{
    const orki_view *view = judge->view;
    for (int t = 0; t < view->season->n_teachers; t++) {
        for (int day = 0; day < ORKI_N_DAYS; day++) {
            orki_list lessons = orki_view_day(view, t, day);
            if (lessons.n == 0)
                continue;
            orki_span hull = orki_view_hull(view, lessons);
            int missing = view->season->teachers[t].call_out_min - (hull.to - hull.from);
            orki_judge_cost_item(judge, missing > 0 ? missing : 0);
        }
    }
}
