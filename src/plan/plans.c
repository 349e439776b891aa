/* Lessons are placed one after another in time. A partial plan is a set of lessons placed so far
 * and the sequence of (kind of lesson, start); among partial plans that agree in both, only the
 * cheapest is kept, because all that can follow is the same. Layer k holds the partial plans of k
 * lessons.
 *
 * (P1)  cost(p) = room-best of each lesson + youngest-first of the first + school-wish of the whole
 */
#include "plan/plans.h"

#include "model/tiers.h"
#include "plan/rooms.h"
#include "plan/starts.h"
#include "plan/stock.h"

#include <string.h>

typedef struct partial {
    int64_t cost, room_cost;
    uint32_t set; /* bit i: lesson i of the block is placed */
    int n;
    int lesson[ORKI_MAX_BLOCK_LESSONS];
    int start_min[ORKI_MAX_BLOCK_LESSONS];
} partial;

typedef struct layer {
    size_t n, capacity;
    partial *at;
    size_t n_slots; /* hash table: index + 1 into at, 0 = empty; a power of two */
    size_t *slots;
} layer;

/* Room costs of one lesson by start, so that each is computed once a day. */
typedef struct room_memo {
    int n;
    size_t capacity;
    struct known {
        int start_min;
        int64_t cost;
    } * at;
} room_memo;

typedef struct lister {
    const ork_season *season;
    const orki_block *block;
    int block_index, day;
    int kind[ORKI_MAX_BLOCK_LESSONS]; /* lessons of one kind may be swapped */
    int youngest;                     /* lowest year in the block */
    int first_start_pin;              /* or -1 */
    bool is_in_school;                /* school-wish applies */
    orki_moments moments[ORKI_MAX_BLOCK_LESSONS];
    room_memo rooms[ORKI_MAX_BLOCK_LESSONS];
    layer layers[2];
    orki_plans *out;
    const orki_watch *watch;
} lister;

static const orki_orchestra *lesson_of(const lister *l, int i)
{
    return &l->season->orchestras[l->block->lessons[i]];
}

static int changeover_of(const lister *l, int i)
{
    return l->season->programmes[lesson_of(l, i)->programme].changeover_min;
}

static int youngest_of(const ork_season *season, const orki_orchestra *o)
{
    int year = INT32_MAX;
    for (int i = 0; i < o->n_groups; i++) {
        int y = season->groups[o->groups[i]].year;
        year = y < year ? y : year;
    }
    return year;
}

static bool are_alike(const lister *l, int i, int j, const bool *is_singular)
{
    const orki_orchestra *a = lesson_of(l, i), *b = lesson_of(l, j);
    if (is_singular[l->block->lessons[i]] || is_singular[l->block->lessons[j]] ||
        a->n_sections != b->n_sections || a->lesson_min != b->lesson_min ||
        changeover_of(l, i) != changeover_of(l, j))
        return false;
    for (int k = 0; k < a->n_sections; k++) {
        if (orki_section_of(l->season, l->block->lessons[j],
                            l->season->sections[a->first_section + k].role) < 0)
            return false;
    }
    return true;
}

/* The pinned first start when one more pin asks for one; two that differ leave the block no start.
 */
static int first_start(int so_far, int pinned)
{
    return so_far < 0 || so_far == pinned ? pinned : ORKI_DAY_MIN;
}

static void prepare_block(lister *l, int block, const orki_interplay *interplay)
{
    const ork_season *season = l->season;
    l->block = &season->blocks[block];
    l->block_index = block;
    l->youngest = INT32_MAX;
    l->is_in_school = true;
    l->first_start_pin = -1;
    for (int i = 0; i < l->block->n_lessons; i++) {
        const orki_orchestra *o = lesson_of(l, i);
        int year = youngest_of(season, o);
        l->youngest = year < l->youngest ? year : l->youngest;
        l->is_in_school = l->is_in_school && !season->programmes[o->programme].is_after_school;
        l->kind[i] = i;
        for (int j = 0; j < i && l->kind[i] == i; j++) {
            if (are_alike(l, i, j, interplay->is_singular))
                l->kind[i] = l->kind[j];
        }
    }
    for (int i = 0; i < season->n_pins; i++) {
        if (season->pins[i].block == block && season->pins[i].orchestra < 0 &&
            season->pins[i].start_min >= 0)
            l->first_start_pin = first_start(l->first_start_pin, season->pins[i].start_min);
    }
}

/* Points of room-best for lesson i at that start, alone, when stock and rooms suffice; else
 * negative as orki_rooms_cheapest. */
