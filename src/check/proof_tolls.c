/* Each round values all days, chooses the best ones and moves the tolls of what is chosen too often
 * or too seldom. */
#include "check/proof_tolls.h"

#include "check/proof_series.h"

#include <string.h>

enum { MAX_ROUNDS = 300, MOST_STEPS = 60000000, MAX_IDLE = 6 };

/* One series of a day. */
typedef struct gradient {
    int meeting, pair;
} gradient;

typedef struct tolling {
    orki_tolls *out;
    const orki_proof_days *days;
    gradient *gradient; /* [n] */
    orki_toll *best;    /* [n] */
} tolling;

int64_t orki_tolls_paid(const orki_tolls *tolls, int part, int n_placed, int n_doubles)
{
    const orki_proof_part *p = &tolls->pieces->parts[part];
    if (n_placed == 0)
        return 0;
    if (tolls->pieces->is_strict && n_placed < p->n_lessons)
        return ORKI_PROOF_NEVER;
    return orki_series_missing_cost(tolls->pieces->season, p->block, n_placed, n_doubles) -
           tolls->series_price[p->block] * ORKI_PROOF_UNIT;
}

static int64_t extra_cost(const orki_tolls *tolls, int n_days)
{
    int64_t extra = n_days > tolls->teacher->wish_days ? n_days - tolls->teacher->wish_days : 0;
    return orki_points(extra, tolls->pieces->season->weights[ORKI_RULE_EXTRA_DAY]) *
           ORKI_PROOF_POINT;
}

static int64_t hours_cost(const orki_tolls *tolls, int teach_min)
{
    const orki_teacher *t = tolls->teacher;
    int64_t off = 0;
    if (t->wish_from_min >= 0 && teach_min < t->wish_from_min)
        off = t->wish_from_min - teach_min;
    else if (t->wish_from_min >= 0 && teach_min > t->wish_to_min)
        off = teach_min - t->wish_to_min;
    if (teach_min < t->min_hours_min)
        off += t->min_hours_min - teach_min;
    return orki_points(off, tolls->pieces->season->weights[ORKI_RULE_WISHED_HOURS]) *
           ORKI_PROOF_POINT;
}

int64_t orki_tolls_wishes(const orki_tolls *tolls, int teach_min, int n_days)
{
    return hours_cost(tolls, teach_min) + extra_cost(tolls, n_days);
}

static int64_t value_of(const tolling *t, int day)
{
    const orki_proof_day *d = &t->days->at[day];
    int64_t value = d->value;
    for (int i = d->first; i < d->first + d->n; i++) {
        int k = t->out->of_part[t->days->parts[i]], n = t->days->n_lessons[i];
        if (k >= 0)
            value -= t->out->at[k].meeting * n + (n == 2 ? t->out->at[k].pair : 0);
    }
    return value;
}

/* The best ends of a series, with at least j meetings. */
static void find_ends(const orki_tolls *tolls, orki_toll *toll)
{
    int most = tolls->pieces->parts[toll->part].n_lessons;
    int64_t least = ORKI_PROOF_NEVER;
    for (int j = most; j >= 0; j--) {
        for (int k = 0; 2 * k <= j; k++) {
            int64_t paid = orki_tolls_paid(tolls, toll->part, j, k);
            int64_t value = j * toll->meeting + k * toll->pair + paid;
            if (paid == ORKI_PROOF_NEVER || value >= least)
                continue;
            least = value;
            toll->best_placed = j;
            toll->best_pairs = k;
        }
        toll->from[j] = least;
    }
}

/* What each weekday adds at least, by which of its days, and the weekdays so far from the least. */
typedef struct ranking {
    int64_t least[ORKI_N_DAYS];
    int best[ORKI_N_DAYS], order[ORKI_N_DAYS], n;
} ranking;

