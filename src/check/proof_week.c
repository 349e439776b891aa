/* A state is what the days so far leave to remember; of days alike in that only the cheapest is
 * tried, and of two ways to one state only the cheaper is kept. */
#include "check/proof_week.h"

#include "base/clock.h"
#include "check/proof_memory.h"

#include <stdlib.h>
#include <string.h>

enum {
    MOST_STATES = 2000000,
    MOST_STEPS = 20000000, /* in later rounds; then the last round's bound must do */
    MAX_ROUNDS = 200,
    NEAR_UNITS = 5000 /* how far above the bound the first look for a week goes; then wider */
};

/* What can be remembered about a week so far. */
typedef struct state {
    int teach_min, n_days;
    int earliest; /* rest: no lesson before this minute on the next day */
    orki_marks marks;
} state;

typedef struct label {
    state at;
    int64_t value;
    int before, day; /* the label it comes from, and her day or -1 */
} label;

/* A day, as far as it matters to a week. */
typedef struct choice {
    int64_t value;
    int teach_min, from_min, earliest;
    orki_marks marks;
    uint64_t barred; /* parts that must not be done already */
    int day;
} choice;

/* Open hashing over an array of labels or choices: index + 1. */
typedef struct slots {
    size_t n;
    int *at;
} slots;

typedef struct weekly {
    const ork_season *season;
    const orki_proof_days *days;
    const orki_teacher *t;
    orki_tolls tolls;
    orki_memory memory;
    int64_t ceiling; /* only weeks cheaper than this are looked for */
    bool is_full;    /* more states than there is room for */
    bool has_bound;  /* a round was finished */
    int64_t steps;   /* since then */
    double hurry_s;  /* from this moment on the bound is good enough */
    int n_choices;
    size_t choice_capacity;
    choice *choices; /* of one weekday */
    int n_labels;
    size_t label_capacity;
    label *labels;              /* of all weekdays, */
    int first[ORKI_N_DAYS + 2]; /* first[d]: before weekday d */
    slots seen;
    ork_status st;
} weekly;

static uint64_t mix(uint64_t h, uint64_t x)
{
    h = (h ^ x) * UINT64_C(0x9e3779b97f4a7c15);
    return h ^ h >> 29;
}

static uint64_t hash_of(const state *s)
{
    const orki_marks *m = &s->marks;
    uint64_t h = mix((uint64_t)s->teach_min + 1, (uint64_t)s->n_days);
    h = mix(mix(mix(h, (uint64_t)s->earliest), m->done), m->schools);
    return mix(mix(h, m->meets[0]), m->meets[1]);
}

static bool has_same_marks(const orki_marks *a, const orki_marks *b)
{
    return a->done == b->done && a->schools == b->schools && a->meets[0] == b->meets[0] &&
           a->meets[1] == b->meets[1];
}

static bool is_same(const state *a, const state *b)
{
    return a->teach_min == b->teach_min && a->n_days == b->n_days && a->earliest == b->earliest &&
           has_same_marks(&a->marks, &b->marks);
}

static void empty(slots *s)
{
    if (s->at != NULL)
        memset(s->at, 0, s->n * sizeof *s->at);
}

/* Twice the slots, and every label of the weekday in its new place. */
static bool grow(weekly *w, int first)
{
    size_t n = w->seen.n == 0 ? 256 : w->seen.n * 2;
    int *at = orki_alloc(n, sizeof *at);
    if (at == NULL) {
        w->st = ORK_ERR_MEMORY;
        return false;
    }
    for (int i = first; i < w->n_labels; i++) {
        size_t s = (size_t)hash_of(&w->labels[i].at) & (n - 1);
        while (at[s] != 0)
            s = (s + 1) & (n - 1);
        at[s] = i + 1;
    }
    orki_free(w->seen.at);
    w->seen = (slots){n, at};
    return true;
}

