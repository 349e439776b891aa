/* Moves are tried some at a time. Lessons that must go have a price: it rises while there are
 * any, and falls while there are none. A cycle cools from hot (or warm) to cold, and one long cycle
 * is worth more than many short ones. Temperatures are relative to what moves of the season cost.
 * Source: Kirkpatrick, Gelatt, Vecchi 1983, doi 10.1126/science.220.4598.671. */
#include "solve/series_anneal.h"

#include "solve/series_moves.h"

#include <math.h>
#include <string.h>

enum {
    UNIT = 50, /* moves in a unit of work */
    LOG_BITS = 12,
    N_LOGS = 1 << LOG_BITS,
    CYCLE = 1000,     /* units for each lesson, at most */
    N_SAMPLES = 4000, /* moves to learn what moves cost */
    MAX_REFUSED = 3,  /* answers in a row that rooms or pupils on their way refuse */
    MAX_OFFERS = 8    /* answers whose weeks go into the pool */
};
#define HOT 0.6 /* times the usual change of cost by a move */
#define WARM 0.3
#define COLD 0.03
#define FIRST_PRICE 2.0
#define LEAST_PRICE 1.2
#define MOST_PRICE 50.0
#define RISE 1.0005
#define FALL 0.9995

typedef struct run {
    orki_work *work;
    orki_answer *answer, trial;
    orki_series_state state;
    orki_arena arena;
    bool *marks;  /* [n_lessons] */
    double *logs; /* [N_LOGS] -log of numbers between 0 and 1 */
    double scale, temperature, price;
    int *best; /* [n_lessons] moments of the best state so far: least over, then least cost */
    int64_t best_cost;
    int best_over;
    bool is_new; /* the best was not offered yet */
    int n_refused, n_offers;
    int64_t work_left;
} run;

static double draw_log(run *r)
{
    return r->logs[orki_random_next(&r->work->random) >> (64 - LOG_BITS)];
}

static bool accepts(run *r, int64_t cost, int over)
{
    double delta = (double)(r->state.cost - cost) + r->price * (double)(r->state.over - over);
    return delta <= 0 || delta <= r->temperature * draw_log(r);
}

static void note_best(run *r)
{
    const orki_series_state *state = &r->state;
    if (state->over > r->best_over || (state->over == r->best_over && state->cost >= r->best_cost))
        return;
    r->best_over = state->over;
    r->best_cost = state->cost;
    r->is_new = true;
    memcpy(r->best, state->at, (size_t)state->n_lessons * sizeof *r->best);
}

/* A unit of work. */
static void try_moves(run *r)
{
    orki_move move;
    for (int i = 0; i < UNIT; i++) {
        int64_t cost = r->state.cost;
        int over = r->state.over;
        if (!orki_series_move_random(&r->state, &move, &r->work->random, r->marks))
            continue;
        if (accepts(r, cost, over))
            note_best(r);
        else
            orki_series_move_back(&r->state, &move);
    }
    r->price *= r->state.over > 0 ? RISE : FALL;
    double least = LEAST_PRICE * r->scale, most = MOST_PRICE * r->scale;
    r->price = r->price < least ? least : r->price > most ? most : r->price;
    r->work->effort.work++;
    r->work_left--;
}

static void cool(run *r, double hot, int64_t units)
{
    double fall = pow(COLD / hot, 1.0 / (double)units);
    r->temperature = hot * r->scale;
    r->price = FIRST_PRICE * r->scale;
    for (int64_t u = 0; u < units && r->work_left > 0 && orki_work_goes_on(r->work); u++) {
        try_moves(r);
        r->temperature *= fall;
    }
}

/* The weeks of a good answer start column generation. */
static ork_status keep_weeks(run *r)
{
    ork_status st = ORK_OK;
    r->n_offers++;
    for (int t = 0; t < r->state.n_tutors && st == ORK_OK; t++) {
        orki_week week;
        int index;
        if (orki_answer_week(&week, r->answer, r->state.problem, r->work->all,
                             r->state.tutors[t].teacher))
            st = orki_pool_add(r->work->pool, &week, &index);
    }
    return st;
}

