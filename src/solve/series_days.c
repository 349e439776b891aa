/* Dynamic programming over the starts of the day: a state is the starts used and the set of series
 * taught so far. A series has one piece a day, single or double. */
#include "solve/series_days.h"

#include <stdlib.h>
#include <string.h>

#define UNIT (ORKI_COST_SCALE / ORKI_DUAL_SCALE)
#define NEVER (INT64_MAX / 4)

enum { MAX_STEPS = 4000000 };

/* The cost of each piece at this taker under the duals. */
typedef struct charges {
    const orki_series_pricer *s;
    const orki_own_day *day;
    int64_t piece[ORKI_MAX_STARTS][ORKI_MAX_OWN_SERIES][2]; /* NEVER = none */
    int64_t fair;
} charges;

static int64_t charge(const orki_series_pricer *s, const orki_duals *duals, int series, int piece)
{
    const orki_problem *problem = s->problem;
    const orki_piece *p = &problem->pieces[piece];
    int block = problem->parts[p->part].block;
    int64_t dual = duals->piece[piece];
    if (!s->is_nobody && problem->season->teachers[s->taker].is_captain)
        dual += duals->captain[block * ORKI_N_DAYS + p->day];
    return (p->cost + s->series[series].match * p->n_lessons) * ORKI_COST_SCALE - dual * UNIT;
}

static void charge_all(charges *c, const orki_series_pricer *s, const orki_own_day *day,
                       const orki_duals *duals)
{
    c->s = s;
    c->day = day;
    c->fair = duals->fair[s->taker] * s->problem->season->weights[ORKI_RULE_FAIRNESS];
    for (int i = 0; i < day->n_starts; i++) {
        for (int k = 0; k < s->n_series; k++) {
            for (int d = 0; d < 2; d++) {
                int piece = day->piece[i][k][d];
                c->piece[i][k][d] = piece < 0 ? NEVER : charge(s, duals, k, piece);
            }
        }
    }
}

static int64_t shape_cost(const charges *c, uint32_t shape)
{
    return c->day->shape_cost[shape] * ORKI_COST_SCALE + c->fair * c->day->shape_share[shape];
}

static void add_to_state(orki_own_pattern *out, const orki_series_pricer *s, int series, int n)
{
    const orki_own_series *own = &s->series[series];
    out->placed += (uint64_t)n << own->placed_shift;
    if (n == 2 && own->double_shift >= 0)
        out->pairs += UINT64_C(1) << own->double_shift;
    out->set |= (uint32_t)n << (2 * series);
    out->n_lessons += n;
}

static ork_status add_pattern(orki_own_patterns *out, const orki_own_pattern *pattern)
{
    if (orki_array_reserve(&out->at, &out->capacity, (size_t)out->n + 1, sizeof *out->at))
        return ORK_ERR_MEMORY;
    out->at[out->n++] = *pattern;
    return ORK_OK;
}

typedef struct state {
    uint64_t id; /* layer, shape, set */
    int64_t cost;
    int from, piece; /* -1 at the begin */
    int next;        /* of the layer */
} state;

typedef struct table {
    int n;
    size_t capacity;
    state *at;
    size_t n_slots;
    int *slots;
    int head[ORKI_MAX_STARTS + 2];
    ork_status st;
} table;

static uint64_t id_of(int layer, uint32_t shape, uint32_t set)
{
    return (uint64_t)layer << 48 | (uint64_t)shape << 32 | set;
}

static ork_status grow(table *t)
{
    size_t n_slots = t->n_slots == 0 ? 1024 : t->n_slots * 2;
    int *slots = orki_alloc(n_slots, sizeof *slots);
    if (slots == NULL)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < t->n; i++) {
        size_t k = (size_t)(t->at[i].id * UINT64_C(0x9e3779b97f4a7c15) >> 24) & (n_slots - 1);
        while (slots[k] != 0)
            k = (k + 1) & (n_slots - 1);
        slots[k] = i + 1;
    }
    orki_free(t->slots);
    t->slots = slots;
    t->n_slots = n_slots;
    return ORK_OK;
}

