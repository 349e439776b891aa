/* day-schools: the addresses at which a teacher teaches on one day are at most the limit. */
#include "check/judge.h"

static int address_of(const ork_season *season, int lesson)
{
    return season->schools[season->orchestras[lesson].school].address;
}

static int count_addresses(const ork_season *season, orki_list lessons)
{
    int n = 0;
    for (int i = 0; i < lessons.n; i++) {
        int k = 0;
        while (k < i && address_of(season, lessons.at[k]) != address_of(season, lessons.at[i]))
            k++;
        n += k == i;
    }
    return n;
}

static void check_day(orki_judge *judge, int teacher, int day)
{
    const orki_view *view = judge->view;
    const orki_teacher *t = &view->season->teachers[teacher];
    orki_list lessons = orki_view_day(view, teacher, day);
    int limit = t->max_day_schools, n = count_addresses(view->season, lessons);
    if (view->season->limits.day_schools < limit)
        limit = view->season->limits.day_schools;
    if (n <= limit)
        return;
    orki_judge_breach(judge, t->id, view->season->orchestras[lessons.at[0]].school,
                      (orki_when){day, orki_view_hull(view, lessons)},
                      _("%s teaches at %d places on %s, at most %d are allowed."), t->name, n,
                      orki_judge_day(day), limit);
}

void ORKI_CHECK(DAY_SCHOOLS)(orki_judge *judge)
{
    for (int t = judge->first_teacher; t < judge->end_teacher; t++) {
        for (int day = 0; day < ORKI_N_DAYS; day++)
            check_day(judge, t, day);
    }
}