static void put_label(weekly *w, int first, const label *x)
{
    if ((size_t)(w->n_labels - first) * 2 >= w->seen.n && !grow(w, first))
        return;
    size_t s = (size_t)hash_of(&x->at) & (w->seen.n - 1);
    for (; w->seen.at[s] != 0; s = (s + 1) & (w->seen.n - 1)) {
        label *known = &w->labels[w->seen.at[s] - 1];
        if (!is_same(&known->at, &x->at))
            continue;
        if (x->value < known->value)
            *known = *x;
        return;
    }
    if (orki_array_reserve(&w->labels, &w->label_capacity, (size_t)w->n_labels + 1,
                           sizeof *w->labels) != 0) {
        w->st = ORK_ERR_MEMORY;
        return;
    }
    w->labels[w->n_labels++] = *x;
    w->seen.at[s] = w->n_labels;
}

/* A day as a choice: what of it is remembered, and of series that are not their least share. */
static choice choice_of(const weekly *w, int day)
{
    const orki_proof_day *d = &w->days->at[day];
    choice c = {.value = d->value,
                .teach_min = d->teach_min,
                .from_min = d->from_min,
                .earliest = d->to_min + w->season->limits.rest_min - ORKI_DAY_MIN,
                .day = day};
    for (int i = d->first; i < d->first + d->n; i++)
        c.value += orki_memory_note(&w->memory, &c.marks, &c.barred, w->days->parts[i],
                                    w->days->n_lessons[i]);
    return c;
}

static bool are_alike(const choice *a, const choice *b)
{
    return a->teach_min == b->teach_min && a->from_min == b->from_min &&
           a->earliest == b->earliest && has_same_marks(&a->marks, &b->marks);
}

static ork_status put_choice(weekly *w, slots *known, const choice *c)
{
    state same = {c->teach_min, c->from_min, c->earliest, c->marks};
    size_t s = (size_t)hash_of(&same) & (known->n - 1);
    for (; known->at[s] != 0; s = (s + 1) & (known->n - 1)) {
        choice *x = &w->choices[known->at[s] - 1];
        if (!are_alike(x, c))
            continue;
        if (c->value < x->value)
            *x = *c;
        return ORK_OK;
    }
    if (orki_array_reserve(&w->choices, &w->choice_capacity, (size_t)w->n_choices + 1,
                           sizeof *w->choices) != 0)
        return ORK_ERR_MEMORY;
    w->choices[w->n_choices++] = *c;
    known->at[s] = w->n_choices;
    return ORK_OK;
}

/* First start and last end of any day of a weekday; ORKI_DAY_MIN and 0 without days. */
static orki_span hull_of(const weekly *w, int weekday)
{
    orki_span hull = {ORKI_DAY_MIN, 0};
    for (int i = w->days->first[weekday]; i < w->days->first[weekday + 1]; i++) {
        const orki_proof_day *d = &w->days->at[i];
        hull.from = d->from_min < hull.from ? d->from_min : hull.from;
        hull.to = d->to_min > hull.to ? d->to_min : hull.to;
    }
    return hull;
}

static int compare_value(const void *a, const void *b)
{
    const choice *x = a, *y = b;
    if (x->value != y->value)
        return x->value < y->value ? -1 : 1;
    return x->day < y->day ? -1 : x->day > y->day;
}

/* The days of a weekday, those alike once. Starts and ends matter only where rest may be broken. */
static void list_choices(weekly *w, int weekday)
{
    int most_earliest = 0, next_from = ORKI_DAY_MIN, rest = w->season->limits.rest_min;
    if (weekday > 0)
        most_earliest = hull_of(w, weekday - 1).to + rest - ORKI_DAY_MIN;
    if (weekday + 1 < ORKI_N_DAYS)
        next_from = hull_of(w, weekday + 1).from;
    slots known = {.n = 64};
    size_t n_days = (size_t)(w->days->first[weekday + 1] - w->days->first[weekday]);
    while (known.n < n_days * 2)
        known.n *= 2;
    known.at = orki_alloc(known.n, sizeof *known.at);
    w->n_choices = 0;
    w->st = known.at == NULL ? ORK_ERR_MEMORY : ORK_OK;
    for (int i = w->days->first[weekday]; i < w->days->first[weekday + 1] && w->st == ORK_OK; i++) {
        choice c = choice_of(w, i);
        c.from_min = c.from_min < most_earliest ? c.from_min : ORKI_DAY_MIN;
        c.earliest = c.earliest > next_from ? c.earliest : 0;
        w->st = put_choice(w, &known, &c);
    }
    orki_free(known.at);
    if (w->n_choices > 0)
        qsort(w->choices, (size_t)w->n_choices, sizeof *w->choices, compare_value);
}

