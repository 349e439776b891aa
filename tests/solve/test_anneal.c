/* solve/series_anneal on random seasons, and on random schools full of series: after thousands of
 * random moves the costs that are kept up to date are those of the judge; and annealing gives valid
 * answers, the same for the same seed. */
#include "base/random.h"

#include "ork_test.h"
#include "solve/series_anneal.h"
#include "solve/series_weigh.h"
#include "test_world.h"

#include <math.h>
#include <string.h>

enum {
    N_SEASONS = 250,
    N_SCHOOLS = 60,
    N_ROUNDS = 60,
    N_MOVES = 40,
    ANNEAL_WORK = 600,
    N_DRAWS = 24
};

/* Nothing is placed yet. */
static void open_world(test_world *w, uint64_t seed)
{
    if (seed < RANDOM_SERIES_SEED)
        test_world_of_school(w, seed);
    else
        test_world_of_season(w, seed);
    test_world_search(w, seed, INT64_MAX);
    ORK_EQUAL_INT(orki_answer_make(&w->answer, &w->problem), ORK_OK);
    orki_answer_copy(&w->answer, &w->work.best, &w->problem);
}

/* Is there nothing but crowds to refuse an answer or make it dearer: no rooms, shared sets or
 * pupils on their way? A school of ours has rooms for all. */
static bool is_plain(const test_world *w)
{
    const ork_season *season = w->season;
    bool is_plain = true;
    for (int b = 0; b < season->n_blocks; b++) {
        for (int c = 0; c < b; c++)
            is_plain = is_plain && w->problem.site_of_block[b] != w->problem.site_of_block[c];
    }
    for (int i = 0; i < w->problem.interplay.n; i++) {
        const orki_meeting *pair = &w->problem.interplay.at[i];
        is_plain = is_plain && pair->kinds == ORKI_MEET_GROUPS &&
                   season->blocks[pair->block].school == season->blocks[pair->other].school;
    }
    return is_plain || w->is_school;
}

/* The model's points of a state but for `base`: unplaced lessons are not in the state's cost. */
static int64_t points_of(const test_world *w, const orki_series_state *state)
{
    int64_t points = state->cost;
    for (int l = 0; l < state->n_lessons; l++) {
        const orki_run_series *series = &state->series[state->series_of[l]];
        if (state->at[l] < 0)
            points +=
                w->problem.meeting_cost -
                orki_problem_match(&w->problem, state->tutors[series->tutor].teacher, series->part);
    }
    return points;
}

/* What the state says of itself after it was pruned, against the judge. @return whether they could
 * be compared. */
static bool compare(test_world *w, orki_series_state *state, int64_t base)
{
    bool is_valid = false;
    int over = state->over;
    ORK_TRUE(orki_series_state_prune(state));
    ORK_TRUE(state->over <= over);
    orki_series_state_write(state, &w->answer);
    ORK_EQUAL_INT(orki_answer_judge(&w->answer, &is_valid, &w->problem, NULL), ORK_OK);
    if (is_plain(w))
        ORK_TRUE(is_valid);
    if (is_valid && is_plain(w))
        ORK_EQUAL_INT(w->answer.cost, base + points_of(w, state));
    if (is_valid)
        ORK_TRUE(w->answer.cost >= base + points_of(w, state));
    return is_valid;
}

static bool is_same_state(const orki_series_state *state, const int *at, int64_t cost, int over)
{
    return state->cost == cost && state->over == over &&
           memcmp(state->at, at, (size_t)state->n_lessons * sizeof *at) == 0;
}

static void make_moves(orki_series_state *state, orki_random *random, bool *marks, int *at)
{
    for (int i = 0; i < N_MOVES; i++) {
        orki_draft draft;
        orki_move move;
        int64_t cost = state->cost;
        int over = state->over;
        memcpy(at, state->at, (size_t)state->n_lessons * sizeof *at);
        bool is_made = orki_series_move_draw(state, &draft, random) &&
                       orki_series_move_make(state, &move, &draft, marks);
        if (is_made && orki_random_below(random, 2) == 0)
            continue;
        if (is_made)
            orki_series_move_back(state, &move);
        ORK_TRUE(is_same_state(state, at, cost, over));
    }
}

