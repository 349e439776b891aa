/* pin: what is placed and staffed is as the planner fixed it. A pin limits, it does not force: an
 * unplaced lesson, an unstaffed section and a section without room break none. A pin of a day or a
 * start is about its orchestra, or its block; one of a teacher about the role in the whole team. */
#include "check/judge.h"

static const char *subject(const ork_season *season, const orki_pin *pin)
{
    return pin->orchestra >= 0 ? season->orchestras[pin->orchestra].id
                               : season->blocks[pin->block].id;
}

static void check_day(orki_judge *judge, const orki_pin *pin, int lesson)
{
    const ork_season *season = judge->view->season;
    if (pin->day < 0 || judge->view->timetable->day[lesson] == pin->day)
        return;
    orki_judge_breach(judge, subject(season, pin), season->orchestras[lesson].school,
                      orki_judge_when(judge, lesson), _("%s is fixed to %s."),
                      orki_judge_lesson(judge, lesson), orki_judge_day(pin->day));
}

static void check_start(orki_judge *judge, const orki_pin *pin, int lesson)
{
    const ork_season *season = judge->view->season;
    if (pin->start_min < 0 || judge->view->timetable->start_min[lesson] == pin->start_min)
        return;
    orki_judge_breach(judge, subject(season, pin), season->orchestras[lesson].school,
                      orki_judge_when(judge, lesson), _("%s is fixed to begin at %s."),
                      orki_judge_lesson(judge, lesson), orki_judge_clock(pin->start_min).text);
}

static void check_room(orki_judge *judge, const orki_pin *pin, int lesson)
{
    const ork_season *season = judge->view->season;
    int section = pin->role < 0 ? -1 : orki_section_of(season, lesson, pin->role);
    int room = section < 0 ? -1 : judge->view->timetable->room[section];
    if (pin->room < 0 || room < 0 || room == pin->room)
        return;
    orki_judge_breach(judge, subject(season, pin), season->orchestras[lesson].school,
                      orki_judge_when(judge, lesson),
                      _("%s: the section %s is fixed to the room %s."),
                      orki_judge_lesson(judge, lesson), orki_judge_role(season, pin->role),
                      season->rooms[pin->room].name);
}

static void check_teacher(orki_judge *judge, const orki_pin *pin, int lesson)
{
    const ork_season *season = judge->view->season;
    int section = pin->role < 0 ? -1 : orki_section_of(season, lesson, pin->role);
    int teacher = section < 0 ? -1 : judge->view->timetable->teacher[section];
    if (teacher < 0 || teacher == pin->teacher)
        return;
    orki_judge_breach(judge, subject(season, pin), season->orchestras[lesson].school,
                      orki_judge_when(judge, lesson),
                      _("%s: the section %s is fixed for %s, but %s has it."),
                      orki_judge_lesson(judge, lesson), orki_judge_role(season, pin->role),
                      season->teachers[pin->teacher].name, season->teachers[teacher].name);
}

static void check_team(orki_judge *judge, const orki_pin *pin)
{
    const orki_view *view = judge->view;
    int block = pin->orchestra >= 0 ? view->season->orchestras[pin->orchestra].block : pin->block;
    orki_list blocks = orki_view_bundle(&view->teams, view->season->blocks[block].team);
    for (int i = 0; i < blocks.n; i++) {
        orki_list lessons = orki_view_block(view, blocks.at[i]);
        for (int k = 0; k < lessons.n; k++)
            check_teacher(judge, pin, lessons.at[k]);
    }
}

static void check_block(orki_judge *judge, const orki_pin *pin)
{
    orki_list lessons = orki_view_block(judge->view, pin->block);
    if (lessons.n > 0)
        check_start(judge, pin, lessons.at[0]);
    for (int i = 0; i < lessons.n; i++) {
        check_day(judge, pin, lessons.at[i]);
        check_room(judge, pin, lessons.at[i]);
    }
}

void ORKI_CHECK(PIN)(orki_judge *judge)
{
    const ork_season *season = judge->view->season;
    for (int i = 0; i < season->n_pins; i++) {
        const orki_pin *pin = &season->pins[i];
        if (pin->orchestra < 0) {
            check_block(judge, pin);
        } else if (orki_view_is_placed(judge->view, pin->orchestra)) {
            check_day(judge, pin, pin->orchestra);
            check_start(judge, pin, pin->orchestra);
            check_room(judge, pin, pin->orchestra);
        }
        if (pin->teacher >= 0)
            check_team(judge, pin);
    }
}
