/* travel-fits: between lessons that follow each other there is time for the changeover, or to pack,
 * travel and set up. Lessons that overlap are teacher-once's matter. */
#include "check/judge.h"

static void check_pair(orki_judge *judge, int teacher, int a, int b)
{
    const orki_view *view = judge->view;
    const orki_teacher *t = &view->season->teachers[teacher];
    if (orki_spans_overlap(orki_view_span(view, a), orki_view_span(view, b)) ||
        orki_view_free(view, teacher, a, b) >= 0)
        return;
    orki_judge_breach(judge, t->id, view->season->orchestras[b].school, orki_judge_when(judge, b),
                      _("%s needs %d minutes between %s and %s."), t->name,
                      orki_view_need(view, teacher, a, b), orki_judge_lesson(judge, a),
                      orki_judge_lesson(judge, b));
}

void ORKI_CHECK(TRAVEL_FITS)(orki_judge *judge)
{
    for (int t = judge->first_teacher; t < judge->end_teacher; t++) {
        for (int day = 0; day < ORKI_N_DAYS; day++) {
            orki_list lessons = orki_view_day(judge->view, t, day);
            for (int i = 1; i < lessons.n; i++)
                check_pair(judge, t, lessons.at[i - 1], lessons.at[i]);
        }
    }
}