/* Reach a state at that cost. */
static void reach(table *t, uint64_t id, int64_t cost, int from, int piece)
{
    if (t->st == ORK_OK && (size_t)t->n * 2 >= t->n_slots)
        t->st = grow(t);
    if (t->st != ORK_OK)
        return;
    size_t k = (size_t)(id * UINT64_C(0x9e3779b97f4a7c15) >> 24) & (t->n_slots - 1);
    for (; t->slots[k] != 0; k = (k + 1) & (t->n_slots - 1)) {
        state *known = &t->at[t->slots[k] - 1];
        if (known->id != id) /* NOLINT(clang-analyzer-*): a slot in use names a state */
            continue;
        if (cost < known->cost) {
            known->cost = cost;
            known->from = from;
            known->piece = piece;
        }
        return;
    }
    if (orki_array_reserve(&t->at, &t->capacity, (size_t)t->n + 1, sizeof *t->at)) {
        t->st = ORK_ERR_MEMORY;
        return;
    }
    int layer = (int)(id >> 48);
    t->at[t->n] = (state){id, cost, from, piece, t->head[layer]};
    t->head[layer] = t->n;
    t->slots[k] = ++t->n;
}

static void expand(table *t, const charges *c, int index, int i)
{
    const orki_own_day *day = c->day;
    state from = t->at[index];
    uint32_t set = (uint32_t)from.id, shape = (uint32_t)(from.id >> 32) & 0xffff;
    reach(t, id_of(i + 1, shape, set), from.cost, from.from, from.piece);
    if (shape != 0) { /* the lesson before must be over */
        int last = 0;
        for (int k = 0; k < i; k++)
            last = (shape >> k & 1) != 0 ? k : last;
        if (day->start[i] < day->start[last] + c->s->step_min)
            return;
    }
    for (int k = 0; k < c->s->n_series; k++) {
        if ((set >> (2 * k) & 3) != 0)
            continue;
        if (c->piece[i][k][0] != NEVER)
            reach(t, id_of(i + 1, shape | 1u << i, set | 1u << (2 * k)),
                  from.cost + c->piece[i][k][0], index, day->piece[i][k][0]);
        int next = day->next[i];
        if (c->piece[i][k][1] != NEVER && next > i)
            reach(t, id_of(next + 1, shape | 1u << i | 1u << next, set | 2u << (2 * k)),
                  from.cost + c->piece[i][k][1], index, day->piece[i][k][1]);
    }
}

static orki_own_pattern pattern_of(const table *t, const charges *c, int index)
{
    orki_own_pattern out = {.cost = t->at[index].cost};
    for (int at = index; at >= 0; at = t->at[at].from) {
        int piece = t->at[at].piece;
        if (piece < 0)
            continue;
        for (int k = out.n_pieces++; k >= 0; k--)
            out.pieces[k] = k == 0 ? piece : out.pieces[k - 1];
        int series = 0;
        while (c->s->series[series].part != c->s->problem->pieces[piece].part)
            series++;
        add_to_state(&out, c->s, series, c->s->problem->pieces[piece].n_lessons);
    }
    return out;
}

/* Nobody's day is a piece. */
static ork_status list_nobody(orki_own_patterns *out, const orki_series_pricer *s,
                              const orki_own_day *day, const orki_duals *duals)
{
    ork_status st = ORK_OK;
    for (int i = 0; i < day->n_open && st == ORK_OK; i++) {
        int piece = day->open[i];
        orki_own_pattern pattern = {
            .cost = charge(s, duals, 0, piece), .n_pieces = 1, .pieces = {piece}};
        add_to_state(&pattern, s, 0, s->problem->pieces[piece].n_lessons);
        st = add_pattern(out, &pattern);
    }
    return st;
}

/* All shapes of a set end in one state of the last layer but one; keep the cheapest. */
static ork_status finish(table *t, orki_own_patterns *out, const charges *c)
{
    int last = c->day->n_starts;
    for (int i = t->head[last]; i >= 0; i = t->at[i].next) {
        uint32_t set = (uint32_t)t->at[i].id, shape = (uint32_t)(t->at[i].id >> 32) & 0xffff;
        if (set == 0 || c->day->shape_cost[shape] < 0)
            continue;
        state s = t->at[i];
        reach(t, id_of(last + 1, 0, set), s.cost + shape_cost(c, shape), s.from, s.piece);
    }
    ork_status st = t->st;
    for (int i = t->head[last + 1]; i >= 0 && st == ORK_OK; i = t->at[i].next) {
        orki_own_pattern pattern = pattern_of(t, c, i);
        st = add_pattern(out, &pattern);
    }
    return st;
}

ork_status orki_own_days_list(orki_own_patterns *out, const orki_series_pricer *s,
                              const orki_own_day *day, const orki_duals *duals, int64_t *steps)
{
    out->n = 0;
    if (s->is_nobody)
        return list_nobody(out, s, day, duals);
    charges *c = orki_alloc(1, sizeof *c);
    if (c == NULL)
        return ORK_ERR_MEMORY;
    table t = {.st = ORK_OK};
    memset(t.head, -1, sizeof t.head);
    charge_all(c, s, day, duals);
    reach(&t, id_of(0, 0, 0), 0, -1, -1);
    for (int i = 0; i < day->n_starts && t.st == ORK_OK; i++) {
        for (int k = t.head[i]; k >= 0 && t.st == ORK_OK; k = t.at[k].next)
            expand(&t, c, k, i);
    }
    ork_status st = t.st == ORK_OK ? finish(&t, out, c) : t.st;
    *steps += t.n;
    orki_free(t.at);
    orki_free(t.slots);
    orki_free(c);
    return st;
}