typedef struct counts {
    int n_seasons, n_compared, n_plain, n_better, n_weeks, n_complete;
} counts;

static void try_state(counts *c, uint64_t seed)
{
    test_world w;
    orki_series_state state;
    orki_arena arena = {0};
    open_world(&w, seed);
    ORK_EQUAL_INT(orki_series_state_open(&state, &w.work, &w.answer), ORK_OK);
    int64_t base = w.answer.cost - points_of(&w, &state);
    size_t n = (size_t)state.n_lessons;
    bool *marks = orki_arena_alloc(&arena, n, sizeof *marks);
    int *at = orki_arena_alloc(&arena, n, sizeof *at);
    CU_ASSERT_TRUE_FATAL(marks != NULL && at != NULL);
    c->n_seasons += n > 0;
    for (int round = 0; round < N_ROUNDS && n > 0; round++) {
        if (round % 10 == 0)
            orki_series_state_fill(&state, &w.work.random);
        make_moves(&state, &w.work.random, marks, at);
        memcpy(at, state.at, n * sizeof *at);
        int64_t cost = state.cost;
        int over = state.over;
        bool is_compared = compare(&w, &state, base);
        c->n_compared += is_compared;
        c->n_plain += is_compared && is_plain(&w);
        orki_series_state_load(&state, at);
        ORK_TRUE(is_same_state(&state, at, cost, over));
    }
    orki_series_state_free(&state);
    orki_arena_free(&arena);
    test_world_close(&w);
}

typedef struct weighed {
    int n_dear, n_missed; /* refused unmade; dear and found out only when made */
} weighed;

/* Moves from one whole timetable to another; what is refused unmade is as dear as that. */
static void weigh_moves(weighed *c, orki_series_state *state, orki_random *random, bool *marks)
{
    const double price = 10;
    for (int i = 0; i < N_MOVES * N_ROUNDS; i++) {
        orki_draft draft;
        orki_move move;
        int64_t cost = state->cost, pull = state->pull;
        double most = orki_random_below(random, 20);
        if (!orki_series_move_draw(state, &draft, random))
            continue;
        bool is_dear = orki_series_is_dear(state, &draft, price, most, HUGE_VAL, marks);
        ORK_TRUE(state->cost == cost && state->over == 0);
        if (!orki_series_move_make(state, &move, &draft, marks))
            continue;
        double more =
            (double)(state->cost - cost) + (double)(state->pull - pull) * state->pull_weight;
        bool is_over = more + price * state->over > most;
        ORK_TRUE(is_over || !is_dear);
        c->n_dear += is_dear;
        c->n_missed +=
            state->fair_weight == 0 && is_over && !is_dear && draft.is_deep && draft.after < 0;
        if (state->over > 0)
            orki_series_move_back(state, &move);
    }
}

static void try_weighing(weighed *c, uint64_t seed)
{
    test_world w;
    orki_series_state state;
    orki_arena arena = {0};
    open_world(&w, seed);
    ORK_EQUAL_INT(orki_series_anneal(&w.work, &w.answer, ANNEAL_WORK), ORK_OK);
    ORK_EQUAL_INT(orki_series_state_open(&state, &w.work, &w.answer), ORK_OK);
    bool *marks = orki_arena_alloc(&arena, (size_t)state.n_lessons, sizeof *marks);
    CU_ASSERT_TRUE_FATAL(marks != NULL);
    state.pull_weight = 1.0 / ORKI_PULLS;
    if (state.over == 0)
        weigh_moves(c, &state, &w.work.random, marks);
    orki_series_state_free(&state);
    orki_arena_free(&arena);
    test_world_close(&w);
}

