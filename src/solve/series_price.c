/* A week of series under given duals. Meetings and doubles get multipliers (lambda, rho), so that the
 * days part and bound each other:
 *
 *   (S2)  value(day) = cost(day) - sum over its meetings of lambda(s) - sum over its doubles of rho(s)
 *   (S3)  L = least sum of values of days, extra-day included
 *             + sum over series of min over j meetings, k doubles of
 *               ( lambda j + rho k + [j > 0] (missing(j, k) - cover dual) )
 *             + least wished-hours                                   <= rc of every week
 *
 * Subgradient steps make L large; then dynamic programming over the days, state = meetings and
 * doubles so far, keeps only states that L does not rule out. It is exact unless it grows too large:
 * then the least bound of what was dropped keeps the answer rigorous. Source: state-space
 * relaxation, Christofides, Mingozzi, Toth 1981, doi 10.1002/net.3230110207. */
#include "solve/series_price.h"

#include "solve/series.h"
#include "solve/series_days.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define UNIT (ORKI_COST_SCALE / ORKI_DUAL_SCALE)

enum {
    MAX_ROUNDS = 60,      /* of multipliers */
    N_BEAM = 40,          /* states kept a day when a first week is looked for */
    MAX_LABELS = 60000,   /* states kept a day in earnest, and */
    MAX_WEEK_STEPS = 3000000, /* steps between them */
    MAX_LISTED = 100000,  /* days and */
    MAX_VISITS = 2000000, /* steps when all weeks are wanted */
    LOOKAHEAD_POINTS = 3  /* weeks so much dearer than the cheapest are worth having */
};

typedef struct label {
    uint64_t placed, pairs; /* packed */
    int64_t value, bound;
    int n_worked, n_lessons;
    int from, pattern; /* -1 = a free day */
} label;

typedef struct layer {
    int n;
    size_t capacity;
    label *at;
} layer;

/* A week found: a label before the last day and a pattern of it (or -1). */
typedef struct found {
    int64_t rc;
    int label, pattern;
} found;

typedef struct run {
    const orki_pricer *pricer;
    orki_series_pricer *s;
    const orki_duals *duals;
    const orki_teacher *teacher; /* NULL for nobody */
    orki_own_patterns days[ORKI_N_DAYS];
    int64_t rest[ORKI_N_DAYS + 1][ORKI_N_DAYS + 2]; /* from a day on, so many days worked before */
    int64_t end[ORKI_MAX_OWN_SERIES][ORKI_MAX_BLOCK_LESSONS + 2]; /* (S3) with at least j placed */
    int64_t base;    /* wished-hours, and end[][0] of all series */
    bool ends_alike; /* end[s][j] is the same for all j */
    layer layers[ORKI_N_DAYS + 1];
    size_t n_slots;
    int *slots;
    int keep, n_found;
    found found[ORKI_PRICE_KEEP];
    int64_t ceiling; /* weeks at least so dear are not wanted */
    int64_t dropped; /* least bound of what was given up */
    orki_pool *pool; /* when all weeks up to `most` are wanted */
    int64_t most;
    int limit;
    int64_t steps;
    ork_status st;
} run;

static int64_t missing(const run *r, int series, int n_placed, int n_doubles)
{
    const orki_own_series *own = &r->s->series[series];
    if (n_placed == 0 && !r->s->is_nobody)
        return 0;
    return orki_series_missing(r->s->problem, own->part, n_placed, n_doubles) * ORKI_COST_SCALE -
           r->duals->cover[own->number] * UNIT;
}

/* The best j and k of (S3) for a series with at least `placed` meetings. */
static int64_t end_of(const run *r, int series, int placed, int *best_n, int *best_pairs)
{
    const int64_t *price = &r->s->prices[2 * series];
    int64_t least = INT64_MAX;
    for (int j = placed; j <= r->s->series[series].n_meetings; j++) {
        for (int k = 0; 2 * k <= j; k++) {
            int64_t value = price[0] * j + price[1] * k + missing(r, series, j, k);
            if (value >= least)
                continue;
            least = value;
            *best_n = j;
            *best_pairs = k;
        }
    }
    return least;
}

