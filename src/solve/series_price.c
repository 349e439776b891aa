/* A week of series under given duals. Multipliers make the bound large (solve/series_run.h); then
 * dynamic programming over the days, state = meetings and doubles so far, keeps only states that
 * the bound does not rule out. It is exact unless it grows too large: then the least bound of what
 * was dropped keeps the answer rigorous. Source: state-space relaxation, Christofides, Mingozzi,
 * Toth 1981, doi 10.1002/net.3230110207. */
#include "solve/series_price.h"

#include "solve/series.h"
#include "solve/series_run.h"

#include <stdlib.h>
#include <string.h>

enum {
    N_STAGES = 5,       /* of multipliers and first weeks, and */
    N_QUICK_STAGES = 2, /* when it need not be thorough; likewise: */
    QUICK_LABELS = 1000,
    QUICK_STEPS = 30000,
    CLOSE_UNITS = 100,        /* 1/100000 points: bound and week are one */
    N_BEAM = 20,              /* states kept a day when a first week is looked for */
    MAX_LABELS = 60000,       /* states kept a day in earnest, and */
    MAX_WEEK_STEPS = 3000000, /* steps between them */
    MAX_LISTED = 100000,      /* days and */
    MAX_VISITS = 2000000,     /* steps when all weeks are wanted */
    LOOKAHEAD_POINTS = 3      /* weeks so much dearer than the cheapest are worth having */
};

/* The exact reduced cost of a complete week from its value. */
static int64_t complete(const orki_run *r, const orki_label *l)
{
    int64_t rc = l->value + orki_run_extra(r, l->n_worked);
    for (int k = 0; k < r->s->n_series; k++) {
        int j = orki_run_placed(r->s, k, l->placed), n_pairs = orki_run_pairs(r->s, k, l->pairs);
        const int64_t *price = &r->s->prices[2 * (size_t)k];
        rc += price[0] * j + price[1] * n_pairs + orki_run_missing(r, k, j, n_pairs);
    }
    if (r->teacher != NULL)
        rc += orki_week_hours_cost(r->s->problem->season, r->s->taker,
                                   l->n_lessons * r->s->lesson_min) *
              ORKI_COST_SCALE;
    return rc;
}

/* A label after one more day; false when the week allows no such day. */
static bool add_day(const orki_run *r, orki_label *out, const orki_label *from,
                    const orki_own_pattern *p)
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
           out->n_worked <= orki_run_most_days(r);
}

static orki_label first_label(const orki_run *r)
{
    return (orki_label){.placed = r->s->start_state, .bound = INT64_MIN, .from = -1, .pattern = -1};
}

static size_t hash_of(const orki_label *l)
{
    uint64_t h = (l->placed ^ (uint64_t)l->n_worked) * UINT64_C(0x9e3779b97f4a7c15);
    h = (h ^ l->pairs ^ h >> 29) * UINT64_C(0xbf58476d1ce4e5b9);
    return (size_t)(h ^ h >> 31);
}

