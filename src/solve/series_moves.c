/* All lessons of a move leave before the first enters. */
#include "solve/series_moves.h"

static bool add_step(const orki_series_state *state, orki_chain *chain, int lesson, int to,
                     bool *marks)
{
    if (chain->n == ORKI_MAX_CHAIN ||
        (to >= 0 && state->day_of[state->series_of[lesson] * state->n_moments + to] < 0))
        return false;
    marks[lesson] = true;
    chain->lesson[chain->n] = lesson;
    chain->from[chain->n] = state->at[lesson];
    chain->to[chain->n++] = to;
    return true;
}

/* Those in the way of the i-th step go back to where it comes from. */
static bool add_steps(const orki_series_state *state, orki_chain *chain, int i, bool is_deep,
                      bool *marks)
{
    int to = chain->to[i], from = chain->from[i];
    int place = state->series_of[chain->lesson[i]] * state->n_moments + to;
    for (int k = state->first_seat[place] + !is_deep; k < state->first_seat[place + 1]; k++) {
        const orki_seat *seat = &state->seats[state->seats_of[k]];
        for (int j = 0; j < seat->n; j++) {
            int other = seat->lesson[j];
            if (marks[other])
                continue;
            if (state->at[other] != to || !add_step(state, chain, other, from, marks))
                return false;
        }
    }
    return true;
}

/* @return how many could enter. */
static int enter_all(orki_series_state *state, const orki_chain *chain)
{
    int i = 0;
    while (i < chain->n &&
           orki_series_state_has_room(state, state->series_of[chain->lesson[i]], chain->to[i])) {
        orki_series_state_enter(state, chain->lesson[i], chain->to[i]);
        i++;
    }
    return i;
}

/* The first n of the chain are where they should go, the others have no moment. */
static void take_back(orki_series_state *state, const orki_chain *chain, int n)
{
    for (int i = 0; i < n; i++)
        orki_series_state_leave(state, chain->lesson[i]);
    for (int i = 0; i < chain->n; i++) {
        if (chain->from[i] >= 0)
            orki_series_state_enter(state, chain->lesson[i], chain->from[i]);
    }
}

bool orki_series_chain(const orki_series_state *state, orki_chain *chain, int lesson, int moment,
                       bool is_deep, bool *marks)
{
    bool is_placed = state->at[lesson] >= 0;
    chain->n = 0;
    bool is_fine = add_step(state, chain, lesson, moment, marks);
    for (int i = 0; i < chain->n && is_fine && is_placed && (is_deep || i == 0); i++)
        is_fine = add_steps(state, chain, i, is_deep, marks);
    for (int i = 0; i < chain->n; i++)
        marks[chain->lesson[i]] = false;
    return is_fine;
}

static bool make_chain(orki_series_state *state, orki_chain *chain, int lesson, int moment,
                       bool is_deep, bool *marks)
{
    bool is_placed = state->at[lesson] >= 0;
    if (!orki_series_chain(state, chain, lesson, moment, is_deep, marks))
        return false;
    for (int i = 0; i < chain->n && is_placed; i++)
        orki_series_state_leave(state, chain->lesson[i]);
    int n = enter_all(state, chain);
    if (n < chain->n)
        take_back(state, chain, n);
    return n == chain->n;
}

static int draw(orki_random *random, int n)
{
    return (int)(((orki_random_next(random) >> 32) * (uint64_t)n) >> 32);
}

bool orki_series_move_draw(const orki_series_state *state, orki_draft *draft, orki_random *random)
{
    int lesson = draw(random, state->n_lessons), s = state->series_of[lesson];
    const orki_run_series *series = &state->series[s];
    const int *lesson_at = orki_series_lessons(state, s);
    const int *next = state->next_of + (lesson_at - state->lesson_at);
    if (series->n_moments == 0)
        return false;
    int to = series->moments[draw(random, series->n_moments)], from = state->at[lesson];
    bool is_deep = draw(random, 8) > 0, takes_next = draw(random, 8) > 0;
    *draft = (orki_draft){lesson, to, -1, next[to], is_deep};
    if (takes_next && from >= 0 && next[from] >= 0 && next[to] >= 0)
        draft->after = lesson_at[next[from]];
    return lesson_at[to] < 0;
}

bool orki_series_move_make(orki_series_state *state, orki_move *move, const orki_draft *draft,
                           bool *marks)
{
    bool is_deep = draft->is_deep;
    const int *lesson_at = orki_series_lessons(state, state->series_of[draft->lesson]);
    move->n = 0;
    if (!make_chain(state, &move->chains[0], draft->lesson, draft->to, is_deep, marks))
        return false;
    move->n = 1;
    bool follows = draft->after >= 0 && lesson_at[draft->next] < 0;
    if (follows && make_chain(state, &move->chains[1], draft->after, draft->next, is_deep, marks))
        move->n = 2;
    return true;
}

void orki_series_move_back(orki_series_state *state, const orki_move *move)
{
    for (int i = move->n - 1; i >= 0; i--)
        take_back(state, &move->chains[i], move->chains[i].n);
}