static int64_t extra_cost(const run *r, int n_worked)
{
    int n = r->teacher == NULL ? 0 : n_worked - r->teacher->wish_days;
    int64_t weight = r->s->problem->season->weights[ORKI_RULE_EXTRA_DAY];
    return n > 0 ? orki_points(n, weight) * ORKI_COST_SCALE : 0;
}

static int most_days(const run *r)
{
    return r->teacher == NULL || r->teacher->max_days > ORKI_N_DAYS ? ORKI_N_DAYS
                                                                    : r->teacher->max_days;
}

static void value_days(run *r)
{
    const int64_t *prices = r->s->prices;
    for (int d = 0; d < r->s->n_days; d++) {
        for (int i = 0; i < r->days[d].n; i++) {
            orki_own_pattern *p = &r->days[d].at[i];
            uint32_t set = p->set;
            p->value = p->cost;
            for (int k = 0; set != 0; k++, set >>= 2) {
                int n = (int)(set & 3);
                p->value -= n * prices[2 * k] + (n == 2 ? prices[2 * k + 1] : 0);
            }
        }
    }
}

/* rest[d][t]: the best of the days from d on when t were worked before. worked: is each day in the
 * best choice from the first on? best: its pattern. */
static void bound_days(run *r, bool *worked, int *best)
{
    int64_t least[ORKI_N_DAYS];
    for (int d = 0; d < r->s->n_days; d++) {
        best[d] = -1;
        for (int i = 0; i < r->days[d].n; i++) {
            if (best[d] < 0 || r->days[d].at[i].value < r->days[d].at[best[d]].value)
                best[d] = i;
        }
        least[d] = best[d] < 0 ? INT64_MAX / 8 : r->days[d].at[best[d]].value;
        worked[d] = false;
    }
    int order[ORKI_N_DAYS], n = 0, most = most_days(r);
    for (int t = 0; t <= ORKI_N_DAYS; t++)
        r->rest[r->s->n_days][t] = extra_cost(r, t);
    for (int d = r->s->n_days - 1; d >= 0; d--) {
        int i = n++;
        for (; i > 0 && least[order[i - 1]] > least[d]; i--)
            order[i] = order[i - 1];
        order[i] = d;
        for (int t = 0; t <= ORKI_N_DAYS; t++) {
            int64_t sum = 0, low = extra_cost(r, t);
            int n_taken = 0;
            for (int k = 0; k < n && t + k < most; k++) {
                sum += least[order[k]];
                if (sum + extra_cost(r, t + k + 1) < low) {
                    low = sum + extra_cost(r, t + k + 1);
                    n_taken = k + 1;
                }
            }
            r->rest[d][t] = low;
            for (int k = 0; d == 0 && t == 0 && k < n_taken; k++)
                worked[order[k]] = true;
        }
    }
}

/* (S3) at the present multipliers; g is its subgradient. */
static int64_t relax(run *r, int64_t hours, int *g)
{
    bool worked[ORKI_N_DAYS];
    int best[ORKI_N_DAYS];
    value_days(r);
    bound_days(r, worked, best);
    r->base = hours;
    for (int k = 0; k < 2 * r->s->n_series; k += 2)
        r->base += end_of(r, k / 2, 0, &g[k], &g[k + 1]);
    for (int d = 0; d < r->s->n_days; d++) {
        uint32_t set = worked[d] ? r->days[d].at[best[d]].set : 0;
        for (int k = 0; set != 0; k++, set >>= 2) {
            g[2 * k] -= (int)(set & 3);
            g[2 * k + 1] -= (set & 3) == 2;
        }
        r->steps += r->days[d].n;
    }
    for (int k = 0; k < r->s->n_series; k++) /* a state does not know doubles that nobody wishes */
        g[2 * k + 1] = r->s->series[k].n_wished > 0 ? g[2 * k + 1] : 0;
    return r->rest[0][0] + r->base;
}

