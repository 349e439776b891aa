/* Moves are tried some at a time. Lessons that must go have a price: it rises while there are
 * any, and falls while there are none. Most of what a cycle gains it gains in a narrow band of
 * temperatures, other ones in each season: a short first cycle finds where the cost varies most,
 * and later cycles stay longest there, in proportion to its deviation over the temperature (Salamon
 * et al. 1988, Computer Physics Communications 49). The first cycle begins hot, those after it at
 * that band, from the best so far. Source: Kirkpatrick, Gelatt, Vecchi 1983,
 * doi 10.1126/science.220.4598.671. */
#include "solve/series_anneal.h"

#include "solve/series_weigh.h"

#include <math.h>
#include <string.h>

enum {
    UNIT = 100, /* moves in a unit of work */
    LOG_BITS = 12,
    N_LOGS = 1 << LOG_BITS,
    CYCLE = 1000,     /* units for each lesson, at most */
    N_BINS = 24,      /* of temperatures */
    LEARNING = 8,     /* part of a cycle that the first one takes */
    N_SAMPLES = 4000, /* moves to learn what moves cost */
    MAX_REFUSED = 3,  /* answers in a row that rooms or pupils on their way refuse */
    MAX_OFFERS = 8,   /* answers whose weeks go into the pool */
    FEW_ENDS = 3,     /* cycles of each kind, to compare them */
    LONG_CYCLES = 6   /* how many it must have time for, to make one of them mostly */
};
#define HOT 0.6 /* times the usual change of cost by a move */
#define COLD 0.03
#define FIRST_PRICE 2.0
#define LEAST_PRICE 1.2
#define MOST_PRICE 50.0
#define RISE 1.0005
#define FALL 0.9995
#define LEAST_SHARE 0.3 /* of the mean, for each bin */
#define SPARE 0.5       /* how much dearer than allowed part of a move may be */

typedef struct run {
    orki_work *work;
    orki_answer *answer, trial;
    orki_series_state state;
    orki_arena arena;
    bool *marks;  /* [n_lessons] */
    double *logs; /* [N_LOGS] -log of numbers between 0 and 1 */
    double scale, temperature, price;
    double share[N_BINS]; /* of the time, from hot to cold */
    int warm;             /* the bin with the largest share */
    int *best; /* [n_lessons] moments of the best state so far: least over, then least cost */
    int64_t best_cost;
    int best_over;
    bool is_new; /* the best was not offered yet */
    int n_refused, n_offers;
    int64_t work_left;
    bool is_drawn; /* to days empty or full */
} run;