static int64_t room_cost(lister *l, int i, int start_min)
{
    room_memo *memo = &l->rooms[i];
    for (int k = 0; k < memo->n; k++) {
        if (memo->at[k].start_min == start_min)
            return memo->at[k].cost;
    }
    orki_sitting sitting = {l->block->lessons[i], l->day, start_min};
    int64_t cost = orki_stock_suffices(l->season, &sitting, 1)
                       ? orki_rooms_cheapest(l->season, &sitting, 1, NULL, NULL)
                       : ORKI_NO_ROOMS;
    if (orki_array_reserve(&memo->at, &memo->capacity, (size_t)memo->n + 1, sizeof *memo->at))
        return ORKI_ROOMS_NO_MEMORY;
    memo->at[memo->n].start_min = start_min;
    memo->at[memo->n++].cost = cost;
    return cost;
}

static bool is_same_sequence(const lister *l, const partial *a, const partial *b)
{
    if (a->set != b->set)
        return false;
    for (int i = 0; i < a->n; i++) {
        if (a->start_min[i] != b->start_min[i] || l->kind[a->lesson[i]] != l->kind[b->lesson[i]])
            return false;
    }
    return true;
}

static uint64_t hash_of(const lister *l, const partial *p)
{
    uint64_t h = p->set;
    for (int i = 0; i < p->n; i++) {
        uint64_t x = (uint64_t)p->start_min[i] * 16 + (uint64_t)l->kind[p->lesson[i]];
        h = (h ^ x) * UINT64_C(0x9e3779b97f4a7c15);
        h ^= h >> 29;
    }
    return h;
}

/* Double the hash table and put every partial plan back. */
static ork_status grow_slots(const lister *l, layer *to)
{
    size_t n_slots = to->n_slots == 0 ? 256 : to->n_slots * 2;
    size_t *slots = orki_alloc(n_slots, sizeof *slots);
    if (slots == NULL)
        return ORK_ERR_MEMORY;
    for (size_t i = 0; i < to->n; i++) {
        size_t s = (size_t)hash_of(l, &to->at[i]) & (n_slots - 1);
        while (slots[s] != 0)
            s = (s + 1) & (n_slots - 1);
        slots[s] = i + 1;
    }
    orki_free(to->slots);
    to->slots = slots;
    to->n_slots = n_slots;
    return ORK_OK;
}

static ork_status keep_cheapest(const lister *l, layer *to, const partial *p)
{
    if (to->n * 2 >= to->n_slots && grow_slots(l, to) != ORK_OK)
        return ORK_ERR_MEMORY;
    size_t s = (size_t)hash_of(l, p) & (to->n_slots - 1);
    for (; to->slots[s] != 0; s = (s + 1) & (to->n_slots - 1)) {
        partial *known = &to->at[to->slots[s] - 1];
        if (is_same_sequence(l, known, p)) {
            if (p->cost < known->cost)
                *known = *p;
            return ORK_OK;
        }
    }
    if (to->n >= ORKI_MAX_PLANS)
        return ORK_ERR_TOO_LARGE;
    if (orki_array_reserve(&to->at, &to->capacity, to->n + 1, sizeof *to->at))
        return ORK_ERR_MEMORY;
    to->at[to->n++] = *p;
    to->slots[s] = to->n;
    return ORK_OK;
}

/* Put lesson i after a partial plan at that start, if the rules allow. */
static ork_status extend(lister *l, layer *to, const partial *from, int i, int start_min)
{
    if (!orki_lesson_may(l->season, l->block->lessons[i], l->day, start_min) ||
        !orki_tiers_allow(l->season, l->block->lessons[i], l->day, start_min))
        return ORK_OK;
    if (from->n == 0 && l->first_start_pin >= 0 && start_min != l->first_start_pin)
        return ORK_OK;
    int64_t rooms = room_cost(l, i, start_min);
    if (rooms < 0)
        return rooms == ORKI_NO_ROOMS ? ORK_OK : ORK_ERR_MEMORY;
    partial p = *from;
    p.lesson[p.n] = i;
    p.start_min[p.n++] = start_min;
    p.set |= UINT32_C(1) << i;
    p.cost += rooms + orki_tiers_lesson(l->season, l->block->lessons[i], l->day, start_min);
    p.room_cost += rooms;
    if (from->n == 0 && youngest_of(l->season, lesson_of(l, i)) > l->youngest)
        p.cost += orki_points(1, l->season->weights[ORKI_RULE_YOUNGEST_FIRST]);
    return keep_cheapest(l, to, &p);
}

/* A lesson split off may also begin k lessons after a moment (rules.md, natural-start). */
static ork_status extend_split(lister *l, layer *to, const partial *from)
{
    const orki_orchestra *o = lesson_of(l, 0);
    int step = o->lesson_min + changeover_of(l, 0);
    ork_status st = ORK_OK;
    for (int m = 0; m < l->moments[0].n && st == ORK_OK; m++) {
        for (int k = 1; k < l->block->n_split && st == ORK_OK; k++)
            st = extend(l, to, from, 0, l->moments[0].at[m] + k * step);
    }
    return st;
}

