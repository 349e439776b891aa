/* room-open: a lesson overlaps no closed time of its sections' rooms. */
#include "check/judge.h"

static void check_section(orki_judge *judge, int lesson, int section)
{
    const orki_view *view = judge->view;
    if (view->timetable->room[section] < 0)
        return;
    const orki_room *room = &view->season->rooms[view->timetable->room[section]];
    const orki_spans *closed = &room->closed[view->timetable->day[lesson]];
    orki_span span = orki_view_span(view, lesson);
    for (int i = 0; i < closed->n; i++) {
        if (!orki_spans_overlap(closed->at[i], span))
            continue;
        orki_judge_breach(judge, room->id, view->season->orchestras[lesson].school,
                          orki_judge_when(judge, lesson), _("%s: the room %s is closed %s-%s."),
                          orki_judge_lesson(judge, lesson), room->name,
                          orki_judge_clock(closed->at[i].from).text,
                          orki_judge_clock(closed->at[i].to).text);
    }
}

void ORKI_CHECK(ROOM_OPEN)(orki_judge *judge)
{
    for (int lesson = judge->first_lesson; lesson < judge->end_lesson; lesson++) {
        const orki_orchestra *o = &judge->view->season->orchestras[lesson];
        for (int i = 0; orki_view_is_placed(judge->view, lesson) && i < o->n_sections; i++)
            check_section(judge, lesson, o->first_section + i);
    }
}
