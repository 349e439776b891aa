/* The parts of a date: what the absent teacher leaves behind, what others do, and who else is away.
 */
#include "ask/stand_in.h"
#include "base/memory.h"

static ork_status add_part(orki_stand_in *x, orki_part part)
{
    if (orki_array_reserve(&x->parts, &x->part_capacity, (size_t)x->n_parts + 1,
                           sizeof *x->parts) != 0)
        return ORK_ERR_MEMORY;
    x->parts[x->n_parts++] = part;
    return ORK_OK;
}

int orki_usual_conductor(const ork_calendar *calendar, int orchestra)
{
    for (int i = 0; i < calendar->n_dated; i++) {
        const orki_dated *dated = &calendar->dated[i];
        if (dated->orchestra == orchestra && dated->conductor >= 0 && !dated->is_stand_in)
            return dated->conductor;
    }
    return -1;
}

/* She teaches the section on that date, or would if nobody had been sought for her before. */
static bool is_her_section(const orki_stand_in *x, const orki_dated *d, int section, int teacher,
                           bool is_lost)
{
    int is = orki_dated_section(d, x->timetable, section).teacher;
    return is == teacher || (is_lost && is < 0 && x->timetable->teacher[section] == teacher);
}

static bool is_her_conducting(const orki_stand_in *x, const orki_dated *d, int teacher,
                              bool is_lost)
{
    return d->conductor == teacher || (is_lost && d->conductor < 0 && d->is_stand_in &&
                                       orki_usual_conductor(x->calendar, d->orchestra) == teacher);
}

/* What a teacher does in a dated lesson becomes parts. */
static ork_status add_parts(orki_stand_in *x, int dated, int teacher, bool is_lost)
{
    const orki_dated *d = &x->calendar->dated[dated];
    const orki_orchestra *o = &x->season->orchestras[d->orchestra];
    orki_part part = {.dated = dated,
                      .held = -1,
                      .owner = teacher,
                      .is_lost = is_lost,
                      .date = d->date,
                      .time = {d->start_min, d->end_min}};
    ork_status st = ORK_OK;
    for (int i = 0; i < o->n_sections && st == ORK_OK; i++) {
        part.section = o->first_section + i;
        if (is_her_section(x, d, part.section, teacher, is_lost))
            st = add_part(x, part);
    }
    part.section = -1;
    if (st == ORK_OK && is_her_conducting(x, d, teacher, is_lost))
        st = add_part(x, part);
    return st;
}

/* The concert or dress rehearsal that she conducts. */
static ork_status add_occasions(orki_stand_in *x, orki_date date)
{
    ork_status st = ORK_OK;
    for (int i = 0; i < x->calendar->n_held && st == ORK_OK; i++) {
        const orki_held *held = &x->calendar->held[i];
        bool is_left = held->conductor < 0 && held->instead_of == x->absent;
        if (held->date != date || (held->conductor != x->absent && !is_left))
            continue;
        st = add_part(x, (orki_part){.dated = -1,
                                     .held = i,
                                     .section = -1,
                                     .owner = x->absent,
                                     .is_lost = true,
                                     .date = date,
                                     .time = x->season->occasions[held->occasion].time});
    }
    return st;
}

ork_status orki_find_lost(orki_stand_in *x)
{
    for (orki_date date = x->from; date <= x->to; date++) {
        orki_date_range range = orki_calendar_on(x->calendar, date);
        int before = x->n_parts;
        ork_status st = add_occasions(x, date);
        for (int i = range.first; i < range.first + range.n && st == ORK_OK; i++)
            st = add_parts(x, i, x->absent, true);
        if (st != ORK_OK)
            return st;
        if (x->n_parts - before > ORKI_SHIFT_TAKEN)
            return ORK_ERR_TOO_LARGE;
    }
    x->n_lost = x->n_parts;
    return ORK_OK;
}

ork_status orki_add_movable(orki_stand_in *x, orki_date date, int teacher)
{
    orki_date_range range = orki_calendar_on(x->calendar, date);
    ork_status st = ORK_OK;
    for (int i = range.first; i < range.first + range.n && st == ORK_OK; i++)
        st = add_parts(x, i, teacher, false);
    return st;
}

static void set_away(orki_stand_in *x, orki_date date, int teacher)
{
    if (teacher >= 0)
        x->is_away[(date - x->from) * x->season->n_teachers + teacher] = true;
}

/* Whose lesson went to another because she took a third one is there. */
static void keep_those_who_come(orki_stand_in *x)
{
    for (orki_date date = x->from; date <= x->to; date++) {
        for (int t = 0; t < x->season->n_teachers; t++) {
            bool *is_away = &x->is_away[(date - x->from) * x->season->n_teachers + t];
            *is_away = *is_away && orki_date_stops(x->calendar, x->season, x->timetable, date, t,
                                                   x->stops) == 0;
        }
    }
}

static ork_status list_known(orki_stand_in *x)
{
    const ork_season *s = x->season;
    size_t n_teachers = (size_t)s->n_teachers;
    x->is_known = orki_arena_alloc(&x->arena, (size_t)s->n_schools * n_teachers + 1, 1);
    if (x->is_known == NULL)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < s->n_sections; i++) {
        size_t school = (size_t)s->orchestras[s->sections[i].orchestra].school;
        bool *known = &x->is_known[school * n_teachers];
        if (x->timetable->teacher[i] >= 0)
            known[x->timetable->teacher[i]] = true;
        if (s->sections[i].last_teacher >= 0)
            known[s->sections[i].last_teacher] = true;
    }
    for (int i = 0; i < x->calendar->n_dated; i++) {
        const orki_dated *dated = &x->calendar->dated[i];
        int school = s->orchestras[dated->orchestra].school;
        if (dated->conductor >= 0 && !dated->is_stand_in)
            x->is_known[school * s->n_teachers + dated->conductor] = true;
    }
    return ORK_OK;
}

static ork_status list_away(orki_stand_in *x)
{
    int64_t n = ((int64_t)x->to - x->from + 1) * x->season->n_teachers;
    if (n > INT32_MAX)
        return ORK_ERR_TOO_LARGE;
    x->is_away = orki_arena_alloc(&x->arena, (size_t)n + 1, sizeof *x->is_away);
    if (x->is_away == NULL)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < x->calendar->n_dated; i++) {
        const orki_dated *dated = &x->calendar->dated[i];
        if (dated->date < x->from || dated->date > x->to)
            continue;
        for (int k = 0; k < dated->n_changes; k++) {
            int usual = x->timetable->teacher[dated->changes[k].section];
            if (dated->changes[k].teacher != usual)
                set_away(x, dated->date, usual);
        }
        if (dated->is_stand_in)
            set_away(x, dated->date, orki_usual_conductor(x->calendar, dated->orchestra));
    }
    for (int i = 0; i < x->calendar->n_held; i++) {
        const orki_held *held = &x->calendar->held[i];
        if (held->date >= x->from && held->date <= x->to)
            set_away(x, held->date, held->instead_of);
    }
    keep_those_who_come(x);
    return ORK_OK;
}

ork_status orki_list_people(orki_stand_in *x)
{
    ork_status st = list_known(x);
    return st == ORK_OK ? list_away(x) : st;
}

bool orki_is_away(const orki_stand_in *x, orki_date date, int teacher)
{
    return x->is_away[(date - x->from) * x->season->n_teachers + teacher];
}
