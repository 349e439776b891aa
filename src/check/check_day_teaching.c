/* day-teaching: minutes of teaching a day are at most the teacher's and the season's limit. */
#include "check/judge.h"

static void check_day(orki_judge *judge, int teacher, int day)
{
    const orki_view *view = judge->view;
    const orki_teacher *t = &view->season->teachers[teacher];
    int limit = t->max_day_min, taught = orki_view_taught(view, teacher, day);
    if (view->season->limits.day_teaching_min < limit)
        limit = view->season->limits.day_teaching_min;
    if (taught <= limit)
        return;
    orki_list lessons = orki_view_day(view, teacher, day);
    orki_judge_breach(judge, t->id, view->season->orchestras[lessons.at[0]].school,
                      (orki_when){day, orki_view_hull(view, lessons)},
                      _("%s teaches %s on %s; at most %s is allowed."), t->name,
                      orki_judge_length(judge, taught), orki_judge_day(day),
                      orki_judge_length(judge, limit));
}

void ORKI_CHECK(DAY_TEACHING)(orki_judge *judge)
{
    for (int t = judge->first_teacher; t < judge->end_teacher; t++) {
        for (int day = 0; day < ORKI_N_DAYS; day++)
            check_day(judge, t, day);
    }
}
