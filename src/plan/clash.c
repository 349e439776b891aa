/* Lesson by lesson of two plans on one day. */
#include "plan/clash.h"

#include "plan/starts.h"
#include "plan/stock.h"

#include <stdbool.h>

static bool groups_clash(const ork_season *season, orki_sitting first, orki_sitting second)
{
    const orki_orchestra *a = &season->orchestras[first.orchestra];
    const orki_orchestra *b = &season->orchestras[second.orchestra];
    int way = orki_travel_of_pupils(season, a->school, b->school);
    if (second.start_min >= first.start_min + a->lesson_min + way)
        return false;
    for (int i = 0; i < a->n_groups; i++) {
        for (int j = 0; j < b->n_groups; j++) {
            if (a->groups[i] == b->groups[j])
                return true;
        }
    }
    return false;
}

static bool overlap(const ork_season *season, orki_sitting x, orki_sitting y)
{
    return x.start_min < y.start_min + season->orchestras[y.orchestra].lesson_min &&
           y.start_min < x.start_min + season->orchestras[x.orchestra].lesson_min;
}

static bool sets_clash(const ork_season *season, orki_sitting x, orki_sitting y)
{
    const orki_school *a = &season->schools[season->orchestras[x.orchestra].school];
    const orki_school *b = &season->schools[season->orchestras[y.orchestra].school];
    for (int s = 0; s < season->n_shared_sets && a->address != b->address; s++) {
        if (orki_uses_set(season, x.orchestra, s) && orki_uses_set(season, y.orchestra, s))
            return true;
    }
    return false;
}

/* Two meetings of a series on one day that are no double? (series-day) */
static bool meetings_clash(const ork_season *season, orki_sitting first, orki_sitting second)
{
    const orki_orchestra *o = &season->orchestras[first.orchestra];
    const orki_series *series = &season->series[o->series];
    int end = first.start_min + o->lesson_min;
    return series->day_most < 2 || !orki_series_may_double(series, first.start_min) ||
           second.start_min != end + season->programmes[o->programme].changeover_min;
}

orki_clash orki_lessons_clash(const ork_season *season, orki_sitting x, orki_sitting y, int kinds)
{
    bool x_is_first = x.start_min <= y.start_min;
    if ((kinds & ORKI_MEET_SETS) != 0 && sets_clash(season, x, y))
        return ORKI_CLASH;
    if ((kinds & ORKI_MEET_SERIES) != 0 &&
        meetings_clash(season, x_is_first ? x : y, x_is_first ? y : x))
        return ORKI_CLASH;
    if ((kinds & ORKI_MEET_GROUPS) != 0 &&
        groups_clash(season, x_is_first ? x : y, x_is_first ? y : x))
        return ORKI_CLASH;
    if (!overlap(season, x, y))
        return ORKI_NO_CLASH;
    orki_sitting both[2] = {x, y};
    if ((kinds & ORKI_MEET_STOCK) != 0 && !orki_stock_suffices(season, both, 2))
        return ORKI_CLASH;
    if ((kinds & ORKI_MEET_ROOMS) == 0)
        return ORKI_NO_CLASH;
    int64_t rooms = orki_rooms_cheapest(season, both, 2, NULL, NULL);
    if (rooms == ORKI_ROOMS_NO_MEMORY)
        return ORKI_CLASH_NO_MEMORY;
    return rooms == ORKI_NO_ROOMS ? ORKI_CLASH : ORKI_NO_CLASH;
}

orki_clash orki_plans_clash(const ork_season *season, const orki_plan *p, const orki_plan *q,
                            int kinds)
{
    if (p->day != q->day)
        return ORKI_NO_CLASH;
    const orki_block *a = &season->blocks[p->block], *b = &season->blocks[q->block];
    for (int i = 0; i < a->n_lessons; i++) {
        for (int j = 0; j < b->n_lessons; j++) {
            orki_sitting x = {a->lessons[i], p->day, p->start_min[i]};
            orki_sitting y = {b->lessons[j], q->day, q->start_min[j]};
            orki_clash clash = orki_lessons_clash(season, x, y, kinds);
            if (clash != ORKI_NO_CLASH)
                return clash;
        }
    }
    return ORKI_NO_CLASH;
}
