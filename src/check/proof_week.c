/* A state is what the days so far leave to remember; of days alike in that only the cheapest is
 * tried, and of two ways to one state only the cheaper is kept. */
#include "check/proof_week.h"

#include <string.h>

enum { MOST_BITS = 64, MOST_STATES = 2000000, MAX_ROUNDS = 200 };

/* What can be remembered about a week so far. */
typedef struct state {
    int teach_min, n_days;
    int earliest;     /* rest: no lesson before this minute on the next day */
    uint64_t done;    /* remembered parts */
    uint64_t schools; /* remembered schools */
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
    uint64_t done, barred, schools; /* barred: parts that must not be done already */
    int day;
} choice;

/* Open hashing over an array of labels or choices: index + 1. */
typedef struct slots {
    size_t n;
    int *at;
} slots;

typedef struct weekly {
    const ork_season *season;
    const orki_proof_pieces *pieces;
    const orki_proof_days *days;
    const orki_teacher *t;
    bool counts_days, counts_schools;
    int n_bits, n_school_bits;
    int *bit_of_part;           /* [n_parts] -1 = not remembered */
    int *bit_of_school;         /* [n_schools] likewise */
    uint64_t barred[MOST_BITS]; /* by a part: others of its block or of another role */
    uint64_t mates[MOST_BITS];  /* with a part: those of its role in the team */
    bool is_full;               /* more to remember than there is room for */
    bool has_bound;             /* a round was finished */
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
    uint64_t h = mix((uint64_t)s->teach_min + 1, (uint64_t)s->n_days);
    return mix(mix(mix(h, (uint64_t)s->earliest), s->done), s->schools);
}

