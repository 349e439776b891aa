/* Points of changes, piece by piece of the model. */
#include "model/tiers.h"

#include <stdlib.h>

const char *ork_change_word(ork_change_kind kind)
{
    static const char *const words[ORK_N_CHANGES] = {[ORK_CHANGE_CLASS_DAY] = "class-day",
                                                     [ORK_CHANGE_CLASS_TIME] = "class-time",
                                                     [ORK_CHANGE_TEACHER_DAY] = "teacher-day",
                                                     [ORK_CHANGE_TEACHER_START] = "teacher-start",
                                                     [ORK_CHANGE_SECTION_TEACHER] =
                                                         "section-teacher",
                                                     [ORK_CHANGE_ROOM] = "room"};
    return words[kind];
}

static int64_t weigh(const ork_season *season, ork_change_kind kind)
{
    return season->change_weights[kind] * season->tiers->change_points;
}

bool orki_tiers_allow(const ork_season *season, int orchestra, int day, int start_min)
{
    const orki_tiers *t = season->tiers;
    if (t == NULL || t->old->lessons[orchestra].day < 0)
        return true;
    const orki_old_lesson *old = &t->old->lessons[orchestra];
    if (t->keeps_day != NULL && t->keeps_day[orchestra] && day != old->day)
        return false;
    return t->keeps_time == NULL || !t->keeps_time[orchestra] ||
           abs(start_min - old->start_min) <= t->allow_min;
}

bool orki_tiers_allow_teacher(const ork_season *season, int section, int teacher)
{
    const orki_tiers *t = season->tiers;
    if (t == NULL || t->keeps_team == NULL || !t->keeps_team[section])
        return true;
    return t->old->sections[section].teacher < 0 || t->old->sections[section].teacher == teacher;
}

int64_t orki_tiers_lesson(const ork_season *season, int orchestra, int day, int start_min)
{
    const orki_tiers *t = season->tiers;
    if (t == NULL || t->old->lessons[orchestra].day < 0)
        return 0;
    const orki_old_lesson *old = &t->old->lessons[orchestra];
    if (day != old->day)
        return weigh(season, ORK_CHANGE_CLASS_DAY);
    return abs(start_min - old->start_min) > t->allow_min ? weigh(season, ORK_CHANGE_CLASS_TIME)
                                                          : 0;
}

static bool had_all(const orki_tiers *t, int orchestra)
{
    return !t->old->lessons[orchestra].is_known || t->old->lessons[orchestra].day >= 0;
}

int64_t orki_tiers_unplaced(const ork_season *season, int orchestra)
{
    const orki_tiers *t = season->tiers;
    const orki_orchestra *o = &season->orchestras[orchestra];
    if (t == NULL)
        return 0;
    int64_t points = had_all(t, orchestra) ? t->lost_points : 0;
    for (int s = o->first_section; s < o->first_section + o->n_sections; s++)
        points += orki_tiers_teacher(season, s, -1);
    return points;
}

int64_t orki_tiers_teacher(const ork_season *season, int section, int teacher)
{
    const orki_tiers *t = season->tiers;
    if (t == NULL)
        return 0;
    const orki_old_section *old = &t->old->sections[section];
    bool is_new = !t->old->lessons[season->sections[section].orchestra].is_known;
    if (teacher < 0)
        return old->is_staffed || is_new ? t->lost_points : 0;
    return old->is_staffed && teacher != old->teacher ? weigh(season, ORK_CHANGE_SECTION_TEACHER)
                                                      : 0;
}

int64_t orki_tiers_room(const ork_season *season, int section, int room)
{
    const orki_tiers *t = season->tiers;
    if (t == NULL || t->old->sections[section].room_id == NULL)
        return 0;
    return room != t->old->sections[section].room ? weigh(season, ORK_CHANGE_ROOM) : 0;
}

int64_t orki_tiers_day(const ork_season *season, int teacher, int day, int from_min)
{
    const orki_tiers *t = season->tiers;
    if (t == NULL || !t->old->was_there[teacher])
        return 0;
    int first = t->old->first_start[teacher * ORKI_N_DAYS + day];
    if (first < 0)
        return weigh(season, ORK_CHANGE_TEACHER_DAY);
    return abs(from_min - first) > t->allow_min ? weigh(season, ORK_CHANGE_TEACHER_START) : 0;
}

int64_t orki_tiers_most(const ork_season *season)
{
    const int *w = season->change_weights;
    int64_t lesson = w[ORK_CHANGE_CLASS_DAY] > w[ORK_CHANGE_CLASS_TIME] ? w[ORK_CHANGE_CLASS_DAY]
                                                                        : w[ORK_CHANGE_CLASS_TIME];
    int64_t day = w[ORK_CHANGE_TEACHER_DAY] > w[ORK_CHANGE_TEACHER_START]
                      ? w[ORK_CHANGE_TEACHER_DAY]
                      : w[ORK_CHANGE_TEACHER_START];
    int64_t section = (int64_t)w[ORK_CHANGE_SECTION_TEACHER] + w[ORK_CHANGE_ROOM];
    return season->n_orchestras * lesson + season->n_sections * section +
           season->n_teachers * (ORKI_N_DAYS * day);
}
