/* The tables of a state: those of pricing, teacher by teacher, and from them moments and seats. */
#include "solve/construct_series.h"
#include "solve/series.h"
#include "solve/series_state.h"

#include <string.h>

typedef struct opening {
    orki_series_state *state;
    const orki_work *work;
    const orki_problem *problem;
    const orki_answer *answer;
    orki_node node;
    orki_arena arena;
    orki_shape_table *known;
    int *owner; /* [n_free] who takes the series and can move it, or -1 */
} opening;

/* Who has it, or else the one it suits best. */
static int find_owner(const opening *o, int part)
{
    const orki_problem *problem = o->problem;
    int best = o->answer->teacher[part];
    for (int t = 0; t < problem->season->n_teachers && o->answer->teacher[part] < 0; t++) {
        int64_t match = orki_problem_match(problem, t, part);
        if (match != ORKI_NO_MATCH && orki_is_taker(problem, t) &&
            (best < 0 || match < orki_problem_match(problem, best, part)))
            best = t;
    }
    return best;
}

/* What stays as it is closes the pieces in its way. */
static ork_status settle(opening *o)
{
    const orki_problem *problem = o->problem;
    int pieces[ORKI_MAX_BLOCK_LESSONS];
    ork_status st = orki_node_open(&o->node, problem);
    o->owner = orki_arena_alloc(&o->arena, (size_t)problem->n_free, sizeof *o->owner);
    if (st != ORK_OK || o->owner == NULL)
        return ORK_ERR_MEMORY;
    orki_node_refresh(&o->node, problem);
    memset(o->node.pair_open, 0,
           (size_t)problem->season->n_teachers * (size_t)problem->n_parts * sizeof(uint8_t));
    for (int p = 0; p < problem->plans.n; p++) {
        if (o->answer->plan[problem->plans.at[p].block] == p)
            orki_crowd_out_plan(&o->node, problem, p);
    }
    for (int i = 0; i < problem->n_free; i++) {
        int part = problem->free_part[i], owner = find_owner(o, part);
        bool moves = owner >= 0 && o->work->all->is_booked[owner];
        o->owner[i] = moves ? owner : -1;
        if (moves)
            o->node.pair_open[(size_t)owner * (size_t)problem->n_parts + (size_t)part] = 1;
        int n = moves ? 0 : orki_answer_meets(o->answer, problem, part, pieces);
        for (int k = 0; k < n; k++)
            orki_crowd_out_piece(&o->node, problem, pieces[k]);
    }
    return ORK_OK;
}

/* Of every shape the best part that is allowed: lessons go one by one. */
static ork_status fill_shapes(orki_series_state *state, orki_tutor_day *day,
                              const orki_own_day *own)
{
    size_t n = (size_t)1 << own->n_starts;
    day->cost = orki_arena_alloc(&state->arena, n, sizeof *day->cost);
    day->over = orki_arena_alloc(&state->arena, n, sizeof *day->over);
    day->share = orki_arena_alloc(&state->arena, n, sizeof *day->share);
    if (day->cost == NULL || day->over == NULL || day->share == NULL)
        return ORK_ERR_MEMORY;
    for (size_t shape = 1; shape < n; shape++) {
        size_t best = shape;
        for (int i = 0; i < own->n_starts && own->shape_cost[shape] < 0; i++) {
            size_t less = shape & ~((size_t)1 << i);
            if (less != shape &&
                (best == shape || day->over[less] < day->over[best] ||
                 (day->over[less] == day->over[best] && day->cost[less] < day->cost[best])))
                best = less;
        }
        bool is_fine = best == shape;
        day->over[shape] = is_fine ? 0 : day->over[best] + 1;
        day->cost[shape] = is_fine ? own->shape_cost[shape] : day->cost[best];
        day->share[shape] = is_fine ? own->shape_share[shape] : day->share[best];
    }
    day->day = own->day;
    day->n_starts = own->n_starts;
    memcpy(day->start_min, own->start, sizeof day->start_min);
    memcpy(day->next, own->next, sizeof day->next);
    return ORK_OK;
}

static int find_moment(const orki_series_state *state, int day, int start_min)
{
    int m = 0;
    while (m < state->n_moments &&
           (state->moments[m].day != day || state->moments[m].start_min != start_min))
        m++;
    return m;
}

