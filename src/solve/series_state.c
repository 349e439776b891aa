/* What one lesson changes is its seats, its teacher's day and week, and its series' day. */
#include "solve/series_state.h"

#include "solve/series.h"

#include <string.h>

/* Lessons on the days that are too many, the shortest ones. */
static int count_beyond(const orki_tutor *tutor)
{
    int counts[ORKI_N_DAYS], n = 0, beyond = 0;
    for (int d = 0; d < tutor->n_days; d++) {
        int k = n;
        if (tutor->days[d].shape == 0)
            continue;
        for (; k > 0 && counts[k - 1] > tutor->days[d].n_lessons; k--)
            counts[k] = counts[k - 1];
        counts[k] = tutor->days[d].n_lessons;
        n++;
    }
    for (int i = 0; i < tutor->n_taught - tutor->most_days; i++)
        beyond += counts[i];
    return beyond;
}

static void weigh_week(orki_tutor *tutor)
{
    int spare = tutor->most_lessons - tutor->n_lessons;
    tutor->cost = tutor->days_cost[tutor->n_taught] + tutor->hours_cost[tutor->n_lessons];
    tutor->over = spare < 0 ? -spare : 0;
    if (tutor->n_taught > tutor->most_days)
        tutor->over += count_beyond(tutor);
}

static void weigh_fairness(orki_series_state *state)
{
    int worst = state->other_share;
    for (int t = 0; t < state->n_tutors; t++)
        worst = state->tutors[t].share > worst ? state->tutors[t].share : worst;
    state->cost -= state->fair_cost;
    state->fair_cost = orki_points(worst, state->fair_weight);
    state->cost += state->fair_cost;
}

static void set_shape(orki_series_state *state, orki_tutor *tutor, orki_tutor_day *day,
                      uint32_t shape)
{
    state->cost += day->cost[shape] - day->cost[day->shape];
    state->over += day->over[shape] - day->over[day->shape];
    state->pull += day->pull[shape] - day->pull[day->shape];
    tutor->share += day->share[shape] - day->share[day->shape];
    tutor->n_taught += (shape != 0) - (day->shape != 0);
    day->shape = shape;
    if (state->fair_weight > 0)
        weigh_fairness(state);
}

/* The teacher's week and the series' day, with the lesson or without it. */
static void count_lesson(orki_series_state *state, const orki_seat *hers, orki_run_series *series,
                         int d, int start, int by)
{
    orki_tutor *tutor = &state->tutors[series->tutor];
    orki_tutor_day *day = &tutor->days[d];
    orki_series_day *mine = &series->days[d];
    uint32_t bit = UINT32_C(1) << start;
    const orki_series_shape *before = &mine->shapes[mine->starts];
    const orki_series_shape *after = &mine->shapes[mine->starts ^ bit];
    state->cost -= tutor->cost + before->cost + series->missing[series->n_doubles];
    state->over -= tutor->over + before->over;
    mine->starts ^= bit;
    series->n_doubles += after->n_doubles - before->n_doubles;
    tutor->n_lessons += by;
    day->n_lessons += by;
    if (hers->n == (by > 0 ? 1 : 0))
        set_shape(state, tutor, day, day->shape ^ bit);
    weigh_week(tutor);
    state->cost += tutor->cost + after->cost + series->missing[series->n_doubles];
    state->over += tutor->over + after->over;
}

static void leave_seat(orki_series_state *state, orki_seat *seat, int lesson)
{
    int i = 0;
    while (seat->lesson[i] != lesson)
        i++;
    seat->lesson[i] = seat->lesson[--seat->n];
    state->over -= seat->n >= seat->most;
}

void orki_series_state_leave(orki_series_state *state, int lesson)
{
    int s = state->series_of[lesson], place = s * state->n_moments + state->at[lesson];
    const int *mine = state->seats_of;
    for (int i = state->first_seat[place]; i < state->first_seat[place + 1]; i++)
        leave_seat(state, &state->seats[mine[i]], lesson);
    count_lesson(state, &state->seats[mine[state->first_seat[place]]], &state->series[s],
                 state->day_of[place], state->start_of[place], -1);
    state->lesson_at[place] = -1;
    state->at[lesson] = -1;
    state->over++;
}

