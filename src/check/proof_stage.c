/* The bound of one set of prices (src/doc/bound.md has the formula in words):
 *
 *   (V1)  sum over clusters of min(unplaced, sum over its blocks of the cheapest open placement
 *         with the prices of all that it uses)
 *       + sum over teachers of her cheapest week less the prices of all that she does
 *       + sum over series of their price + min(0, the cheapest when nobody takes it - its price)
 *       - the prices of clashes and moments - 0.49 x the prices of fairness
 *   (V2)  a placement is closed when (V1) with it instead of its block's cheapest one reaches the
 *         bound that is claimed
 *
 * Blocks one after another, then teachers one after another; nothing here is taken from the
 * solver, and every number is whole. */
#include "check/proof_stage.h"

#include "base/clock.h"
#include "base/message.h"
#include "check/proof_clashes.h"
#include "check/proof_ranges.h"
#include "check/proof_series.h"
#include "check/proof_week.h"

#define NEVER (INT64_MAX / 4)

typedef struct proving {
    const ork_season *season;
    const ork_certificate *certificate;
    const orki_stage *stage;
    int index;
    const orki_proof_time *time;
    ork_diags *diags;
    orki_arena arena;
    orki_proof_pieces pieces;
    orki_proof_open *open;
    int64_t *captain, *day_tie; /* [n_blocks * ORKI_N_DAYS] thousandths */
    int64_t *fair;              /* [n_teachers] thousandths */
    bool *has_day;              /* [n_blocks * ORKI_N_DAYS] some placement */
    bool *is_in_clash;          /* [n_blocks] */
    int64_t *series;            /* [n_blocks] thousandths */
    bool *is_crowd_met;         /* [n_crowds of the stage] */
    orki_places *places;        /* [n_blocks] kept where a clash asks for them */
    size_t *first;              /* [n_blocks + 1] into values */
    size_t n_values, capacity;
    int64_t *values;   /* [open.n] each placement with its prices */
    int64_t *least;    /* [n_blocks] the cheapest open placement, or NEVER */
    int *cluster;      /* [n_blocks] the first block of those placed together */
    int64_t *together; /* [n_blocks] of a cluster: sum of least, or NEVER */
    int64_t *taken;    /* [n_blocks] of a cluster: what (V1) has for it */
    int64_t sum;
    bool is_impossible;
    ork_status st;
} proving;

static void add(proving *p, int64_t value)
{
    if (p->st == ORK_OK && __builtin_add_overflow(p->sum, value, &p->sum))
        p->st = ORK_ERR_TOO_LARGE;
}

static void spread_prices(proving *p)
{
    const orki_stage *s = p->stage;
    for (int i = 0; i < s->n_captains; i++)
        p->captain[s->captains[i].block * ORKI_N_DAYS + s->captains[i].day] = s->captains[i].price;
    for (int i = 0; i < s->n_day_ties; i++) {
        const orki_day_price *tie = &s->day_ties[i];
        p->day_tie[tie->block * ORKI_N_DAYS + tie->day] += tie->price;
        p->day_tie[orki_first_of_day(p->season, tie->block) * ORKI_N_DAYS + tie->day] -= tie->price;
    }
    for (int i = 0; i < s->n_series; i++)
        p->series[s->series[i].block] = s->series[i].price;
    for (int i = 0; i < s->n_fairness; i++)
        p->fair[s->fairness[i].teacher] = s->fairness[i].price;
}

/* Placements are told apart in blocks that any stage's clashes name, so that all stages list the
 * same ones. */
static void note_clashes(proving *p)
{
    for (int k = 0; k < p->certificate->n_stages; k++) {
        const orki_stage *s = &p->certificate->stages[k];
        for (int i = 0; i < s->n_clashes; i++)
            p->is_in_clash[s->clashes[i].block] = p->is_in_clash[s->clashes[i].other] = true;
    }
}

