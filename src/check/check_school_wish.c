/* school-wish: a placed block in school hours on a day that its school does not prefer, and one
 * with a lesson outside the time that it prefers. A block with any lesson after school is not
 * judged. Of a series each placed meeting is judged by itself. */
#include "check/judge.h"

static bool is_in_school_hours(const orki_view *view, const orki_block *block)
{
    for (int i = 0; i < block->n_lessons; i++) {
        if (orki_view_is_after_school(view, block->lessons[i]))
            return false;
    }
    return true;
}

static bool is_time_missed(const orki_view *view, orki_list lessons, orki_span wish)
{
    for (int i = 0; wish.from < wish.to && i < lessons.n; i++) {
        orki_span span = orki_view_span(view, lessons.at[i]);
        if (span.from < wish.from || span.to > wish.to)
            return true;
    }
    return false;
}

static void judge_lessons(orki_judge *judge, int school, orki_list lessons)
{
    const orki_school *wisher = &judge->view->season->schools[school];
    int day = judge->view->timetable->day[lessons.at[0]];
    if (wisher->days_preferred != 0 && (wisher->days_preferred >> day & 1) == 0)
        orki_judge_charge_school(judge, school, 1);
    if (is_time_missed(judge->view, lessons, wisher->times_preferred))
        orki_judge_charge_school(judge, school, 1);
}

void ORKI_CHECK(SCHOOL_WISH)(orki_judge *judge)
{
    const orki_view *view = judge->view;
    for (int b = 0; b < view->season->n_blocks; b++) {
        const orki_block *block = &view->season->blocks[b];
        orki_list lessons = orki_view_block(view, b);
        if (lessons.n == 0 || !is_in_school_hours(view, block))
            continue;
        if (block->series < 0)
            judge_lessons(judge, block->school, lessons);
        for (int i = 0; block->series >= 0 && i < lessons.n; i++)
            judge_lessons(judge, block->school, (orki_list){1, &lessons.at[i]});
    }
}