/* May a lesson of her k-th series be there, alone or in a double? */
static bool may_be(const orki_own_day *own, const orki_tutor_day *day, int i, int k)
{
    bool may = own->piece[i][k][0] >= 0 || own->piece[i][k][1] >= 0;
    for (int j = 0; j < i; j++)
        may = may || (own->next[j] == i && own->piece[j][k][1] >= 0);
    return may && day->over[(size_t)1 << i] == 0;
}

static ork_status add_moment(orki_series_state *state, orki_run_series *series, int day,
                             int start_min)
{
    int m = find_moment(state, day, start_min);
    if (orki_array_reserve(&state->moments, &state->moment_capacity, (size_t)m + 1,
                           sizeof *state->moments))
        return ORK_ERR_MEMORY;
    state->moments[m] = (orki_moment){day, start_min};
    state->n_moments += m == state->n_moments;
    series->moments[series->n_moments++] = m;
    return ORK_OK;
}

static ork_status fill_series_day(opening *o, orki_series_day *mine, const orki_own_day *day, int k)
{
    mine->piece = orki_arena_alloc(&o->state->arena, (size_t)day->n_starts, sizeof *mine->piece);
    if (mine->piece == NULL)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < day->n_starts; i++)
        memcpy(mine->piece[i], day->piece[i][k], sizeof mine->piece[i]);
    return orki_series_shapes(&mine->shapes, &o->known, o->problem, mine->piece, day->next,
                              day->n_starts, &o->state->arena);
}

static ork_status add_series(opening *o, const orki_series_pricer *own, int k)
{
    orki_series_state *state = o->state;
    const orki_problem *problem = o->problem;
    orki_run_series *series = &state->series[state->n_series++];
    int n = own->series[k].n_meetings;
    *series = (orki_run_series){.part = own->series[k].part,
                                .tutor = state->n_tutors,
                                .first_lesson = state->n_lessons,
                                .n_lessons = n};
    state->n_lessons += n;
    state->match_cost += own->series[k].match * n;
    int64_t *missing = orki_arena_alloc(&state->arena, (size_t)n + 1, sizeof *missing);
    series->missing = missing;
    series->days = orki_arena_alloc(&state->arena, ORKI_N_DAYS, sizeof *series->days);
    series->moments = orki_arena_alloc(&state->arena, (size_t)ORKI_N_DAYS * ORKI_MAX_STARTS,
                                       sizeof *series->moments);
    if (missing == NULL || series->days == NULL || series->moments == NULL)
        return ORK_ERR_MEMORY;
    for (int i = 0; i <= n; i++)
        missing[i] = orki_series_missing(problem, series->part, n, i);
    state->cost += missing[0];
    ork_status st = ORK_OK;
    for (int d = 0; d < own->n_days && st == ORK_OK; d++) {
        const orki_own_day *day = &own->days[d];
        const orki_tutor_day *hers = &state->tutors[state->n_tutors].days[d];
        st = fill_series_day(o, &series->days[d], day, k);
        for (int i = 0; i < day->n_starts && st == ORK_OK; i++) {
            if (may_be(day, hers, i, k))
                st = add_moment(state, series, day->day, day->start[i]);
        }
    }
    return st;
}

static ork_status fill_week(orki_series_state *state, orki_tutor *tutor, int lesson_min, int most)
{
    const ork_season *season = state->problem->season;
    const orki_teacher *teacher = &season->teachers[tutor->teacher];
    int64_t *days = orki_arena_alloc(&state->arena, ORKI_N_DAYS + 1, sizeof *days);
    int64_t *hours = orki_arena_alloc(&state->arena, (size_t)most + 1, sizeof *hours);
    tutor->days_cost = days;
    tutor->hours_cost = hours;
    tutor->most_days = teacher->max_days;
    if (days == NULL || hours == NULL)
        return ORK_ERR_MEMORY;
    for (int n = teacher->wish_days + 1; n <= ORKI_N_DAYS && !teacher->is_substitute; n++)
        days[n] = orki_points(n - teacher->wish_days, season->weights[ORKI_RULE_EXTRA_DAY]);
    for (int n = 0; n <= most; n++)
        hours[n] = orki_week_hours_cost(season, tutor->teacher, n * lesson_min);
    tutor->cost = days[0] + hours[0];
    state->cost += tutor->cost;
    return ORK_OK;
}