static ork_status open_stage(proving *p)
{
    const ork_season *season = p->season;
    size_t n_blocks = (size_t)season->n_blocks, n_days = n_blocks * ORKI_N_DAYS;
    p->captain = orki_arena_alloc(&p->arena, n_days, sizeof *p->captain);
    p->day_tie = orki_arena_alloc(&p->arena, n_days, sizeof *p->day_tie);
    p->fair = orki_arena_alloc(&p->arena, (size_t)season->n_teachers, sizeof *p->fair);
    p->has_day = orki_arena_alloc(&p->arena, n_days, sizeof *p->has_day);
    p->is_in_clash = orki_arena_alloc(&p->arena, n_blocks, sizeof *p->is_in_clash);
    p->places = orki_arena_alloc(&p->arena, n_blocks, sizeof *p->places);
    p->series = orki_arena_alloc(&p->arena, n_blocks, sizeof *p->series);
    p->is_crowd_met =
        orki_arena_alloc(&p->arena, (size_t)p->stage->n_crowds, sizeof *p->is_crowd_met);
    p->first = orki_arena_alloc(&p->arena, n_blocks + 1, sizeof *p->first);
    p->least = orki_arena_alloc(&p->arena, n_blocks, sizeof *p->least);
    p->cluster = orki_arena_alloc(&p->arena, n_blocks, sizeof *p->cluster);
    p->together = orki_arena_alloc(&p->arena, n_blocks, sizeof *p->together);
    p->taken = orki_arena_alloc(&p->arena, n_blocks, sizeof *p->taken);
    if (p->captain == NULL || p->day_tie == NULL || p->fair == NULL || p->has_day == NULL ||
        p->is_in_clash == NULL || p->series == NULL || p->is_crowd_met == NULL ||
        p->places == NULL || p->first == NULL || p->least == NULL || p->cluster == NULL ||
        p->together == NULL || p->taken == NULL)
        return ORK_ERR_MEMORY;
    spread_prices(p);
    note_clashes(p);
    ork_status st = orki_proof_pieces_open(&p->pieces, season, p->stage);
    p->pieces.is_strict = p->certificate->is_strict;
    return st;
}

/* The placements of a block, closed as the stages before say. */
static void list_places(proving *p, int block)
{
    orki_places *places = &p->places[block];
    orki_proof_open *open = p->open;
    if (p->season->blocks[block].series >= 0) {
        p->first[block] = p->first[block + 1] = p->n_values;
        p->st = orki_proof_series_add(&p->pieces, block, p->is_crowd_met);
        return;
    }
    p->st = orki_places_list(places, p->season, block, p->is_in_clash[block]);
    if (p->st != ORK_OK)
        return;
    size_t n = p->n_values + (size_t)places->n;
    p->first[block] = p->n_values;
    if (orki_array_reserve(&p->values, &p->capacity, n, sizeof *p->values) != 0 ||
        orki_array_reserve(&open->is_closed, &open->capacity, n, sizeof *open->is_closed) != 0) {
        p->st = ORK_ERR_MEMORY;
        return;
    }
    for (int i = 0; i < places->n; i++)
        places->at[i].is_open = !open->is_closed[p->n_values + (size_t)i];
    p->first[block + 1] = p->n_values = n;
    p->st = orki_proof_pieces_add(&p->pieces, block, places);
    if (p->st == ORK_OK)
        orki_proof_series_charge(&p->pieces, block, places);
}

/* Each placement of a block with all its prices; then its placements are forgotten. */
static void take_values(proving *p, int block)
{
    orki_places *places = &p->places[block];
    p->least[block] = NEVER;
    for (int i = 0; i < places->n; i++) {
        const orki_place_of_block *x = &places->at[i];
        int at = block * ORKI_N_DAYS + x->day;
        int64_t value = x->cost * ORKI_PROOF_POINT + x->charge +
                        (p->captain[at] + p->day_tie[at]) * ORKI_PROOF_UNIT;
        p->values[p->first[block] + (size_t)i] = value;
        p->has_day[at] = true;
        if (x->is_open && value < p->least[block])
            p->least[block] = value;
    }
    orki_places_free(places);
}

static void take_blocks(proving *p)
{
    for (int b = 0; b < p->season->n_blocks && p->st == ORK_OK; b++) {
        list_places(p, b);
        if (p->st == ORK_OK && !p->is_in_clash[b])
            take_values(p, b);
    }
    if (p->st != ORK_OK)
        return;
    const orki_clash_price *at = NULL;
    p->st = orki_proof_clashes_charge(p->season, p->stage, p->places, &at);
    if (p->st == ORK_ERR_INPUT)
        orki_price_refuse(
            &p->st, p->diags, ORKI_PRICE_PLACE,
            (orki_price_name){p->certificate, p->index, "clashes", at - p->stage->clashes,
                              &at->place},
            _("the block \"%s\" cannot have its lessons then, so this price is of nothing"),
            p->season->blocks[at->block].id);
    for (int b = 0; b < p->season->n_blocks && p->st == ORK_OK; b++) {
        if (p->is_in_clash[b])
            take_values(p, b);
    }
}