static bool may_follow(const weekly *w, const state *s, const choice *c)
{
    return s->teach_min + c->teach_min <= w->t->max_week_min && s->earliest <= c->from_min &&
           (s->marks.done & c->barred) == 0 &&
           (!w->tolls.counts_days || s->n_days < w->t->max_days) &&
           orki_memory_allows(&w->memory, &s->marks, &c->marks);
}

static state add_day(const weekly *w, const state *s, const choice *c)
{
    state next = *s;
    next.teach_min += c->teach_min;
    next.n_days += w->tolls.counts_days ? 1 : 0;
    next.earliest = c->earliest;
    next.marks.done |= c->marks.done;
    next.marks.schools |= c->marks.schools;
    for (int i = 0; i < ORKI_MEET_WORDS; i++)
        next.marks.meets[i] += c->marks.meets[i];
    return next;
}

/* What a week costs at least that has this value so far, from a weekday on. */
static int64_t least_of(const weekly *w, int weekday, int n_worked, int64_t value)
{
    return value + w->tolls.rest[weekday][n_worked] + w->tolls.hours;
}

/* A label's next day free, then every choice, the cheapest first; those dearer than what is looked
 * for, whatever follows, are left out. */
static void extend_label(weekly *w, int weekday, int i)
{
    int past = w->first[weekday + 1];
    const label from = w->labels[i];
    int64_t ends = orki_memory_least(&w->memory, &from.at.marks);
    int n_next = from.at.n_days + (w->tolls.counts_days ? 1 : 0);
    if (w->tolls.n > 0 && least_of(w, weekday, from.at.n_days, from.value) + ends >= w->ceiling)
        return;
    label free_day = {from.at, from.value, i, -1};
    free_day.at.earliest = 0;
    put_label(w, past, &free_day);
    for (int k = 0; k < w->n_choices && w->st == ORK_OK; k++) {
        const choice *c = &w->choices[k];
        w->steps++;
        if (w->tolls.n > 0 &&
            least_of(w, weekday + 1, n_next, from.value + c->value) + ends >= w->ceiling)
            break;
        if (!may_follow(w, &from.at, c))
            continue;
        label x = {add_day(w, &from.at, c), from.value + c->value, i, c->day};
        put_label(w, past, &x);
    }
}

/* Enough of a search that would only raise the bound? The clock is looked at now and then. */
static bool is_enough(const weekly *w, int i)
{
    return w->has_bound && (w->steps > MOST_STEPS || (i % 64 == 0 && orki_clock_s() > w->hurry_s));
}

/* Labels before the next weekday from those before this one. */
static void pass_day(weekly *w, int weekday)
{
    int first = w->first[weekday], past = w->n_labels;
    list_choices(w, weekday);
    empty(&w->seen);
    w->first[weekday + 1] = past;
    for (int i = first; i < past && w->st == ORK_OK && !w->is_full; i++) {
        extend_label(w, weekday, i);
        w->is_full = w->n_labels - past > MOST_STATES || is_enough(w, i);
    }
}

