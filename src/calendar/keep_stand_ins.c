/* Substitutes that were found for single dates outlive a rerun: they were told, and the week knows
 * nothing of them. */
#include "calendar/making.h"

#include <string.h>

static const char *teacher_id(const ork_season *s, int teacher)
{
    return teacher < 0 ? "" : s->teachers[teacher].id;
}

/* -1 when the season has no such teacher any more: then nobody stands in. */
static int find_teacher(const ork_season *s, const char *id)
{
    for (int i = 0; i < s->n_teachers; i++) {
        if (strcmp(s->teachers[i].id, id) == 0)
            return i;
    }
    return -1;
}

static ork_status set_teacher(orki_making *m, orki_dated *dated, int section, int teacher)
{
    for (int i = 0; i < dated->n_changes; i++) {
        if (dated->changes[i].section == section) {
            dated->changes[i].teacher = teacher;
            return ORK_OK;
        }
    }
    size_t n = (size_t)dated->n_changes;
    orki_change *changes = orki_arena_alloc(&m->calendar->arena, n + 1, sizeof *changes);
    if (changes == NULL)
        return ORK_ERR_MEMORY;
    for (size_t i = 0; i < n; i++)
        changes[i] = dated->changes[i];
    changes[n] = (orki_change){section, teacher, m->timetable->room[section]};
    dated->changes = changes;
    dated->n_changes++;
    return ORK_OK;
}

static ork_status keep_one(orki_making *m, orki_dated *dated, const orki_stand_in_of *kept)
{
    const ork_season *s = m->season;
    const orki_orchestra *o = &s->orchestras[dated->orchestra];
    for (int i = o->first_section; i < o->first_section + o->n_sections; i++) {
        bool is_it = strcmp(s->roles[s->sections[i].role].id, kept->role) == 0;
        if (is_it && strcmp(teacher_id(s, m->timetable->teacher[i]), kept->instead_of) == 0)
            return set_teacher(m, dated, i, find_teacher(s, kept->teacher));
    }
    return ORK_OK;
}

ork_status orki_keep_stand_ins(orki_making *m)
{
    ork_status st = ORK_OK;
    for (int i = 0; i < m->calendar->n_dated && st == ORK_OK; i++) {
        orki_dated *dated = &m->calendar->dated[i];
        const orki_event *event = orki_events_find(m->options->earlier, dated->uid);
        bool is_same = event != NULL && !event->is_cancelled && event->date == dated->date &&
                       event->start_min == dated->start_min;
        for (int k = 0; is_same && k < event->n_stand_ins && st == ORK_OK; k++)
            st = keep_one(m, dated, &event->stand_ins[k]);
    }
    return st;
}
