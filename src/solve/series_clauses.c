/* Costs are ladders: of a table with values v0 < v1 < ... a variable for each vi says "at least
 * vi", and weighs vi - v(i-1). What a day of a teacher costs is said for whole cubes of shapes, so
 * that most clauses are about a few of its starts only. */
#include "solve/series_clauses.h"

#include <string.h>

enum {
    MAX_RUNGS = 16,   /* of one ladder */
    MAX_LEVELS = 400, /* of the whole cost */
    MAX_SHAPES = 1 << ORKI_MAX_STARTS
};

typedef struct say {
    orki_series_clauses *out;
    const orki_series_state *state;
    const bool *is_free;
    orki_cnf *cnf;
    int64_t cost; /* of the terms, as the state is */
    orki_cnf_term *terms;
    int n_terms;
    size_t term_capacity;
    int *first, *seated;      /* of each seat the literals of those who may take it */
    int *n_fixed;             /* [n_seats] who stay there */
    int *taught;              /* [ORKI_MAX_STARTS] of a day of a teacher, 0 = never */
    int8_t kinds[MAX_SHAPES]; /* of shapes, for say_shapes() */
    bool is_covered[MAX_SHAPES];
} say;

enum { OUTSIDE, WANTED, WHATEVER };

static void add_term(say *s, int literal, int64_t weight)
{
    if (weight == 0 || s->cnf->st != ORK_OK)
        return;
    if (weight < 0) {
        s->out->can_be_said = false;
        return;
    }
    if (orki_array_reserve(&s->terms, &s->term_capacity, (size_t)s->n_terms + 1, sizeof *s->terms))
        s->cnf->st = ORK_ERR_MEMORY;
    else
        s->terms[s->n_terms++] = (orki_cnf_term){literal, weight};
}

/* Does everything that stays leave room for the series there? */
static bool may_be(const say *s, int series, int place)
{
    const orki_series_state *state = s->state;
    if (state->day_of[place] < 0 || !s->is_free[state->series[series].tutor])
        return false;
    for (int i = state->first_seat[place]; i < state->first_seat[place + 1]; i++) {
        int seat = state->seats_of[i];
        if (s->n_fixed[seat] >= state->seats[seat].most)
            return false;
    }
    return true;
}

/* A variable for each place, and of each seat who may take it. */
static ork_status list_places(say *s)
{
    const orki_series_state *state = s->state;
    size_t n_places = (size_t)state->n_series * (size_t)state->n_moments;
    size_t n_seats = (size_t)state->n_seats;
    orki_arena *arena = &s->out->arena;
    s->out->variable = orki_arena_alloc(arena, n_places, sizeof *s->out->variable);
    s->first = orki_arena_alloc(arena, n_seats + 2, sizeof *s->first);
    s->n_fixed = orki_arena_alloc(arena, n_seats, sizeof *s->n_fixed);
    s->taught = orki_arena_alloc(arena, ORKI_MAX_STARTS, sizeof *s->taught);
    s->seated = orki_arena_alloc(arena, (size_t)state->first_seat[n_places], sizeof *s->seated);
    if (s->out->variable == NULL || s->first == NULL || s->n_fixed == NULL || s->taught == NULL ||
        s->seated == NULL)
        return ORK_ERR_MEMORY;
    for (size_t i = 0; i < n_seats; i++) {
        for (int k = 0; k < state->seats[i].n; k++) {
            int series = state->series_of[state->seats[i].lesson[k]];
            s->n_fixed[i] += !s->is_free[state->series[series].tutor];
        }
    }
    for (int place = 0; place < (int)n_places; place++) {
        if (!may_be(s, place / state->n_moments, place))
            continue;
        s->out->variable[place] = orki_cnf_new(s->cnf);
        for (int i = state->first_seat[place]; i < state->first_seat[place + 1]; i++)
            s->first[state->seats_of[i] + 2]++;
    }
    for (size_t i = 0; i < n_seats; i++)
        s->first[i + 2] += s->first[i + 1];
    for (int place = 0; place < (int)n_places; place++) {
        for (int i = state->first_seat[place];
             i < state->first_seat[place + 1] && s->out->variable[place] != 0; i++)
            s->seated[s->first[state->seats_of[i] + 1]++] = s->out->variable[place];
    }
    return s->cnf->st;
}