static int count_starts(uint32_t shape)
{
    int n = 0;
    for (; shape != 0; shape &= shape - 1)
        n++;
    return n;
}

/* Where a day too many costs points, what a day adds falls off before it is empty: else no lesson
 * that leaves such a day is worth anything before the last one does, and annealing must guess them
 * all. Greatest for a day half full, a sixth of the price of a day: of 0.08 to 1 times as much this
 * was best for the public instances. */
static ork_status fill_pulls(orki_series_state *state, const orki_tutor *tutor)
{
    int64_t day_cost = tutor->days_cost[tutor->n_days] - tutor->days_cost[tutor->n_days - 1];
    const int64_t most = INT32_MAX / (ORKI_PULLS * ORKI_MAX_STARTS * ORKI_MAX_STARTS);
    day_cost = day_cost < most ? day_cost : most;
    for (int d = 0; d < tutor->n_days; d++) {
        orki_tutor_day *day = &state->tutors[state->n_tutors].days[d];
        int n = day->n_starts;
        day->pull = orki_arena_alloc(&state->arena, (size_t)1 << n, sizeof *day->pull);
        if (day->pull == NULL)
            return ORK_ERR_MEMORY;
        for (uint32_t shape = 1; shape < UINT32_C(1) << n; shape++) {
            int taught = count_starts(shape);
            int64_t pull = day_cost * ORKI_PULLS * 2 * taught * (n - taught);
            day->pull[shape] = (int)(pull / 3 / n / n);
        }
    }
    return ORK_OK;
}

static ork_status add_tutor(opening *o, int teacher)
{
    orki_series_state *state = o->state;
    orki_tutor *tutor = &state->tutors[state->n_tutors];
    orki_series_pricer *own = NULL;
    int n_before = state->n_lessons;
    ork_status st = orki_series_pricer_open(&own, o->problem, &o->node, teacher);
    *tutor = (orki_tutor){.teacher = teacher};
    if (st == ORK_OK) {
        tutor->n_days = own->n_days;
        tutor->most_lessons = own->n_most;
    }
    for (int d = 0; d < tutor->n_days && st == ORK_OK; d++)
        st = fill_shapes(state, &tutor->days[d], &own->days[d]);
    for (int k = 0; st == ORK_OK && k < own->n_series; k++)
        st = add_series(o, own, k);
    if (st == ORK_OK)
        st = fill_week(state, tutor, own->lesson_min, state->n_lessons - n_before);
    if (st == ORK_OK && tutor->n_days > 0)
        st = fill_pulls(state, tutor);
    state->n_tutors++;
    orki_series_pricer_free(own);
    return st;
}

static bool is_at(const orki_problem *problem, int part, int start, int moment)
{
    const orki_part *p = &problem->parts[part];
    int lesson_min = problem->season->orchestras[p->lessons[0]].lesson_min;
    return start <= moment && moment < start + lesson_min;
}

static int find_piece(const orki_problem *problem, int part, const orki_moment *moment)
{
    const orki_part *p = &problem->parts[part];
    for (int k = p->first_piece; k < p->first_piece + p->n_pieces; k++) {
        const orki_piece *piece = &problem->pieces[k];
        for (int i = 0; i < piece->n_lessons && piece->day == moment->day; i++) {
            if (piece->start_min[i] == moment->start_min)
                return k;
        }
    }
    return -1;
}

/* The seats of a series at a moment: its teacher's, and of the crowds of a piece that has a lesson
 * then those at that time. @return how many. */
static int list_seats(const orki_series_state *state, int s, int m, int *seats)
{
    const orki_problem *problem = state->problem;
    const orki_run_series *series = &state->series[s];
    const orki_moment *moment = &state->moments[m];
    int piece = find_piece(problem, series->part, moment), n = 0;
    if (seats != NULL)
        seats[n] = series->tutor * state->n_moments + m;
    n++;
    for (int i = problem->first_crowd[piece]; i < problem->first_crowd[piece + 1]; i++) {
        int c = problem->crowds_of[i];
        if (!is_at(problem, series->part, moment->start_min, problem->crowds[c].start_min))
            continue;
        if (seats != NULL)
            seats[n] = state->n_tutors * state->n_moments + c;
        n++;
    }
    return n;
}