/* The best state as an answer, if it is better; the lessons stay as they are there. */
static ork_status offer(run *r)
{
    orki_work *work = r->work;
    bool is_valid = false;
    orki_series_state_load(&r->state, r->best);
    r->is_new = false;
    if (!orki_series_state_prune(&r->state))
        return ORK_OK;
    orki_answer_copy(&r->trial, r->answer, work->problem);
    orki_series_state_write(&r->state, &r->trial);
    ork_status st = orki_answer_judge(&r->trial, &is_valid, work->problem, NULL);
    r->n_refused = is_valid ? 0 : r->n_refused + 1;
    if (st != ORK_OK || !is_valid || r->trial.cost >= r->answer->cost)
        return st;
    orki_answer_copy(r->answer, &r->trial, work->problem);
    if (r->trial.cost < work->best.cost)
        orki_answer_copy(&work->best, &r->trial, work->problem);
    if (r->trial.cost == work->best.cost)
        work->is_stopped = !work->on_answer(work->user, &work->best);
    return r->n_offers < MAX_OFFERS ? keep_weeks(r) : ORK_OK;
}

/* What moves cost that cost anything. */
static void measure(run *r)
{
    double sum = 0;
    int n = 0;
    for (int i = 0; i < N_SAMPLES; i++) {
        orki_move move;
        int64_t cost = r->state.cost;
        if (!orki_series_move_random(&r->state, &move, &r->work->random, r->marks))
            continue;
        sum += fabs((double)(r->state.cost - cost));
        n += r->state.cost != cost;
        orki_series_move_back(&r->state, &move);
    }
    r->scale = n > 0 ? sum / n : 1;
}

static ork_status open_run(run *r)
{
    size_t n = (size_t)r->state.n_lessons;
    r->marks = orki_arena_alloc(&r->arena, n, sizeof *r->marks);
    r->best = orki_arena_alloc(&r->arena, n, sizeof *r->best);
    r->logs = orki_arena_alloc(&r->arena, N_LOGS, sizeof *r->logs);
    if (r->marks == NULL || r->best == NULL || r->logs == NULL)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < N_LOGS; i++)
        r->logs[i] = -log((i + 0.5) / N_LOGS);
    note_best(r);
    r->is_new = false; /* the answer is that already */
    orki_series_state_fill(&r->state, &r->work->random);
    measure(r);
    return orki_answer_make(&r->trial, r->work->problem);
}

ork_status orki_series_anneal(orki_work *work, orki_answer *answer, int64_t work_limit)
{
    run r = {.work = work,
             .answer = answer,
             .best_cost = INT64_MAX,
             .best_over = INT32_MAX,
             .work_left = work_limit};
    ork_status st = orki_series_state_open(&r.state, work, answer);
    bool is_open = st == ORK_OK && r.state.n_lessons > 0;
    /* from a whole answer by turns anew, and not so far */
    bool is_near =
        answer->cost < work->problem->meeting_cost && orki_random_below(&work->random, 3) == 0;
    int64_t units = (int64_t)CYCLE * r.state.n_lessons;
    if (is_open)
        st = open_run(&r);
    while (is_open && st == ORK_OK && r.work_left > 0 && r.n_refused < MAX_REFUSED &&
           orki_work_goes_on(work)) {
        if (r.work_left <= units + units / 2) /* no cycle ends hot */
            units = r.work_left;
        cool(&r, is_near ? WARM : HOT, units);
        if (r.is_new)
            st = offer(&r);
        orki_series_state_load(&r.state, r.best);
    }
    orki_answer_free(&r.trial);
    orki_series_state_free(&r.state);
    orki_arena_free(&r.arena);
    return st;
}
