/* unplaced: each lesson without a day and a start costs its points. */
#include "check/judge.h"

void ORKI_CHECK(UNPLACED)(orki_judge *judge)
{
    for (int o = 0; o < judge->view->season->n_orchestras; o++) {
        if (!orki_view_is_placed(judge->view, o))
            orki_judge_cost_item(judge, 1);
    }
}