void orki_series_state_enter(orki_series_state *state, int lesson, int moment)
{
    int s = state->series_of[lesson], place = s * state->n_moments + moment;
    const int *mine = state->seats_of;
    for (int i = state->first_seat[place]; i < state->first_seat[place + 1]; i++) {
        orki_seat *seat = &state->seats[mine[i]];
        state->over += seat->n >= seat->most;
        seat->lesson[seat->n++] = lesson;
    }
    count_lesson(state, &state->seats[mine[state->first_seat[place]]], &state->series[s],
                 state->day_of[place], state->start_of[place], 1);
    state->lesson_at[place] = lesson;
    state->at[lesson] = moment;
    state->over--;
}

bool orki_series_state_has_room(const orki_series_state *state, int series, int moment)
{
    int place = series * state->n_moments + moment;
    bool has_room = state->day_of[place] >= 0 && state->lesson_at[place] < 0;
    for (int i = state->first_seat[place]; i < state->first_seat[place + 1] && has_room; i++)
        has_room = state->seats[state->seats_of[i]].n < ORKI_MAX_SEATED;
    return has_room;
}

void orki_series_state_fill(orki_series_state *state, orki_random *random)
{
    for (int l = 0; l < state->n_lessons; l++) {
        int s = state->series_of[l], n = state->series[s].n_moments;
        int from = n > 0 ? orki_random_below(random, n) : 0;
        for (int i = 0; i < n && state->at[l] < 0; i++) {
            int m = state->series[s].moments[(from + i) % n];
            if (orki_series_state_has_room(state, s, m))
                orki_series_state_enter(state, l, m);
        }
    }
}

void orki_series_state_load(orki_series_state *state, const int *at)
{
    for (int l = 0; l < state->n_lessons; l++) {
        if (state->at[l] >= 0 && state->at[l] != at[l])
            orki_series_state_leave(state, l);
    }
    for (int l = 0; l < state->n_lessons; l++) {
        if (state->at[l] < 0 && at[l] >= 0)
            orki_series_state_enter(state, l, at[l]);
    }
}

static int count_out(const orki_series_state *state)
{
    int n = 0;
    for (int l = 0; l < state->n_lessons; l++)
        n += state->at[l] < 0;
    return n;
}

bool orki_series_state_prune(orki_series_state *state)
{
    while (state->over > count_out(state)) {
        int worst = -1, least = state->over;
        int64_t cost = INT64_MAX;
        for (int l = 0; l < state->n_lessons; l++) {
            int moment = state->at[l];
            if (moment < 0)
                continue;
            orki_series_state_leave(state, l);
            if (state->over < least || (state->over == least && state->cost < cost)) {
                worst = l;
                least = state->over;
                cost = state->cost;
            }
            orki_series_state_enter(state, l, moment);
        }
        if (worst < 0)
            return false;
        orki_series_state_leave(state, worst);
    }
    return true;
}

void orki_series_state_write(const orki_series_state *state, orki_answer *answer)
{
    const orki_problem *problem = state->problem;
    for (int s = 0; s < state->n_series; s++) {
        const orki_run_series *series = &state->series[s];
        const orki_tutor *tutor = &state->tutors[series->tutor];
        int number = problem->free_of[series->part], m = problem->first_meet[number];
        memset(answer->meet + m, -1,
               (size_t)(problem->first_meet[number + 1] - m) * sizeof *answer->meet);
        answer->teacher[series->part] = -1;
        for (int d = 0; d < tutor->n_days; d++) {
            const orki_series_day *day = &series->days[d];
            const orki_series_shape *shape = &day->shapes[day->starts];
            if (day->starts == 0)
                continue;
            answer->meet[m++] = day->piece[shape->start][shape->n_doubles];
            answer->teacher[series->part] = tutor->teacher;
        }
    }
}

void orki_series_state_free(orki_series_state *state)
{
    orki_free(state->moments);
    orki_arena_free(&state->arena);
    *state = (orki_series_state){0};
}
