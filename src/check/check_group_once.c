/* group-once: a group is in one lesson at a time, with time to come from the one before. The
 * lessons of the groups are sorted by group, day and start; each is compared with those before it,
 * and reported once. */
#include "check/judge.h"

#include <stdlib.h>

typedef struct visit {
    int group, day;
    orki_span span;
    int lesson;
} visit;

static int by_group_and_time(const void *a, const void *b)
{
    const visit *x = a, *y = b;
    if (x->group != y->group)
        return x->group < y->group ? -1 : 1;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    if (x->span.from != y->span.from)
        return x->span.from < y->span.from ? -1 : 1;
    return x->lesson < y->lesson ? -1 : x->lesson > y->lesson;
}

static int list_visits(const orki_view *view, visit *visits)
{
    const ork_season *season = view->season;
    int n = 0;
    for (int o = 0; o < season->n_orchestras; o++) {
        for (int i = 0; orki_view_is_placed(view, o) && i < season->orchestras[o].n_groups; i++)
            visits[n++] = (visit){season->orchestras[o].groups[i], view->timetable->day[o],
                                  orki_view_span(view, o), o};
    }
    return n;
}

static void report(orki_judge *judge, const visit *a, const visit *b)
{
    const ork_season *season = judge->view->season;
    const orki_group *g = &season->groups[b->group];
    orki_judge_breach(judge, g->id, season->orchestras[b->lesson].school,
                      orki_judge_when(judge, b->lesson),
                      _("Group %s cannot be in time: %s follows too soon on %s."), g->name,
                      orki_judge_lesson(judge, b->lesson), orki_judge_lesson(judge, a->lesson));
}

/* visits[0 .. n - 1] are of one group and day. */
static void check_together(orki_judge *judge, const visit *visits, int n)
{
    const ork_season *season = judge->view->season;
    for (int b = 1; b < n; b++) {
        int to = season->orchestras[visits[b].lesson].school, a = 0;
        while (a < b &&
               visits[b].span.from >=
                   visits[a].span.to + orki_travel_of_pupils(
                                           season, season->orchestras[visits[a].lesson].school, to))
            a++;
        if (a < b)
            report(judge, &visits[a], &visits[b]);
    }
}

void ORKI_CHECK(GROUP_ONCE)(orki_judge *judge)
{
    const ork_season *season = judge->view->season;
    size_t n_most = 0;
    for (int o = 0; o < season->n_orchestras; o++)
        n_most += (size_t)season->orchestras[o].n_groups;
    visit *visits = orki_alloc(n_most, sizeof *visits);
    if (visits == NULL) {
        judge->is_failed = true;
        return;
    }
    int n = list_visits(judge->view, visits);
    qsort(visits, (size_t)n, sizeof *visits, by_group_and_time);
    for (int first = 0, end = 0; first < n; first = end) {
        while (end < n && visits[end].group == visits[first].group &&
               visits[end].day == visits[first].day)
            end++;
        check_together(judge, visits + first, end - first);
    }
    orki_free(visits);
}