/* From nothing: what a meeting of each series costs by itself on its cheapest days. */
static void first_prices(run *r)
{
    if (r->s->has_prices)
        return;
    r->s->has_prices = true;
    for (int k = 0; k < r->s->n_series; k++) {
        int64_t sum = 0;
        int n = 0;
        for (int d = 0; d < r->s->n_days; d++) {
            for (int i = 0; i < r->days[d].n; i++) {
                if (r->days[d].at[i].set == 1u << (2 * k)) {
                    sum += r->days[d].at[i].cost;
                    n++;
                }
            }
        }
        r->s->prices[2 * k] = n > 0 ? sum / n : 0;
    }
}

/* Subgradient ascent; the best multipliers stay in s->prices. */
static int64_t find_prices(run *r, int64_t hours)
{
    int64_t best_prices[2 * ORKI_MAX_OWN_SERIES], best = INT64_MIN;
    size_t size = 2 * (size_t)r->s->n_series * sizeof *best_prices;
    double ahead = 4 * (double)ORKI_COST_SCALE; /* how far above the best is aimed */
    int n_idle = 0;
    first_prices(r);
    for (int round = 0; round < MAX_ROUNDS && ahead > 0.05 * (double)ORKI_COST_SCALE; round++) {
        int g[2 * ORKI_MAX_OWN_SERIES], square = 0;
        int64_t here = relax(r, hours, g);
        if (here > best) {
            if (best == INT64_MIN || (double)(here - best) > ahead / 4) {
                n_idle = 0;
                ahead *= best == INT64_MIN ? 1 : 2;
            }
            best = here;
            memcpy(best_prices, r->s->prices, size);
        }
        if (++n_idle >= 5) {
            ahead /= 2;
            n_idle = 0;
        }
        for (int k = 0; k < 2 * r->s->n_series; k++)
            square += g[k] * g[k];
        if (square == 0)
            break;
        double step = ((double)(best - here) + ahead) / square;
        for (int k = 0; k < 2 * r->s->n_series; k++)
            r->s->prices[k] += (int64_t)llround(step * g[k]);
    }
    memcpy(r->s->prices, best_prices, size);
    return best;
}

/* The tables for the best multipliers. */
static int64_t settle(run *r, int64_t hours)
{
    int g[2 * ORKI_MAX_OWN_SERIES], n, pairs;
    int64_t bound = relax(r, hours, g);
    r->ends_alike = true;
    for (int k = 0; k < r->s->n_series; k++) {
        for (int j = 0; j <= r->s->series[k].n_meetings; j++) {
            r->end[k][j] = end_of(r, k, j, &n, &pairs);
            r->ends_alike = r->ends_alike && r->end[k][j] == r->end[k][0];
        }
    }
    return bound;
}

static int placed_of(const orki_series_pricer *s, int series, uint64_t placed)
{
    const orki_own_series *own = &s->series[series];
    uint64_t width = own->over >> own->placed_shift; /* 1 << bits */
    uint64_t field = placed >> own->placed_shift & (width - 1);
    return own->n_meetings - (int)(width - 1 - field);
}

static int pairs_of(const orki_series_pricer *s, int series, uint64_t pairs)
{
    const orki_own_series *own = &s->series[series];
    uint64_t width = own->over >> own->placed_shift;
    return own->double_shift < 0 ? 0 : (int)(pairs >> own->double_shift & (width - 1));
}

/* The least that the series' ends cost from this state on, wished-hours included. */
static int64_t ends_from(const run *r, uint64_t placed)
{
    int64_t sum = r->base;
    for (int k = 0; k < r->s->n_series && !r->ends_alike; k++)
        sum += r->end[k][placed_of(r->s, k, placed)] - r->end[k][0];
    return sum;
}

