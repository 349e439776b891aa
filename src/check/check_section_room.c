/* section-room: each section of a placed lesson has a room that its school may use. */
#include "check/judge.h"

static bool may_use(const orki_school *school, int room)
{
    for (int i = 0; i < school->n_rooms; i++) {
        if (school->rooms[i] == room)
            return true;
    }
    return false;
}

static void check_section(orki_judge *judge, int lesson, int section)
{
    const ork_season *season = judge->view->season;
    const orki_orchestra *o = &season->orchestras[lesson];
    int role = season->sections[section].role, room = judge->view->timetable->room[section];
    if (room < 0)
        orki_judge_breach(judge, o->id, o->school, orki_judge_when(judge, lesson),
                          _("%s: the section %s has no room."), orki_judge_lesson(judge, lesson),
                          orki_judge_role(season, role));
    else if (!may_use(&season->schools[o->school], room))
        orki_judge_breach(judge, season->rooms[room].id, o->school, orki_judge_when(judge, lesson),
                          _("%s: the section %s is in the room %s of another school."),
                          orki_judge_lesson(judge, lesson), orki_judge_role(season, role),
                          season->rooms[room].name);
}

void ORKI_CHECK(SECTION_ROOM)(orki_judge *judge)
{
    for (int lesson = judge->first_lesson; lesson < judge->end_lesson; lesson++) {
        const orki_orchestra *o = &judge->view->season->orchestras[lesson];
        for (int i = 0; orki_view_is_placed(judge->view, lesson) && i < o->n_sections; i++)
            check_section(judge, lesson, o->first_section + i);
    }
}
