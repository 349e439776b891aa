/* Substitutes that were found for single dates outlive a rerun: they were told, and the week knows
 * nothing of them. Who cannot come any more leaves the section open, and the planner is told. */
#include "calendar/making.h"
#include "model/date_day.h"

#include <string.h>

typedef struct keeping {
    orki_making *m;
    orki_dated *dated;
    orki_date_stop *stops; /* [most lessons of a date + 1] to work in */
} keeping;

static const char *teacher_id(const ork_season *s, int teacher)
{
    return teacher < 0 ? "" : s->teachers[teacher].id;
}

/* The teacher has time between her other lessons of the date and this one. */
static bool fits(const keeping *k, int teacher)
{
    const orki_making *m = k->m;
    const orki_date_stop own = {.orchestra = k->dated->orchestra,
                                .school = m->season->orchestras[k->dated->orchestra].school,
                                .from = k->dated->start_min,
                                .to = k->dated->end_min};
    int n =
        orki_date_stops(m->calendar, m->season, m->timetable, k->dated->date, teacher, k->stops);
    for (int i = 0; i < n; i++) {
        const orki_date_stop *other = &k->stops[i];
        if (other->orchestra == own.orchestra && other->from == own.from)
            continue; /* this lesson */
        int before = orki_date_need(m->season, k->dated->date, teacher, other, &own);
        int after = orki_date_need(m->season, k->dated->date, teacher, &own, other);
        if (other->to + before > own.from && own.to + after > other->from)
            return false;
    }
    return true;
}

/* Conductors are at an occasion all day, the others while it lasts. */
static bool is_at_occasion(const keeping *k, int teacher)
{
    const orki_making *m = k->m;
    for (int i = 0; i < m->calendar->n_held; i++) {
        const orki_held *held = &m->calendar->held[i];
        orki_span time = m->season->occasions[held->occasion].time;
        bool is_then = time.from < k->dated->end_min && k->dated->start_min < time.to;
        if (held->date == k->dated->date &&
            (held->conductor == teacher ||
             (is_then && orki_held_has_teacher(held, m->season, m->timetable, teacher))))
            return true;
    }
    return false;
}

static orki_why_not why_not(const keeping *k, int section, int teacher)
{
    const ork_season *s = k->m->season;
    if (teacher < 0)
        return ORKI_NOT_IN_SEASON;
    const orki_teacher *t = &s->teachers[teacher];
    if (orki_teacher_level(s, teacher, s->sections[section].role) == ORKI_NO_SKILL)
        return ORKI_NOT_SKILLED;
    if (t->declined[s->orchestras[k->dated->orchestra].school])
        return ORKI_HAS_DECLINED;
    if (!orki_teacher_has_time(t, orki_date_weekday(k->dated->date),
                               (orki_span){k->dated->start_min, k->dated->end_min}))
        return ORKI_NOT_AVAILABLE;
    return is_at_occasion(k, teacher) || !fits(k, teacher) ? ORKI_IS_ELSEWHERE : ORKI_CAN_COME;
}

static ork_status set_teacher(const keeping *k, int section, int teacher)
{
    orki_dated *dated = k->dated;
    for (int i = 0; i < dated->n_changes; i++) {
        if (dated->changes[i].section == section) {
            dated->changes[i].teacher = teacher;
            return ORK_OK;
        }
    }
    size_t n = (size_t)dated->n_changes;
    orki_change *changes = orki_arena_alloc(&k->m->calendar->arena, n + 1, sizeof *changes);
    if (changes == NULL)
        return ORK_ERR_MEMORY;
    for (size_t i = 0; i < n; i++)
        changes[i] = dated->changes[i];
    changes[n] = (orki_change){section, teacher, k->m->timetable->room[section]};
    dated->changes = changes;
    dated->n_changes++;
    return ORK_OK;
}

static ork_status tell(const keeping *k, int section, const char *who, orki_why_not why)
{
    ork_calendar *c = k->m->calendar;
    const char *name = orki_arena_copy(&c->arena, who, strlen(who));
    if (name == NULL ||
        orki_array_reserve(&c->cannot_come, &c->cannot_come_capacity, (size_t)c->n_cannot_come + 1,
                           sizeof *c->cannot_come) != 0)
        return ORK_ERR_MEMORY;
    c->cannot_come[c->n_cannot_come++] = (orki_cannot_come){
        k->dated->orchestra, section, k->dated->date, k->dated->start_min, name, why};
    return ORK_OK;
}

/* Nobody stands in where nobody did; who cannot come any more does not either. */
static ork_status keep_in(const keeping *k, int section, const char *id)
{
    const ork_season *s = k->m->season;
    int teacher = orki_teacher_find(s, id);
    orki_why_not why = id[0] == '\0' ? ORKI_CAN_COME : why_not(k, section, teacher);
    if (why == ORKI_CAN_COME)
        return set_teacher(k, section, teacher);
    ork_status st = set_teacher(k, section, -1);
    return st == ORK_OK ? tell(k, section, teacher < 0 ? id : s->teachers[teacher].name, why) : st;
}

static ork_status keep_one(const keeping *k, const orki_stand_in_of *kept)
{
    const ork_season *s = k->m->season;
    const orki_orchestra *o = &s->orchestras[k->dated->orchestra];
    for (int i = o->first_section; i < o->first_section + o->n_sections; i++) {
        bool is_it = strcmp(s->roles[s->sections[i].role].id, kept->role) == 0;
        if (is_it && strcmp(teacher_id(s, k->m->timetable->teacher[i]), kept->instead_of) == 0)
            return keep_in(k, i, kept->teacher);
    }
    return ORK_OK;
}

ork_status orki_keep_stand_ins(orki_making *m)
{
    ork_calendar *c = m->calendar;
    keeping k = {.m = m};
    if (m->options->earlier == NULL)
        return ORK_OK;
    k.stops = orki_arena_alloc(&m->scratch, (size_t)orki_date_most_lessons(c) + 1, sizeof *k.stops);
    ork_status st = k.stops == NULL ? ORK_ERR_MEMORY : ORK_OK;
    c->n_cannot_come = 0; /* the stage comes twice: the second time knows all lessons */
    for (int i = 0; i < c->n_dated && st == ORK_OK; i++) {
        k.dated = &c->dated[i];
        const orki_event *event = orki_events_find(m->options->earlier, k.dated->uid);
        bool is_same = event != NULL && k.dated->date >= m->from && !event->is_cancelled &&
                       event->date == k.dated->date && event->start_min == k.dated->start_min;
        for (int n = 0; is_same && n < event->n_stand_ins && st == ORK_OK; n++)
            st = keep_one(&k, &event->stand_ins[n]);
    }
    return st;
}