/* The exact reduced cost of a complete week from its value. */
static int64_t complete(const run *r, const label *l)
{
    int64_t rc = l->value + extra_cost(r, l->n_worked);
    for (int k = 0; k < r->s->n_series; k++) {
        int j = placed_of(r->s, k, l->placed), n_pairs = pairs_of(r->s, k, l->pairs);
        rc += r->s->prices[2 * k] * j + r->s->prices[2 * k + 1] * n_pairs +
              missing(r, k, j, n_pairs);
    }
    if (r->teacher != NULL)
        rc += orki_week_hours_cost(r->s->problem->season, r->s->taker,
                                   l->n_lessons * r->s->lesson_min) *
              ORKI_COST_SCALE;
    return rc;
}

/* A label after one more day; false when the week allows no such day. */
static bool add_day(const run *r, label *out, const label *from, const orki_own_pattern *p)
{
    *out = *from;
    if (p == NULL)
        return true;
    out->placed += p->placed;
    out->pairs += p->pairs;
    out->value += p->value;
    out->n_worked++;
    out->n_lessons += p->n_lessons;
    return (out->placed & r->s->over) == 0 && out->n_lessons <= r->s->n_most &&
           out->n_worked <= most_days(r);
}

static label first_label(const run *r)
{
    return (label){.placed = r->s->start_state, .bound = INT64_MIN, .from = -1, .pattern = -1};
}

static size_t hash_of(const label *l)
{
    uint64_t h = (l->placed ^ (uint64_t)l->n_worked) * UINT64_C(0x9e3779b97f4a7c15);
    h = (h ^ l->pairs ^ h >> 29) * UINT64_C(0xbf58476d1ce4e5b9);
    return (size_t)(h ^ h >> 31);
}

static ork_status grow_slots(run *r, const layer *to, size_t n_slots)
{
    if (n_slots > r->n_slots) {
        orki_free(r->slots);
        r->slots = orki_alloc(n_slots, sizeof *r->slots);
        r->n_slots = r->slots == NULL ? 0 : n_slots;
        if (r->slots == NULL)
            return ORK_ERR_MEMORY;
    } else {
        memset(r->slots, 0, r->n_slots * sizeof *r->slots);
    }
    for (int i = 0; i < to->n; i++) {
        size_t k = hash_of(&to->at[i]) & (r->n_slots - 1);
        while (r->slots[k] != 0)
            k = (k + 1) & (r->n_slots - 1);
        r->slots[k] = i + 1;
    }
    return ORK_OK;
}

/* Of labels in one state only the cheapest can be in a cheapest week. */
static void keep_label(run *r, layer *to, const label *l)
{
    if ((size_t)to->n * 2 >= r->n_slots)
        r->st = grow_slots(r, to, r->n_slots * 2);
    if (r->st != ORK_OK)
        return;
    size_t k = hash_of(l) & (r->n_slots - 1);
    for (; r->slots[k] != 0; k = (k + 1) & (r->n_slots - 1)) {
        label *known = &to->at[r->slots[k] - 1];
        if (known->placed != l->placed || known->pairs != l->pairs ||
            known->n_worked != l->n_worked)
            continue;
        if (l->value < known->value)
            *known = *l;
        return;
    }
    if (orki_array_reserve(&to->at, &to->capacity, (size_t)to->n + 1, sizeof *to->at)) {
        r->st = ORK_ERR_MEMORY;
        return;
    }
    to->at[to->n] = *l;
    r->slots[k] = ++to->n;
}

static int64_t threshold(const run *r)
{
    int64_t near = r->ceiling;
    if (r->n_found > 0 && r->found[0].rc + LOOKAHEAD_POINTS * ORKI_COST_SCALE < near)
        near = r->found[0].rc + LOOKAHEAD_POINTS * ORKI_COST_SCALE;
    if (r->n_found == r->keep && r->found[r->keep - 1].rc < near)
        near = r->found[r->keep - 1].rc;
    return near;
}