static int room_of(const say *s, int seat)
{
    int n = s->first[seat + 1] - s->first[seat], room;
    room = s->state->seats[seat].most - s->n_fixed[seat];
    return room < n ? room : n;
}

static void say_seats(say *s)
{
    for (int i = 0; i < s->state->n_seats; i++)
        orki_cnf_at_most(s->cnf, s->seated + s->first[i], s->first[i + 1] - s->first[i],
                         s->state->seats[i].most - s->n_fixed[i]);
}

/* Has the place a seat of the group's? */
static bool is_seated(const say *s, int place, int group)
{
    const orki_series_state *state = s->state;
    int n_hers = state->n_tutors * state->n_moments;
    for (int i = state->first_seat[place]; i < state->first_seat[place + 1]; i++) {
        int crowd = state->seats_of[i] - n_hers;
        if (crowd >= 0 && state->problem->crowds[crowd].group == group)
            return true;
    }
    return false;
}

/* How many lessons of a series take a seat of the group's wherever they are; all or none, or -1 if
 * that depends. */
static int lessons_of_group(const say *s, int series, int group)
{
    const orki_series_state *state = s->state;
    int n = 0, n_seated = 0;
    for (int m = 0; m < state->n_moments; m++) {
        int place = series * state->n_moments + m;
        bool may = s->out->variable[place] != 0;
        n += may;
        n_seated += may && is_seated(s, place, group);
    }
    return n_seated == 0 ? 0 : n_seated == n ? state->series[series].n_lessons : -1;
}

/* Groups that have no moment to spare: every seat of theirs is taken. That follows, but only from
 * all clauses together. */
static void say_full_groups(say *s)
{
    const orki_series_state *state = s->state;
    int n_hers = state->n_tutors * state->n_moments;
    for (int g = 0; g < state->problem->season->n_groups; g++) {
        int n = 0, room = 0, n_here = 0;
        for (int i = n_hers; i < state->n_seats; i++)
            room += state->problem->crowds[i - n_hers].group == g ? room_of(s, i) : 0;
        for (int k = 0; k < state->n_series && n_here >= 0 && room > 0; k++) {
            n_here = s->is_free[state->series[k].tutor] ? lessons_of_group(s, k, g) : 0;
            n += n_here;
        }
        for (int i = n_hers; i < state->n_seats && n_here >= 0 && n >= room && room > 0; i++) {
            if (state->problem->crowds[i - n_hers].group == g)
                orki_cnf_at_least(s->cnf, s->seated + s->first[i], s->first[i + 1] - s->first[i],
                                  room_of(s, i));
        }
    }
}

/* A ladder for the values of a table. @param values  [n] in any order; ordered afterwards, each
 * once. @return how many there are. */
static int order_values(int64_t *values, int n)
{
    int kept = 0;
    for (int i = 0; i < n; i++) {
        int64_t value = values[i];
        int k = kept;
        while (k > 0 && values[k - 1] >= value)
            k--;
        if (k < kept && values[k] == value)
            continue;
        memmove(values + k + 1, values + k, (size_t)(kept - k) * sizeof *values);
        values[k] = value;
        kept++;
    }
    return kept;
}

static void add_rungs(say *s, const int64_t *values, int n, int *rungs)
{
    for (int i = 1; i < n; i++) {
        rungs[i] = orki_cnf_new(s->cnf);
        add_term(s, rungs[i], values[i] - values[i - 1]);
        if (i > 1)
            orki_cnf_add2(s->cnf, -rungs[i], rungs[i - 1]);
    }
}

/* The shapes that agree with `shape` in all bits of `mask`: is none of them outside? */
static bool is_inside(const say *s, uint32_t shape, uint32_t mask, uint32_t all)
{
    uint32_t open = all & ~mask, more = open;
    for (bool is_last = false; !is_last; more = (more - 1) & open) {
        if (s->kinds[(shape & mask) | more] == OUTSIDE)
            return false;
        is_last = more == 0;
    }
    return true;
}

