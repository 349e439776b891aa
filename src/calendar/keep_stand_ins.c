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

/* @param section  -1: to conduct */
static orki_why_not why_not(const keeping *k, int section, int teacher)
{
    const ork_season *s = k->m->season;
    if (teacher < 0)
        return ORKI_NOT_IN_SEASON;
    const orki_teacher *t = &s->teachers[teacher];
    orki_level level = section < 0 ? (orki_level)t->levels[s->conductor]
                                   : orki_teacher_level(s, teacher, s->sections[section].role);
    if (level == ORKI_NO_SKILL)
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

static ork_status add_told(ork_calendar *c, orki_cannot_come who, const char *name)
{
    who.teacher = orki_arena_copy(&c->arena, name, strlen(name));
    if (who.teacher == NULL ||
        orki_array_reserve(&c->cannot_come, &c->cannot_come_capacity, (size_t)c->n_cannot_come + 1,
                           sizeof *c->cannot_come) != 0)
        return ORK_ERR_MEMORY;
    c->cannot_come[c->n_cannot_come++] = who;
    return ORK_OK;
}

/* Who is gone is called by her id. */
static const char *name_of(const ork_season *s, int teacher, const char *id)
{
    return teacher < 0 ? id : s->teachers[teacher].name;
}

/* @param section  -1: the conductor */
static ork_status tell(const keeping *k, int section, const char *name, orki_why_not why)
{
    return add_told(k->m->calendar,
                    (orki_cannot_come){.orchestra = k->dated->orchestra,
                                       .occasion = -1,
                                       .section = section,
                                       .date = k->dated->date,
                                       .start_min = k->dated->start_min,
                                       .why = why},
                    name);
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
    return st == ORK_OK ? tell(k, section, name_of(s, teacher, id), why) : st;
}

/* The rehearsals were chosen anew, and know nothing of who stood in on one date. */
static ork_status keep_conductor(const keeping *k, const char *id)
{
    const ork_season *s = k->m->season;
    int teacher = orki_teacher_find(s, id);
    if (k->dated->is_tutti && teacher >= 0 && k->dated->conductor == teacher)
        return ORK_OK;
    orki_why_not why = k->dated->is_tutti ? why_not(k, -1, teacher) : ORKI_IS_NO_TUTTI;
    if (why != ORKI_CAN_COME)
        return tell(k, -1, name_of(s, teacher, id), why);
    k->dated->conductor = teacher;
    k->dated->is_stand_in = true;
    return ORK_OK;
}

/* Whoever an occasion has got now has to know that it was another's. */
static ork_status tell_of_occasions(const orki_making *m)
{
    const ork_season *s = m->season;
    ork_status st = ORK_OK;
    for (int i = 0; i < m->calendar->n_held && st == ORK_OK; i++) {
        const orki_held *held = &m->calendar->held[i];
        const orki_event *event = orki_events_find(m->options->earlier, held->uid);
        if (event == NULL || event->stand_in_conductor == NULL || held->date < m->from ||
            held->date == ORKI_NO_DATE)
            continue;
        int teacher = orki_teacher_find(s, event->stand_in_conductor);
        if (teacher < 0 || teacher != held->conductor)
            st = add_told(
                m->calendar,
                (orki_cannot_come){.orchestra = -1,
                                   .occasion = i,
                                   .section = -1,
                                   .date = held->date,
                                   .start_min = s->occasions[held->occasion].time.from,
                                   .why = teacher < 0 ? ORKI_NOT_IN_SEASON : ORKI_IS_OTHER},
                name_of(s, teacher, event->stand_in_conductor));
    }
    return st;
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

static ork_status keep_stand_ins(orki_making *m, bool are_rehearsals_chosen)
{
    ork_calendar *c = m->calendar;
    keeping k = {.m = m};
    if (m->options->earlier == NULL)
        return ORK_OK;
    k.stops = orki_arena_alloc(&m->scratch, (size_t)orki_date_most_lessons(c) + 1, sizeof *k.stops);
    ork_status st = k.stops == NULL ? ORK_ERR_MEMORY : ORK_OK;
    c->n_cannot_come = 0; /* told the second time, which knows all lessons */
    for (int i = 0; i < c->n_dated && st == ORK_OK; i++) {
        k.dated = &c->dated[i];
        const orki_event *event = orki_events_find(m->options->earlier, k.dated->uid);
        bool is_same = event != NULL && k.dated->date >= m->from && !event->is_cancelled &&
                       event->date == k.dated->date && event->start_min == k.dated->start_min;
        for (int n = 0; is_same && n < event->n_stand_ins && st == ORK_OK; n++)
            st = keep_one(&k, &event->stand_ins[n]);
        if (is_same && event->stand_in_conductor != NULL && are_rehearsals_chosen && st == ORK_OK)
            st = keep_conductor(&k, event->stand_in_conductor);
    }
    return st == ORK_OK && are_rehearsals_chosen ? tell_of_occasions(m) : st;
}

ork_status orki_keep_stand_ins(orki_making *m)
{
    return keep_stand_ins(m, false);
}

ork_status orki_keep_all_stand_ins(orki_making *m)
{
    return keep_stand_ins(m, true);
}