static void check_days(proving *p, const char *list, const orki_day_price *prices, int n)
{
    for (int i = 0; i < n; i++) {
        if (p->has_day[prices[i].block * ORKI_N_DAYS + prices[i].day])
            continue;
        orki_price_refuse(
            &p->st, p->diags, ORKI_PRICE_PLACE,
            (orki_price_name){p->certificate, p->index, list, i, &prices[i].place},
            _("the block \"%s\" cannot have its lessons that day, so this price is of nothing"),
            p->season->blocks[prices[i].block].id);
    }
}

/* A price must be of something that can be: else the certificate is of another season. */
static void check_prices(proving *p)
{
    const orki_stage *s = p->stage;
    for (int i = 0; i < s->n_pieces; i++) {
        if (p->pieces.is_met[i])
            continue;
        orki_price_refuse(
            &p->st, p->diags, ORKI_PRICE_PLACE,
            (orki_price_name){p->certificate, p->index, "pieces", i, &s->pieces[i].place},
            _("the block \"%s\" cannot have lessons with this role then, so this price is of "
              "nothing"),
            p->season->blocks[s->pieces[i].block].id);
    }
    check_days(p, "captains", s->captains, s->n_captains);
    check_days(p, "day_ties", s->day_ties, s->n_day_ties);
    for (int i = 0; i < s->n_crowds; i++) {
        if (p->is_crowd_met[i])
            continue;
        orki_price_refuse(
            &p->st, p->diags, ORKI_PRICE_PLACE,
            (orki_price_name){p->certificate, p->index, "crowds", i, &s->crowds[i].place},
            _("the group \"%s\" has no series then, so this price is of nothing"),
            p->season->groups[s->crowds[i].group].id);
    }
}

/* Blocks of one team or one day are placed together or not at all. */
static bool join_clusters(const ork_season *season, int *cluster)
{
    bool is_changed = false;
    for (int b = 0; b < season->n_blocks; b++) {
        for (int c = 0; c < b; c++) {
            const orki_block *x = &season->blocks[b], *y = &season->blocks[c];
            if ((x->team != y->team && x->day != y->day) || cluster[b] == cluster[c])
                continue;
            cluster[b] = cluster[c] = cluster[b] < cluster[c] ? cluster[b] : cluster[c];
            is_changed = true;
        }
    }
    return is_changed;
}

static int64_t unplaced_cost(const proving *p, int cluster)
{
    int64_t points = orki_points(1, p->season->weights[ORKI_RULE_UNPLACED]), n = 0;
    for (int b = 0; b < p->season->n_blocks; b++)
        n += p->cluster[b] == cluster ? p->season->blocks[b].n_lessons : 0;
    return points * n * ORKI_PROOF_POINT;
}

static void add_blocks(proving *p)
{
    const ork_season *season = p->season;
    for (int b = 0; b < season->n_blocks; b++)
        p->cluster[b] = b;
    while (join_clusters(season, p->cluster))
        continue;
    for (int b = 0; b < season->n_blocks && p->st == ORK_OK; b++) {
        int64_t *sum = &p->together[p->cluster[b]];
        if (p->least[b] == NEVER || *sum == NEVER)
            *sum = NEVER;
        else if (__builtin_add_overflow(*sum, p->least[b], sum))
            p->st = ORK_ERR_TOO_LARGE;
    }
    for (int b = 0; b < season->n_blocks && p->st == ORK_OK; b++) {
        if (p->cluster[b] != b || season->blocks[b].series >= 0)
            continue;
        int64_t leave = p->certificate->is_strict ? NEVER : unplaced_cost(p, b);
        p->taken[b] = leave < p->together[b] ? leave : p->together[b];
        if (p->taken[b] == NEVER) /* no number to add up */
            p->is_impossible = true;
        else
            add(p, p->taken[b]);
    }
}

