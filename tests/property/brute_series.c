/* Rules and costs of the meetings of one orchestra: which days, doubles, where a double begins.
 * Definitions: src/doc/rules.md, series-day and double. */
#include "brute_rules.h"

static int meetings_on(const ork_timetable *t, const orki_series *series, int day)
{
    int n = 0;
    for (int o = series->first_orchestra; o < series->first_orchestra + series->n_meetings; o++)
        n += t->day[o] == day;
    return n;
}

/* Meeting b begins where the second of a double that begins with a does. */
static bool is_double(const ork_season *season, const ork_timetable *t, const orki_series *series,
                      int a, int b)
{
    int changeover = season->programmes[season->orchestras[a].programme].changeover_min;
    bool may_begin = series->n_double_starts == 0;
    for (int i = 0; i < series->n_double_starts; i++)
        may_begin |= series->double_starts[i] == t->start_min[a];
    return may_begin && t->start_min[b] == brute_end(season, t, a) + changeover;
}

bool brute_series_fits(const ork_season *season, const ork_timetable *t, int index, int64_t *broken)
{
    const orki_series *series = &season->series[index];
    int end = series->first_orchestra + series->n_meetings;
    int64_t n = 0;
    for (int day = 0; day < ORKI_N_DAYS; day++)
        n += meetings_on(t, series, day) > series->day_most;
    for (int a = series->first_orchestra; a < end && series->day_most == 2; a++) {
        for (int b = a + 1; b < end; b++) {
            if (t->day[a] < 0 || t->day[a] != t->day[b])
                continue;
            n += !is_double(season, t, series, a, b) && !is_double(season, t, series, b, a);
        }
    }
    broken[ORKI_RULE_SERIES_DAY] += n;
    return n == 0;
}

int64_t brute_series_costs(const ork_season *season, const ork_timetable *t, int index,
                           int64_t *points)
{
    const orki_series *series = &season->series[index];
    int64_t n = series->n_doubles;
    for (int day = 0; day < ORKI_N_DAYS; day++)
        n -= meetings_on(t, series, day) >= 2;
    int64_t cost = n <= 0 ? 0 : (n * season->weights[ORKI_RULE_DOUBLE] + 50) / 100;
    points[ORKI_RULE_DOUBLE] += cost;
    return cost;
}
