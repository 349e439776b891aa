/* block-order: the lessons of a block on one day follow each other, with the changeover between;
 * those of a series have series-day instead. */
#include "check/judge.h"

void ORKI_CHECK(BLOCK_ORDER)(orki_judge *judge)
{
    const orki_view *view = judge->view;
    const ork_season *season = view->season;
    for (int b = 0; b < season->n_blocks; b++) {
        orki_list lessons = orki_view_block(view, b);
        for (int i = 1; season->blocks[b].series < 0 && i < lessons.n; i++) {
            int before = lessons.at[i - 1], after = lessons.at[i];
            int changeover =
                season->programmes[season->orchestras[before].programme].changeover_min;
            if (view->timetable->day[before] != view->timetable->day[after] ||
                view->timetable->start_min[after] >= orki_view_span(view, before).to + changeover)
                continue;
            orki_judge_breach(judge, season->blocks[b].id, season->blocks[b].school,
                              orki_judge_when(judge, after),
                              _("%s begins too soon after %s, which needs %d minutes after it."),
                              orki_judge_lesson(judge, after), orki_judge_lesson(judge, before),
                              changeover);
        }
    }
}
