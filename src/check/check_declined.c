/* declined: a teacher has no lesson at a school that she declined. */
#include "check/judge.h"

static void check_lesson(orki_judge *judge, const orki_teacher *t, int lesson)
{
    const ork_season *season = judge->view->season;
    int school = season->orchestras[lesson].school;
    if (!t->declined[school])
        return;
    orki_judge_breach(judge, t->id, school, orki_judge_when(judge, lesson),
                      _("%s does not work at %s, but has %s."), t->name,
                      season->schools[school].name, orki_judge_lesson(judge, lesson));
}

void ORKI_CHECK(DECLINED)(orki_judge *judge)
{
    for (int t = judge->first_teacher; t < judge->end_teacher; t++) {
        for (int day = 0; day < ORKI_N_DAYS; day++) {
            orki_list lessons = orki_view_day(judge->view, t, day);
            for (int i = 0; i < lessons.n; i++)
                check_lesson(judge, &judge->view->season->teachers[t], lessons.at[i]);
        }
    }
}
