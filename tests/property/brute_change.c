/* Losses and changes of a rerun, from their definition in src/doc/rerun.md. */
#include "brute_rules.h"
#include "model/tiers.h"

static int64_t points_of(const ork_season *season, ork_change_kind kind)
{
    return season->tiers->change_points * season->change_weights[kind];
}

static bool differs(const ork_season *season, int a, int b)
{
    int apart = a < b ? b - a : a - b;
    return apart > season->tiers->allow_min;
}

int64_t brute_change_of_teacher(const ork_season *season, int section, int teacher)
{
    if (season->tiers == NULL)
        return 0;
    const ork_reference *old = season->tiers->old;
    bool is_new = !old->lessons[season->sections[section].orchestra].is_known;
    bool had_somebody = old->sections[section].is_staffed;
    if (teacher < 0)
        return is_new || had_somebody ? season->tiers->lost_points : 0;
    bool is_another = had_somebody && old->sections[section].teacher != teacher;
    return is_another ? points_of(season, ORK_CHANGE_SECTION_TEACHER) : 0;
}

int64_t brute_change_of_lesson(const ork_season *season, const ork_timetable *t, int orchestra)
{
    if (season->tiers == NULL)
        return 0;
    const orki_old_lesson *old = &season->tiers->old->lessons[orchestra];
    const orki_orchestra *o = &season->orchestras[orchestra];
    if (t->day[orchestra] < 0) {
        int64_t lost = !old->is_known || old->day >= 0 ? season->tiers->lost_points : 0;
        for (int i = 0; i < o->n_sections; i++)
            lost += brute_change_of_teacher(season, o->first_section + i, -1);
        return lost;
    }
    if (!old->is_known || old->day < 0)
        return 0;
    if (old->day != t->day[orchestra])
        return points_of(season, ORK_CHANGE_CLASS_DAY);
    return differs(season, old->start_min, t->start_min[orchestra])
               ? points_of(season, ORK_CHANGE_CLASS_TIME)
               : 0;
}

int64_t brute_change_of_room(const ork_season *season, int section, int room)
{
    if (season->tiers == NULL)
        return 0;
    const orki_old_section *old = &season->tiers->old->sections[section];
    return old->room_id != NULL && old->room != room ? points_of(season, ORK_CHANGE_ROOM) : 0;
}

int64_t brute_change_of_week(const ork_season *season, const ork_timetable *t, int teacher)
{
    int64_t points = 0;
    if (season->tiers == NULL || !season->tiers->old->was_there[teacher])
        return 0;
    for (int day = 0; day < ORKI_N_DAYS; day++) {
        int old = season->tiers->old->first_start[teacher * ORKI_N_DAYS + day], first = -1;
        for (int s = 0; s < season->n_sections; s++) {
            int o = season->sections[s].orchestra;
            bool is_hers = t->teacher[s] == teacher && t->day[o] == day;
            if (is_hers && (first < 0 || t->start_min[o] < first))
                first = t->start_min[o];
        }
        if (first >= 0 && old < 0)
            points += points_of(season, ORK_CHANGE_TEACHER_DAY);
        else if (first >= 0 && differs(season, old, first))
            points += points_of(season, ORK_CHANGE_TEACHER_START);
    }
    return points;
}