static void keep_found(run *r, int64_t rc, int from, int pattern)
{
    int i = r->n_found < r->keep ? r->n_found++ : r->keep - 1;
    for (; i > 0 && r->found[i - 1].rc > rc; i--)
        r->found[i] = r->found[i - 1];
    r->found[i] = (found){rc, from, pattern};
}

/* Go on from a label with one more day, or, after the last, with the week as it is. */
static void step(run *r, int d, int from, int pattern)
{
    label next;
    const label *l = &r->layers[d].at[from];
    if (!add_day(r, &next, l, pattern < 0 ? NULL : &r->days[d].at[pattern]))
        return;
    next.from = from;
    next.pattern = pattern;
    r->steps++;
    if (d == r->s->n_days - 1) {
        int64_t rc = complete(r, &next);
        if (rc < threshold(r))
            keep_found(r, rc, from, pattern);
        return;
    }
    next.bound = next.value + r->rest[d + 1][next.n_worked] + ends_from(r, next.placed);
    if (next.bound < threshold(r))
        keep_label(r, &r->layers[d + 1], &next);
}

static void expand_label(run *r, int d, int from)
{
    const label l = r->layers[d].at[from];
    int64_t ends = ends_from(r, l.placed);
    step(r, d, from, -1);
    for (int i = 0; i < r->days[d].n && l.n_worked < most_days(r) && r->st == ORK_OK; i++) {
        if (l.value + r->days[d].at[i].value + r->rest[d + 1][l.n_worked + 1] + ends >=
            threshold(r))
            return; /* patterns come by value */
        step(r, d, from, i);
    }
}

static int compare_bound(const void *a, const void *b)
{
    const label *x = a, *y = b;
    if (x->bound != y->bound)
        return x->bound < y->bound ? -1 : 1;
    if (x->placed != y->placed)
        return x->placed < y->placed ? -1 : 1;
    return (x->pairs > y->pairs) - (x->pairs < y->pairs);
}

/* Day by day; of each layer the `most` best labels go on, and what is left is remembered by its
 * least bound. */
static void run_days(run *r, int most, int64_t max_steps)
{
    label first = first_label(r);
    int64_t start = r->steps;
    r->dropped = INT64_MAX;
    r->n_found = 0;
    for (int d = 0; d <= r->s->n_days; d++)
        r->layers[d].n = 0;
    if (r->st == ORK_OK)
        r->st = grow_slots(r, &r->layers[0], r->n_slots < 1024 ? 1024 : r->n_slots);
    if (r->st == ORK_OK)
        keep_label(r, &r->layers[0], &first);
    for (int d = 0; d < r->s->n_days && r->st == ORK_OK; d++) {
        layer *from = &r->layers[d];
        qsort(from->at, (size_t)from->n, sizeof *from->at, compare_bound);
        r->st = grow_slots(r, &r->layers[d + 1], r->n_slots);
        for (int i = 0; i < from->n && r->st == ORK_OK; i++) {
            if (from->at[i].bound >= threshold(r))
                break;
            if (i >= most || r->steps - start > max_steps) {
                r->dropped = from->at[i].bound < r->dropped ? from->at[i].bound : r->dropped;
                break;
            }
            expand_label(r, d, i);
        }
    }
}

/* The duties of a found week, in order of day. @return how many, -1 when one cannot be booked. */
static int book_week(const run *r, int d, int from, int pattern, int *duties)
{
    int patterns[ORKI_N_DAYS], n = 0;
    for (; d >= 0; d--) {
        patterns[d] = pattern;
        pattern = r->layers[d].at[from].pattern;
        from = r->layers[d].at[from].from;
    }
    for (d = 0; d < r->s->n_days; d++) {
        const orki_own_pattern *p = &r->days[d].at[patterns[d] < 0 ? 0 : patterns[d]];
        if (patterns[d] < 0)
            continue;
        duties[n] = orki_duties_book(r->pricer->all, r->s->problem, r->s->taker, p->pieces,
                                     p->n_pieces);
        if (duties[n++] < 0)
            return -1;
    }
    return n;
}