static ork_status fill_places(orki_series_state *state)
{
    size_t n_places = (size_t)state->n_series * (size_t)state->n_moments;
    state->first_seat = orki_arena_alloc(&state->arena, n_places + 1, sizeof(int));
    if (state->first_seat == NULL)
        return ORK_ERR_MEMORY;
    for (int pass = 0; pass < 2; pass++) {
        int n = 0;
        for (size_t place = 0; place < n_places; place++) {
            int s = (int)place / state->n_moments, m = (int)place % state->n_moments;
            state->first_seat[place] = n;
            if (state->day_of[place] >= 0)
                n += list_seats(state, s, m, pass == 0 ? NULL : state->seats_of + n);
        }
        state->first_seat[n_places] = n;
        if (pass == 0)
            state->seats_of = orki_arena_alloc(&state->arena, (size_t)n, sizeof(int));
        if (state->seats_of == NULL)
            return ORK_ERR_MEMORY;
    }
    return ORK_OK;
}

static ork_status open_flips(orki_series_state *state)
{
    size_t n_series = (size_t)state->n_series, n_tutors = (size_t)state->n_tutors;
    orki_arena *arena = &state->arena;
    state->flips = orki_arena_alloc(arena, n_series * ORKI_N_DAYS, sizeof *state->flips);
    state->tutor_flips = orki_arena_alloc(arena, n_tutors * ORKI_N_DAYS, sizeof(uint32_t));
    state->more_doubles = orki_arena_alloc(arena, n_series, sizeof *state->more_doubles);
    state->more_days = orki_arena_alloc(arena, n_tutors, sizeof *state->more_days);
    return state->flips == NULL || state->tutor_flips == NULL || state->more_doubles == NULL ||
                   state->more_days == NULL
               ? ORK_ERR_MEMORY
               : ORK_OK;
}

/* Where each series' moments are in its teacher's week. */
static ork_status fill_tables(orki_series_state *state)
{
    size_t n_places = (size_t)state->n_series * (size_t)state->n_moments;
    size_t n_hers = (size_t)state->n_tutors * (size_t)state->n_moments;
    size_t n_lessons = (size_t)state->n_lessons;
    orki_arena *arena = &state->arena;
    state->n_seats = (int)n_hers + state->problem->n_crowds;
    state->lesson_at = orki_arena_alloc(arena, n_places, sizeof *state->lesson_at);
    state->day_of = orki_arena_alloc(arena, n_places, sizeof *state->day_of);
    state->start_of = orki_arena_alloc(arena, n_places, sizeof *state->start_of);
    state->next_of = orki_arena_alloc(arena, n_places, sizeof *state->next_of);
    state->series_of = orki_arena_alloc(arena, n_lessons, sizeof *state->series_of);
    state->at = orki_arena_alloc(arena, n_lessons, sizeof *state->at);
    state->seats = orki_arena_alloc(arena, (size_t)state->n_seats, sizeof *state->seats);
    if (state->lesson_at == NULL || state->day_of == NULL || state->start_of == NULL ||
        state->next_of == NULL || state->series_of == NULL || state->at == NULL ||
        state->seats == NULL || open_flips(state) != ORK_OK)
        return ORK_ERR_MEMORY;
    memset(state->lesson_at, -1, n_places * sizeof *state->lesson_at);
    memset(state->day_of, -1, n_places * sizeof *state->day_of);
    memset(state->at, -1, n_lessons * sizeof *state->at);
    for (int i = 0; i < state->n_seats; i++)
        state->seats[i].most = i < (int)n_hers ? 1 : state->problem->crowds[i - (int)n_hers].most;
    for (int s = 0; s < state->n_series; s++) {
        const orki_run_series *series = &state->series[s];
        const orki_tutor *tutor = &state->tutors[series->tutor];
        for (int l = 0; l < series->n_lessons; l++)
            state->series_of[series->first_lesson + l] = s;
        for (int i = 0; i < series->n_moments; i++) {
            const orki_moment *moment = &state->moments[series->moments[i]];
            int place = s * state->n_moments + series->moments[i], d = 0, start = 0;
            while (tutor->days[d].day != moment->day)
                d++;
            while (tutor->days[d].start_min[start] != moment->start_min)
                start++;
            state->day_of[place] = (int8_t)d;
            state->start_of[place] = (int8_t)start;
            int next = tutor->days[d].next[start], after = -1;
            for (int k = 0; k < series->n_moments && next >= 0; k++) {
                const orki_moment *other = &state->moments[series->moments[k]];
                if (other->day == moment->day && other->start_min == tutor->days[d].start_min[next])
                    after = series->moments[k];
            }
            state->next_of[place] = after;
        }
    }
    return fill_places(state);
}

