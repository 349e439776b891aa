/* break-crossed: a lesson in school hours, with the pupils' way there and back, overlaps no break
 * of a group's own school. */
#include "check/judge.h"

static void check_group(orki_judge *judge, int lesson, int group)
{
    const orki_view *view = judge->view;
    const orki_group *g = &view->season->groups[group];
    int way = orki_view_way(view, group, lesson);
    orki_span span = orki_view_span(view, lesson);
    orki_span away = {span.from - way, span.to + way};
    const orki_bells *breaks =
        &view->season->schools[g->school].breaks[view->timetable->day[lesson]];
    for (int i = 0; i < breaks->n; i++) {
        const orki_bell *bell = &breaks->at[i];
        if (!orki_bell_holds(bell, g->year) || !orki_spans_overlap(bell->span, away))
            continue;
        orki_judge_breach(
            judge, g->id, view->season->orchestras[lesson].school, orki_judge_when(judge, lesson),
            _("%s crosses the break %s-%s of group %s."), orki_judge_lesson(judge, lesson),
            orki_judge_clock(bell->span.from).text, orki_judge_clock(bell->span.to).text, g->name);
    }
}

void ORKI_CHECK(BREAK_CROSSED)(orki_judge *judge)
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