/* The shapes that are wanted imply the literal (0: they cannot be), in cubes as large as may be. */
static void say_shapes(say *s, int n_starts, int literal)
{
    uint32_t all = (UINT32_C(1) << n_starts) - 1;
    memset(s->is_covered, 0, (size_t)all + 1);
    for (uint32_t shape = 0; shape <= all; shape++) {
        int clause[ORKI_MAX_STARTS + 1], n = 0;
        uint32_t mask = all;
        if (s->kinds[shape] != WANTED || s->is_covered[shape])
            continue;
        for (int i = 0; i < n_starts; i++) {
            uint32_t less = mask & ~(UINT32_C(1) << i);
            mask = is_inside(s, shape, less, all) ? less : mask;
        }
        for (uint32_t open = all & ~mask, more = open;; more = (more - 1) & open) {
            s->is_covered[(shape & mask) | more] = true;
            if (more == 0)
                break;
        }
        for (int i = 0; i < n_starts; i++) {
            if ((mask >> i & 1) != 0)
                clause[n++] = (shape >> i & 1) != 0 ? -s->taught[i] : s->taught[i];
        }
        if (literal != 0)
            clause[n++] = literal;
        orki_cnf_add(s->cnf, clause, n);
    }
}

/* Variables for "she teaches then". @return those that there are, as a shape. */
static uint32_t say_taught(say *s, int tutor, int d)
{
    const orki_series_state *state = s->state;
    const orki_tutor_day *day = &state->tutors[tutor].days[d];
    uint32_t may = 0;
    for (int i = 0; i < day->n_starts; i++) {
        int m = 0;
        while (m < state->n_moments && (state->moments[m].day != day->day ||
                                        state->moments[m].start_min != day->start_min[i]))
            m++;
        int seat = tutor * state->n_moments + m;
        int n = m < state->n_moments ? s->first[seat + 1] - s->first[seat] : 0;
        const int *here = m < state->n_moments ? s->seated + s->first[seat] : NULL;
        s->taught[i] = 0;
        if (n == 0)
            continue;
        may |= UINT32_C(1) << i;
        s->taught[i] = orki_cnf_new(s->cnf);
        for (int k = 0; k < n; k++)
            orki_cnf_add2(s->cnf, -here[k], s->taught[i]);
        orki_cnf_imply(s->cnf, s->taught[i], here, n);
    }
    return may;
}

/* What her day may be and costs. */
static void say_day(say *s, int tutor, int d)
{
    const orki_tutor_day *day = &s->state->tutors[tutor].days[d];
    int64_t values[MAX_RUNGS + 1];
    int rungs[MAX_RUNGS + 1], n = 0;
    uint32_t may = say_taught(s, tutor, d), n_shapes = UINT32_C(1) << day->n_starts;
    for (uint32_t shape = 0; shape < n_shapes; shape++) {
        bool is_open = (shape & ~may) == 0;
        s->kinds[shape] = !is_open ? WHATEVER : day->over[shape] > 0 ? WANTED : OUTSIDE;
        if (!is_open || day->over[shape] > 0)
            continue;
        if (n == MAX_RUNGS + 1)
            s->out->can_be_said = false;
        else
            values[n++] = day->cost[shape];
        n = order_values(values, n);
    }
    if (!s->out->can_be_said)
        return;
    say_shapes(s, day->n_starts, 0);
    add_rungs(s, values, n, rungs);
    for (int i = 1; i < n; i++) {
        for (uint32_t shape = 0; shape < n_shapes; shape++) {
            bool is_open = (shape & ~may) == 0 && day->over[shape] == 0;
            s->kinds[shape] = !is_open ? WHATEVER : day->cost[shape] < values[i] ? OUTSIDE : WANTED;
        }
        say_shapes(s, day->n_starts, rungs[i]);
    }
    s->cost += day->cost[day->shape] - values[0];
}

