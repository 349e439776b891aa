/* unstaffed: each section of a placed lesson without a teacher costs its points. */
#include "check/judge.h"

void ORKI_CHECK(UNSTAFFED)(orki_judge *judge)
{
    const orki_view *view = judge->view;
    for (int s = 0; s < view->season->n_sections; s++) {
        if (view->timetable->teacher[s] < 0 &&
            orki_view_is_placed(view, view->season->sections[s].orchestra))
            orki_judge_charge_school(judge, orki_view_school_of(view, s), 1);
    }
}
