/* Warnings about a season that is right in its parts: what a planner would see too late otherwise.
 */
#include "read/build.h"

static void check_skills(orki_build *b)
{
    const ork_season *s = b->s;
    for (int role = 0; role < s->n_roles; role++) {
        int first = -1;
        bool is_taught = false;
        for (int i = 0; i < s->n_sections && first < 0; i++)
            first = s->sections[i].role == role ? i : -1;
        for (int t = 0; first >= 0 && t < s->n_teachers && !is_taught; t++)
            is_taught =
                !s->teachers[t].is_substitute && orki_teacher_level(s, t, role) != ORKI_NO_SKILL;
        if (first >= 0 && !is_taught)
            orki_warn_at(b->r, OR_NO_TEACHER, s->orchestras[s->sections[first].orchestra].place,
                         _("no teacher has a skill for the role \"%s\""), s->roles[role].id);
    }
}

void orki_cross_check(orki_build *b)
{
    check_skills(b);
}