static ork_status extend_all(lister *l, layer *to, const partial *from)
{
    int earliest = 0;
    ork_status st = ORK_OK;
    if (from->n > 0) {
        int last = from->lesson[from->n - 1];
        earliest =
            from->start_min[from->n - 1] + lesson_of(l, last)->lesson_min + changeover_of(l, last);
    }
    for (int i = 0; i < l->block->n_lessons && st == ORK_OK; i++) {
        if ((from->set >> i & 1) != 0)
            continue;
        if (from->n > 0)
            st = extend(l, to, from, i, earliest);
        for (int m = 0; m < l->moments[i].n && st == ORK_OK; m++) {
            int at = l->moments[i].at[m];
            if (at > earliest || (at == earliest && from->n == 0))
                st = extend(l, to, from, i, at);
        }
    }
    if (st == ORK_OK && from->n == 0 && l->block->is_split && l->block->n_lessons == 1)
        st = extend_split(l, to, from);
    return st;
}

static int64_t wish_cost(const lister *l, const partial *p)
{
    const orki_school *school = &l->season->schools[l->block->school];
    int64_t cost = 0, points = orki_points(1, l->season->weights[ORKI_RULE_SCHOOL_WISH]);
    if (!l->is_in_school)
        return 0;
    if (school->days_preferred != 0 && (school->days_preferred >> l->day & 1) == 0)
        cost += points;
    orki_span wish = school->times_preferred;
    bool is_outside = false;
    for (int i = 0; i < p->n && wish.from < wish.to; i++) {
        int end = p->start_min[i] + lesson_of(l, p->lesson[i])->lesson_min;
        is_outside = is_outside || p->start_min[i] < wish.from || end > wish.to;
    }
    return is_outside ? cost + points : cost;
}

static ork_status add_plan(lister *l, const partial *p)
{
    orki_plans *out = l->out;
    int *start_min = orki_arena_alloc(&out->arena, (size_t)p->n, sizeof *start_min);
    if (start_min == NULL ||
        orki_array_reserve(&out->at, &out->capacity, (size_t)out->n + 1, sizeof *out->at))
        return ORK_ERR_MEMORY;
    if (out->n >= ORKI_MAX_PLANS)
        return ORK_ERR_TOO_LARGE;
    for (int i = 0; i < p->n; i++)
        start_min[p->lesson[i]] = p->start_min[i];
    out->at[out->n++] =
        (orki_plan){l->block_index, l->day, p->cost + wish_cost(l, p), p->room_cost, start_min};
    return ORK_OK;
}

static void empty_layer(layer *to)
{
    to->n = 0;
    if (to->slots != NULL)
        memset(to->slots, 0, to->n_slots * sizeof *to->slots);
}

static ork_status list_day(lister *l, int day)
{
    l->day = day;
    for (int i = 0; i < l->block->n_lessons; i++) {
        l->rooms[i].n = 0;
        if (orki_lesson_moments(&l->moments[i], l->season, l->block->lessons[i], day) != 0)
            return ORK_ERR_MEMORY;
    }
    partial nothing = {0};
    layer *from = &l->layers[0], *to = &l->layers[1];
    empty_layer(to);
    ork_status st = extend_all(l, to, &nothing);
    for (int k = 1; k < l->block->n_lessons && st == ORK_OK; k++) {
        layer *swap = from;
        from = to;
        to = swap;
        empty_layer(to);
        for (size_t i = 0; i < from->n && st == ORK_OK && orki_watch_goes_on(l->watch); i++)
            st = extend_all(l, to, &from->at[i]);
    }
    for (size_t i = 0; i < to->n && st == ORK_OK; i++)
        st = add_plan(l, &to->at[i]);
    return st;
}

ork_status orki_plans_list(orki_plans *out, const ork_season *season,
                           const orki_interplay *interplay, const orki_watch *watch)
{
    *out = (orki_plans){.season = season};
    out->first = orki_arena_alloc(&out->arena, (size_t)season->n_blocks + 1, sizeof *out->first);
    lister *l = orki_alloc(1, sizeof *l);
    ork_status st = out->first == NULL || l == NULL ? ORK_ERR_MEMORY : ORK_OK;
    for (int b = 0; b < season->n_blocks && st == ORK_OK; b++) {
        l->season = season;
        l->out = out;
        l->watch = watch;
        prepare_block(l, b, interplay);
        out->first[b] = out->n;
        for (int d = 0; d < ORKI_N_DAYS && st == ORK_OK && l->block->series < 0; d++)
            st = list_day(l, d);
    }
    if (st == ORK_OK)
        out->first[season->n_blocks] = out->n;
    for (int i = 0; l != NULL && i < ORKI_MAX_BLOCK_LESSONS; i++) {
        orki_moments_free(&l->moments[i]);
        orki_free(l->rooms[i].at);
    }
    for (int i = 0; l != NULL && i < 2; i++) {
        orki_free(l->layers[i].at);
        orki_free(l->layers[i].slots);
    }
    orki_free(l);
    return st;
}

void orki_plans_free(orki_plans *plans)
{
    orki_free(plans->at);
    orki_arena_free(&plans->arena);
    *plans = (orki_plans){0};
}