static void add_teachers(proving *p)
{
    orki_proof_days days = {0};
    orki_proof_prices prices = {p->captain, p->fair};
    for (int t = 0; t < p->season->n_teachers && p->st == ORK_OK; t++) {
        orki_proof_week week;
        if (p->season->teachers[t].is_substitute)
            continue; /* she is never in the week */
        if (orki_clock_s() > p->time->end_s)
            p->st = ORK_ERR_TOO_LARGE;
        else
            p->st = orki_proof_days_list(&days, &p->pieces, &prices, t);
        if (p->st == ORK_OK)
            p->st = orki_proof_week_find(&week, &p->pieces, &days, p->series, t, p->time->hurry_s);
        if (p->st == ORK_OK)
            add(p, week.least);
    }
    orki_proof_days_free(&days);
}

/* A series is taken by one teacher, or by nobody if that is allowed and cheaper than nothing. */
static void add_series(proving *p)
{
    for (int b = 0; b < p->season->n_blocks; b++) {
        if (p->season->blocks[b].series < 0)
            continue;
        int64_t price = p->series[b] * ORKI_PROOF_UNIT;
        int64_t alone = orki_proof_series_alone(&p->pieces, b) - price;
        if (alone < 0 && !p->certificate->is_strict)
            add(p, alone);
        add(p, price);
    }
}

/* The right-hand sides; fairness is rounded half up, which can take away 0.49 points. */
static void add_constants(proving *p)
{
    for (int i = 0; i < p->stage->n_clashes; i++)
        add(p, -p->stage->clashes[i].price * ORKI_PROOF_UNIT);
    for (int i = 0; i < p->stage->n_crowds; i++)
        add(p, -p->stage->crowds[i].price * ORKI_PROOF_UNIT);
    for (int i = 0; i < p->stage->n_fairness; i++)
        add(p, -p->stage->fairness[i].price * ORKI_PROOF_UNIT * 49 / 100);
}

/* (V2). Costs are whole points: cheaper than the bound is at most one point less. */
static void close_places(proving *p)
{
    int64_t most = (p->certificate->bound - 1) * ORKI_PROOF_POINT;
    for (int b = 0; b < p->season->n_blocks && p->st == ORK_OK; b++) {
        int c = p->cluster[b];
        if (p->together[c] == NEVER)
            continue;
        for (size_t i = p->first[b]; i < p->first[b + 1]; i++) {
            int64_t with = 0;
            if (__builtin_add_overflow(p->sum - p->taken[c], p->together[c], &with) ||
                __builtin_add_overflow(with, p->values[i] - p->least[b], &with))
                p->st = ORK_ERR_TOO_LARGE;
            else if (with > most)
                p->open->is_closed[i] = true;
        }
    }
}

static void close_stage(proving *p)
{
    for (int b = 0; p->places != NULL && b < p->season->n_blocks; b++)
        orki_places_free(&p->places[b]);
    orki_proof_pieces_free(&p->pieces);
    orki_free(p->values);
    orki_arena_free(&p->arena);
}

ork_status orki_proof_stage_run(orki_proof_stage *out, orki_proof_open *open,
                                const ork_season *season, const ork_certificate *certificate,
                                int index, const orki_proof_time *time, ork_diags *diags)
{
    proving p = {.season = season,
                 .certificate = certificate,
                 .stage = &certificate->stages[index],
                 .index = index,
                 .time = time,
                 .diags = diags,
                 .open = open,
                 .st = ORK_OK};
    *out = (orki_proof_stage){0};
    p.st = open_stage(&p);
    if (p.st == ORK_OK)
        take_blocks(&p);
    if (p.st == ORK_OK)
        check_prices(&p);
    if (p.st == ORK_OK)
        add_blocks(&p);
    if (p.st == ORK_OK && !p.is_impossible)
        add_teachers(&p);
    if (p.st == ORK_OK && !p.is_impossible)
        add_series(&p);
    add_constants(&p);
    if (p.st == ORK_OK && !p.is_impossible)
        close_places(&p);
    open->n = p.n_values;
    out->bound = p.sum;
    out->is_impossible = p.is_impossible;
    ork_status st = p.st;
    close_stage(&p);
    return st;
}
