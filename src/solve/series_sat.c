/* How many teachers are freed follows from what the last questions took: more when the answer was
 * quick, fewer when there was none. The first teacher is one who costs something, by turns with
 * any one; the others are drawn by how many seats they could take from each other, or, every second
 * time, as they come. */
#include "solve/series_sat.h"

#include "solve/sat.h"
#include "solve/series_clauses.h"

#include <string.h>

enum {
    STEPS_A_UNIT = 1500,  /* of work */
    MAX_STEPS = 60000000, /* of a question */
    QUICK = 12,           /* part of them */
    FIRST_SIZE = 4,
    LEAST_SIZE = 2,
    MAX_REFUSED = 3 /* answers in a row that rooms or pupils on their way refuse */
};

typedef struct quest {
    orki_work *work;
    orki_series_state state;
    orki_answer trial;
    orki_arena arena;
    bool *is_free;  /* [n_tutors] */
    int *kin;       /* [n_tutors * n_tutors] seats that both could take */
    int *weight;    /* [n_tutors] for drawing */
    int *at, *home; /* [n_lessons] moments: as found, and before */
    int n_refused;
    int64_t steps; /* not yet counted as work */
    bool can_be_said;
} quest;

static void count_kin(quest *q, int *has)
{
    const orki_series_state *state = &q->state;
    int n = state->n_tutors, n_hers = n * state->n_moments;
    const int *first = state->first_seat;
    for (int s = 0; s < state->n_series; s++, first += state->n_moments) {
        for (int i = first[0]; i < first[state->n_moments]; i++) {
            if (state->seats_of[i] >= n_hers)
                has[(state->seats_of[i] - n_hers) * n + state->series[s].tutor] = 1;
        }
    }
    for (int c = 0; c < state->n_seats - n_hers; c++) {
        for (int t = 0; t < n; t++) {
            for (int u = 0; u < n && has[c * n + t] != 0; u++)
                q->kin[t * n + u] += has[c * n + u];
        }
    }
}

static ork_status open_quest(quest *q)
{
    const orki_series_state *state = &q->state;
    size_t n = (size_t)state->n_tutors;
    size_t n_crowds = (size_t)(state->n_seats - state->n_tutors * state->n_moments);
    int *has = orki_arena_alloc(&q->arena, n_crowds * n, sizeof *has);
    q->is_free = orki_arena_alloc(&q->arena, n, sizeof *q->is_free);
    q->kin = orki_arena_alloc(&q->arena, n * n, sizeof *q->kin);
    q->weight = orki_arena_alloc(&q->arena, n, sizeof *q->weight);
    q->at = orki_arena_alloc(&q->arena, (size_t)state->n_lessons, sizeof *q->at);
    q->home = orki_arena_alloc(&q->arena, (size_t)state->n_lessons, sizeof *q->home);
    if (q->home == NULL || has == NULL || q->is_free == NULL || q->kin == NULL ||
        q->weight == NULL || q->at == NULL)
        return ORK_ERR_MEMORY;
    count_kin(q, has);
    return orki_answer_make(&q->trial, q->work->problem);
}

/* Does anything of hers cost more than it has to? */
static bool is_dear(const orki_series_state *state, int t)
{
    const orki_tutor *tutor = &state->tutors[t];
    int64_t cost = tutor->days_cost[tutor->n_taught] - tutor->days_cost[0];
    for (int d = 0; d < tutor->n_days; d++)
        cost += tutor->days[d].cost[tutor->days[d].shape];
    for (int s = 0; s < state->n_series; s++) {
        const orki_run_series *series = &state->series[s];
        if (series->tutor == t)
            cost += series->missing[series->n_doubles] - series->missing[series->n_lessons];
    }
    return cost > 0;
}

/* By weight, of those who are not free yet; -1 = nobody has any. */
static int draw(quest *q)
{
    int n = q->state.n_tutors, total = 0;
    for (int t = 0; t < n; t++)
        total += q->is_free[t] ? 0 : q->weight[t];
    int pick = total > 0 ? orki_random_below(&q->work->random, total) : 0;
    for (int t = 0; t < n && total > 0; t++) {
        pick -= q->is_free[t] ? 0 : q->weight[t];
        if (pick < 0 && !q->is_free[t])
            return t;
    }
    return -1;
}

static void choose_tutors(quest *q, int size)
{
    int n = q->state.n_tutors, way = orki_random_below(&q->work->random, 4);
    memset(q->is_free, 0, (size_t)n * sizeof *q->is_free);
    for (int t = 0; t < n; t++)
        q->weight[t] = way < 2 ? 1 : 1 + 9 * is_dear(&q->state, t);
    for (int k = 0; k < size; k++) {
        int t = draw(q);
        if (t < 0)
            return;
        q->is_free[t] = true;
        for (int u = 0; u < n && way % 2 == 1; u++)
            q->weight[u] += q->kin[t * n + u];
    }
}

