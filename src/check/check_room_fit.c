/* room-fit: a section's room fits its role. */
#include "check/judge.h"

static void check_section(orki_judge *judge, int lesson, int section)
{
    const ork_season *season = judge->view->season;
    int role = season->sections[section].role;
    if (judge->view->timetable->room[section] < 0)
        return;
    const orki_room *room = &season->rooms[judge->view->timetable->room[section]];
    if (room->fits[role])
        return;
    orki_judge_breach(judge, room->id, season->orchestras[lesson].school,
                      orki_judge_when(judge, lesson),
                      _("%s: the room %s is not fit for the section %s."),
                      orki_judge_lesson(judge, lesson), room->name, orki_judge_role(season, role));
}

void ORKI_CHECK(ROOM_FIT)(orki_judge *judge)
{
    for (int lesson = judge->first_lesson; lesson < judge->end_lesson; lesson++) {
        const orki_orchestra *o = &judge->view->season->orchestras[lesson];
        for (int i = 0; orki_view_is_placed(judge->view, lesson) && i < o->n_sections; i++)
            check_section(judge, lesson, o->first_section + i);
    }
}
