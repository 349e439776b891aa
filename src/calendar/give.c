/* The dates of every orchestra -> dated lessons and lost dates.
 *
 * A course takes its open dates in order until it has what it is promised. What closes a date
 * before the last one taken, or any date when the promise is not reached, makes it a lost date. */
#include "calendar/making.h"

#include <string.h>

/* The place of a course in the dates of its meetings: the next date of each. */
typedef struct walk {
    const orki_course *course;
    int next[ORKI_MAX_BLOCK_LESSONS];
} walk;

/* The meeting whose next date comes first; -1 at the end. */
static int first_meeting(const orki_making *m, const walk *w)
{
    int best = -1;
    orki_date date = ORKI_NO_DATE;
    for (int i = 0; i < w->course->n_meetings; i++) {
        int o = w->course->first_orchestra + i;
        const orki_meeting_dates *dates = &m->meetings[o];
        if (w->next[i] >= dates->n)
            continue;
        orki_date d = dates->at[w->next[i]].date;
        bool is_earlier =
            best < 0 || d < date ||
            (d == date && m->timetable->start_min[o] <
                              m->timetable->start_min[w->course->first_orchestra + best]);
        if (is_earlier) {
            best = i;
            date = d;
        }
    }
    return best;
}

static ork_status give(orki_making *m, int orchestra, orki_date date)
{
    orki_span span = orki_making_span(m, orchestra);
    return orki_calendar_add(m->calendar, (orki_dated){.orchestra = orchestra,
                                                       .date = date,
                                                       .start_min = span.from,
                                                       .end_min = span.to,
                                                       .made_good = ORKI_NO_DATE,
                                                       .conductor = -1,
                                                       .room = -1});
}

static ork_status lose(orki_making *m, int orchestra, const orki_meeting_date *date)
{
    const char *name = orki_closure_name(date->closure);
    name = orki_arena_copy(&m->calendar->arena, name, strlen(name));
    if (name == NULL)
        return ORK_ERR_MEMORY;
    return orki_calendar_lose(m->calendar,
                              (orki_lost){orchestra, date->date, date->closure->why, name});
}

static ork_status give_course(orki_making *m, const orki_course *course)
{
    walk w = {.course = course};
    orki_before before = orki_count_before(m, m->calendar->course_of[course->first_orchestra]);
    int n_given = before.n_given + before.n_caught_up, i;
    ork_status st = ORK_OK;
    while (st == ORK_OK && n_given < course->n_promised && (i = first_meeting(m, &w)) >= 0) {
        int o = course->first_orchestra + i;
        const orki_meeting_date *date = &m->meetings[o].at[w.next[i]++];
        st = date->closure != NULL ? lose(m, o, date) : give(m, o, date->date);
        n_given += date->closure == NULL;
    }
    return st;
}

ork_status orki_give_lessons(orki_making *m)
{
    ork_status st = ORK_OK;
    for (int i = 0; i < m->calendar->n_courses && st == ORK_OK; i++)
        st = give_course(m, &m->calendar->courses[i]);
    orki_calendar_sort(m->calendar);
    return st;
}