/* Every assignment, start by start, with a bound on what the starts left can still take off. */
typedef struct below {
    const charges *c;
    const int64_t *prices;
    orki_own_patterns *out;
    orki_own_pattern now;
    int64_t rest[ORKI_MAX_STARTS + 1]; /* least value of the pieces from a start on */
    int64_t most, steps;
    int limit;
    ork_status st;
} below;

static int64_t value_of_piece(const below *b, int i, int series, int n)
{
    int64_t cost = b->c->piece[i][series][n - 1];
    if (cost == NEVER)
        return NEVER;
    const int64_t *price = &b->prices[2 * (size_t)series];
    return cost - n * price[0] - (n == 2 ? price[1] : 0);
}

static void bound_rest(below *b)
{
    const orki_own_day *day = b->c->day;
    b->rest[day->n_starts] = 0;
    for (int i = day->n_starts - 1; i >= 0; i--) {
        int64_t least = b->rest[i + 1];
        for (int k = 0; k < b->c->s->n_series; k++) {
            int64_t one = value_of_piece(b, i, k, 1), two = value_of_piece(b, i, k, 2);
            int64_t after = day->next[i] > i ? b->rest[day->next[i] + 1] : 0;
            if (one != NEVER && one + b->rest[i + 1] < least)
                least = one + b->rest[i + 1];
            if (two != NEVER && two + after < least)
                least = two + after;
        }
        b->rest[i] = least;
    }
}

static void keep_day(below *b, uint32_t shape)
{
    if (shape == 0 || b->c->day->shape_cost[shape] < 0)
        return;
    orki_own_pattern pattern = b->now;
    pattern.cost += shape_cost(b->c, shape);
    pattern.value += shape_cost(b->c, shape);
    if (pattern.value > b->most)
        return;
    b->st = b->out->n < b->limit ? add_pattern(b->out, &pattern) : ORK_ERR_TOO_LARGE;
}

static void visit(below *b, int i, int free_from, uint32_t shape)
{
    const orki_own_day *day = b->c->day;
    if (++b->steps > MAX_STEPS)
        b->st = ORK_ERR_TOO_LARGE;
    if (b->st != ORK_OK || b->now.value + b->rest[i] > b->most)
        return;
    if (i == day->n_starts) {
        keep_day(b, shape);
        return;
    }
    visit(b, i + 1, free_from, shape);
    for (int k = 0; k < b->c->s->n_series && day->start[i] >= free_from; k++) {
        for (int n = 1; n <= 2; n++) {
            if ((b->now.set >> (2 * k) & 3) != 0 || b->c->piece[i][k][n - 1] == NEVER ||
                (n == 2 && day->next[i] <= i))
                continue;
            orki_own_pattern before = b->now;
            int last = n == 2 ? day->next[i] : i;
            b->now.cost += b->c->piece[i][k][n - 1];
            b->now.value += value_of_piece(b, i, k, n);
            b->now.pieces[b->now.n_pieces++] = day->piece[i][k][n - 1];
            add_to_state(&b->now, b->c->s, k, n);
            visit(b, last + 1, day->start[last] + b->c->s->step_min, shape | 1u << i | 1u << last);
            b->now = before;
        }
    }
}

ork_status orki_own_days_below(orki_own_patterns *out, const orki_series_pricer *s,
                               const orki_own_day *day, const orki_duals *duals,
                               const int64_t *prices, int64_t most, int limit, int64_t *steps)
{
    out->n = 0;
    if (s->is_nobody) {
        ork_status st = list_nobody(out, s, day, duals);
        for (int i = 0; i < out->n; i++) {
            const orki_own_pattern *p = &out->at[i];
            out->at[i].value =
                p->cost - p->n_lessons * prices[0] - (p->n_lessons == 2 ? prices[1] : 0);
        }
        return st;
    }
    charges *c = orki_alloc(1, sizeof *c);
    if (c == NULL)
        return ORK_ERR_MEMORY;
    charge_all(c, s, day, duals);
    below b = {.c = c, .prices = prices, .out = out, .most = most, .limit = limit, .st = ORK_OK};
    bound_rest(&b);
    visit(&b, 0, 0, 0);
    *steps += b.steps;
    orki_free(c);
    return b.st;
}
