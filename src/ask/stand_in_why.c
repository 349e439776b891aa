/* Why somebody who is skilled cannot simply take a lesson: the first reason, in words. */
#include "ask/stand_in.h"
#include "base/message.h"

/* The lesson that she gives at the same time; NULL when there is none. */
static const orki_dated *other_lesson(const orki_stand_in *x, const orki_dated *dated, int teacher)
{
    orki_date_range range = orki_calendar_on(x->calendar, dated->date);
    for (int i = range.first; i < range.first + range.n; i++) {
        const orki_dated *other = &x->calendar->dated[i];
        if (other->start_min < dated->end_min && dated->start_min < other->end_min &&
            orki_dated_part(other, x->season, x->timetable, teacher) != 0)
            return other;
    }
    return NULL;
}

static const char *keep(orki_arena *texts, const char *text)
{
    return orki_arena_printf(texts, "%s", text);
}

static const char *her_day(orki_stand_in *x, int part, int teacher, orki_arena *texts)
{
    const ork_season *s = x->season;
    const orki_teacher *t = &s->teachers[teacher];
    const orki_dated *dated = orki_part_dated(x, part);
    orki_shift shift = {.teacher = teacher, .date = dated->date, .n_taken = 1, .taken = {part}};
    if (orki_shift_count(x, &shift, NULL)) {
        int n_days, minutes = orki_week_minutes(x, teacher, dated->date, &n_days);
        if (minutes + shift.more_min > t->max_week_min)
            return keep(texts, _("more than her most hours in that week"));
        if (n_days + shift.is_new_day > t->max_days)
            return keep(texts, _("more than her most days in that week"));
        return "";
    }
    int n = orki_date_stops(x->calendar, s, x->timetable, dated->date, teacher, x->stops);
    orki_date_stop stop = {dated->orchestra, s->orchestras[dated->orchestra].school,
                           dated->start_min, dated->end_min, x->parts[part].section < 0};
    n = orki_date_insert(x->stops, n, stop);
    if (!orki_date_count(s, dated->date, teacher, x->stops, n).fits)
        return keep(texts, _("no time for the way between her lessons"));
    return keep(texts, _("too full a day: most minutes, most schools, break or rest"));
}

const char *orki_in_the_way(orki_stand_in *x, int part, int teacher, orki_arena *texts)
{
    const ork_season *s = x->season;
    const orki_dated *dated = orki_part_dated(x, part);
    const orki_teacher *t = &s->teachers[teacher];
    if (t->declined[s->orchestras[dated->orchestra].school])
        return keep(texts, _("declined this school"));
    if (!orki_stand_in_has_time(t, dated))
        return keep(texts, _("not available then"));
    if (orki_part_is_away(x, part, teacher))
        return keep(texts, _("somebody stands in for her that day"));
    const orki_held *held = orki_part_held(x, part, teacher);
    if (held != NULL)
        return orki_arena_printf(texts, _("is at %s that day"), s->occasions[held->occasion].name);
    const orki_dated *other = other_lesson(x, dated, teacher);
    if (other == NULL)
        return her_day(x, part, teacher, texts);
    const orki_orchestra *o = &s->orchestras[other->orchestra];
    return orki_arena_printf(texts, _("teaches %s at %s then, %02d:%02d-%02d:%02d"), o->name,
                             s->schools[o->school].name, other->start_min / 60,
                             other->start_min % 60, other->end_min / 60, other->end_min % 60);
}
