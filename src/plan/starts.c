/* One lesson against one day: hours, breaks, busy times, class teachers, feeder schools and pins.
 * The interval that counts for a visiting group is longer by the way there and back. */
#include "plan/starts.h"

#include <string.h>

static bool holds_for(const orki_bell *bell, int year)
{
    return (bell->years >> year & 1u) != 0;
}

static bool spans_hit(const orki_spans *spans, int from, int to)
{
    for (int i = 0; i < spans->n; i++) {
        if (spans->at[i].from < to && from < spans->at[i].to)
            return true;
    }
    return false;
}

/* The end of the last hour that a group is in school, or -1 when it is not in school that day. */
static int school_end(const ork_season *season, const orki_group *group, int day)
{
    const orki_bells *open = &season->schools[group->school].open[day];
    int end = -1;
    for (int i = 0; i < open->n; i++) {
        if (holds_for(&open->at[i], group->year) && open->at[i].span.to > end)
            end = open->at[i].span.to;
    }
    return end;
}

static bool in_school(const ork_season *season, const orki_group *group, int day, int from, int to)
{
    const orki_school *school = &season->schools[group->school];
    bool is_inside = false;
    for (int i = 0; i < school->open[day].n && !is_inside; i++) {
        const orki_bell *bell = &school->open[day].at[i];
        is_inside = holds_for(bell, group->year) && bell->span.from <= from && to <= bell->span.to;
    }
    for (int i = 0; i < school->breaks[day].n && is_inside; i++) {
        const orki_bell *bell = &school->breaks[day].at[i];
        is_inside = !holds_for(bell, group->year) || bell->span.to <= from || to <= bell->span.from;
    }
    return is_inside && (group->teacher_days >> day & 1) != 0 &&
           !spans_hit(&group->busy[day], from, to);
}

static bool after_school(const ork_season *season, const orki_group *group, int day, int way,
                         int start_min, int end_min)
{
    int end = school_end(season, group, day);
    return (end < 0 || start_min >= end + way) &&
           !spans_hit(&group->busy[day], start_min - way, end_min);
}

static bool pins_allow(const ork_season *season, int orchestra, int day, int start_min)
{
    int block = season->orchestras[orchestra].block;
    for (int i = 0; i < season->n_pins; i++) {
        const orki_pin *pin = &season->pins[i];
        bool is_mine = pin->orchestra == orchestra, is_blocks = pin->block == block;
        if ((is_mine || is_blocks) && pin->day >= 0 && pin->day != day)
            return false;
        if (is_mine && pin->start_min >= 0 && pin->start_min != start_min)
            return false;
    }
    return true;
}

bool orki_lesson_fits(const ork_season *season, int orchestra, int day, int start_min)
{
    const orki_orchestra *o = &season->orchestras[orchestra];
    const orki_programme *programme = &season->programmes[o->programme];
    int end_min = start_min + o->lesson_min;
    if ((o->days_allowed >> day & 1) == 0 || end_min > ORKI_DAY_MIN)
        return false;
    if (programme->is_after_school && end_min > programme->after_until)
        return false;
    for (int i = 0; i < o->n_groups; i++) {
        const orki_group *group = &season->groups[o->groups[i]];
        int way = orki_travel_of_pupils(season, group->school, o->school);
        if (programme->is_after_school
                ? !after_school(season, group, day, way, start_min, end_min)
                : !in_school(season, group, day, start_min - way, end_min + way))
            return false;
    }
    return true;
}

bool orki_lesson_may(const ork_season *season, int orchestra, int day, int start_min)
{
    return orki_lesson_fits(season, orchestra, day, start_min) &&
           pins_allow(season, orchestra, day, start_min);
}

bool orki_series_may_double(const orki_series *series, int start_min)
{
    bool is_allowed = series->n_double_starts == 0;
    for (int i = 0; i < series->n_double_starts; i++)
        is_allowed = is_allowed || series->double_starts[i] == start_min;
    return is_allowed;
}

/* Insert in order; a moment that is there already is not added twice. */
static int add_moment(orki_moments *moments, int at)
{
    int i = moments->n;
    while (i > 0 && moments->at[i - 1] > at)
        i--;
    if (i > 0 && moments->at[i - 1] == at)
        return 0;
    if (orki_array_reserve(&moments->at, &moments->capacity, (size_t)moments->n + 1, sizeof(int)))
        return -1;
    memmove(moments->at + i + 1, moments->at + i, (size_t)(moments->n - i) * sizeof(int));
    moments->at[i] = at;
    moments->n++;
    return 0;
}

/* A moment that includes a way to walk falls on a multiple of five minutes. */
static int add_after_way(orki_moments *moments, int at, int way)
{
    return add_moment(moments, way > 0 ? (at + way + 4) / 5 * 5 : at);
}

static int add_bells(orki_moments *moments, const orki_bells *bells, int year, bool is_end, int way)
{
    int st = 0;
    for (int i = 0; i < bells->n && st == 0; i++) {
        const orki_bell *bell = &bells->at[i];
        if (holds_for(bell, year))
            st = add_after_way(moments, is_end ? bell->span.to : bell->span.from, way);
    }
    return st;
}

static int add_group_moments(orki_moments *moments, const ork_season *season,
                             const orki_group *group, int day, int way, bool is_after_school)
{
    const orki_school *school = &season->schools[group->school];
    int st = 0;
    if (is_after_school) {
        int end = school_end(season, group, day);
        if (end >= 0)
            st = add_after_way(moments, end, way);
    } else {
        st = add_bells(moments, &school->open[day], group->year, false, way);
        if (st == 0)
            st = add_bells(moments, &school->breaks[day], group->year, true, way);
    }
    for (int i = 0; i < group->busy[day].n && st == 0; i++)
        st = add_after_way(moments, group->busy[day].at[i].to, way);
    return st;
}

int orki_lesson_moments(orki_moments *moments, const ork_season *season, int orchestra, int day)
{
    const orki_orchestra *o = &season->orchestras[orchestra];
    bool is_after_school = season->programmes[o->programme].is_after_school;
    int st = 0;
    moments->n = 0;
    for (int i = 0; i < o->n_groups && st == 0; i++) {
        const orki_group *group = &season->groups[o->groups[i]];
        int way = orki_travel_of_pupils(season, group->school, o->school);
        st = add_group_moments(moments, season, group, day, way, is_after_school);
    }
    const orki_school *school = &season->schools[o->school];
    for (int i = 0; i < school->n_starts && st == 0; i++)
        st = add_moment(moments, school->starts[i]);
    for (int i = 0; i < season->n_pins && st == 0; i++) {
        const orki_pin *pin = &season->pins[i];
        if ((pin->orchestra == orchestra || pin->block == o->block) && pin->start_min >= 0)
            st = add_moment(moments, pin->start_min);
    }
    return st;
}

void orki_moments_free(orki_moments *moments)
{
    orki_free(moments->at);
    *moments = (orki_moments){0};
}
