/* unplaced: each lesson without a day and a start costs its points. */
#include "check/judge.h"

void ORKI_CHECK(UNPLACED)(orki_judge *judge)
{
    const ork_season *season = judge->view->season;
    for (int o = 0; o < season->n_orchestras; o++) {
        if (!orki_view_is_placed(judge->view, o))
            orki_judge_charge_school(judge, season->orchestras[o].school, 1);
    }
}
