/* second-choice: each staffed section whose role is its teacher's second choice. */
#include "check/judge.h"

void ORKI_CHECK(SECOND_CHOICE)(orki_judge *judge)
{
    const orki_view *view = judge->view;
    for (int s = 0; s < view->season->n_sections; s++) {
        const orki_section *section = &view->season->sections[s];
        int teacher = view->timetable->teacher[s];
        if (teacher >= 0 && orki_view_is_placed(view, section->orchestra) &&
            orki_teacher_level(view->season, teacher, section->role) == ORKI_SECOND_CHOICE)
            orki_judge_charge_school(judge, orki_view_school_of(view, s), 1);
    }
}
