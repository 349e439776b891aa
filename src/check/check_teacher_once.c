/* teacher-once: a teacher's lessons do not overlap, and between her first and her last lesson of a
 * block on a day she has no lesson of another block. */
#include "check/judge.h"

static void report_overlap(orki_judge *judge, int teacher, int a, int b)
{
    const orki_teacher *t = &judge->view->season->teachers[teacher];
    orki_judge_breach(judge, t->id, judge->view->season->orchestras[b].school,
                      orki_judge_when(judge, b), _("%s has two lessons at once: %s and %s."),
                      t->name, orki_judge_lesson(judge, a), orki_judge_lesson(judge, b));
}

/* One breach for each lesson that overlaps an earlier one. */
static void check_overlaps(orki_judge *judge, int teacher, orki_list lessons)
{
    const orki_view *view = judge->view;
    for (int b = 1; b < lessons.n; b++) {
        int a = b - 1;
        while (a >= 0 && !orki_spans_overlap(orki_view_span(view, lessons.at[a]),
                                             orki_view_span(view, lessons.at[b])))
            a--;
        if (a >= 0)
            report_overlap(judge, teacher, lessons.at[a], lessons.at[b]);
    }
}

/* One breach for each lesson with another block's lesson between it and the one of its block
 * before. */
static void check_strangers(orki_judge *judge, int teacher, orki_list lessons)
{
    const ork_season *season = judge->view->season;
    const orki_teacher *t = &season->teachers[teacher];
    for (int b = 2; b < lessons.n; b++) {
        int block = season->orchestras[lessons.at[b]].block, a = b - 1;
        while (a >= 0 && season->orchestras[lessons.at[a]].block != block)
            a--;
        if (a < 0 || a == b - 1)
            continue;
        int stranger = lessons.at[b - 1];
        orki_judge_breach(judge, t->id, season->orchestras[stranger].school,
                          orki_judge_when(judge, stranger),
                          _("%s has %s in the midst of the block %s."), t->name,
                          orki_judge_lesson(judge, stranger), season->blocks[block].id);
    }
}

void ORKI_CHECK(TEACHER_ONCE)(orki_judge *judge)
{
    for (int t = judge->first_teacher; t < judge->end_teacher; t++) {
        for (int day = 0; day < ORKI_N_DAYS; day++) {
            orki_list lessons = orki_view_day(judge->view, t, day);
            check_overlaps(judge, t, lessons);
            check_strangers(judge, t, lessons);
        }
    }
}
