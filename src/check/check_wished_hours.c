/* wished-hours: the minutes a week by which each teacher who is not a substitute teaches less or
 * more than she wishes, and less than she wants at least. */
#include "check/judge.h"

void ORKI_CHECK(WISHED_HOURS)(orki_judge *judge)
{
    for (int i = 0; i < judge->view->season->n_teachers; i++)
        orki_judge_charge_teacher(judge, i, orki_view_beside_wish(judge->view, i));
}
