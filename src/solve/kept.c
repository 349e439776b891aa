/* Words become flags; what one word keeps another does not free. */
#include "solve/kept.h"

#include <string.h>

static int find_school(const ork_season *season, const char *id)
{
    int i = 0;
    while (i < season->n_schools && strcmp(season->schools[i].id, id) != 0)
        i++;
    return i < season->n_schools ? i : -1;
}

typedef struct keeping {
    bool *day, *time, *team;
} keeping;

/* Everything of one school; false when there is no such school. */
static bool keep_school(const ork_season *season, const keeping *k, const char *id)
{
    int school = find_school(season, id);
    for (int o = 0; o < season->n_orchestras; o++)
        k->day[o] = k->time[o] = k->day[o] || season->orchestras[o].school == school;
    for (int s = 0; s < season->n_sections; s++)
        k->team[s] =
            k->team[s] || season->orchestras[season->sections[s].orchestra].school == school;
    return school >= 0;
}

/* Everything of one teacher: her sections stay hers, at their days and times. */
static bool keep_teacher(const ork_season *season, const ork_reference *old, const keeping *k,
                         const char *id)
{
    int teacher = orki_teacher_find(season, id);
    for (int s = 0; s < season->n_sections && teacher >= 0; s++) {
        if (old->sections[s].teacher != teacher)
            continue;
        int o = season->sections[s].orchestra;
        k->team[s] = k->day[o] = k->time[o] = true;
    }
    return teacher >= 0;
}

ork_status orki_keep_what_is_kept(orki_tiers *tiers, const ork_season *season,
                                  const ork_rerun_options *how, orki_arena *arena)
{
    size_t n = (size_t)season->n_orchestras;
    keeping k = {orki_arena_alloc(arena, n, sizeof(bool)), orki_arena_alloc(arena, n, sizeof(bool)),
                 orki_arena_alloc(arena, (size_t)season->n_sections, sizeof(bool))};
    if (k.day == NULL || k.time == NULL || k.team == NULL)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < how->n_kept; i++) {
        const char *name = how->kept[i];
        bool is_there = strncmp(name, "school:", 7) == 0 ? keep_school(season, &k, name + 7)
                        : strncmp(name, "teacher:", 8) == 0
                            ? keep_teacher(season, tiers->old, &k, name + 8)
                            : false;
        if (!is_there)
            return ORK_ERR_OPTION;
    }
    for (int o = 0; o < season->n_orchestras; o++) {
        k.day[o] = k.day[o] || (how->keep & ORK_KEEP_DAYS) != 0;
        k.time[o] = k.time[o] || (how->keep & ORK_KEEP_TIMES) != 0;
    }
    for (int s = 0; s < season->n_sections; s++)
        k.team[s] = k.team[s] || (how->keep & ORK_KEEP_TEAMS) != 0;
    tiers->keeps_day = k.day;
    tiers->keeps_time = k.time;
    tiers->keeps_team = k.team;
    return ORK_OK;
}