/* The most lessons that her days can have, by number of days. */
static int least_days(const orki_tutor *tutor, int n_lessons)
{
    int most[ORKI_N_DAYS], n = 0, n_days = 0;
    for (int d = 0; d < tutor->n_days; d++) {
        const orki_tutor_day *day = &tutor->days[d];
        int best = 0, k = n++;
        for (uint32_t shape = 0; shape < UINT32_C(1) << day->n_starts; shape++) {
            int size = __builtin_popcount(shape);
            best = day->over[shape] == 0 && size > best ? size : best;
        }
        for (; k > 0 && most[k - 1] < best; k--)
            most[k] = most[k - 1];
        most[k] = best;
    }
    for (int size = 0; n_days < n && size < n_lessons; n_days++)
        size += most[n_days];
    return n_days;
}

/* A cost that never falls as more of the literals hold. @param costs  [n + 1], from `first` on */
static void say_count(say *s, const int *literals, int n, const int64_t *costs, int first)
{
    int counts[ORKI_N_DAYS], last = n;
    while (last > first && costs[last] == costs[last - 1])
        last--;
    if (last <= first)
        return;
    orki_cnf_count(s->cnf, literals, n, counts, last);
    for (int j = first; j < last && s->cnf->st == ORK_OK; j++)
        add_term(s, counts[j], costs[j + 1] - costs[j]);
}

static void say_tutor(say *s, int t)
{
    const orki_tutor *tutor = &s->state->tutors[t];
    int days[ORKI_N_DAYS], n = 0;
    for (int d = 0; d < tutor->n_days && s->out->can_be_said && s->cnf->st == ORK_OK; d++) {
        int hers[ORKI_MAX_STARTS], n_hers = 0;
        say_day(s, t, d);
        for (int i = 0; i < tutor->days[d].n_starts; i++) {
            if (s->taught[i] != 0)
                hers[n_hers++] = s->taught[i];
        }
        if (n_hers == 0)
            continue;
        days[n] = orki_cnf_new(s->cnf);
        for (int i = 0; i < n_hers; i++)
            orki_cnf_add2(s->cnf, -hers[i], days[n]);
        orki_cnf_imply(s->cnf, days[n++], hers, n_hers);
    }
    int least = least_days(tutor, tutor->n_lessons);
    orki_cnf_at_most(s->cnf, days, n, tutor->most_days);
    orki_cnf_at_least(s->cnf, days, n, least);
    if (n < least)
        return;
    say_count(s, days, n, tutor->days_cost, least);
    s->cost += tutor->days_cost[tutor->n_taught] - tutor->days_cost[least];
}

/* One piece a day, a double if there are two lessons. @return the variables of its lessons */
static int say_series_day(say *s, int series, int d, int *here)
{
    const orki_series_state *state = s->state;
    const orki_series_shape *shapes = state->series[series].days[d].shapes;
    int start[ORKI_MAX_STARTS], n = 0;
    for (int m = 0; m < state->n_moments; m++) {
        int place = series * state->n_moments + m;
        if (s->out->variable[place] == 0 || state->day_of[place] != d)
            continue;
        start[n] = state->start_of[place];
        here[n++] = s->out->variable[place];
    }
    for (int i = 0; i < n; i++) {
        int others[ORKI_MAX_STARTS], n_others = 0;
        for (int k = 0; k < n; k++) {
            const orki_series_shape *pair = &shapes[1 << start[i] | 1 << start[k]];
            if (k == i)
                continue;
            if (pair->over == 0)
                others[n_others++] = here[k];
            else if (k < i)
                orki_cnf_add2(s->cnf, -here[i], -here[k]);
        }
        if (shapes[1 << start[i]].over > 0)
            orki_cnf_imply(s->cnf, here[i], others, n_others);
        for (int k = 0; k < n; k++)
            s->out->can_be_said =
                s->out->can_be_said && shapes[1 << start[i] | 1 << start[k]].cost == 0;
    }
    return n;
}