static bool is_same(const state *a, const state *b)
{
    return a->teach_min == b->teach_min && a->n_days == b->n_days && a->earliest == b->earliest &&
           a->done == b->done && a->schools == b->schools;
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

static const orki_block *block_of(const weekly *w, int part)
{
    return &w->season->blocks[w->pieces->parts[part].block];
}

/* A day as a choice: what of it is remembered. False when it breaks a rule by itself. */
static choice choice_of(const weekly *w, int day)
{
    const orki_proof_day *d = &w->days->at[day];
    choice c = {.value = d->value,
                .teach_min = d->teach_min,
                .from_min = d->from_min,
                .earliest = d->to_min + w->season->limits.rest_min - ORKI_DAY_MIN,
                .day = day};
    for (int i = 0; i < d->n; i++) {
        int part = w->days->parts[d->first + i], bit = w->bit_of_part[part];
        int school = w->bit_of_school[block_of(w, part)->school];
        if (bit >= 0) {
            c.done |= UINT64_C(1) << bit;
            c.barred |= w->barred[bit];
        }
        if (school >= 0)
            c.schools |= UINT64_C(1) << school;
    }
    return c;
}

static bool are_alike(const choice *a, const choice *b)
{
    return a->teach_min == b->teach_min && a->from_min == b->from_min &&
           a->earliest == b->earliest && a->done == b->done && a->schools == b->schools;
}

static ork_status put_choice(weekly *w, slots *known, const choice *c)
{
    uint64_t h = mix(mix((uint64_t)c->teach_min + 1, (uint64_t)c->from_min), c->done);
    size_t s = (size_t)mix(mix(h, (uint64_t)c->earliest), c->schools) & (known->n - 1);
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
}

static int count_bits(uint64_t set)
{
    int n = 0;
    for (; set != 0; set &= set - 1)
        n++;
    return n;
}

static bool may_follow(const weekly *w, const state *s, const choice *c)
{
    return s->teach_min + c->teach_min <= w->t->max_week_min && s->earliest <= c->from_min &&
           (s->done & c->barred) == 0 && (!w->counts_days || s->n_days < w->t->max_days) &&
           (!w->counts_schools || count_bits(s->schools | c->schools) <= w->t->max_schools);
}

/* Labels before the next weekday from those before this one. */
static void pass_day(weekly *w, int weekday)
{
    int first = w->first[weekday], past = w->n_labels;
    list_choices(w, weekday);
    empty(&w->seen);
    w->first[weekday + 1] = past;
    for (int i = first; i < past && w->st == ORK_OK; i++) {
        label free_day = {w->labels[i].at, w->labels[i].value, i, -1};
        free_day.at.earliest = 0;
        put_label(w, past, &free_day);
        for (int k = 0; k < w->n_choices && w->st == ORK_OK; k++) {
            const choice *c = &w->choices[k];
            const state *s = &w->labels[i].at;
            if (!may_follow(w, s, c))
                continue;
            label x = {{s->teach_min + c->teach_min, s->n_days + (w->counts_days ? 1 : 0),
                        c->earliest, s->done | c->done, s->schools | c->schools},
                       w->labels[i].value + c->value,
                       i,
                       c->day};
            put_label(w, past, &x);
        }
        if (w->n_labels - past > MOST_STATES)
            w->is_full = true;
    }
}

/* Rules wished-hours and extra-day. */
static int64_t wishes_cost(const weekly *w, const state *s)
{
    const orki_teacher *t = w->t;
    const int64_t *weights = w->season->weights;
    int64_t off = 0, extra = s->n_days > t->wish_days ? s->n_days - t->wish_days : 0;
    int teach_min = s->teach_min;
    if (t->wish_from_min >= 0 && teach_min < t->wish_from_min)
        off = t->wish_from_min - teach_min;
    else if (t->wish_from_min >= 0 && teach_min > t->wish_to_min)
        off = teach_min - t->wish_to_min;
    if (teach_min < t->min_hours_min)
        off += t->min_hours_min - teach_min;
    return (orki_points(off, weights[ORKI_RULE_WISHED_HOURS]) +
            orki_points(extra, weights[ORKI_RULE_EXTRA_DAY])) *
           ORKI_PROOF_POINT;
}

static bool is_whole(const weekly *w, const state *s)
{
    for (int bit = 0; bit < w->n_bits; bit++) {
        if ((s->done >> bit & 1) != 0 && (w->mates[bit] & ~s->done) != 0)
            return false;
    }
    return true;
}

/* The cheapest label of a whole week; without working days there always is one. */
static int find_best(const weekly *w, int64_t *least)
{
    int best = -1;
    for (int i = w->first[ORKI_N_DAYS]; i < w->n_labels; i++) {
        const label *x = &w->labels[i];
        int64_t value = x->value + wishes_cost(w, &x->at);
        if ((best < 0 || value < *least) && is_whole(w, &x->at)) {
            best = i;
            *least = value;
        }
    }
    return best;
}

static void remember_team(weekly *w, int team)
{
    int first = w->n_bits, n_blocks = 0, n = 0;
    for (int b = 0; b < w->season->n_blocks; b++) {
        if (w->season->blocks[b].team != team)
            continue;
        n_blocks++;
        n += w->pieces->first_part[b + 1] - w->pieces->first_part[b];
    }
    bool is_single = n_blocks == 1;
    if (w->n_bits + (is_single ? 1 : n) > MOST_BITS) {
        w->is_full = true;
        return;
    }
    w->n_bits += is_single ? 1 : n;
    for (int p = 0, bit = first; p < w->pieces->n_parts; p++) {
        if (block_of(w, p)->team == team)
            w->bit_of_part[p] = is_single ? bit : bit++;
    }
    for (int p = 0; p < w->pieces->n_parts; p++) {
        const orki_proof_part *a = &w->pieces->parts[p];
        int bit = w->bit_of_part[p];
        if (block_of(w, p)->team != team)
            continue;
        w->barred[bit] = w->mates[bit] = 0;
        for (int q = 0; q < w->pieces->n_parts; q++) {
            const orki_proof_part *b = &w->pieces->parts[q];
            if (block_of(w, q)->team != team)
                continue;
            uint64_t other = UINT64_C(1) << w->bit_of_part[q];
            if (a->block == b->block || a->role != b->role)
                w->barred[bit] |= other;
            if (a->role == b->role && !is_single)
                w->mates[bit] |= other;
        }
    }
}

static void remember_school(weekly *w, int school)
{
    if (w->bit_of_school[school] >= 0)
        return;
    if (w->n_school_bits == MOST_BITS)
        w->is_full = true;
    else
        w->bit_of_school[school] = w->n_school_bits++;
}

/* How many parts of a team have the role? */
static int count_mates(const weekly *w, int part)
{
    int n = 0;
    for (int p = 0; p < w->pieces->n_parts; p++)
        n += block_of(w, p)->team == block_of(w, part)->team &&
             w->pieces->parts[p].role == w->pieces->parts[part].role;
    return n;
}

/* Does the part keep block-one-team with all others of the week? */
static bool keeps_team(const weekly *w, const int *parts, int n, int i)
{
    const orki_proof_part *a = &w->pieces->parts[parts[i]];
    int n_mates = 1;
    for (int k = 0; k < n; k++) {
        const orki_proof_part *b = &w->pieces->parts[parts[k]];
        if (k == i || block_of(w, parts[k])->team != block_of(w, parts[i])->team)
            continue;
        if (a->block == b->block || a->role != b->role)
            return false;
        n_mates++;
    }
    return n_mates == count_mates(w, parts[i]);
}

static int count_schools(const weekly *w, const int *parts, int n)
{
    int n_schools = 0;
    for (int i = 0; i < n; i++) {
        int k = 0;
        while (block_of(w, parts[k])->school != block_of(w, parts[i])->school)
            k++;
        n_schools += k == i;
    }
    return n_schools;
}

enum { MOST_PARTS = ORKI_N_DAYS * 48 };

/* Judge the week of a label; what it breaks is remembered from now on. True: it breaks nothing. */
static bool judge(weekly *w, int best)
{
    int parts[MOST_PARTS], n = 0;
    for (int i = best; i > 0; i = w->labels[i].before) {
        if (w->labels[i].day < 0)
            continue;
        const orki_proof_day *d = &w->days->at[w->labels[i].day];
        for (int k = 0; k < d->n; k++)
            parts[n++] = w->days->parts[d->first + k];
    }
    bool is_fine = true;
    for (int i = 0; i < n; i++) {
        if (keeps_team(w, parts, n, i))
            continue;
        is_fine = false;
        if (w->bit_of_part[parts[i]] < 0)
            remember_team(w, block_of(w, parts[i])->team);
    }
    bool is_few = count_schools(w, parts, n) <= w->t->max_schools;
    for (int i = 0; i < n && !is_few; i++)
        remember_school(w, block_of(w, parts[i])->school);
    w->counts_schools = w->counts_schools || !is_few;
    return is_fine && is_few;
}

/* One dynamic program with what is remembered now. */
static void run_round(weekly *w, orki_proof_week *out)
{
    w->n_labels = 0;
    label start = {.before = -1, .day = -1};
    empty(&w->seen);
    put_label(w, 0, &start);
    w->first[0] = 0;
    for (int d = 0; d < ORKI_N_DAYS && w->st == ORK_OK && !w->is_full; d++)
        pass_day(w, d);
    if (w->st != ORK_OK || w->is_full)
        return;
    int64_t least = 0;
    int best = find_best(w, &least);
    if (best < 0) {
        w->st = ORK_ERR_INTERNAL; /* the week without days is always there */
        return;
    }
    out->least = least;
    w->has_bound = true;
    out->is_exact = judge(w, best);
}

ork_status orki_proof_week_find(orki_proof_week *out, const orki_proof_pieces *pieces,
                                const orki_proof_days *days, int teacher)
{
    const ork_season *season = pieces->season;
    orki_arena arena = {0};
    int n_weekdays = 0;
    weekly w = {.season = season,
                .pieces = pieces,
                .days = days,
                .t = &season->teachers[teacher],
                .st = ORK_OK};
    *out = (orki_proof_week){0};
    for (int d = 0; d < ORKI_N_DAYS; d++)
        n_weekdays += days->first[d + 1] > days->first[d];
    w.counts_days = w.t->max_days < n_weekdays || w.t->wish_days < n_weekdays;
    w.bit_of_part = orki_arena_alloc(&arena, (size_t)pieces->n_parts, sizeof(int));
    w.bit_of_school = orki_arena_alloc(&arena, (size_t)season->n_schools, sizeof(int));
    if (w.bit_of_part == NULL || w.bit_of_school == NULL)
        w.st = ORK_ERR_MEMORY;
    for (int p = 0; p < pieces->n_parts && w.st == ORK_OK; p++)
        w.bit_of_part[p] = -1;
    for (int s = 0; s < season->n_schools && w.st == ORK_OK; s++)
        w.bit_of_school[s] = -1;
    for (int round = 0; round < MAX_ROUNDS && w.st == ORK_OK && !w.is_full && !out->is_exact;
         round++)
        run_round(&w, out);
    orki_free(w.choices);
    orki_free(w.labels);
    orki_free(w.seen.at);
    orki_arena_free(&arena);
    return w.st == ORK_OK && !w.has_bound ? ORK_ERR_TOO_LARGE : w.st;
}
