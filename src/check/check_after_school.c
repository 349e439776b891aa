/* after-school: an after-school lesson begins when every group that is in school that day has
 * finished and has come, and ends by the programme's latest end. */
#include "check/judge.h"

/* The end of a group's school day; -1 when it is not in school. */
static int school_end(const orki_view *view, const orki_group *g, int day)
{
    const orki_bells *open = &view->season->schools[g->school].open[day];
    int end = -1;
    for (int i = 0; i < open->n; i++) {
        if (orki_bell_holds(&open->at[i], g->year) && open->at[i].span.to > end)
            end = open->at[i].span.to;
    }
    return end;
}

static void check_groups(orki_judge *judge, int lesson)
{
    const orki_view *view = judge->view;
    const orki_orchestra *o = &view->season->orchestras[lesson];
    for (int i = 0; i < o->n_groups; i++) {
        const orki_group *g = &view->season->groups[o->groups[i]];
        int end = school_end(view, g, view->timetable->day[lesson]);
        int arrival = end + orki_view_way(view, o->groups[i], lesson);
        if (end < 0 || view->timetable->start_min[lesson] >= arrival)
            continue;
        orki_judge_breach(judge, g->id, o->school, orki_judge_when(judge, lesson),
                          _("%s begins before %s can be there (%s)."),
                          orki_judge_lesson(judge, lesson), orki_judge_group(judge, g),
                          orki_judge_clock(arrival).text);
    }
}

void ORKI_CHECK(AFTER_SCHOOL)(orki_judge *judge)
{
    const orki_view *view = judge->view;
    for (int lesson = judge->first_lesson; lesson < judge->end_lesson; lesson++) {
        if (!orki_view_is_placed(view, lesson) || !orki_view_is_after_school(view, lesson))
            continue;
        check_groups(judge, lesson);
        const orki_orchestra *o = &view->season->orchestras[lesson];
        int until = view->season->programmes[o->programme].after_until;
        if (orki_view_span(view, lesson).to > until)
            orki_judge_breach(judge, o->id, o->school, orki_judge_when(judge, lesson),
                              _("%s ends after %s, the latest end of its programme."),
                              orki_judge_lesson(judge, lesson), orki_judge_clock(until).text);
    }
}
