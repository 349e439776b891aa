/* Runs from a timetable, their starts from the rules, activities from their roles. */
#include "export/fet_week.h"

#include "export/week_model.h"
#include "plan/starts.h"

static int changeover_of(const ork_season *season, int orchestra)
{
    return season->programmes[season->orchestras[orchestra].programme].changeover_min;
}

static int end_of(const ork_season *season, const ork_timetable *timetable, int orchestra)
{
    return timetable->start_min[orchestra] + season->orchestras[orchestra].lesson_min;
}

static orki_fet_run *open_run(orki_fet_week *week, int orchestra)
{
    if (orki_array_reserve(&week->runs, &week->run_capacity, (size_t)week->n_runs + 1,
                           sizeof *week->runs))
        return NULL;
    const orki_orchestra *o = &week->season->orchestras[orchestra];
    orki_fet_run *run = &week->runs[week->n_runs++];
    *run = (orki_fet_run){.block = o->block, .series = o->series};
    return run;
}

static bool is_earlier(const ork_timetable *timetable, int a, int b)
{
    return timetable->day[a] != timetable->day[b]
               ? timetable->day[a] < timetable->day[b]
               : timetable->start_min[a] < timetable->start_min[b];
}

/* Does lesson b follow a without a pause? */
static bool goes_on(const orki_fet_week *week, int a, int b)
{
    const ork_timetable *timetable = week->timetable;
    return timetable->day[a] == timetable->day[b] &&
           timetable->start_min[b] ==
               end_of(week->season, timetable, a) + changeover_of(week->season, a);
}

/* The placed ones of n lessons in order of time, cut where there is a pause. */
static ork_status add_runs(orki_fet_week *week, const int *lessons, int n)
{
    const ork_timetable *timetable = week->timetable;
    int order[ORKI_MAX_BLOCK_LESSONS], n_placed = 0;
    for (int i = 0; i < n; i++) {
        int k = n_placed;
        if (timetable->day[lessons[i]] < 0)
            continue;
        for (; k > 0 && is_earlier(timetable, lessons[i], order[k - 1]); k--)
            order[k] = order[k - 1];
        order[k] = lessons[i];
        n_placed++;
    }
    orki_fet_run *run = NULL;
    for (int i = 0; i < n_placed; i++) {
        int o = order[i];
        bool is_new = run == NULL || !goes_on(week, order[i - 1], o);
        if (is_new && (run = open_run(week, o)) == NULL)
            return ORK_ERR_MEMORY;
        run->lesson[run->n_lessons] = o;
        run->offset[run->n_lessons++] =
            timetable->start_min[o] - timetable->start_min[run->lesson[0]];
        run->length = end_of(week->season, timetable, o) - timetable->start_min[run->lesson[0]];
    }
    return ORK_OK;
}

static ork_status list_runs(orki_fet_week *week)
{
    const ork_season *season = week->season;
    ork_status st = ORK_OK;
    for (int b = 0; b < season->n_blocks && st == ORK_OK; b++) {
        const orki_block *block = &season->blocks[b];
        if (season->orchestras[block->lessons[0]].series < 0)
            st = add_runs(week, block->lessons, block->n_lessons);
    }
    for (int s = 0; s < season->n_series && st == ORK_OK; s++) {
        int meetings[ORKI_MAX_BLOCK_LESSONS];
        for (int k = 0; k < season->series[s].n_meetings; k++)
            meetings[k] = season->series[s].first_orchestra + k;
        st = add_runs(week, meetings, season->series[s].n_meetings);
    }
    return st;
}

/* A block whose start is pinned stays where it is: which run is its first is not FET's to say. */
static bool pins_allow(const orki_fet_week *week, const orki_fet_run *run, int day, int start)
{
    int first = run->lesson[0];
    for (int i = 0; i < week->season->n_pins; i++) {
        const orki_pin *pin = &week->season->pins[i];
        if (pin->block == run->block && pin->start_min >= 0 &&
            (week->timetable->day[first] != day || week->timetable->start_min[first] != start))
            return false;
    }
    return true;
}

static ork_status add_start(orki_fet_week *week, orki_fet_run *run, int day, int start)
{
    for (int i = 0; i < run->n_lessons; i++) {
        if (!orki_lesson_may(week->season, run->lesson[i], day, start + run->offset[i]))
            return ORK_OK;
    }
    for (int i = 0; i < run->n_starts; i++) {
        if (run->starts[i].day == day && run->starts[i].minute == start)
            return ORK_OK;
    }
    if (!pins_allow(week, run, day, start))
        return ORK_OK;
    if (run->series >= 0 && run->n_lessons > 1 &&
        !orki_series_may_double(&week->season->series[run->series], start))
        return ORK_OK;
    if (orki_array_reserve(&run->starts, &run->capacity, (size_t)run->n_starts + 1,
                           sizeof *run->starts))
        return ORK_ERR_MEMORY;
    run->starts[run->n_starts++] = (orki_fet_start){day, start};
    return ORK_OK;
}