static void try_anneal(counts *c, uint64_t seed)
{
    test_world w, again;
    bool is_valid = false;
    open_world(&w, seed);
    open_world(&again, seed);
    int64_t before = w.answer.cost;
    ORK_EQUAL_INT(orki_series_anneal(&w.work, &w.answer, ANNEAL_WORK), ORK_OK);
    ORK_EQUAL_INT(orki_series_anneal(&again.work, &again.answer, ANNEAL_WORK), ORK_OK);
    ORK_EQUAL_INT(w.answer.cost, again.answer.cost);
    ORK_EQUAL_INT(w.pool.n, again.pool.n);
    for (int m = 0; m < w.problem.n_meets; m++)
        ORK_EQUAL_INT(w.answer.meet[m], again.answer.meet[m]);
    int64_t cost = w.answer.cost;
    ORK_EQUAL_INT(orki_answer_judge(&w.answer, &is_valid, &w.problem, NULL), ORK_OK);
    ORK_TRUE(is_valid);
    ORK_EQUAL_INT(w.answer.cost, cost);
    ORK_TRUE(cost <= before && (w.is_school || cost >= w.best.cost));
    ORK_TRUE(w.work.effort.work <= ANNEAL_WORK);
    ORK_TRUE((cost < before) == (w.n_told > 0));
    c->n_better += cost < before;
    c->n_complete += cost < w.problem.meeting_cost;
    c->n_weeks += w.pool.n;
    test_world_close(&again);
    test_world_close(&w);
}

/* Of short runs that know how others ended: those with days drawn to be empty or full. */
static int count_drawn(int64_t plain_sum, int64_t drawn_sum)
{
    int n_drawn = 0;
    for (int i = 1; i <= N_DRAWS; i++) {
        test_world w;
        open_world(&w, (uint64_t)i);
        w.work.ends = (orki_cycle_ends){{10, 10}, {plain_sum, drawn_sum}};
        ORK_EQUAL_INT(orki_series_anneal(&w.work, &w.answer, ANNEAL_WORK), ORK_OK);
        const orki_cycle_ends *ends = &w.work.ends;
        ORK_EQUAL_INT(ends->n[0] + ends->n[1], 21);
        ORK_TRUE(ends->sum[0] + ends->sum[1] >= plain_sum + drawn_sum);
        n_drawn += ends->n[1] == 11;
        test_world_close(&w);
    }
    return n_drawn;
}

static void test_cycles__mostly_go_the_way_that_ended_better(void)
{
    ORK_TRUE(count_drawn(1000, 2000) < N_DRAWS / 2);
    ORK_TRUE(count_drawn(2000, 1000) > N_DRAWS / 2);
    ORK_TRUE(count_drawn(2000, 1000) < N_DRAWS); /* the other way is tried now and then */
}

static void test_state__costs_what_the_judge_says(void)
{
    counts c = {0};
    for (int i = 1; i <= N_SEASONS; i++)
        try_state(&c, RANDOM_SERIES_SEED + (uint64_t)i);
    ORK_TRUE(c.n_seasons > 3);
    c = (counts){0};
    int n_schools = ork_slice(N_SCHOOLS);
    for (int i = 1; i <= n_schools; i++)
        try_state(&c, (uint64_t)i);
    ORK_EQUAL_INT(c.n_plain, n_schools * N_ROUNDS);
}

static void test_weighing__refuses_what_is_dear(void)
{
    weighed c = {0};
    int n_schools = ork_slice(N_SCHOOLS);
    for (int i = 1; i <= n_schools; i++)
        try_weighing(&c, (uint64_t)i);
    ORK_TRUE(c.n_dear > 20 * n_schools);
    ORK_TRUE(c.n_missed < c.n_dear / 10);
}

static void test_anneal__gives_valid_answers_again(void)
{
    counts c = {0};
    for (int i = 1; i <= N_SEASONS; i++)
        try_anneal(&c, RANDOM_SERIES_SEED + (uint64_t)i);
    ORK_TRUE(c.n_better > 0);
    c = (counts){0};
    int n_schools = ork_slice(N_SCHOOLS);
    for (int i = 1; i <= n_schools; i++)
        try_anneal(&c, (uint64_t)i);
    ORK_EQUAL_INT(c.n_better, n_schools);
    ORK_TRUE(c.n_complete > n_schools / 4 && c.n_complete < n_schools);
    ORK_TRUE(c.n_weeks >= n_schools);
}

ORK_TEST_MAIN("anneal", {"costs as judged", test_state__costs_what_the_judge_says},
              {"dear moves are not made", test_weighing__refuses_what_is_dear},
              {"cycles the better way", test_cycles__mostly_go_the_way_that_ended_better},
              {"valid, and the same again", test_anneal__gives_valid_answers_again})
