/* Why somebody who is skilled cannot simply take a lesson: the first reason, in words. */
#include "ask/stand_in.h"
#include "base/message.h"

/* The lesson that she gives at the same time; NULL when there is none. */
static const orki_dated *other_lesson(const orki_stand_in *x, const orki_part *part, int teacher)
{
    orki_date_range range = orki_calendar_on(x->calendar, part->date);
    for (int i = range.first; i < range.first + range.n; i++) {
        const orki_dated *other = &x->calendar->dated[i];
        if (other->start_min < part->time.to && part->time.from < other->end_min &&
            orki_dated_part(other, x->season, x->timetable, teacher) != 0)
            return other;
    }
    return NULL;
}

static const char *keep(orki_arena *texts, const char *text)
{
    return orki_arena_printf(texts, "%s", text);
}

/* She can do it on that date: what about the week? */
static const char *her_week(orki_stand_in *x, int part, const orki_shift *shift, orki_arena *texts)
{
    const ork_season *s = x->season;
    const orki_teacher *t = &s->teachers[shift->teacher];
    if (x->parts[part].held >= 0)
        return "";
    bool *is_at = orki_arena_alloc(&x->arena, (size_t)s->n_schools, sizeof *is_at);
    if (is_at == NULL)
        return NULL;
    orki_week_sums week = orki_week_count(x, shift->teacher, shift->date, is_at);
    if (week.minutes + shift->more_min > t->max_week_min)
        return keep(texts, _("more than her most hours in that week"));
    if (week.n_days + shift->is_new_day > t->max_days)
        return keep(texts, _("more than her most days in that week"));
    if (week.n_schools >= t->max_schools && !is_at[orki_part_school(x, part)])
        return keep(texts, _("more than her most schools in that week"));
    return "";
}

/* The lessons of her date leave no time for a further one. */
static bool has_no_way(orki_stand_in *x, int part, int teacher)
{
    const orki_part *p = &x->parts[part];
    if (p->held >= 0)
        return true;
    int n = orki_date_stops(x->calendar, x->season, x->timetable, p->date, teacher, x->stops);
    orki_date_stop stop = {orki_part_dated(x, part)->orchestra,
                           orki_part_school(x, part),
                           p->time.from,
                           p->time.to,
                           p->section < 0,
                           NULL};
    n = orki_date_insert(x->stops, n, stop);
    return !orki_date_count(x->season, p->date, teacher, x->stops, n).fits;
}

/* A conductor is at no rehearsal on the day of his occasion. */
static bool conducts_that_day(orki_stand_in *x, orki_date date, int teacher)
{
    int n = orki_date_stops(x->calendar, x->season, x->timetable, date, teacher, x->stops);
    for (int i = 0; i < n; i++) {
        if (x->stops[i].is_conducting)
            return true;
    }
    return false;
}

static const char *her_day(orki_stand_in *x, int part, int teacher, orki_arena *texts)
{
    const orki_part *p = &x->parts[part];
    orki_shift shift = {.teacher = teacher, .date = p->date, .n_taken = 1, .taken = {part}};
    if (orki_shift_count(x, &shift, NULL))
        return her_week(x, part, &shift, texts);
    if (p->held >= 0 && conducts_that_day(x, p->date, teacher))
        return keep(texts, _("conducts a rehearsal that day"));
    if (!orki_shift_rests(x, &shift))
        return keep(texts, _("no rest of a night before or after it"));
    if (has_no_way(x, part, teacher))
        return keep(texts, _("no time for the way between her lessons"));
    return keep(texts, _("too full a day: most minutes, most schools or break"));
}

const char *orki_in_the_way(orki_stand_in *x, int part, int teacher, orki_arena *texts)
{
    const ork_season *s = x->season;
    const orki_part *p = &x->parts[part];
    const orki_teacher *t = &s->teachers[teacher];
    int school = orki_part_school(x, part);
    if (school >= 0 && t->declined[school])
        return keep(texts, _("declined this school"));
    if (!orki_teacher_has_time(t, orki_date_weekday(p->date), p->time))
        return keep(texts, _("not available then"));
    if (orki_is_away(x, p->date, teacher))
        return keep(texts, _("is away, replaced that day already"));
    const orki_held *held = orki_part_held(x, part, teacher);
    if (held != NULL)
        return orki_arena_printf(texts, _("is at %s that day"), s->occasions[held->occasion].name);
    const orki_dated *other = other_lesson(x, p, teacher);
    if (other == NULL)
        return her_day(x, part, teacher, texts);
    const orki_orchestra *o = &s->orchestras[other->orchestra];
    return orki_arena_printf(texts, _("teaches %s at %s then, %02d:%02d-%02d:%02d"), o->name,
                             s->schools[o->school].name, other->start_min / 60,
                             other->start_min % 60, other->end_min / 60, other->end_min % 60);
}
