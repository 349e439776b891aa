/* work-break: a working day longer than break_after has at least break_min minutes free, in parts
 * of at least break_part. */
#include "check/judge.h"

static void check_day(orki_judge *judge, int teacher, int day)
{
    const orki_view *view = judge->view;
    const orki_limits *limits = &view->season->limits;
    orki_list lessons = orki_view_day(view, teacher, day);
    if (lessons.n == 0)
        return;
    orki_span hull = orki_view_hull(view, lessons);
    int rest = 0;
    for (int i = 1; i < lessons.n; i++) {
        int part = orki_view_free(view, teacher, lessons.at[i - 1], lessons.at[i]);
        rest += part >= limits->break_part_min ? part : 0;
    }
    if (hull.to - hull.from <= limits->break_after_min || rest >= limits->break_min)
        return;
    const orki_teacher *t = &view->season->teachers[teacher];
    orki_judge_breach(judge, t->id, view->season->orchestras[lessons.at[0]].school,
                      (orki_when){day, hull},
                      _("%s has %d minutes of break on %s between %s and %s, at least %d are due."),
                      t->name, rest, orki_judge_day(day), orki_judge_clock(hull.from).text,
                      orki_judge_clock(hull.to).text, limits->break_min);
}

void ORKI_CHECK(WORK_BREAK)(orki_judge *judge)
{
    for (int t = judge->first_teacher; t < judge->end_teacher; t++) {
        for (int day = 0; day < ORKI_N_DAYS; day++)
            check_day(judge, t, day);
    }
}