/* The cheapest label of a whole week; without working days there always is one. */
static int find_best(const weekly *w, int64_t *least)
{
    int best = -1;
    for (int i = w->first[ORKI_N_DAYS]; i < w->n_labels; i++) {
        const label *x = &w->labels[i];
        int64_t remembered = orki_memory_cost(&w->memory, &x->at.marks);
        int64_t value =
            x->value + remembered + orki_tolls_wishes(&w->tolls, x->at.teach_min, x->at.n_days);
        if (remembered != ORKI_PROOF_NEVER && value < w->ceiling && (best < 0 || value < *least)) {
            best = i;
            *least = value;
        }
    }
    return best;
}

enum { MOST_PARTS = ORKI_N_DAYS * 48 };

/* Judge the week of a label; what it breaks is remembered from now on. True: it breaks nothing. */
static bool judge(weekly *w, int best)
{
    int parts[MOST_PARTS], n_lessons[MOST_PARTS], n = 0;
    for (int i = best; i > 0; i = w->labels[i].before) {
        if (w->labels[i].day < 0)
            continue;
        const orki_proof_day *d = &w->days->at[w->labels[i].day];
        for (int k = 0; k < d->n; k++) {
            n_lessons[n] = w->days->n_lessons[d->first + k];
            parts[n++] = w->days->parts[d->first + k];
        }
    }
    return orki_memory_judge(&w->memory, parts, n_lessons, n);
}

/* One dynamic program with what is remembered now. @return the best label below the ceiling, or -1;
 * also when there was no room. */
static int run_days(weekly *w, int64_t *least)
{
    w->n_labels = 0;
    label start = {.at.marks = orki_memory_start(&w->memory), .before = -1, .day = -1};
    empty(&w->seen);
    put_label(w, 0, &start);
    w->first[0] = 0;
    for (int d = 0; d < ORKI_N_DAYS && w->st == ORK_OK && !w->is_full; d++)
        pass_day(w, d);
    return w->st != ORK_OK || w->is_full ? -1 : find_best(w, least);
}

/* With tolls there is a bound before any week: weeks are looked for a little above it, then further
 * up. What is not found is not there, which raises the bound. */
static void run_round(weekly *w, orki_proof_week *out)
{
    int64_t least = 0, ahead = NEAR_UNITS;
    int best = -1;
    while (best < 0 && w->st == ORK_OK && !w->is_full) {
        w->ceiling = w->tolls.n > 0 ? out->least + ahead : INT64_MAX;
        best = run_days(w, &least);
        if (best >= 0 || w->st != ORK_OK || w->is_full)
            break;
        if (w->tolls.n == 0)
            w->st = ORK_ERR_INTERNAL; /* the week without days is always there */
        out->least = w->ceiling;
        ahead *= 2;
    }
    if (best < 0)
        return;
    out->least = w->has_bound && least < out->least ? out->least : least;
    w->has_bound = true;
    out->is_exact = judge(w, best);
}

ork_status orki_proof_week_find(orki_proof_week *out, const orki_proof_pieces *pieces,
                                const orki_proof_days *days, const int64_t *series_price,
                                int teacher, double hurry_s)
{
    const ork_season *season = pieces->season;
    orki_arena arena = {0};
    weekly w = {.season = season,
                .days = days,
                .t = &season->teachers[teacher],
                .hurry_s = hurry_s,
                .st = ORK_OK};
    *out = (orki_proof_week){0};
    w.st = orki_tolls_find(&w.tolls, pieces, days, series_price, teacher, &out->least, &arena);
    w.has_bound = w.tolls.n > 0;
    if (w.st == ORK_OK)
        w.st = orki_memory_open(&w.memory, pieces, &w.tolls, &arena);
    for (int round = 0;
         round < MAX_ROUNDS && w.st == ORK_OK && !w.is_full && !w.memory.is_full && !out->is_exact;
         round++)
        run_round(&w, out);
    orki_free(w.choices);
    orki_free(w.labels);
    orki_free(w.seen.at);
    orki_arena_free(&arena);
    return w.st == ORK_OK && !w.has_bound ? ORK_ERR_TOO_LARGE : w.st;
}