static ork_status grow_slots(orki_run *r, const orki_layer *to, size_t n_slots)
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
static void keep_label(orki_run *r, orki_layer *to, const orki_label *l)
{
    if ((size_t)to->n * 2 >= r->n_slots)
        r->st = grow_slots(r, to, r->n_slots * 2);
    if (r->st != ORK_OK)
        return;
    size_t k = hash_of(l) & (r->n_slots - 1);
    for (; r->slots[k] != 0; k = (k + 1) & (r->n_slots - 1)) {
        orki_label *known = &to->at[r->slots[k] - 1];
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

static int64_t threshold(const orki_run *r)
{
    int64_t near = r->ceiling;
    if (r->n_found > 0 && r->found[0].rc + LOOKAHEAD_POINTS * ORKI_COST_SCALE < near)
        near = r->found[0].rc + LOOKAHEAD_POINTS * ORKI_COST_SCALE;
    if (r->n_found == r->keep && r->found[r->keep - 1].rc < near)
        near = r->found[r->keep - 1].rc;
    return near;
}

static void keep_found(orki_run *r, int64_t rc, int from, int pattern)
{
    int i = r->n_found < r->keep ? r->n_found++ : r->keep - 1;
    for (; i > 0 && r->found[i - 1].rc > rc; i--)
        r->found[i] = r->found[i - 1];
    r->found[i] = (orki_found){rc, from, pattern};
}

/* Go on from a label with one more day, or, after the last, with the week as it is. */
static void step(orki_run *r, int d, int from, int pattern)
{
    orki_label next;
    const orki_label *l = &r->layers[d].at[from];
    if (!add_day(r, &next, l, pattern < 0 ? NULL : &r->days[d].at[pattern]))
        return;
    next.from = from;
    next.pattern = pattern;
    r->steps++;
    int64_t most = threshold(r);
    next.bound = next.value + r->rest[d + 1][next.n_worked] + orki_run_ends(r, next.placed);
    if (next.bound >= most)
        return;
    if (d < r->s->n_days - 1) {
        keep_label(r, &r->layers[d + 1], &next);
        return;
    }
    int64_t rc = complete(r, &next);
    if (rc < most)
        keep_found(r, rc, from, pattern);
}

static void expand_label(orki_run *r, int d, int from)
{
    const orki_label l = r->layers[d].at[from];
    int64_t ends = orki_run_ends(r, l.placed);
    step(r, d, from, -1);
    for (int i = 0; i < r->days[d].n && l.n_worked < orki_run_most_days(r) && r->st == ORK_OK;
         i++) {
        if (l.value + r->days[d].at[i].value + r->rest[d + 1][l.n_worked + 1] + ends >=
            threshold(r))
            return; /* patterns come by value */
        step(r, d, from, i);
    }
}

static int compare_bound(const void *a, const void *b)
{
    const orki_label *x = a, *y = b;
    if (x->bound != y->bound)
        return x->bound < y->bound ? -1 : 1;
    if (x->placed != y->placed)
        return x->placed < y->placed ? -1 : 1;
    return (x->pairs > y->pairs) - (x->pairs < y->pairs);
}

/* Day by day; of each layer the `most` best labels go on, and what is left is remembered by its
 * least bound. */
static void run_days(orki_run *r, int most, int64_t max_steps)
{
    orki_label first = first_label(r);
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
        orki_layer *from = &r->layers[d];
        if (from->n > 0)
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
static int book_week(const orki_run *r, int d, int from, int pattern, int *duties)
{
    int patterns[ORKI_N_DAYS], n = 0;
    for (; d >= 0; d--) {
        patterns[d] = pattern;
        pattern = r->layers[d].at[from].pattern;
        from = r->layers[d].at[from].from;
    }
    for (d = 0; d < r->s->n_days; d++) {
        if (patterns[d] < 0)
            continue;
        const orki_own_pattern *p = &r->days[d].at[patterns[d]];
        duties[n] =
            orki_duties_book(r->pricer->all, r->s->problem, r->s->taker, p->pieces, p->n_pieces);
        if (duties[n++] < 0)
            return -1;
    }
    return n;
}

/* Best first, among those already there. */
static void keep_week(orki_priced *out, const orki_week *week, int64_t rc, int keep)
{
    int i = out->n_weeks < keep ? out->n_weeks++ : keep - 1;
    for (; i > 0 && out->reduced[i - 1] > rc; i--) {
        out->reduced[i] = out->reduced[i - 1];
        out->weeks[i] = out->weeks[i - 1];
    }
    out->reduced[i] = rc;
    out->weeks[i] = *week;
}

static bool is_kept(const orki_priced *out, const orki_week *week)
{
    int i = 0;
    while (i < out->n_weeks && (out->weeks[i].n_duties != week->n_duties ||
                                memcmp(out->weeks[i].duties, week->duties,
                                       (size_t)week->n_duties * sizeof *week->duties) != 0))
        i++;
    return i < out->n_weeks;
}

static void hand_over(const orki_run *r, orki_priced *out)
{
    for (int i = 0; i < r->n_found; i++) {
        orki_week week;
        bool is_wanted = out->n_weeks < r->keep || r->found[i].rc < out->reduced[r->keep - 1];
        if (!is_wanted)
            return;
        int duties[ORKI_N_DAYS];
        int n = book_week(r, r->s->n_days - 1, r->found[i].label, r->found[i].pattern, duties);
        if (n < 0 || !orki_week_judge(&week, r->s->problem, r->pricer->all, r->s->taker, duties, n))
            continue;
        if (!is_kept(out, &week))
            keep_week(out, &week, r->found[i].rc, r->keep);
    }
}

static int compare_value(const void *a, const void *b)
{
    const orki_own_pattern *x = a, *y = b;
    if (x->value != y->value)
        return x->value < y->value ? -1 : 1;
    return (x->set > y->set) - (x->set < y->set);
}

static void open_run(orki_run *r, const orki_pricer *pricer, int taker, const orki_duals *duals)
{
    const ork_season *season = pricer->problem->season;
    *r = (orki_run){.pricer = pricer,
                    .s = pricer->series[taker],
                    .duals = duals,
                    .teacher = taker < season->n_teachers ? &season->teachers[taker] : NULL,
                    .ceiling = INT64_MAX};
}

static void close_run(orki_run *r)
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
static void price_empty(orki_run *r, orki_priced *out)
{
    orki_week week;
    orki_week_judge(&week, r->s->problem, r->pricer->all, r->s->taker, NULL, 0);
    out->weeks[0] = week;
    out->reduced[0] = orki_reduced_cost(r->s->problem, r->pricer->all, &week, r->duals);
    out->least = out->reduced[0];
    out->n_weeks = 1;
}

/* Dynamic programming with so many labels and steps. True when it left nothing out: then
 * out->least is exact. */
static bool search_days(orki_run *r, orki_priced *out, int most, int64_t max_steps)
{
    r->ceiling = out->n_weeks > 0 ? out->reduced[0] : INT64_MAX;
    run_days(r, most, max_steps);
    hand_over(r, out);
    int64_t least = out->n_weeks > 0 && out->reduced[0] < r->dropped ? out->reduced[0] : r->dropped;
    if (r->n_found > 0 && r->found[0].rc < least) /* found, but there was no room for it */
        least = r->found[0].rc;
    out->least = least > out->least ? least : out->least;
    return r->dropped == INT64_MAX;
}

static void settle(orki_run *r, orki_priced *out, int64_t hours)
{
    int64_t bound = orki_run_settle(r, hours);
    out->least = bound > out->least ? bound : out->least;
    for (int d = 0; d < r->s->n_days; d++) {
        if (r->days[d].n > 0)
            qsort(r->days[d].at, (size_t)r->days[d].n, sizeof *r->days[d].at, compare_value);
    }
}

/* The cheapest week, or one that is cheap enough. */
static bool will_do(const orki_run *r, const orki_priced *out)
{
    return out->n_weeks > 0 && (out->reduced[0] - out->least < CLOSE_UNITS ||
                                (r->pricer->is_hasty && out->reduced[0] < r->pricer->fee));
}

/* Multipliers and weeks by turns, until they meet: at first those of the last call. */
static void find_weeks(orki_run *r, orki_priced *out)
{
    int64_t hours = orki_run_least_hours(r);
    int n_stages = r->pricer->is_thorough ? N_STAGES : N_QUICK_STAGES;
    bool is_done = false;
    out->least = INT64_MIN;
    for (int stage = r->s->has_prices ? 0 : 1; stage < n_stages && !is_done; stage++) {
        if (stage > 0)
            orki_run_find_prices(r, hours, out->n_weeks > 0 ? out->reduced[0] : INT64_MAX);
        settle(r, out, hours);
        r->ceiling = INT64_MAX;
        run_days(r, N_BEAM, INT64_MAX);
        hand_over(r, out);
        is_done =
            r->st != ORK_OK || will_do(r, out) || search_days(r, out, QUICK_LABELS, QUICK_STEPS);
    }
    if (!is_done && r->pricer->is_thorough)
        search_days(r, out, MAX_LABELS, MAX_WEEK_STEPS);
}

/* Nobody's weeks cannot pay, whatever the days: no piece is cheap enough. */
static bool nobody_is_dear(const orki_run *r)
{
    const orki_problem *problem = r->s->problem;
    const orki_own_series *own = &r->s->series[0];
    const orki_part *part = &problem->parts[own->part];
    int64_t least = 0;
    for (int k = part->first_piece; k < part->first_piece + part->n_pieces; k++) {
        const orki_piece *piece = &problem->pieces[k];
        int64_t cost = piece->cost * ORKI_COST_SCALE -
                       r->duals->piece[k] * (ORKI_COST_SCALE / ORKI_DUAL_SCALE);
        least = cost < least ? cost : least;
    }
    int64_t each = own->match * ORKI_COST_SCALE; /* a lesson; and at most n pieces at `least` */
    for (int j = 0; j <= own->n_meetings; j++) {
        if (orki_run_missing(r, 0, j, own->n_meetings) + j * (each + least) < 0)
            return false;
    }
    return true;
}

ork_status orki_series_price(orki_priced *out, const orki_pricer *pricer, int taker,
                             const orki_duals *duals, int keep)
{
    orki_run *r = orki_alloc(1, sizeof *r);
    *out = (orki_priced){0};
    if (r == NULL)
        return ORK_ERR_MEMORY;
    open_run(r, pricer, taker, duals);
    r->keep = keep;
    bool is_idle = r->teacher == NULL && nobody_is_dear(r);
    for (int d = 0; d < r->s->n_days && r->st == ORK_OK && !is_idle; d++)
        r->st = orki_own_days_list(&r->days[d], r->s, &r->s->days[d], duals, &r->steps);
    if (r->st == ORK_OK && r->s->n_days == 0)
        price_empty(r, out);
    if (r->st == ORK_OK && r->s->n_days > 0 && !is_idle)
        find_weeks(r, out);
    if (taker >= pricer->problem->season->n_teachers && out->least > 0)
        out->least = 0; /* nobody need not take it */
    out->steps = r->steps;
    ork_status st = r->st;
    close_run(r);
    return st;
}

static void list_week(orki_run *r, const int *patterns)
{
    int duties[ORKI_N_DAYS], n = 0, index;
    orki_week week;
    for (int d = 0; d < r->s->n_days; d++) {
        if (patterns[d] < 0)
            continue;
        const orki_own_pattern *p = &r->days[d].at[patterns[d]];
        duties[n] =
            orki_duties_book(r->pricer->all, r->s->problem, r->s->taker, p->pieces, p->n_pieces);
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
static void list_weeks(orki_run *r, int d, const orki_label *l, int *patterns)
{
    if (++r->steps > MAX_VISITS)
        r->st = ORK_ERR_TOO_LARGE;
    if (r->st != ORK_OK ||
        l->value + r->rest[d][l->n_worked] + orki_run_ends(r, l->placed) > r->most)
        return;
    if (d == r->s->n_days) {
        if (complete(r, l) <= r->most)
            list_week(r, patterns);
        return;
    }
    patterns[d] = -1;
    list_weeks(r, d + 1, l, patterns);
    for (int i = 0; i < r->days[d].n && r->st == ORK_OK; i++) {
        orki_label next;
        if (!add_day(r, &next, l, &r->days[d].at[i]))
            continue;
        patterns[d] = i;
        list_weeks(r, d + 1, &next, patterns);
    }
}

/* All days that can be in a week wanted: the others of the week at their best. */
static void list_days(orki_run *r)
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
    orki_run *r = orki_alloc(1, sizeof *r);
    *n_found = 0;
    if (r == NULL)
        return ORK_ERR_MEMORY;
    open_run(r, pricer, taker, duals);
    r->pool = pool;
    r->most = most;
    r->limit = limit;
    int64_t hours = orki_run_least_hours(r);
    for (int d = 0; d < r->s->n_days && r->st == ORK_OK; d++)
        r->st = orki_own_days_list(&r->days[d], r->s, &r->s->days[d], duals, &r->steps);
    if (r->st == ORK_OK) {
        orki_run_find_prices(r, hours, INT64_MAX);
        orki_run_settle(r, hours);
        list_days(r);
    }
    if (r->st == ORK_OK) {
        int patterns[ORKI_N_DAYS];
        orki_label first = first_label(r);
        list_weeks(r, 0, &first, patterns);
    }
    *n_found = r->n_found;
    ork_status st = r->st;
    close_run(r);
    return st;
}
