/* A lesson that moves flips a start of its series' day and of its teacher's day, twice each; what
 * is flipped an even number of times stays as it is. Costs are then looked up once for each day
 * that changes. */
#include "solve/series_weigh.h"

typedef struct weighing {
    orki_series_state *state;
    int64_t cost, pull;
    int over;
    int n_hers, n_mine; /* days flipped: of teachers, of series; some more than once */
    int hers[4 * ORKI_MAX_CHAIN], mine[4 * ORKI_MAX_CHAIN];
} weighing;

/* The lists stay as they are: to clear them would cost more than to fill them. */
static void open_weighing(weighing *w, orki_series_state *state)
{
    w->state = state;
    w->cost = w->pull = 0;
    w->over = w->n_hers = w->n_mine = 0;
}

static void flip(weighing *w, int lesson, int moment)
{
    orki_series_state *state = w->state;
    int s = state->series_of[lesson], place = s * state->n_moments + moment;
    int d = state->day_of[place];
    uint32_t bit = UINT32_C(1) << state->start_of[place];
    int mine = s * ORKI_N_DAYS + d, hers = state->series[s].tutor * ORKI_N_DAYS + d;
    if (state->flips[mine] == 0)
        w->mine[w->n_mine++] = mine;
    state->flips[mine] ^= bit;
    uint32_t *own = state->tutor_flips + hers;
    if (*own == 0)
        w->hers[w->n_hers++] = hers;
    *own ^= bit;
}

static void flip_chain(weighing *w, const orki_chain *chain)
{
    for (int i = 0; i < chain->n; i++) {
        flip(w, chain->lesson[i], chain->from[i]);
        flip(w, chain->lesson[i], chain->to[i]);
    }
}

/* A series' day, and a teacher's day, with some starts flipped. */
static void weigh_day(weighing *w, const orki_series_day *day, uint32_t flips, int *more_doubles)
{
    const orki_series_shape *before = &day->shapes[day->starts];
    const orki_series_shape *after = &day->shapes[day->starts ^ flips];
    w->cost += after->cost - before->cost;
    w->over += after->over - before->over;
    *more_doubles += after->n_doubles - before->n_doubles;
}

static void weigh_her_day(weighing *w, const orki_tutor_day *day, uint32_t flips, int *more_days)
{
    uint32_t shape = day->shape ^ flips;
    w->cost += day->cost[shape] - day->cost[day->shape];
    w->over += day->over[shape] - day->over[day->shape];
    w->pull += day->pull[shape] - day->pull[day->shape];
    *more_days += (shape != 0) - (day->shape != 0);
}

static void weigh_doubles(weighing *w, const orki_run_series *series, int more)
{
    w->cost += series->missing[series->n_doubles + more] - series->missing[series->n_doubles];
}

/* Of the days that are too many at least a lesson each must go. */
static void weigh_days(weighing *w, const orki_tutor *tutor, int more)
{
    int n = tutor->n_taught + more;
    w->cost += tutor->days_cost[n] - tutor->days_cost[tutor->n_taught];
    if (more > 0 && n > tutor->most_days)
        w->over += n - tutor->most_days;
}

/* Days of series; afterwards nothing is flipped. */
static void weigh_mine(weighing *w)
{
    orki_series_state *state = w->state;
    for (int i = 0; i < w->n_mine; i++) {
        int s = w->mine[i] / ORKI_N_DAYS;
        const orki_series_day *day = &state->series[s].days[w->mine[i] % ORKI_N_DAYS];
        weigh_day(w, day, state->flips[w->mine[i]], &state->more_doubles[s]);
        state->flips[w->mine[i]] = 0;
    }
    for (int i = 0; i < w->n_mine; i++) {
        int s = w->mine[i] / ORKI_N_DAYS;
        weigh_doubles(w, &state->series[s], state->more_doubles[s]);
        state->more_doubles[s] = 0;
    }
}

/* Days of teachers, likewise. */
static void weigh_hers(weighing *w)
{
    orki_series_state *state = w->state;
    for (int i = 0; i < w->n_hers; i++) {
        int t = w->hers[i] / ORKI_N_DAYS;
        const orki_tutor_day *day = &state->tutors[t].days[w->hers[i] % ORKI_N_DAYS];
        weigh_her_day(w, day, state->tutor_flips[w->hers[i]], &state->more_days[t]);
        state->tutor_flips[w->hers[i]] = 0;
    }
    for (int i = 0; i < w->n_hers; i++) {
        int t = w->hers[i] / ORKI_N_DAYS;
        weigh_days(w, &state->tutors[t], state->more_days[t]);
        state->more_days[t] = 0;
    }
}

/* One lesson of a chain by itself: its series and its teacher have no other in it, or else that
 * goes the other way and nothing changes. */
static void weigh_step(weighing *w, int lesson, int from, int to)
{
    const orki_series_state *state = w->state;
    int s = state->series_of[lesson], place = s * state->n_moments, more = 0;
    const orki_run_series *series = &state->series[s];
    const orki_tutor *tutor = &state->tutors[series->tutor];
    if (state->lesson_at[place + to] >= 0)
        return;
    int from_day = state->day_of[place + from], to_day = state->day_of[place + to];
    uint32_t from_bit = UINT32_C(1) << state->start_of[place + from];
    uint32_t to_bit = UINT32_C(1) << state->start_of[place + to];
    bool is_alone = state->seats[state->seats_of[state->first_seat[place + to]]].n == 0;
    if (from_day == to_day) {
        weigh_day(w, &series->days[to_day], from_bit | to_bit, &more);
    } else {
        weigh_day(w, &series->days[from_day], from_bit, &more);
        weigh_day(w, &series->days[to_day], to_bit, &more);
    }
    weigh_doubles(w, series, more);
    if (!is_alone)
        return;
    more = 0;
    if (from_day == to_day) {
        weigh_her_day(w, &tutor->days[to_day], from_bit | to_bit, &more);
    } else {
        weigh_her_day(w, &tutor->days[from_day], from_bit, &more);
        weigh_her_day(w, &tutor->days[to_day], to_bit, &more);
    }
    weigh_days(w, tutor, more);
}