static void say_series(say *s, int k)
{
    const orki_series_state *state = s->state;
    const orki_run_series *series = &state->series[k];
    int days[ORKI_N_DAYS], n_days = 0, n = 0, least = (series->n_lessons + 1) / 2;
    int all[ORKI_N_DAYS * ORKI_MAX_STARTS];
    int64_t costs[ORKI_N_DAYS + 1] = {0};
    for (int d = 0; d < state->tutors[series->tutor].n_days; d++) {
        int n_here = say_series_day(s, k, d, all + n);
        if (n_here == 0)
            continue;
        days[n_days] = orki_cnf_new(s->cnf);
        for (int i = 0; i < n_here; i++)
            orki_cnf_add2(s->cnf, -all[n + i], days[n_days]);
        orki_cnf_imply(s->cnf, days[n_days++], all + n, n_here);
        n += n_here;
    }
    orki_cnf_at_most(s->cnf, all, n, series->n_lessons);
    orki_cnf_at_least(s->cnf, all, n, series->n_lessons);
    orki_cnf_at_least(s->cnf, days, n_days, least);
    if (n_days < least)
        return;
    for (int j = least; j <= n_days && j <= series->n_lessons;
         j++) /* a day less is a double more */
        costs[j] = series->missing[series->n_lessons - j];
    for (int j = series->n_lessons + 1; j <= n_days; j++)
        costs[j] = costs[series->n_lessons];
    say_count(s, days, n_days, costs, least);
    s->cost += series->missing[series->n_doubles] - costs[least];
}

static int64_t common_divisor(int64_t a, int64_t b)
{
    while (b != 0) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static void say_cost(say *s, int64_t most)
{
    int64_t unit = 0;
    for (int i = 0; i < s->n_terms; i++)
        unit = common_divisor(s->terms[i].weight, unit);
    unit = unit > 0 ? unit : 1;
    int64_t levels = most < 0 ? -1 : most / unit;
    for (int i = 0; i < s->n_terms; i++)
        s->terms[i].weight /= unit;
    if (levels > MAX_LEVELS)
        s->out->can_be_said = false;
    else if (levels < 0)
        orki_cnf_add(s->cnf, NULL, 0);
    else
        orki_cnf_weigh(s->cnf, s->terms, s->n_terms, (int)levels);
}

ork_status orki_series_clauses_open(orki_series_clauses *out, const orki_series_state *state,
                                    const bool *is_free, int64_t most)
{
    say s = {.out = out, .state = state, .is_free = is_free, .cnf = &out->cnf};
    *out = (orki_series_clauses){.can_be_said = state->over == 0 && state->fair_weight == 0};
    ork_status st = out->can_be_said ? list_places(&s) : ORK_OK;
    if (st != ORK_OK || !out->can_be_said)
        return st;
    say_seats(&s);
    say_full_groups(&s);
    for (int k = 0; k < state->n_series && out->can_be_said; k++) {
        if (is_free[state->series[k].tutor])
            say_series(&s, k);
    }
    for (int t = 0; t < state->n_tutors && out->can_be_said; t++) {
        if (is_free[t])
            say_tutor(&s, t);
    }
    if (out->can_be_said && out->cnf.st == ORK_OK)
        say_cost(&s, most - (state->cost - s.cost));
    orki_free(s.terms);
    return out->cnf.st;
}

void orki_series_clauses_read(const orki_series_clauses *clauses, const orki_series_state *state,
                              const bool *is_free, const int8_t *values, int *at)
{
    memcpy(at, state->at, (size_t)state->n_lessons * sizeof *at);
    for (int k = 0; k < state->n_series; k++) {
        const orki_run_series *series = &state->series[k];
        int lesson = series->first_lesson;
        for (int m = 0; m < state->n_moments && is_free[series->tutor]; m++) {
            int variable = clauses->variable[k * state->n_moments + m];
            if (variable != 0 && values[variable] != 0)
                at[lesson++] = m;
        }
    }
}

void orki_series_clauses_write(const orki_series_clauses *clauses, const orki_series_state *state,
                               int8_t *values)
{
    for (int i = 0; i < state->n_series * state->n_moments; i++) {
        if (clauses->variable[i] != 0)
            values[clauses->variable[i]] = state->lesson_at[i] >= 0;
    }
}

void orki_series_clauses_free(orki_series_clauses *clauses)
{
    orki_cnf_free(&clauses->cnf);
    orki_arena_free(&clauses->arena);
}
