/* school-hours: a lesson in school hours, with the pupils' way there and back, lies within one of
 * the opening hours of each group's own school. */
#include "check/judge.h"

static bool is_inside(const orki_bells *open, int year, orki_span span)
{
    for (int i = 0; i < open->n; i++) {
        const orki_bell *bell = &open->at[i];
        if (orki_bell_holds(bell, year) && bell->span.from <= span.from && span.to <= bell->span.to)
            return true;
    }
    return false;
}

static void check_group(orki_judge *judge, int lesson, int group)
{
    const orki_view *view = judge->view;
    const orki_group *g = &view->season->groups[group];
    int way = orki_view_way(view, group, lesson);
    orki_span span = orki_view_span(view, lesson);
    orki_span away = {span.from - way, span.to + way};
    const orki_bells *open = &view->season->schools[g->school].open[view->timetable->day[lesson]];
    if (is_inside(open, g->year, away))
        return;
    orki_judge_breach(judge, g->id, view->season->orchestras[lesson].school,
                      orki_judge_when(judge, lesson),
                      _("%s is not within the school hours of group %s."),
                      orki_judge_lesson(judge, lesson), g->name);
}

void ORKI_CHECK(SCHOOL_HOURS)(orki_judge *judge)
{
    const orki_view *view = judge->view;
    for (int lesson = judge->first_lesson; lesson < judge->end_lesson; lesson++) {
        if (!orki_view_is_placed(view, lesson) || orki_view_is_after_school(view, lesson))
            continue;
        const orki_orchestra *o = &view->season->orchestras[lesson];
        for (int i = 0; i < o->n_groups; i++)
            check_group(judge, lesson, o->groups[i]);
    }
}