/* Nothing, and no day, where each adds something. */
static void rank_weekday(const tolling *t, ranking *r, int d)
{
    r->best[d] = -1;
    r->least[d] = 0;
    for (int i = t->days->first[d]; i < t->days->first[d + 1]; i++) {
        int64_t value = value_of(t, i);
        if (value < r->least[d]) {
            r->least[d] = value;
            r->best[d] = i;
        }
    }
    int at = r->n++;
    for (; at > 0 && r->least[r->order[at - 1]] > r->least[d]; at--)
        r->order[at] = r->order[at - 1];
    r->order[at] = d;
}

/* The first so many of the ranking that are best after so many days before. */
static int take_weekdays(const orki_tolls *out, const ranking *r, int before, int64_t *low)
{
    const int64_t *extras = out->rest[ORKI_N_DAYS];
    int most = out->counts_days ? out->teacher->max_days : ORKI_N_DAYS, n_taken = 0;
    int64_t sum = 0;
    *low = extras[before];
    for (int k = 0; k < r->n && before + k < most; k++) {
        int worked = out->counts_days ? before + k + 1 : 0;
        int64_t extra = worked > ORKI_N_DAYS ? extra_cost(out, worked) : extras[worked];
        sum += r->least[r->order[k]];
        if (sum + extra < *low) {
            *low = sum + extra;
            n_taken = k + 1;
        }
    }
    return n_taken;
}

/* The table of the days; chosen[d] = the day of weekday d in the best choice of all, or -1. */
static void choose_days(tolling *t, int *chosen)
{
    orki_tolls *out = t->out;
    ranking r = {.n = 0};
    int n_taken = 0; /* at the end: of all weekdays, with none before */
    for (int n_before = 0; n_before <= ORKI_N_DAYS; n_before++)
        out->rest[ORKI_N_DAYS][n_before] = out->counts_days ? extra_cost(out, n_before) : 0;
    for (int d = ORKI_N_DAYS - 1; d >= 0; d--) {
        chosen[d] = -1;
        rank_weekday(t, &r, d);
        for (int before = ORKI_N_DAYS; before >= 0; before--)
            n_taken = take_weekdays(out, &r, before, &out->rest[d][before]);
    }
    for (int k = 0; k < n_taken; k++)
        chosen[r.order[k]] = r.best[r.order[k]];
    out->steps += t->days->n;
}

/* (T1), and what is chosen too often: below 0, or too seldom. */
static int64_t relax(tolling *t)
{
    orki_tolls *out = t->out;
    int chosen[ORKI_N_DAYS];
    int64_t sum = out->hours;
    choose_days(t, chosen);
    sum += out->rest[0][0];
    for (int k = 0; k < out->n; k++) {
        find_ends(out, &out->at[k]);
        sum += out->at[k].from[0];
        t->gradient[k] = (gradient){out->at[k].best_placed, out->at[k].best_pairs};
    }
    for (int d = 0; d < ORKI_N_DAYS; d++) {
        const orki_proof_day *day = chosen[d] < 0 ? NULL : &t->days->at[chosen[d]];
        for (int i = 0; day != NULL && i < day->n; i++) {
            int k = out->of_part[t->days->parts[day->first + i]];
            int n = t->days->n_lessons[day->first + i];
            if (k < 0)
                continue;
            t->gradient[k].meeting -= n;
            t->gradient[k].pair -= n == 2;
        }
    }
    return sum;
}

/* What a meeting costs by itself, on average. */
static void set_first_tolls(tolling *t)
{
    for (int k = 0; k < t->out->n; k++) {
        int64_t sum = 0, n = 0;
        for (int i = 0; i < t->days->n; i++) {
            const orki_proof_day *day = &t->days->at[i];
            if (day->n == 1 && t->days->n_lessons[day->first] == 1 &&
                t->out->of_part[t->days->parts[day->first]] == k) {
                sum += day->value;
                n++;
            }
        }
        t->out->at[k].meeting = n > 0 ? sum / n : 0;
    }
}

