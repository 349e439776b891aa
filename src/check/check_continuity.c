/* continuity: each staffed section that last season's teacher does not have any more. */
#include "check/judge.h"

void ORKI_CHECK(CONTINUITY)(orki_judge *judge)
{
    const orki_view *view = judge->view;
    for (int s = 0; s < view->season->n_sections; s++) {
        const orki_section *section = &view->season->sections[s];
        int teacher = view->timetable->teacher[s];
        if (teacher >= 0 && section->last_teacher >= 0 && teacher != section->last_teacher &&
            orki_view_is_placed(view, section->orchestra))
            orki_judge_charge_school(judge, orki_view_school_of(view, s), 1);
    }
}