static double draw_log(run *r)
{
    return r->logs[orki_random_next(&r->work->random) >> (64 - LOG_BITS)];
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

/* What is dearer than the temperature allows is not even made, where that can be told. */
static void try_move(run *r)
{
    orki_series_state *state = &r->state;
    orki_draft draft;
    orki_move move;
    int64_t cost = state->cost, pull = state->pull;
    int over = state->over;
    if (!orki_series_move_draw(state, &draft, &r->work->random))
        return;
    double most = r->temperature * draw_log(r);
    if (orki_series_is_dear(state, &draft, r->price, most, SPARE * r->scale, r->marks) ||
        !orki_series_move_make(state, &move, &draft, r->marks))
        return;
    double more = (double)(state->cost - cost) + (double)(state->pull - pull) * state->pull_weight +
                  r->price * (double)(state->over - over);
    if (more <= most)
        note_best(r);
    else
        orki_series_move_back(state, &move);
}

/* A unit of work. */
static void try_moves(run *r)
{
    for (int i = 0; i < UNIT; i++)
        try_move(r);
    r->price *= r->state.over > 0 ? RISE : FALL;
    double least = LEAST_PRICE * r->scale, most = MOST_PRICE * r->scale;
    r->price = r->price < least ? least : r->price > most ? most : r->price;
    r->work->effort.work++;
    r->work_left--;
}

/* From the first bin on down. @param deviation  [N_BINS] of the cost over the temperature */
static void cool(run *r, int first, int64_t units, double *deviation)
{
    double all = 0, step = pow(COLD / HOT, 1.0 / N_BINS);
    for (int b = first; b < N_BINS; b++)
        all += r->share[b];
    r->price = FIRST_PRICE * r->scale;
    for (int b = first; b < N_BINS; b++) {
        int64_t n = (int64_t)((double)units * r->share[b] / all) + 1;
        double fall = pow(step, 1.0 / (double)n), top = HOT * r->scale * pow(step, b);
        double sum = 0, squares = 0, from = (double)r->state.cost;
        r->temperature = top;
        for (int64_t u = 0; u < n && r->work_left > 0 && orki_work_goes_on(r->work); u++) {
            try_moves(r);
            r->temperature *= fall;
            double cost = (double)r->state.cost - from;
            sum += cost;
            squares += cost * cost;
        }
        double mean = sum / (double)n, variance = squares / (double)n - mean * mean;
        deviation[b] = variance > 0 ? sqrt(variance) / top : 0;
    }
}

/* A short cycle with equal shares tells the shares of the others. */
static void learn(run *r, int64_t units)
{
    double deviation[N_BINS], all = 0;
    for (int b = 0; b < N_BINS; b++)
        r->share[b] = 1;
    cool(r, 0, units, deviation);
    for (int b = 0; b < N_BINS; b++)
        all += deviation[b];
    for (int b = 0; b < N_BINS; b++) {
        double before = deviation[b > 0 ? b - 1 : b], after = deviation[b < N_BINS - 1 ? b + 1 : b];
        r->share[b] = LEAST_SHARE * all / N_BINS + (before + 2 * deviation[b] + after) / 4;
        r->share[b] = all > 0 ? r->share[b] : 1;
        r->warm = r->share[b] > r->share[r->warm] ? b : r->warm;
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
        orki_draft draft;
        orki_move move;
        int64_t cost = r->state.cost;
        if (!orki_series_move_draw(&r->state, &draft, &r->work->random) ||
            !orki_series_move_make(&r->state, &move, &draft, r->marks))
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

/* Where a later cycle begins: about where the cost varies most, in some seasons a little hotter is
 * best and in others a little colder. */
static int draw_warm(run *r)
{
    int bin = r->warm - 3 + orki_random_below(&r->work->random, 7);
    return bin < 0 ? 0 : bin < N_BINS ? bin : N_BINS - 1;
}

/* What was found so far is only an answer to be beaten, nowhere to go on from. */
static void forget_best(run *r)
{
    r->best_cost = INT64_MAX;
    r->best_over = INT32_MAX;
}

/* With days drawn to be empty or full, or without: three times in four what cycles ended better
 * with so far, in some seasons the one and in others the other. */
static bool draw_pull(run *r)
{
    const orki_cycle_ends *ends = &r->work->ends;
    bool is_known = ends->n[0] >= FEW_ENDS && ends->n[1] >= FEW_ENDS;
    int pick = orki_random_below(&r->work->random, is_known ? 4 : 2);
    if (!is_known || pick == 0)
        return ends->n[0] == ends->n[1] ? pick % 2 == 1 : ends->n[1] < ends->n[0];
    return ends->sum[1] * ends->n[0] < ends->sum[0] * ends->n[1];
}

static void set_pull(run *r, bool is_drawn)
{
    r->is_drawn = is_drawn;
    r->state.pull_weight = is_drawn ? 1.0 / ORKI_PULLS : 0;
}

/* Lessons that must still go count as at the beginning. */
static void note_end(run *r)
{
    orki_cycle_ends *ends = &r->work->ends;
    ends->n[r->is_drawn]++;
    ends->sum[r->is_drawn] += r->state.cost + (int64_t)(FIRST_PRICE * r->scale * r->state.over);
}

/* From a whole answer every second time on; else anew, every second time in one long cycle. With
 * time for many, three times in four in one, anew: it ends lower than many short ones do. */
static ork_status run_cycles(run *r)
{
    orki_work *work = r->work;
    ork_status st = ORK_OK;
    int64_t most = (int64_t)CYCLE * r->state.n_lessons;
    double deviation[N_BINS];
    bool is_whole = r->answer->cost < work->problem->meeting_cost;
    bool has_time = is_whole && r->work_left >= LONG_CYCLES * most;
    int way = is_whole ? orki_random_below(&work->random, 4) : 0;
    bool is_long = way == 1 || (has_time && way != 3), is_near = way >= 2 && !is_long;
    if (is_whole && !is_near)
        forget_best(r);
    set_pull(r, draw_pull(r));
    learn(r, (r->work_left < most ? r->work_left : most) / LEARNING);
    if (is_near)
        orki_series_state_load(&r->state, r->best);
    while (st == ORK_OK && r->work_left > 0 && r->n_refused < MAX_REFUSED &&
           orki_work_goes_on(work)) {
        bool is_last = is_long || r->work_left <= most + most / 2; /* no cycle ends hot */
        cool(r, is_near ? draw_warm(r) : 0, is_last ? r->work_left : most, deviation);
        if (!is_long)
            note_end(r);
        if (r->is_new)
            st = offer(r);
        orki_series_state_load(&r->state, r->best);
        is_near = true;
        set_pull(r, draw_pull(r));
    }
    return st;
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
    if (is_open)
        st = open_run(&r);
    if (is_open && st == ORK_OK)
        st = run_cycles(&r);
    orki_answer_free(&r.trial);
    orki_series_state_free(&r.state);
    orki_arena_free(&r.arena);
    return st;
}
