/* block-one-day: the lessons of a block, and of all blocks with one day number, are on one day. The
 * meetings of a series are placed one by one. */
#include "check/judge.h"

void ORKI_CHECK(BLOCK_ONE_DAY)(orki_judge *judge)
{
    const orki_view *view = judge->view;
    for (int number = 0; number < view->days.n; number++) {
        orki_list blocks = orki_view_bundle(&view->days, number);
        int first = -1, other = -1;
        for (int i = 0; i < blocks.n; i++) {
            orki_list lessons = orki_view_block(view, blocks.at[i]);
            if (view->season->blocks[blocks.at[i]].series >= 0)
                continue;
            for (int k = 0; k < lessons.n; k++) {
                if (first < 0)
                    first = lessons.at[k];
                else if (view->timetable->day[lessons.at[k]] != view->timetable->day[first])
                    other = lessons.at[k];
            }
        }
        if (other < 0)
            continue;
        const orki_block *block = &view->season->blocks[view->season->orchestras[other].block];
        orki_judge_breach(judge, block->id, block->school, orki_judge_when(judge, other),
                          _("The block %s is not on one day: %s and %s."), block->id,
                          orki_judge_lesson(judge, first), orki_judge_lesson(judge, other));
    }
}
