/* rest: between the last lesson of a day and the first of the next there are rest_min minutes. */
#include "check/judge.h"

static void check_night(orki_judge *judge, int teacher, int day)
{
    const orki_view *view = judge->view;
    orki_list evening = orki_view_day(view, teacher, day);
    orki_list morning = orki_view_day(view, teacher, day + 1);
    if (evening.n == 0 || morning.n == 0)
        return;
    int rest = ORKI_DAY_MIN - orki_view_hull(view, evening).to + orki_view_hull(view, morning).from;
    if (rest >= view->season->limits.rest_min)
        return;
    const orki_teacher *t = &view->season->teachers[teacher];
    orki_judge_breach(judge, t->id, view->season->orchestras[morning.at[0]].school,
                      orki_judge_when(judge, morning.at[0]),
                      _("%s has %s of rest before %s; at least %s is due."), t->name,
                      orki_judge_length(judge, rest), orki_judge_lesson(judge, morning.at[0]),
                      orki_judge_length(judge, view->season->limits.rest_min));
}

void ORKI_CHECK(REST)(orki_judge *judge)
{
    for (int t = judge->first_teacher; t < judge->end_teacher; t++) {
        for (int day = 0; day + 1 < ORKI_N_DAYS; day++)
            check_night(judge, t, day);
    }
}
