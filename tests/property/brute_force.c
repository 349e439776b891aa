/* The search over whole weeks: plans of every block, all combinations of them, then rooms and
 * teachers of each combination. Input: a tiny season. Output: the least cost and a timetable. */
#include "brute_force.h"

#include "brute_rules.h"

#include <string.h>

enum { MAX_PLANS = 4096, MAX_UNITS = 12, MAX_BLOCK_LESSONS = 4 };

/* What is placed or left out at once: a block, or one meeting of a block that is a series. */
typedef struct unit {
    int block;
    int n_lessons;
    const int *lessons;
    bool is_meeting, has_before; /* the unit before this one is a meeting of the same series */
} unit;

/* One way to give a unit's lessons; start[] is in the order of these. */
typedef struct plan {
    int day;
    int start[MAX_BLOCK_LESSONS];
    int64_t cost;
} plan;

typedef struct week_search {
    const ork_season *season;
    brute_answer *answer;
    ork_timetable *t; /* where combinations are tried */
    brute_counts counts;
    int n_units;
    unit units[MAX_UNITS];
    int n_plans[MAX_UNITS];
    plan *plans[MAX_UNITS];
    bool known[MAX_UNITS]; /* blocks */
    bool has_answer;
    bool is_too_large;
} week_search;

static int64_t n_others(const brute_counts *counts)
{
    int64_t n = 0;
    for (int r = 0; r < ORKI_N_RULES; r++)
        n += r == counts->waived ? 0 : counts->broken[r];
    return n;
}

void brute_begin(brute_counts *counts)
{
    if (counts->waived != BRUTE_NONE_WAIVED)
        counts->n_before = n_others(counts);
}

bool brute_allows(const brute_counts *counts, bool fits)
{
    return fits || (counts->waived != BRUTE_NONE_WAIVED && n_others(counts) == counts->n_before);
}

static void set_plan(ork_timetable *t, const unit *u, const plan *p)
{
    for (int i = 0; i < u->n_lessons; i++) {
        t->day[u->lessons[i]] = p == NULL ? -1 : p->day;
        t->start_min[u->lessons[i]] = p == NULL ? -1 : p->start[i];
    }
}

static void list_units(week_search *search)
{
    const ork_season *season = search->season;
    for (int b = 0; b < season->n_blocks; b++) {
        const orki_block *block = &season->blocks[b];
        if (block->series < 0)
            search->units[search->n_units++] =
                (unit){b, block->n_lessons, block->lessons, false, false};
        for (int i = 0; block->series >= 0 && i < block->n_lessons; i++)
            search->units[search->n_units++] = (unit){b, 1, &block->lessons[i], true, i > 0};
    }
}

static void keep_plan(week_search *search, int index, int day)
{
    const unit *u = &search->units[index];
    int64_t *refused = search->answer->refused, points[ORKI_N_RULES] = {0};
    brute_begin(&search->counts);
    if (!u->is_meeting && !brute_allows(&search->counts, brute_block_fits(search->season, search->t,
                                                                          u->block, refused)))
        return; /* meetings are judged together, when they have their places */
    if (search->n_plans[index] == MAX_PLANS) {
        search->is_too_large = true;
        return;
    }
    plan *p = &search->plans[index][search->n_plans[index]++];
    p->day = day;
    for (int i = 0; i < u->n_lessons; i++)
        p->start[i] = search->t->start_min[u->lessons[i]];
    p->cost = brute_block_costs(search->season, search->t, u->block, points);
    for (int i = 0; i < u->n_lessons; i++)
        p->cost += brute_change_of_lesson(search->season, search->t, u->lessons[i]);
}

/* Times at which a lesson of the block could begin: anybody's moments, and the ends of the lessons
 * that have a time already, with the changeover. The rules choose among them. */
static brute_moments times_to_try(const ork_season *season, const ork_timetable *t, const unit *u,
                                  int day)
{
    brute_moments times = {0};
    for (int i = 0; i < u->n_lessons; i++) {
        int o = u->lessons[i];
        int changeover = season->programmes[season->orchestras[o].programme].changeover_min;
        brute_moments own = brute_moments_of(season, o, day);
        for (int k = 0; k < own.n; k++) {
            brute_add_moment(&times, own.at[k]);
            if (u->is_meeting) /* after another one */
                brute_add_moment(&times, own.at[k] + season->orchestras[o].lesson_min + changeover);
        }
        if (t->day[o] == day)
            brute_add_moment(&times, brute_end(season, t, o) + changeover);
    }
    return times;
}

static bool lesson_fits(week_search *search, int orchestra, int day, int start)
{
    brute_begin(&search->counts);
    return brute_allows(&search->counts, brute_lesson_fits(search->season, orchestra, day, start,
                                                           search->answer->refused));
}

/* Give every lesson without a time one after the lessons that have one, in every order. */
static void list_plans(week_search *search, int index, int day, int n_set, int not_before)
{
    const unit *u = &search->units[index];
    if (n_set == u->n_lessons) {
        keep_plan(search, index, day);
        return;
    }
    brute_moments times = times_to_try(search->season, search->t, u, day);
    for (int i = 0; i < u->n_lessons; i++) {
        int o = u->lessons[i];
        if (search->t->day[o] >= 0)
            continue;
        for (int k = 0; k < times.n && !search->is_too_large; k++) {
            if (times.at[k] < not_before || !lesson_fits(search, o, day, times.at[k]))
                continue;
            search->t->day[o] = day;
            search->t->start_min[o] = times.at[k];
            list_plans(search, index, day, n_set + 1, times.at[k] + 1);
            search->t->day[o] = -1;
            search->t->start_min[o] = -1;
        }
    }
}

