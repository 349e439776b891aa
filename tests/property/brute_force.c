/* The search over whole weeks: plans of every block, all combinations of them, then rooms and
 * teachers of each combination. Input: a tiny season. Output: the least cost and a timetable. */
#include "brute_force.h"

#include "brute_rules.h"

#include <string.h>

enum { MAX_PLANS = 4096, MAX_BLOCKS = 8, MAX_BLOCK_LESSONS = 4 };

/* One way to give a block's lessons; start[] is in the order of the block's lessons. */
typedef struct plan {
    int day;
    int start[MAX_BLOCK_LESSONS];
    int64_t cost;
} plan;

typedef struct week_search {
    const ork_season *season;
    brute_answer *answer;
    ork_timetable *t; /* where combinations are tried */
    int n_plans[MAX_BLOCKS];
    plan *plans[MAX_BLOCKS];
    bool known[MAX_BLOCKS];
    bool has_answer;
    bool is_too_large;
} week_search;

static void set_plan(const ork_season *season, ork_timetable *t, int block, const plan *p)
{
    const orki_block *b = &season->blocks[block];
    for (int i = 0; i < b->n_lessons; i++) {
        t->day[b->lessons[i]] = p == NULL ? -1 : p->day;
        t->start_min[b->lessons[i]] = p == NULL ? -1 : p->start[i];
    }
}

static void keep_plan(week_search *search, int block, int day)
{
    const orki_block *b = &search->season->blocks[block];
    int64_t *refused = search->answer->refused, points[ORKI_N_RULES] = {0};
    if (!brute_block_fits(search->season, search->t, block, refused))
        return;
    if (search->n_plans[block] == MAX_PLANS) {
        search->is_too_large = true;
        return;
    }
    plan *p = &search->plans[block][search->n_plans[block]++];
    p->day = day;
    for (int i = 0; i < b->n_lessons; i++)
        p->start[i] = search->t->start_min[b->lessons[i]];
    p->cost = brute_block_costs(search->season, search->t, block, points);
}

/* Times at which a lesson of the block could begin: anybody's moments, and the ends of the lessons
 * that have a time already, with the changeover. The rules choose among them. */
static brute_moments times_to_try(const ork_season *season, const ork_timetable *t, int block,
                                  int day)
{
    const orki_block *b = &season->blocks[block];
    brute_moments times = {0};
    for (int i = 0; i < b->n_lessons; i++) {
        int o = b->lessons[i];
        brute_moments own = brute_moments_of(season, o, day);
        for (int k = 0; k < own.n; k++)
            brute_add_moment(&times, own.at[k]);
        if (t->day[o] == day)
            brute_add_moment(
                &times, brute_end(season, t, o) +
                            season->programmes[season->orchestras[o].programme].changeover_min);
    }
    return times;
}

/* Give every lesson without a time one after the lessons that have one, in every order. */
static void list_plans(week_search *search, int block, int day, int n_set, int not_before)
{
    const orki_block *b = &search->season->blocks[block];
    if (n_set == b->n_lessons) {
        keep_plan(search, block, day);
        return;
    }
    brute_moments times = times_to_try(search->season, search->t, block, day);
    for (int i = 0; i < b->n_lessons; i++) {
        int o = b->lessons[i];
        if (search->t->day[o] >= 0)
            continue;
        for (int k = 0; k < times.n && !search->is_too_large; k++) {
            if (times.at[k] < not_before ||
                !brute_lesson_fits(search->season, o, day, times.at[k], search->answer->refused))
                continue;
            search->t->day[o] = day;
            search->t->start_min[o] = times.at[k];
            list_plans(search, block, day, n_set + 1, times.at[k] + 1);
            search->t->day[o] = -1;
            search->t->start_min[o] = -1;
        }
    }
}

static void finish_week(week_search *search, int64_t cost)
{
    const ork_season *season = search->season;
    brute_answer *answer = search->answer;
    answer->n_weeks++;
    int64_t rooms = brute_rooms(season, search->t, answer->refused);
    if (rooms < 0)
        return;
    int64_t below = (search->has_answer ? answer->cost : INT64_MAX / 2) - cost - rooms;
    int64_t staff = brute_staff(season, search->t, below, answer->refused);
    if (staff < 0)
        return;
    answer->cost = cost + rooms + staff;
    search->has_answer = true;
    size_t n_ints = 2 * (size_t)season->n_orchestras + 2 * (size_t)season->n_sections;
    memcpy(answer->timetable->day, search->t->day, n_ints * sizeof(int));
}

static void choose_plans(week_search *search, int block, int64_t cost)
{
    const ork_season *season = search->season;
    if (search->has_answer && cost >= search->answer->cost)
        return;
    if (block == season->n_blocks) {
        finish_week(search, cost);
        return;
    }
    search->known[block] = true;
    for (int i = search->n_plans[block] - 1; i >= -1; i--) {
        const plan *p = i < 0 ? NULL : &search->plans[block][i];
        int64_t paid = p == NULL ? season->blocks[block].n_lessons *
                                       ((season->weights[ORKI_RULE_UNPLACED] + 50) / 100)
                                 : p->cost;
        set_plan(season, search->t, block, p);
        if (brute_week_fits(season, search->t, search->known, search->answer->refused))
            choose_plans(search, block + 1, cost + paid);
    }
    set_plan(season, search->t, block, NULL);
    search->known[block] = false;
}

static ork_status list_all_plans(week_search *search, int64_t most_plans)
{
    int64_t n_weeks = 1;
    for (int b = 0; b < search->season->n_blocks; b++) {
        search->plans[b] = orki_alloc(MAX_PLANS, sizeof(plan));
        if (search->plans[b] == NULL)
            return ORK_ERR_MEMORY;
        for (int day = 0; day < ORKI_N_DAYS; day++)
            list_plans(search, b, day, 0, 0);
        n_weeks *= search->n_plans[b] + 1;
        if (search->is_too_large || n_weeks > most_plans)
            return ORK_ERR_TOO_LARGE;
    }
    return ORK_OK;
}

ork_status brute_force(brute_answer *answer, const ork_season *season, int64_t most_plans)
{
    *answer = (brute_answer){0};
    week_search search = {.season = season, .answer = answer};
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
    for (int b = 0; b < season->n_blocks; b++)
        orki_free(search.plans[b]);
    ork_timetable_free(search.t);
    return status;
}
