/* The random season's skills, roles, modes of travel and programmes.
 * Every skill is also a role; one more role ("strings") is taught by two skills. */
#include "random_draw.h"

enum { VIOLIN, CELLO, PERCUSSION, CONDUCTOR, N_SKILLS, STRINGS = N_SKILLS, N_ROLES };

static void make_roles(draw *d)
{
    static const char *const words[N_ROLES] = {"violin", "cello", "percussion", "conductor",
                                               "strings"};
    static const char *const families[N_SKILLS] = {"strings", "strings", "percussion", ""};
    ork_season *s = d->season;
    s->n_skills = N_SKILLS;
    s->n_roles = N_ROLES;
    s->skills = draw_memory(d, N_SKILLS, sizeof *s->skills);
    s->roles = draw_memory(d, N_ROLES, sizeof *s->roles);
    for (int i = 0; i < N_SKILLS; i++)
        s->skills[i] = (orki_skill){words[i], words[i], words[i], families[i]};
    for (int i = 0; i < N_ROLES; i++) {
        int *skills = draw_memory(d, 2, sizeof *skills);
        skills[0] = i == STRINGS ? VIOLIN : i;
        skills[1] = CELLO;
        s->roles[i] = (orki_role){words[i], words[i], words[i], i == STRINGS ? 2 : 1, skills};
    }
}

static void draw_programme(draw *d, orki_programme *p, int index)
{
    static const int lengths[] = {45, 40, 60, 55};
    p->id = index == 0 ? "leerorkest" : "talent";
    p->name = p->id;
    p->lesson_min = lengths[draw_from(d, 0, 3)];
    p->changeover_min = draw_from(d, 0, 3) * 5;
    p->is_after_school = draw_chance(d, index == 0 ? 15 : 60);
    p->after_until = 60 * draw_from(d, 17, 21) + 30;
    p->needs_captain = draw_chance(d, 45);
    p->from = ORKI_NO_DATE;
    p->to = ORKI_NO_DATE;
    int *roles = draw_memory(d, N_ROLES, sizeof *roles);
    int wanted = draw_chance(d, 30) ? 1 : draw_chance(d, 60) ? 2 : 3;
    for (int role = 0; role < N_ROLES && p->n_roles < wanted; role++) {
        if (N_ROLES - role <= wanted - p->n_roles || draw_chance(d, 45))
            roles[p->n_roles++] = role;
    }
    p->roles = roles;
}

void draw_programmes(draw *d)
{
    ork_season *s = d->season;
    make_roles(d);
    s->n_modes = 2;
    s->modes = draw_memory(d, 2, sizeof *s->modes);
    s->modes[0] = (orki_mode){"bike", "bike", 14, 1.3, 5};
    s->modes[1] = (orki_mode){"car", "car", 30, 1.4, 8};
    s->n_programmes = draw_chance(d, 50) ? 1 : 2;
    s->programmes = draw_memory(d, s->n_programmes, sizeof *s->programmes);
    for (int i = 0; i < s->n_programmes; i++)
        draw_programme(d, &s->programmes[i], i);
}
