/* Lessons of each teacher and day, sorted; then the sums of rules.md over neighbours. */
#include "report/day_view.h"

#include <stdlib.h>

static int by_time(const void *a, const void *b)
{
    const orki_stop *x = a, *y = b;
    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    return (x->section > y->section) - (x->section < y->section);
}

/* need(a, b) of the rules: changeover at one address, else packing, travel and set-up. */
static int need_between(const ork_season *season, int teacher, const orki_stop *a,
                        const orki_stop *b)
{
    if (season->schools[a->school].address == season->schools[b->school].address)
        return season->programmes[season->orchestras[a->orchestra].programme].changeover_min;
    int travel = orki_travel_between(season, season->teachers[teacher].mode, a->school, b->school);
    return season->limits.pack_min + travel + season->limits.set_up_min;
}

static void count_duty(const ork_season *season, int teacher, orki_duty *duty)
{
    const orki_teacher *t = &season->teachers[teacher];
    qsort(duty->stops, (size_t)duty->n, sizeof duty->stops[0], by_time);
    int last_end = 0;
    for (int i = 0; i < duty->n; i++) {
        orki_stop *stop = &duty->stops[i];
        if (i == 0) {
            stop->travel_before = orki_travel_from_home(season, teacher, stop->school);
        } else {
            const orki_stop *before = stop - 1;
            stop->travel_before =
                orki_travel_between(season, t->mode, before->school, stop->school);
            stop->free_before =
                stop->from - before->to - need_between(season, teacher, before, stop);
        }
        duty->travel_min += stop->travel_before;
        duty->idle_min += stop->free_before > 0 ? stop->free_before : 0;
        duty->teaching_min += stop->to - stop->from;
        if (stop->to > last_end)
            last_end = stop->to;
        bool is_new = true;
        for (int j = 0; j < i && is_new; j++)
            is_new = season->schools[duty->stops[j].school].address !=
                     season->schools[stop->school].address;
        duty->n_addresses += is_new;
    }
    duty->travel_home_min = orki_travel_to_home(season, teacher, duty->stops[duty->n - 1].school);
    duty->travel_min += duty->travel_home_min;
    int presence = last_end - duty->stops[0].from;
    duty->call_out_min = t->call_out_min > presence ? t->call_out_min - presence : 0;
}

static void count_week(const ork_season *season, int teacher, orki_week *week, bool *is_visited)
{
    for (int s = 0; s < season->n_schools; s++)
        is_visited[s] = false;
    for (int d = 0; d < ORKI_N_DAYS; d++) {
        orki_duty *duty = &week->days[d];
        if (duty->n == 0)
            continue;
        count_duty(season, teacher, duty);
        week->n_days++;
        week->travel_min += duty->travel_min;
        week->idle_min += duty->idle_min;
        week->teaching_min += duty->teaching_min;
        week->call_out_min += duty->call_out_min;
        for (int i = 0; i < duty->n; i++) {
            week->n_schools += !is_visited[duty->stops[i].school];
            is_visited[duty->stops[i].school] = true;
        }
    }
}

static bool is_taught(const ork_timetable *timetable, int orchestra, int section)
{
    return timetable->day[orchestra] >= 0 && timetable->teacher[section] >= 0;
}

/* Two passes over the sections: count the stops of each day, then fill them. */
static int fill_stops(const ork_season *season, const ork_timetable *timetable, orki_week *weeks,
                      orki_arena *arena)
{
    for (int s = 0; s < season->n_sections; s++) {
        int o = season->sections[s].orchestra;
        if (is_taught(timetable, o, s))
            weeks[timetable->teacher[s]].days[timetable->day[o]].n++;
    }
    for (int t = 0; t < season->n_teachers; t++) {
        for (int d = 0; d < ORKI_N_DAYS; d++) {
            orki_duty *duty = &weeks[t].days[d];
            duty->stops = orki_arena_alloc(arena, (size_t)duty->n, sizeof *duty->stops);
            if (duty->stops == NULL)
                return -1;
            duty->n = 0;
        }
    }
    for (int s = 0; s < season->n_sections; s++) {
        int o = season->sections[s].orchestra;
        if (!is_taught(timetable, o, s))
            continue;
        orki_duty *duty = &weeks[timetable->teacher[s]].days[timetable->day[o]];
        int from = timetable->start_min[o];
        duty->stops[duty->n++] = (orki_stop){.section = s,
                                             .orchestra = o,
                                             .school = season->orchestras[o].school,
                                             .from = from,
                                             .to = from + season->orchestras[o].lesson_min};
    }
    return 0;
}

const orki_week *orki_weeks_make(const ork_season *season, const ork_timetable *timetable,
                                 orki_arena *arena)
{
    orki_week *weeks = orki_arena_alloc(arena, (size_t)season->n_teachers, sizeof *weeks);
    bool *is_visited = orki_arena_alloc(arena, (size_t)season->n_schools, sizeof *is_visited);
    if (weeks == NULL || is_visited == NULL || fill_stops(season, timetable, weeks, arena) != 0)
        return NULL;
    for (int t = 0; t < season->n_teachers; t++)
        count_week(season, t, &weeks[t], is_visited);
    return weeks;
}
