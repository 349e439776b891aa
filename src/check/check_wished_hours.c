/* wished-hours: the minutes a week by which each teacher who is not a substitute teaches less or
 * more than she wishes, and less than she wants at least. */
#include "check/judge.h"

static int outside(const orki_teacher *t, int taught)
{
    int n = 0;
    if (t->wish_from_min >= 0 && taught < t->wish_from_min)
        n = t->wish_from_min - taught;
    else if (t->wish_from_min >= 0 && taught > t->wish_to_min)
        n = taught - t->wish_to_min;
    return n + (taught < t->min_hours_min ? t->min_hours_min - taught : 0);
}

void ORKI_CHECK(WISHED_HOURS)(orki_judge *judge)
{
    for (int i = 0; i < judge->view->season->n_teachers; i++) {
        const orki_teacher *t = &judge->view->season->teachers[i];
        int taught = 0;
        for (int day = 0; day < ORKI_N_DAYS; day++)
            taught += orki_view_taught(judge->view, i, day);
        if (!t->is_substitute)
            orki_judge_cost_item(judge, outside(t, taught));
    }
}
