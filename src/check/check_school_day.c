/* school-day: the lesson's day is one of its orchestra's allowed days. */
#include "check/judge.h"

void ORKI_CHECK(SCHOOL_DAY)(orki_judge *judge)
{
    const orki_view *view = judge->view;
    for (int lesson = judge->first_lesson; lesson < judge->end_lesson; lesson++) {
        const orki_orchestra *o = &view->season->orchestras[lesson];
        if (!orki_view_is_placed(view, lesson) ||
            (o->days_allowed >> view->timetable->day[lesson] & 1) != 0)
            continue;
        orki_judge_breach(judge, o->id, o->school, orki_judge_when(judge, lesson),
                          _("%s is on a day that is not allowed for it."),
                          orki_judge_lesson(judge, lesson));
    }
}
