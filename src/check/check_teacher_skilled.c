/* teacher-skilled: the teacher of a section has one of the role's skills. */
#include "check/judge.h"

void ORKI_CHECK(TEACHER_SKILLED)(orki_judge *judge)
{
    const orki_view *view = judge->view;
    const ork_season *season = view->season;
    for (int s = 0; s < season->n_sections; s++) {
        const orki_section *section = &season->sections[s];
        int teacher = view->timetable->teacher[s];
        if (teacher < judge->first_teacher || teacher >= judge->end_teacher ||
            !orki_view_is_placed(view, section->orchestra) ||
            orki_teacher_level(season, teacher, section->role) != ORKI_NO_SKILL)
            continue;
        orki_judge_breach(
            judge, season->teachers[teacher].id, season->orchestras[section->orchestra].school,
            orki_judge_when(judge, section->orchestra),
            _("%s has the section %s in %s without the skill."), season->teachers[teacher].name,
            orki_judge_role(season, section->role), orki_judge_lesson(judge, section->orchestra));
    }
}
