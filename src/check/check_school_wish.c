/* school-wish: a placed block in school hours on a day that its school does not prefer, and one
 * with a lesson outside the time that it prefers. A block with any lesson after school is not
 * judged. */
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

void ORKI_CHECK(SCHOOL_WISH)(orki_judge *judge)
{
    const orki_view *view = judge->view;
    for (int b = 0; b < view->season->n_blocks; b++) {
        const orki_block *block = &view->season->blocks[b];
        const orki_school *school = &view->season->schools[block->school];
        orki_list lessons = orki_view_block(view, b);
        if (lessons.n == 0 || !is_in_school_hours(view, block))
            continue;
        int day = view->timetable->day[lessons.at[0]];
        if (school->days_preferred != 0 && (school->days_preferred >> day & 1) == 0)
            orki_judge_cost_item(judge, 1);
        if (is_time_missed(view, lessons, school->times_preferred))
            orki_judge_cost_item(judge, 1);
    }
}