static void hand_over(run *r, orki_priced *out)
{
    for (int i = 0; i < r->n_found; i++) {
        orki_week week;
        int duties[ORKI_N_DAYS];
        int n = book_week(r, r->s->n_days - 1, r->found[i].label, r->found[i].pattern, duties);
        if (n < 0 || !orki_week_judge(&week, r->s->problem, r->pricer->all, r->s->taker, duties, n))
            continue;
        out->weeks[out->n_weeks] = week;
        out->reduced[out->n_weeks++] = r->found[i].rc;
    }
}

static int compare_value(const void *a, const void *b)
{
    const orki_own_pattern *x = a, *y = b;
    if (x->value != y->value)
        return x->value < y->value ? -1 : 1;
    return (x->set > y->set) - (x->set < y->set);
}

/* The least that wished-hours can cost. */
static int64_t least_hours(const run *r)
{
    int n = 0;
    for (int k = 0; k < r->s->n_series; k++)
        n += r->s->series[k].n_meetings;
    int64_t least = r->teacher == NULL ? 0 : INT64_MAX;
    for (int i = 0; i <= n && r->teacher != NULL; i++) {
        int64_t cost = orki_week_hours_cost(r->s->problem->season, r->s->taker,
                                            i * r->s->lesson_min);
        least = cost < least ? cost : least;
    }
    return least * ORKI_COST_SCALE;
}

static void open_run(run *r, const orki_pricer *pricer, int taker, const orki_duals *duals)
{
    const ork_season *season = pricer->problem->season;
    *r = (run){.pricer = pricer,
               .s = pricer->series[taker],
               .duals = duals,
               .teacher = taker < season->n_teachers ? &season->teachers[taker] : NULL,
               .ceiling = INT64_MAX};
}

static void close_run(run *r)
{
    for (int d = 0; d <= ORKI_N_DAYS; d++) {
        orki_free(r->layers[d].at);
        if (d < ORKI_N_DAYS)
            orki_free(r->days[d].at);
    }
    orki_free(r->slots);
    orki_free(r);
}

/* No open piece: the week is empty. */
static void price_empty(run *r, orki_priced *out)
{
    orki_week week;
    orki_week_judge(&week, r->s->problem, r->pricer->all, r->s->taker, NULL, 0);
    out->weeks[0] = week;
    out->reduced[0] =
        orki_reduced_cost(r->s->problem, r->pricer->all, &week, r->duals);
    out->least = out->reduced[0];
    out->n_weeks = 1;
}

ork_status orki_series_price(orki_priced *out, const orki_pricer *pricer, int taker,
                             const orki_duals *duals, int keep)
{
    run *r = orki_alloc(1, sizeof *r);
    *out = (orki_priced){0};
    if (r == NULL)
        return ORK_ERR_MEMORY;
    open_run(r, pricer, taker, duals);
    r->keep = keep;
    for (int d = 0; d < r->s->n_days && r->st == ORK_OK; d++)
        r->st = orki_own_days_list(&r->days[d], r->s, &r->s->days[d], duals, &r->steps);
    if (r->st == ORK_OK && r->s->n_days == 0)
        price_empty(r, out);
    if (r->st == ORK_OK && r->s->n_days > 0) {
        int64_t hours = least_hours(r);
        find_prices(r, hours);
        settle(r, hours);
        for (int d = 0; d < r->s->n_days; d++)
            qsort(r->days[d].at, (size_t)r->days[d].n, sizeof *r->days[d].at, compare_value);
        run_days(r, N_BEAM, INT64_MAX);
        if (r->n_found > 0)
            r->ceiling = r->found[0].rc + LOOKAHEAD_POINTS * ORKI_COST_SCALE;
        run_days(r, MAX_LABELS, MAX_WEEK_STEPS);
        hand_over(r, out);
        out->least = r->n_found > 0 && r->found[0].rc < r->dropped ? r->found[0].rc : r->dropped;
    }
    if (taker >= pricer->problem->season->n_teachers && out->least > 0)
        out->least = 0; /* nobody need not take it */
    out->steps = r->steps;
    ork_status st = r->st;
    close_run(r);
    return st;
}

