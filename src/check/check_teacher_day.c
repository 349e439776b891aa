/* teacher-day: a day on which a teacher has a lesson in a half day that she likes less costs half
 * the weight or all of it, by the half day that she likes least. The amount counts half weights. */
#include "check/judge.h"

static int dislike_of(const orki_view *view, int teacher, int day)
{
    const uint8_t *dislike = view->season->teachers[teacher].dislike[day];
    int noon = view->season->limits.noon, worst = 0;
    orki_list lessons = orki_view_day(view, teacher, day);
    for (int i = 0; i < lessons.n; i++) {
        orki_span span = orki_view_span(view, lessons.at[i]);
        if (span.from < noon && dislike[0] > worst)
            worst = dislike[0];
        if (span.to > noon && dislike[1] > worst)
            worst = dislike[1];
    }
    return worst;
}

void ORKI_CHECK(TEACHER_DAY)(orki_judge *judge)
{
    int64_t weight = judge->view->season->weights[judge->rule];
    for (int t = 0; t < judge->view->season->n_teachers; t++) {
        for (int day = 0; day < ORKI_N_DAYS; day++) {
            int k = dislike_of(judge->view, t, day);
            orki_judge_charge_teacher_points(judge, t, k, (k * weight + 100) / 200);
        }
    }
}