/* Steps towards a little more than the best so far; the best tolls are kept. No week is dearer than
 * that without days, which costs wished-hours: so far it can be at most. */
static int64_t climb(tolling *t)
{
    orki_tolls *out = t->out;
    size_t size = (size_t)out->n * sizeof *out->at;
    int64_t best = INT64_MIN, ahead = 4 * ORKI_PROOF_POINT, most = hours_cost(out, 0);
    int n_idle = 0;
    for (int round = 0; round < MAX_ROUNDS && ahead > ORKI_PROOF_POINT / 1000; round++) {
        int64_t here = relax(t), square = 0;
        if (here > best) {
            ahead *= best != INT64_MIN && here - best > ahead / 4 ? 2 : 1;
            best = here;
            n_idle = 0;
            memcpy(t->best, out->at, size);
        } else if (++n_idle == MAX_IDLE) {
            ahead /= 2;
            n_idle = 0;
        }
        for (int k = 0; k < out->n; k++)
            square += t->gradient[k].meeting * t->gradient[k].meeting +
                      t->gradient[k].pair * t->gradient[k].pair;
        if (square == 0 || best >= most || out->steps > MOST_STEPS)
            break;
        int64_t aim = best + ahead < most ? best + ahead : most;
        for (int k = 0; k < out->n; k++) {
            out->at[k].meeting += (aim - here) * t->gradient[k].meeting / square;
            out->at[k].pair += (aim - here) * t->gradient[k].pair / square;
        }
    }
    memcpy(out->at, t->best, size);
    return relax(t);
}

static ork_status list_series(tolling *t, orki_arena *arena)
{
    orki_tolls *out = t->out;
    size_t n_parts = (size_t)out->pieces->n_parts, n;
    out->of_part = orki_arena_alloc(arena, n_parts, sizeof *out->of_part);
    if (out->of_part == NULL)
        return ORK_ERR_MEMORY;
    for (int p = 0; p < out->pieces->n_parts; p++)
        out->of_part[p] = -1;
    for (size_t i = 0; i < t->days->n_parts; i++) {
        int part = t->days->parts[i];
        if (out->pieces->parts[part].series >= 0 && out->of_part[part] < 0)
            out->of_part[part] = out->n++;
    }
    n = (size_t)out->n;
    out->at = orki_arena_alloc(arena, n, sizeof *out->at);
    t->best = orki_arena_alloc(arena, n, sizeof *t->best);
    t->gradient = orki_arena_alloc(arena, n, sizeof *t->gradient);
    if (out->at == NULL || t->best == NULL || t->gradient == NULL)
        return ORK_ERR_MEMORY;
    for (int p = 0; p < out->pieces->n_parts; p++) {
        if (out->of_part[p] >= 0)
            out->at[out->of_part[p]].part = p;
    }
    return ORK_OK;
}

ork_status orki_tolls_find(orki_tolls *out, const orki_proof_pieces *pieces,
                           const orki_proof_days *days, const int64_t *series_price, int teacher,
                           int64_t *least, orki_arena *arena)
{
    tolling t = {.out = out, .days = days};
    int n_weekdays = 0;
    *out = (orki_tolls){.pieces = pieces,
                        .series_price = series_price,
                        .teacher = &pieces->season->teachers[teacher]};
    for (int d = 0; d < ORKI_N_DAYS; d++)
        n_weekdays += days->first[d + 1] > days->first[d];
    out->counts_days = out->teacher->max_days < n_weekdays || out->teacher->wish_days < n_weekdays;
    ork_status st = list_series(&t, arena);
    if (st != ORK_OK || out->n == 0)
        return st;
    out->hours = hours_cost(out, 0);
    for (int m = 1; m <= out->teacher->max_week_min && m <= ORKI_N_DAYS * ORKI_DAY_MIN; m++)
        out->hours = hours_cost(out, m) < out->hours ? hours_cost(out, m) : out->hours;
    set_first_tolls(&t);
    *least = climb(&t);
    return ORK_OK;
}
