/* Lessons that cannot both be at their times, and instruments: rows (4) and (6). */
#include "compact_model.h"

#include <string.h>

static bool has_common_group(const orki_orchestra *a, const orki_orchestra *b)
{
    for (int i = 0; i < a->n_groups * b->n_groups; i++) {
        if (a->groups[i / b->n_groups] == b->groups[i % b->n_groups])
            return true;
    }
    return false;
}

static bool plays_with_set(const ork_season *season, const orki_orchestra *o,
                           const orki_shared_set *set)
{
    bool is_member = false, is_played = false;
    for (int i = 0; i < set->n_schools; i++)
        is_member = is_member || set->schools[i] == o->school;
    for (int i = o->first_section; i < o->first_section + o->n_sections; i++) {
        const orki_role *role = &season->roles[season->sections[i].role];
        for (int k = 0; k < role->n_skills; k++)
            is_played = is_played || role->skills[k] == set->skill;
    }
    return is_member && is_played;
}

/* Minutes that must lie between a lesson and a later one that starts after it, or -1: none. */
static int least_gap(const ork_season *season, int before, int after)
{
    const orki_orchestra *a = &season->orchestras[before], *b = &season->orchestras[after];
    int gap = -1;
    if (a->block == b->block)
        gap = season->programmes[a->programme].changeover_min;
    if (has_common_group(a, b)) {
        int way = orki_travel_of_pupils(season, a->school, b->school);
        gap = way > gap ? way : gap;
    }
    return gap;
}

static bool never_same_day(const ork_season *season, int a, int b)
{
    const orki_orchestra *first = &season->orchestras[a], *second = &season->orchestras[b];
    if (season->schools[first->school].address == season->schools[second->school].address)
        return false;
    for (int i = 0; i < season->n_shared_sets; i++) {
        const orki_shared_set *set = &season->shared_sets[i];
        if (plays_with_set(season, first, set) && plays_with_set(season, second, set))
            return true;
    }
    return false;
}

/* (4)  x[o,d,s] + sum of x[o',d,s'] over the starts s' of o' that clash with it <= 1
 *                                                   each lesson o, start (d,s), other lesson o' */
static void add_clashes(compact_model *model, int orchestra, int other)
{
    const ork_season *season = model->season;
    const compact_lesson *mine = &model->lessons[orchestra], *its = &model->lessons[other];
    int gap = least_gap(season, orchestra, other), gap_back = least_gap(season, other, orchestra);
    bool is_never = never_same_day(season, orchestra, other);
    if (!is_never && gap < 0)
        return;
    for (int k = 0; k < mine->n_starts; k++) {
        const compact_start *at = &mine->starts[k];
        int row = -1;
        for (int i = 0; i < its->n_starts; i++) {
            const compact_start *then = &its->starts[i];
            bool is_clash =
                is_never || (then->start < at->end + gap && at->start < then->end + gap_back);
            if (then->day != at->day || !is_clash)
                continue;
            if (row < 0) {
                row = mip_add_row(&model->mip, -MIP_NO_BOUND, 1);
                mip_add_entry(&model->mip, row, at->x, 1);
            }
            mip_add_entry(&model->mip, row, then->x, 1);
        }
    }
}

static int players(const ork_season *season, int orchestra, int skill)
{
    const orki_orchestra *o = &season->orchestras[orchestra];
    int pupils = 0;
    for (int i = o->first_section; i < o->first_section + o->n_sections; i++) {
        const char *role = season->roles[season->sections[i].role].id;
        pupils += strcmp(role, season->skills[skill].id) == 0 ? season->sections[i].pupils : 0;
    }
    return pupils;
}

/* (6)  sum of pupils[o'] x[o',d,s'] over lessons o' of the school going on at (d,s) <= stock
 *                                                   each counted skill, each start (d,s) there */
static void add_stock(compact_model *model, int orchestra, int skill)
{
    const ork_season *season = model->season;
    int school = season->orchestras[orchestra].school;
    for (int k = 0; k < model->lessons[orchestra].n_starts; k++) {
        const compact_start *at = &model->lessons[orchestra].starts[k];
        int row = mip_add_row(&model->mip, -MIP_NO_BOUND, season->schools[school].stock[skill]);
        for (int o = 0; o < season->n_orchestras; o++) {
            const compact_lesson *lesson = &model->lessons[o];
            for (int i = 0; i < lesson->n_starts && season->orchestras[o].school == school; i++) {
                const compact_start *then = &lesson->starts[i];
                if (then->day == at->day && then->start <= at->start && at->start < then->end)
                    mip_add_entry(&model->mip, row, then->x, players(season, o, skill));
            }
        }
    }
}

void compact_add_clashes(compact_model *model)
{
    const ork_season *season = model->season;
    for (int o = 0; o < season->n_orchestras; o++) {
        for (int other = 0; other < season->n_orchestras; other++) {
            if (other != o)
                add_clashes(model, o, other);
        }
        const orki_school *school = &season->schools[season->orchestras[o].school];
        for (int skill = 0; skill < season->n_skills; skill++) {
            if (school->stock[skill] >= 0 && players(season, o, skill) > 0)
                add_stock(model, o, skill);
        }
    }
}
