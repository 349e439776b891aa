/* teacher-available: a teacher's lessons lie within her available times; a substitute has none. */
#include "check/judge.h"

static bool is_available(const orki_teacher *t, int day, orki_span span)
{
    const orki_spans *available = &t->available[day];
    for (int i = 0; !t->is_substitute && i < available->n; i++) {
        if (available->at[i].from <= span.from && span.to <= available->at[i].to)
            return true;
    }
    return false;
}

static void check_lesson(orki_judge *judge, const orki_teacher *t, int lesson)
{
    orki_when when = orki_judge_when(judge, lesson);
    if (is_available(t, when.day, when.span))
        return;
    int school = judge->view->season->orchestras[lesson].school;
    if (t->is_substitute)
        orki_judge_breach(judge, t->id, school, when,
                          _("%s only stands in for others, but has %s."), t->name,
                          orki_judge_lesson(judge, lesson));
    else
        orki_judge_breach(judge, t->id, school, when, _("%s is not available for %s."), t->name,
                          orki_judge_lesson(judge, lesson));
}

void ORKI_CHECK(TEACHER_AVAILABLE)(orki_judge *judge)
{
    for (int t = judge->first_teacher; t < judge->end_teacher; t++) {
        for (int day = 0; day < ORKI_N_DAYS; day++) {
            orki_list lessons = orki_view_day(judge->view, t, day);
            for (int i = 0; i < lessons.n; i++)
                check_lesson(judge, &judge->view->season->teachers[t], lessons.at[i]);
        }
    }
}