/* The most minutes that fairness compares among those who do not move. */
static void count_others(opening *o)
{
    orki_series_state *state = o->state;
    const ork_season *season = o->problem->season;
    state->fair_weight = season->weights[ORKI_RULE_FAIRNESS];
    for (int t = 0; t < season->n_teachers && state->fair_weight > 0; t++) {
        int pieces[ORKI_MAX_WEEK_PIECES], share = 0;
        int64_t cost;
        if (o->work->all->is_booked[t])
            continue;
        int n = orki_answer_pieces(o->answer, o->problem, t, pieces, ORKI_MAX_WEEK_PIECES);
        orki_week_of_pieces(&cost, &share, o->problem, t, pieces, n);
        state->other_share = share > state->other_share ? share : state->other_share;
    }
    state->fair_cost = orki_points(state->other_share, state->fair_weight);
    state->cost += state->fair_cost;
}

/* Every lesson where the answer has one of its series, if it may be there. */
static void seat_answer(opening *o)
{
    orki_series_state *state = o->state;
    for (int s = 0; s < state->n_series; s++) {
        const orki_run_series *series = &state->series[s];
        int pieces[ORKI_MAX_BLOCK_LESSONS], lesson = series->first_lesson;
        int n = orki_answer_meets(o->answer, o->problem, series->part, pieces);
        for (int k = 0; k < n; k++) {
            const orki_piece *piece = &o->problem->pieces[pieces[k]];
            for (int i = 0; i < piece->n_lessons; i++) {
                int m = find_moment(state, piece->day, piece->start_min[i]);
                bool is_left = lesson < series->first_lesson + series->n_lessons;
                if (is_left && m < state->n_moments && orki_series_state_has_room(state, s, m))
                    orki_series_state_enter(state, lesson++, m);
            }
        }
    }
}

static ork_status open_tutors(opening *o)
{
    orki_series_state *state = o->state;
    const ork_season *season = o->problem->season;
    ork_status st = ORK_OK;
    state->problem = o->problem;
    state->tutors =
        orki_arena_alloc(&state->arena, (size_t)season->n_teachers, sizeof *state->tutors);
    state->series =
        orki_arena_alloc(&state->arena, (size_t)o->problem->n_free, sizeof *state->series);
    if (state->tutors == NULL || state->series == NULL)
        return ORK_ERR_MEMORY;
    for (int t = 0; t < season->n_teachers && st == ORK_OK; t++) {
        bool moves = false;
        for (int i = 0; i < o->problem->n_free; i++)
            moves = moves || o->owner[i] == t;
        if (moves)
            st = add_tutor(o, t);
    }
    return st;
}

ork_status orki_series_state_open(orki_series_state *out, const orki_work *work,
                                  const orki_answer *answer)
{
    opening o = {.state = out, .work = work, .problem = work->problem, .answer = answer};
    *out = (orki_series_state){0};
    ork_status st = settle(&o);
    if (st == ORK_OK)
        st = open_tutors(&o);
    if (st == ORK_OK && out->n_lessons > 0)
        st = fill_tables(out);
    if (st == ORK_OK && out->n_lessons > 0) {
        out->cost += out->match_cost;
        out->over = out->n_lessons;
        count_others(&o);
        seat_answer(&o);
    }
    orki_node_free(&o.node);
    orki_arena_free(&o.arena);
    return st;
}
