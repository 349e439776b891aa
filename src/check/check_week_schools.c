/* week-schools: the schools at which a teacher teaches are at most her limit. */
#include "check/judge.h"

/* The lesson's school occurs in the list before its place n. */
static bool is_known(const ork_season *season, orki_list lessons, int n, int school)
{
    for (int i = 0; i < n; i++) {
        if (season->orchestras[lessons.at[i]].school == school)
            return true;
    }
    return false;
}

static bool was_visited(const orki_view *view, int teacher, int day, int school)
{
    for (int d = 0; d < day; d++) {
        orki_list lessons = orki_view_day(view, teacher, d);
        if (is_known(view->season, lessons, lessons.n, school))
            return true;
    }
    return false;
}

static int count_schools(const orki_view *view, int teacher)
{
    int n = 0;
    for (int day = 0; day < ORKI_N_DAYS; day++) {
        orki_list lessons = orki_view_day(view, teacher, day);
        for (int i = 0; i < lessons.n; i++) {
            int school = view->season->orchestras[lessons.at[i]].school;
            n += !is_known(view->season, lessons, i, school) &&
                 !was_visited(view, teacher, day, school);
        }
    }
    return n;
}

void ORKI_CHECK(WEEK_SCHOOLS)(orki_judge *judge)
{
    for (int i = judge->first_teacher; i < judge->end_teacher; i++) {
        const orki_teacher *t = &judge->view->season->teachers[i];
        int n = count_schools(judge->view, i);
        if (n > t->max_schools)
            orki_judge_breach(judge, t->id, -1, ORKI_NEVER,
                              _("%s teaches at %d schools, at most %d are allowed."), t->name, n,
                              t->max_schools);
    }
}
