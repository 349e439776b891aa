/* group-teacher: a lesson in school hours is on a day on which each group's class teacher is there.
 */
#include "check/judge.h"

void ORKI_CHECK(GROUP_TEACHER)(orki_judge *judge)
{
    const orki_view *view = judge->view;
    for (int lesson = judge->first_lesson; lesson < judge->end_lesson; lesson++) {
        if (!orki_view_is_placed(view, lesson) || orki_view_is_after_school(view, lesson))
            continue;
        const orki_orchestra *o = &view->season->orchestras[lesson];
        for (int i = 0; i < o->n_groups; i++) {
            const orki_group *g = &view->season->groups[o->groups[i]];
            if ((g->teacher_days >> view->timetable->day[lesson] & 1) != 0)
                continue;
            orki_judge_breach(judge, g->id, o->school, orki_judge_when(judge, lesson),
                              _("%s: the class teacher of %s is not there that day."),
                              orki_judge_lesson(judge, lesson), orki_judge_group(judge, g));
        }
    }
}