/* The lessons as they were found, judged. */
static ork_status offer(quest *q)
{
    orki_work *work = q->work;
    bool is_valid = false;
    int64_t cost = q->state.cost;
    memcpy(q->home, q->state.at, (size_t)q->state.n_lessons * sizeof *q->home);
    orki_series_state_load(&q->state, q->at);
    if (q->state.over > 0 || q->state.cost >= cost)
        return ORK_ERR_INTERNAL;
    orki_answer_copy(&q->trial, &work->best, work->problem);
    orki_series_state_write(&q->state, &q->trial);
    ork_status st = orki_answer_judge(&q->trial, &is_valid, work->problem, NULL);
    q->n_refused = is_valid ? 0 : q->n_refused + 1;
    if (!is_valid)
        orki_series_state_load(&q->state, q->home);
    if (st != ORK_OK || !is_valid || q->trial.cost >= work->best.cost)
        return st;
    orki_answer_copy(&work->best, &q->trial, work->problem);
    work->is_stopped = !work->on_answer(work->user, &work->best);
    return ORK_OK;
}

static bool goes_on(void *work)
{
    return orki_work_goes_on(work);
}

static ork_status ask(quest *q, orki_sat_outcome *outcome, int64_t *steps, int64_t most)
{
    orki_series_clauses clauses;
    orki_sat_limits limits = {.steps = most, .goes_on = goes_on, .user = q->work};
    ork_status st = orki_series_clauses_open(&clauses, &q->state, q->is_free, q->state.cost - 1);
    q->can_be_said = clauses.can_be_said;
    int8_t *values = NULL;
    if (st == ORK_OK && q->can_be_said) {
        values = orki_arena_alloc(&clauses.arena, (size_t)clauses.cnf.n_vars + 1, sizeof *values);
        st = values == NULL ? ORK_ERR_MEMORY : ORK_OK;
    }
    if (st == ORK_OK && q->can_be_said) {
        orki_series_clauses_write(&clauses, &q->state, values);
        st = orki_sat_solve(outcome, steps, values, &clauses.cnf, &limits);
        *steps += (int64_t)clauses.cnf.n;
    }
    if (st == ORK_OK && q->can_be_said && *outcome == ORKI_SAT_YES) {
        orki_series_clauses_read(&clauses, &q->state, q->is_free, values, q->at);
        st = offer(q);
    }
    orki_series_clauses_free(&clauses);
    return st;
}

static int next_size(int n, orki_sat_outcome outcome, int64_t steps)
{
    if (outcome == ORKI_SAT_UNDECIDED)
        return n > LEAST_SIZE ? n - 1 : n;
    return outcome == ORKI_SAT_NO && steps < MAX_STEPS / QUICK ? n + 1 : n;
}

static ork_status search(quest *q, bool *is_tried)
{
    orki_work *work = q->work;
    ork_status st = ORK_OK;
    int n = work->sat_size > 0 ? work->sat_size : FIRST_SIZE;
    for (*is_tried = true; st == ORK_OK && work->effort.work < work->work_limit;) {
        orki_sat_outcome outcome = ORKI_SAT_UNDECIDED;
        int64_t steps = 0, left = work->work_limit - work->effort.work;
        left = left < MAX_STEPS / STEPS_A_UNIT ? left * STEPS_A_UNIT : MAX_STEPS;
        n = n < q->state.n_tutors ? n : q->state.n_tutors;
        choose_tutors(q, n);
        st = ask(q, &outcome, &steps, left);
        work->effort.work += 1 + steps / STEPS_A_UNIT;
        *is_tried = q->can_be_said;
        work->n_asked++;
        work->n_found += outcome == ORKI_SAT_YES;
        bool is_settled = n == q->state.n_tutors && outcome == ORKI_SAT_NO;
        if (st != ORK_OK || !*is_tried || is_settled || q->n_refused >= MAX_REFUSED ||
            !orki_work_goes_on(work))
            break;
        n = left < MAX_STEPS ? n : next_size(n, outcome, steps);
        work->sat_size = n;
    }
    return st;
}

ork_status orki_series_sat(orki_work *work, bool *is_tried)
{
    quest q = {.work = work};
    *is_tried = false;
    ork_status st = orki_series_state_open(&q.state, work, &work->best);
    bool is_open = st == ORK_OK && q.state.n_lessons > 0 && q.state.over == 0;
    if (is_open)
        st = open_quest(&q);
    if (is_open && st == ORK_OK)
        st = search(&q, is_tried);
    orki_answer_free(&q.trial);
    orki_series_state_free(&q.state);
    orki_arena_free(&q.arena);
    return st;
}
