/* All minutes are allowed at first; hours, breaks, busy times and pins take away what they forbid.
 */
#include "check/proof_minutes.h"

#include <string.h>

/* Minutes from .. to - 1, as far as they are on the day. */
static void forbid(orki_minutes *out, int from, int to)
{
    for (int s = from < 0 ? 0 : from; s < to && s < ORKI_DAY_MIN; s++)
        out->may[s] = false;
}

static void note_moment(orki_minutes *out, int at, int way)
{
    int moment = way > 0 ? (at + way + 4) / 5 * 5 : at;
    if (moment < ORKI_DAY_MIN)
        out->is_moment[moment] = true;
}

/* A lesson that begins at s and needs [s - before, s + length + after) must not touch a span. */
static void forbid_overlap(orki_minutes *out, orki_span span, int before, int length, int after)
{
    forbid(out, span.from - length - after + 1, span.to + before);
}

/* Only starts at which one opening span holds way, lesson and way back. */
static void keep_within_hours(orki_minutes *out, const orki_bells *open, int year, int length,
                              int way)
{
    bool is_inside[ORKI_DAY_MIN] = {false};
    for (int i = 0; i < open->n; i++) {
        const orki_bell *bell = &open->at[i];
        if ((bell->years >> year & 1) == 0)
            continue;
        note_moment(out, bell->span.from, way);
        for (int s = bell->span.from + way; s + length + way <= bell->span.to; s++)
            is_inside[s] = true;
    }
    for (int s = 0; s < ORKI_DAY_MIN; s++)
        out->may[s] = out->may[s] && is_inside[s];
}

static void keep_off_breaks(orki_minutes *out, const orki_bells *breaks, int year, int length,
                            int way)
{
    for (int i = 0; i < breaks->n; i++) {
        if ((breaks->at[i].years >> year & 1) == 0)
            continue;
        forbid_overlap(out, breaks->at[i].span, way, length, way);
        note_moment(out, breaks->at[i].span.to, way);
    }
}

static void keep_after_school(orki_minutes *out, const orki_bells *open, int year, int way)
{
    int end = -1;
    for (int i = 0; i < open->n; i++) {
        if ((open->at[i].years >> year & 1) != 0 && open->at[i].span.to > end)
            end = open->at[i].span.to;
    }
    if (end < 0)
        return;
    forbid(out, 0, end + way);
    note_moment(out, end, way);
}

static void keep_group(orki_minutes *out, const ork_season *season, const orki_orchestra *o,
                       const orki_group *group, int day)
{
    const orki_school *school = &season->schools[group->school];
    int way = orki_travel_of_pupils(season, group->school, o->school), length = o->lesson_min;
    bool is_after = season->programmes[o->programme].is_after_school;
    if (is_after) {
        keep_after_school(out, &school->open[day], group->year, way);
    } else {
        keep_within_hours(out, &school->open[day], group->year, length, way);
        keep_off_breaks(out, &school->breaks[day], group->year, length, way);
        if ((group->teacher_days >> day & 1) == 0)
            forbid(out, 0, ORKI_DAY_MIN);
    }
    for (int i = 0; i < group->busy[day].n; i++) {
        forbid_overlap(out, group->busy[day].at[i], way, length, is_after ? 0 : way);
        note_moment(out, group->busy[day].at[i].to, way);
    }
}

static void keep_pins(orki_minutes *out, const ork_season *season, int lesson, int day)
{
    for (int i = 0; i < season->n_pins; i++) {
        const orki_pin *pin = &season->pins[i];
        bool is_own = pin->orchestra == lesson;
        bool is_of_block = pin->orchestra < 0 && pin->block == season->orchestras[lesson].block;
        if (!is_own && !is_of_block)
            continue;
        if (pin->day >= 0 && pin->day != day)
            forbid(out, 0, ORKI_DAY_MIN);
        if (pin->start_min < 0)
            continue;
        note_moment(out, pin->start_min, 0);
        if (is_own) { /* a block's pin is about its first lesson */
            forbid(out, 0, pin->start_min);
            forbid(out, pin->start_min + 1, ORKI_DAY_MIN);
        }
    }
}

void orki_minutes_paint(orki_minutes *out, const ork_season *season, int lesson, int day)
{
    const orki_orchestra *o = &season->orchestras[lesson];
    const orki_programme *programme = &season->programmes[o->programme];
    const orki_school *school = &season->schools[o->school];
    memset(out->is_moment, 0, sizeof out->is_moment);
    for (int s = 0; s < ORKI_DAY_MIN; s++)
        out->may[s] = (o->days_allowed >> day & 1) != 0;
    int latest_end = programme->is_after_school ? programme->after_until : ORKI_DAY_MIN;
    forbid(out, latest_end - o->lesson_min + 1, ORKI_DAY_MIN);
    for (int i = 0; i < o->n_groups; i++)
        keep_group(out, season, o, &season->groups[o->groups[i]], day);
    for (int i = 0; i < school->n_starts; i++)
        note_moment(out, school->starts[i], 0);
    keep_pins(out, season, lesson, day);
}