/* A run begins at a moment of its first lesson (of one split off, also some lessons later). */
static ork_status add_starts(orki_fet_week *week, orki_fet_run *run, int day)
{
    const orki_block *block = &week->season->blocks[run->block];
    int first = run->lesson[0], n_later = block->is_split ? block->n_split : 1;
    int later = week->season->orchestras[first].lesson_min + changeover_of(week->season, first);
    orki_moments moments = {0};
    ork_status st =
        orki_lesson_moments(&moments, week->season, first, day) == 0 ? ORK_OK : ORK_ERR_MEMORY;
    for (int i = 0; i < moments.n && st == ORK_OK; i++) {
        for (int k = 0; k < n_later && st == ORK_OK; k++)
            st = add_start(week, run, day, moments.at[i] + k * later);
    }
    orki_moments_free(&moments);
    return st;
}

static bool has_role(const orki_fet_week *week, const orki_fet_run *run, int role)
{
    for (int i = run->first_activity; i < week->n_activities; i++) {
        if (week->activities[i].role == role)
            return true;
    }
    return false;
}

/* One activity for each role of the run's lessons; its teacher is the same in all. */
static ork_status add_activities(orki_fet_week *week, int r)
{
    const ork_season *season = week->season;
    week->runs[r].first_activity = week->n_activities;
    for (int i = 0; i < week->runs[r].n_lessons; i++) {
        const orki_orchestra *o = &season->orchestras[week->runs[r].lesson[i]];
        for (int s = o->first_section; s < o->first_section + o->n_sections; s++) {
            if (has_role(week, &week->runs[r], season->sections[s].role))
                continue;
            if (orki_array_reserve(&week->activities, &week->activity_capacity,
                                   (size_t)week->n_activities + 1, sizeof *week->activities))
                return ORK_ERR_MEMORY;
            bool is_first = week->n_activities == week->runs[r].first_activity;
            week->activities[week->n_activities++] = (orki_fet_activity){
                r, season->sections[s].role, week->timetable->teacher[s], is_first};
        }
    }
    week->runs[r].n_activities = week->n_activities - week->runs[r].first_activity;
    return ORK_OK;
}

/* The widest step in which every start, length and changeover is whole. */
static void make_grid(orki_fet_week *week)
{
    int from = ORKI_DAY_MIN, to = 0;
    int64_t step = 0;
    for (int r = 0; r < week->n_runs; r++) {
        const orki_fet_run *run = &week->runs[r];
        step = orki_gcd(step, run->length);
        for (int i = 0; i < run->n_starts; i++) {
            const orki_fet_start *start = &run->starts[i];
            week->days = (uint8_t)(week->days | 1u << start->day);
            step = orki_gcd(step, start->minute);
            from = start->minute < from ? start->minute : from;
            to = start->minute + run->length > to ? start->minute + run->length : to;
        }
    }
    week->step_min = step > 0 ? (int)step : 1;
    week->from_min = from < to ? from : 0;
    week->n_hours = from < to ? (to - from) / week->step_min : 1;
}

ork_status orki_fet_week_make(orki_fet_week *out, const ork_season *season,
                              const ork_timetable *timetable)
{
    *out = (orki_fet_week){.season = season, .timetable = timetable};
    ork_status st = list_runs(out);
    for (int r = 0; r < out->n_runs && st == ORK_OK; r++) {
        for (int d = 0; d < ORKI_N_DAYS && st == ORK_OK; d++)
            st = add_starts(out, &out->runs[r], d);
        if (st == ORK_OK)
            st = add_activities(out, r);
    }
    if (st == ORK_OK)
        make_grid(out);
    return st;
}

void orki_fet_week_free(orki_fet_week *week)
{
    for (int r = 0; r < week->n_runs; r++)
        orki_free(week->runs[r].starts);
    orki_free(week->runs);
    orki_free(week->activities);
    *week = (orki_fet_week){0};
}

int orki_fet_section(const orki_fet_week *week, const orki_fet_activity *activity, int i)
{
    return orki_section_of(week->season, week->runs[activity->run].lesson[i], activity->role);
}
