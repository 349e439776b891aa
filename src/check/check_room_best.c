/* room-best: each section in a room that is not among the best for its role. */
#include "check/judge.h"

void ORKI_CHECK(ROOM_BEST)(orki_judge *judge)
{
    const orki_view *view = judge->view;
    for (int s = 0; s < view->season->n_sections; s++) {
        const orki_section *section = &view->season->sections[s];
        int room = view->timetable->room[s];
        if (room >= 0 && orki_view_is_placed(view, section->orchestra) &&
            !view->season->rooms[room].is_best[section->role])
            orki_judge_charge_school(judge, orki_view_school_of(view, s), 1);
    }
}
