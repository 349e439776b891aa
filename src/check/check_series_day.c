/* series-day: no more meetings of a series on one day than it may have; two on a day are a double,
 * one right after the other, and begin when a double may. */
#include "check/judge.h"

/* The two first meetings of a series on a day, in order of start; -1 where there is none. */
typedef struct pair {
    int first, second, n;
} pair;

static pair find_pair(const orki_view *view, const orki_series *series, int day)
{
    pair p = {-1, -1, 0};
    for (int k = 0; k < series->n_meetings; k++) {
        int meeting = series->first_orchestra + k;
        if (!orki_view_is_placed(view, meeting) || view->timetable->day[meeting] != day)
            continue;
        int start = view->timetable->start_min[meeting];
        p.n++;
        if (p.first < 0 || start < view->timetable->start_min[p.first]) {
            p.second = p.first;
            p.first = meeting;
        } else if (p.second < 0 || start < view->timetable->start_min[p.second]) {
            p.second = meeting;
        }
    }
    return p;
}

static bool may_begin(const orki_series *series, int start)
{
    bool is_allowed = series->n_double_starts == 0;
    for (int i = 0; i < series->n_double_starts; i++)
        is_allowed = is_allowed || series->double_starts[i] == start;
    return is_allowed;
}

static void check_double(orki_judge *judge, const orki_series *series, pair p)
{
    const orki_view *view = judge->view;
    const ork_season *season = view->season;
    const orki_orchestra *o = &season->orchestras[p.first];
    int start = view->timetable->start_min[p.first];
    int next = orki_view_span(view, p.first).to + season->programmes[o->programme].changeover_min;
    if (view->timetable->start_min[p.second] != next)
        orki_judge_breach(judge, series->id, o->school, orki_judge_when(judge, p.second),
                          _("%s does not begin right after %s: together they are no double."),
                          orki_judge_lesson(judge, p.second), orki_judge_lesson(judge, p.first));
    else if (!may_begin(series, start))
        orki_judge_breach(judge, series->id, o->school, orki_judge_when(judge, p.first),
                          _("%s begins a double at a time at which none may begin."),
                          orki_judge_lesson(judge, p.first));
}

void ORKI_CHECK(SERIES_DAY)(orki_judge *judge)
{
    const ork_season *season = judge->view->season;
    for (int i = 0; i < season->n_series; i++) {
        const orki_series *series = &season->series[i];
        const orki_orchestra *o = &season->orchestras[series->first_orchestra];
        for (int day = 0; day < ORKI_N_DAYS; day++) {
            pair p = find_pair(judge->view, series, day);
            if (p.n > series->day_most)
                orki_judge_breach(judge, series->id, o->school, orki_judge_when(judge, p.second),
                                  _("%s has %d meetings on %s, at most %d are allowed."),
                                  series->id, p.n, orki_judge_day(day), series->day_most);
            else if (p.n == 2)
                check_double(judge, series, p);
        }
    }
}
