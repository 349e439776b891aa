/* What was planned before this timetable holds: its lessons, lost dates and occasions stand as they
 * were, and count for the promise. Everything else is planned from the timetable's first day on. */
#include "calendar/making.h"

#include <string.h>

/* Lessons and lost dates of an orchestra's course before the timetable holds. */
orki_before orki_count_before(const orki_making *m, int course)
{
    const ork_calendar *before = m->options->before;
    orki_before n = {0};
    if (before == NULL)
        return n;
    for (int i = 0; i < before->n_dated; i++) {
        const orki_dated *dated = &before->dated[i];
        if (dated->date >= m->from || before->course_of[dated->orchestra] != course)
            continue;
        n.n_given += !dated->is_caught_up;
        n.n_caught_up += dated->is_caught_up;
        n.n_tutti += dated->is_tutti;
    }
    for (int i = 0; i < before->n_lost; i++)
        n.n_lost += before->lost[i].date < m->from && orki_lost_counts(&before->lost[i]) &&
                    before->course_of[before->lost[i].orchestra] == course;
    return n;
}

static ork_status keep_lesson(orki_making *m, const orki_dated *was)
{
    orki_dated dated = *was;
    size_t n = (size_t)was->n_changes;
    dated.changes = orki_arena_alloc(&m->calendar->arena, n, sizeof *dated.changes);
    if (dated.changes == NULL)
        return ORK_ERR_MEMORY;
    if (n > 0)
        memcpy(dated.changes, was->changes, n * sizeof *dated.changes);
    dated.uid = NULL; /* named like the others, and found again by it */
    dated.n_former = 0;
    dated.former = NULL;
    return orki_calendar_add(m->calendar, dated);
}

static ork_status keep_lost(orki_making *m, const orki_lost *was)
{
    orki_lost lost = *was;
    lost.name = orki_arena_copy(&m->calendar->arena, was->name, strlen(was->name));
    return lost.name == NULL ? ORK_ERR_MEMORY : orki_calendar_lose(m->calendar, lost);
}

ork_status orki_keep_before(orki_making *m)
{
    const ork_calendar *before = m->options->before;
    ork_status st = ORK_OK;
    for (int i = 0; before != NULL && i < before->n_dated && st == ORK_OK; i++) {
        if (before->dated[i].date < m->from)
            st = keep_lesson(m, &before->dated[i]);
    }
    for (int i = 0; before != NULL && i < before->n_lost && st == ORK_OK; i++) {
        if (before->lost[i].date < m->from)
            st = keep_lost(m, &before->lost[i]);
    }
    return st;
}

const orki_held *orki_held_before(const orki_making *m, int occasion)
{
    const ork_calendar *before = m->options->before;
    const orki_occasion *q = &m->season->occasions[occasion];
    if (before == NULL || before->held[occasion].date == ORKI_NO_DATE ||
        before->held[occasion].date >= m->from)
        return NULL;
    for (int d = 0; d < q->n_dates; d++) { /* the season may say otherwise by now */
        if (q->dates[d] == before->held[occasion].date)
            return &before->held[occasion];
    }
    return NULL;
}