static void list_week(run *r, const int *patterns)
{
    int duties[ORKI_N_DAYS], n = 0, index;
    orki_week week;
    for (int d = 0; d < r->s->n_days; d++) {
        if (patterns[d] < 0)
            continue;
        const orki_own_pattern *p = &r->days[d].at[patterns[d]];
        duties[n] = orki_duties_book(r->pricer->all, r->s->problem, r->s->taker, p->pieces,
                                     p->n_pieces);
        if (duties[n++] < 0) {
            r->st = ORK_ERR_TOO_LARGE;
            return;
        }
    }
    if (!orki_week_judge(&week, r->s->problem, r->pricer->all, r->s->taker, duties, n))
        return;
    r->st = orki_pool_add(r->pool, &week, &index);
    if (++r->n_found > r->limit && r->st == ORK_OK)
        r->st = ORK_ERR_TOO_LARGE;
}

/* Every week, day by day. */
static void list_weeks(run *r, int d, const label *l, int *patterns)
{
    if (++r->steps > MAX_VISITS)
        r->st = ORK_ERR_TOO_LARGE;
    if (r->st != ORK_OK || l->value + r->rest[d][l->n_worked] + ends_from(r, l->placed) > r->most)
        return;
    if (d == r->s->n_days) {
        if (complete(r, l) <= r->most)
            list_week(r, patterns);
        return;
    }
    patterns[d] = -1;
    list_weeks(r, d + 1, l, patterns);
    for (int i = 0; i < r->days[d].n && r->st == ORK_OK; i++) {
        label next;
        if (!add_day(r, &next, l, &r->days[d].at[i]))
            continue;
        patterns[d] = i;
        list_weeks(r, d + 1, &next, patterns);
    }
}

/* All days that can be in a week wanted: the others of the week at their best. */
static void list_days(run *r)
{
    int64_t others[ORKI_N_DAYS] = {0};
    for (int d = 0; d < r->s->n_days; d++) {
        int64_t least = 0;
        for (int i = 0; i < r->days[d].n; i++)
            least = r->days[d].at[i].value < least ? r->days[d].at[i].value : least;
        for (int k = 0; k < r->s->n_days; k++)
            others[k] += k == d ? 0 : least;
    }
    for (int d = 0; d < r->s->n_days && r->st == ORK_OK; d++)
        r->st = orki_own_days_below(&r->days[d], r->s, &r->s->days[d], r->duals, r->s->prices,
                                    r->most - r->base - others[d], MAX_LISTED, &r->steps);
}

ork_status orki_series_price_all(orki_pool *pool, int *n_found, const orki_pricer *pricer,
                                 int taker, const orki_duals *duals, int64_t most, int limit)
{
    run *r = orki_alloc(1, sizeof *r);
    *n_found = 0;
    if (r == NULL)
        return ORK_ERR_MEMORY;
    open_run(r, pricer, taker, duals);
    r->pool = pool;
    r->most = most;
    r->limit = limit;
    int64_t hours = least_hours(r);
    for (int d = 0; d < r->s->n_days && r->st == ORK_OK; d++)
        r->st = orki_own_days_list(&r->days[d], r->s, &r->s->days[d], duals, &r->steps);
    if (r->st == ORK_OK) {
        find_prices(r, hours);
        settle(r, hours);
        list_days(r);
    }
    if (r->st == ORK_OK) {
        int patterns[ORKI_N_DAYS];
        label first = first_label(r);
        list_weeks(r, 0, &first, patterns);
    }
    *n_found = r->n_found;
    ork_status st = r->st;
    close_run(r);
    return st;
}
