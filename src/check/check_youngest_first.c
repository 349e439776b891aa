/* youngest-first: a placed block whose first lesson is not that of its youngest group. */
#include "check/judge.h"

#include <limits.h>

static int youngest_year(const ork_season *season, int lesson)
{
    const orki_orchestra *o = &season->orchestras[lesson];
    int year = INT_MAX;
    for (int i = 0; i < o->n_groups; i++) {
        int y = season->groups[o->groups[i]].year;
        year = y < year ? y : year;
    }
    return year;
}

void ORKI_CHECK(YOUNGEST_FIRST)(orki_judge *judge)
{
    const ork_season *season = judge->view->season;
    for (int b = 0; b < season->n_blocks; b++) {
        const orki_block *block = &season->blocks[b];
        orki_list lessons = orki_view_block(judge->view, b);
        int youngest = INT_MAX;
        for (int i = 0; i < block->n_lessons; i++) {
            int year = youngest_year(season, block->lessons[i]);
            youngest = year < youngest ? year : youngest;
        }
        if (lessons.n > 0 && youngest_year(season, lessons.at[0]) > youngest)
            orki_judge_charge_school(judge, block->school, 1);
    }
}
