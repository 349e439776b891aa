/* double: the doubles that a series wishes and does not have. A double is two placed meetings on
 * one day; that they follow each other is another rule's business (series-day). */
#include "check/judge.h"

void ORKI_CHECK(DOUBLE)(orki_judge *judge)
{
    const orki_view *view = judge->view;
    for (int i = 0; i < view->season->n_series; i++) {
        const orki_series *series = &view->season->series[i];
        int on_day[ORKI_N_DAYS] = {0}, n_doubles = 0;
        for (int k = 0; k < series->n_meetings; k++) {
            int meeting = series->first_orchestra + k;
            if (orki_view_is_placed(view, meeting))
                on_day[view->timetable->day[meeting]]++;
        }
        for (int day = 0; day < ORKI_N_DAYS; day++)
            n_doubles += on_day[day] >= 2;
        if (n_doubles < series->n_doubles)
            orki_judge_charge_school(judge,
                                     view->season->orchestras[series->first_orchestra].school,
                                     series->n_doubles - n_doubles);
    }
}