static void finish_week(week_search *search, int64_t cost)
{
    const ork_season *season = search->season;
    brute_answer *answer = search->answer;
    int64_t points[ORKI_N_RULES] = {0};
    answer->n_weeks++;
    for (int i = 0; i < season->n_series; i++)
        cost += brute_series_costs(season, search->t, i, points);
    int64_t rooms = brute_rooms(season, search->t, &search->counts);
    if (rooms < 0)
        return;
    int64_t below = (search->has_answer ? answer->cost : INT64_MAX / 2) - cost - rooms;
    int64_t staff = brute_staff(season, search->t, below, &search->counts);
    if (staff < 0)
        return;
    answer->cost = cost + rooms + staff;
    search->has_answer = true;
    size_t n_ints = 2 * (size_t)season->n_orchestras + 2 * (size_t)season->n_sections;
    memcpy(answer->timetable->day, search->t->day, n_ints * sizeof(int));
}

/* Meetings are alike, so only the weeks in which they stand in order are looked at. */
static bool is_in_order(const week_search *search, const unit *u, const plan *p)
{
    if (!u->has_before || p == NULL)
        return true;
    int before = u->lessons[-1], day = search->t->day[before];
    return day >= 0 &&
           (day < p->day || (day == p->day && search->t->start_min[before] < p->start[0]));
}

static bool unit_fits(week_search *search, const unit *u)
{
    const ork_season *season = search->season;
    int64_t *refused = search->answer->refused;
    int series = season->orchestras[u->lessons[0]].series;
    brute_begin(&search->counts);
    bool fits = (!u->is_meeting || brute_block_fits(season, search->t, u->block, refused)) &&
                (series < 0 || brute_series_fits(season, search->t, series, refused));
    if (!brute_allows(&search->counts, fits))
        return false;
    brute_begin(&search->counts);
    return brute_allows(&search->counts,
                        brute_week_fits(season, search->t, search->known, refused));
}

static void choose_plans(week_search *search, int index, int64_t cost)
{
    const ork_season *season = search->season;
    const unit *u = &search->units[index];
    if (search->has_answer && cost >= search->answer->cost)
        return;
    if (index == search->n_units) {
        finish_week(search, cost);
        return;
    }
    search->known[u->block] = true;
    for (int i = search->n_plans[index] - 1; i >= -1; i--) {
        const plan *p = i < 0 ? NULL : &search->plans[index][i];
        int64_t paid =
            p == NULL ? u->n_lessons * ((season->weights[ORKI_RULE_UNPLACED] + 50) / 100) : p->cost;
        if (!is_in_order(search, u, p))
            continue;
        set_plan(search->t, u, p);
        for (int k = 0; p == NULL && k < u->n_lessons; k++)
            paid += brute_change_of_lesson(season, search->t, u->lessons[k]);
        if (unit_fits(search, u))
            choose_plans(search, index + 1, cost + paid);
    }
    set_plan(search->t, u, NULL);
    search->known[u->block] = u->has_before;
}

static ork_status list_all_plans(week_search *search, int64_t most_plans)
{
    int64_t n_weeks = 1;
    list_units(search);
    for (int i = 0; i < search->n_units; i++) {
        search->plans[i] = orki_alloc(MAX_PLANS, sizeof(plan));
        if (search->plans[i] == NULL)
            return ORK_ERR_MEMORY;
        for (int day = 0; day < ORKI_N_DAYS; day++)
            list_plans(search, i, day, 0, 0);
        n_weeks *= search->n_plans[i] + 1;
        if (search->is_too_large || n_weeks > most_plans)
            return ORK_ERR_TOO_LARGE;
    }
    return ORK_OK;
}

static ork_status search_for(brute_answer *answer, const ork_season *season, int64_t most_plans,
                             int waived)
{
    *answer = (brute_answer){0};
    week_search search = {
        .season = season, .answer = answer, .counts = {answer->refused, waived, 0}};
    ork_status status = ORK_ERR_MEMORY;
    search.t = orki_timetable_new(season);
    answer->timetable = orki_timetable_new(season);
    if (search.t != NULL && answer->timetable != NULL)
        status = list_all_plans(&search, most_plans);
    if (status == ORK_OK) {
        choose_plans(&search, 0, 0);
        int64_t counts[ORKI_N_RULES] = {0};
        brute_judge(season, answer->timetable, counts);
        for (int r = 0; r < ORKI_N_RULES; r++)
            answer->points[r] = orki_rule_get((orki_rule)r)->is_hard ? 0 : counts[r];
    } else {
        ork_timetable_free(answer->timetable);
        answer->timetable = NULL;
    }
    for (int i = 0; i < search.n_units; i++)
        orki_free(search.plans[i]);
    ork_timetable_free(search.t);
    return status;
}

ork_status brute_force(brute_answer *answer, const ork_season *season, int64_t most_plans)
{
    return search_for(answer, season, most_plans, BRUTE_NONE_WAIVED);
}

ork_status brute_force_without(brute_answer *answer, const ork_season *season, int64_t most_plans,
                               orki_rule waived)
{
    return search_for(answer, season, most_plans, (int)waived);
}
