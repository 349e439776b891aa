/* group-free: the lesson, with the pupils' way there (and back, in school hours), overlaps no busy
 * time of its groups. */
#include "check/judge.h"

static void check_group(orki_judge *judge, int lesson, int group)
{
    const orki_view *view = judge->view;
    const orki_group *g = &view->season->groups[group];
    int way = orki_view_way(view, group, lesson);
    orki_span away = orki_view_span(view, lesson);
    away.from -= way;
    away.to += orki_view_is_after_school(view, lesson) ? 0 : way;
    const orki_spans *busy = &g->busy[view->timetable->day[lesson]];
    for (int i = 0; i < busy->n; i++) {
        if (!orki_spans_overlap(busy->at[i], away))
            continue;
        orki_judge_breach(
            judge, g->id, view->season->orchestras[lesson].school, orki_judge_when(judge, lesson),
            _("%s: %s is busy with something else %s-%s."), orki_judge_lesson(judge, lesson),
            orki_judge_group(judge, g), orki_judge_clock(busy->at[i].from).text,
            orki_judge_clock(busy->at[i].to).text);
    }
}

void ORKI_CHECK(GROUP_FREE)(orki_judge *judge)
{
    for (int lesson = judge->first_lesson; lesson < judge->end_lesson; lesson++) {
        if (!orki_view_is_placed(judge->view, lesson))
            continue;
        const orki_orchestra *o = &judge->view->season->orchestras[lesson];
        for (int i = 0; i < o->n_groups; i++)
            check_group(judge, lesson, o->groups[i]);
    }
}