static bool is_too_dear(const weighing *w, double price, double most)
{
    double pull = (double)w->pull * w->state->pull_weight;
    return (double)w->cost + pull + price * (double)w->over > most;
}

static void add_step(weighing *w, orki_chain *chain, int lesson, int from, int to, bool *marks)
{
    marks[lesson] = true;
    chain->lesson[chain->n] = lesson;
    chain->from[chain->n] = from;
    chain->to[chain->n++] = to;
    weigh_step(w, lesson, from, to);
}

/* Those in the way of the i-th step. @return false when they cannot go, or it gets too dear. */
static bool add_steps(weighing *w, orki_chain *chain, int i, double price, double most, bool *marks)
{
    const orki_series_state *state = w->state;
    int to = chain->to[i], from = chain->from[i];
    int place = state->series_of[chain->lesson[i]] * state->n_moments + to;
    for (int k = state->first_seat[place]; k < state->first_seat[place + 1]; k++) {
        const orki_seat *seat = &state->seats[state->seats_of[k]];
        for (int j = 0; j < seat->n; j++) {
            int other = seat->lesson[j];
            if (marks[other])
                continue;
            if (state->at[other] != to || chain->n == ORKI_MAX_CHAIN ||
                state->day_of[state->series_of[other] * state->n_moments + from] < 0)
                return false;
            add_step(w, chain, other, to, from, marks);
            if (is_too_dear(w, price, most))
                return false;
        }
    }
    return true;
}

/* A chain weighed step by step, given up as soon as it is dearer than the rest will make good. */
static bool is_chain_dear(orki_series_state *state, const orki_draft *draft, double price,
                          double most, double spare, bool *marks)
{
    orki_chain chain;
    weighing w;
    open_weighing(&w, state);
    chain.n = 0;
    add_step(&w, &chain, draft->lesson, state->at[draft->lesson], draft->to, marks);
    bool is_fine = true;
    for (int i = 0; i < chain.n && is_fine; i++)
        is_fine = add_steps(&w, &chain, i, price, most + spare, marks);
    for (int i = 0; i < chain.n; i++)
        marks[chain.lesson[i]] = false;
    return !is_fine || is_too_dear(&w, price, most);
}

/* Two chains, one after the other: a day of a series or teacher may change in both. */
static bool are_chains_dear(orki_series_state *state, const orki_draft *draft, double price,
                            double most, bool *marks)
{
    orki_chain chain;
    weighing w;
    open_weighing(&w, state);
    if (!orki_series_chain(state, &chain, draft->lesson, draft->to, true, marks))
        return true;
    flip_chain(&w, &chain);
    if (orki_series_chain(state, &chain, draft->after, draft->next, true, marks))
        flip_chain(&w, &chain);
    weigh_mine(&w);
    weigh_hers(&w);
    return is_too_dear(&w, price, most);
}

/* The draft's own series alone, whatever else moves: often that is dear enough. */
static bool is_alone_dear(orki_series_state *state, const orki_draft *draft, bool follows,
                          double price, double most)
{
    const orki_run_series *series = &state->series[state->series_of[draft->lesson]];
    int place = state->series_of[draft->lesson] * state->n_moments, more = 0;
    int from = place + state->at[draft->lesson], to = place + draft->to;
    int from_day = state->day_of[from], to_day = state->day_of[to];
    uint32_t from_bits = UINT32_C(1) << state->start_of[from], to_bits = UINT32_C(1)
                                                                         << state->start_of[to];
    weighing w;
    open_weighing(&w, state);
    if (follows) {
        from_bits |= UINT32_C(1) << state->start_of[place + state->at[draft->after]];
        to_bits |= UINT32_C(1) << state->start_of[place + draft->next];
    }
    if (from_day == to_day) {
        weigh_day(&w, &series->days[to_day], from_bits ^ to_bits, &more);
    } else {
        weigh_day(&w, &series->days[from_day], from_bits, &more);
        weigh_day(&w, &series->days[to_day], to_bits, &more);
    }
    weigh_doubles(&w, series, more);
    return is_too_dear(&w, price, most);
}

bool orki_series_is_dear(orki_series_state *state, const orki_draft *draft, double price,
                         double most, double spare, bool *marks)
{
    int from = state->at[draft->lesson], after = draft->after;
    const int *lesson_at = orki_series_lessons(state, state->series_of[draft->lesson]);
    bool is_beside = after >= 0 && (state->at[after] == draft->to || draft->next == from);
    if (state->over > 0 || state->fair_weight > 0 || from < 0 || is_beside)
        return false;
    bool follows = after >= 0 && lesson_at[draft->next] < 0;
    if (is_alone_dear(state, draft, follows, price, most + spare))
        return true;
    if (!draft->is_deep)
        return false;
    return follows ? are_chains_dear(state, draft, price, most, marks)
                   : is_chain_dear(state, draft, price, most, spare, marks);
}
