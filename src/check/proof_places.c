/* Depth first over the sequences of (kind of lesson, start) in order of time. With a sequence goes
 * a table: which sets of lessons may stand in it, each at its least cost, because lessons of one
 * kind may change places. Natural starts, order and pins are those of src/doc/rules.md. */
#include "check/proof_places.h"

#include "check/proof_minutes.h"
#include "check/proof_rooms.h"

#include <string.h>

enum { MOST_PLACES = 4000000, UNKNOWN_ROOMS = -3 };

/* Sets of lessons and the least cost of each. */
typedef struct table {
    int n;
    uint32_t set[1 << ORKI_MAX_BLOCK_LESSONS];
    int64_t cost[1 << ORKI_MAX_BLOCK_LESSONS];
} table;

typedef struct lister {
    const ork_season *season;
    const orki_block *block;
    int block_index, n, day;
    orki_minutes minutes[ORKI_MAX_BLOCK_LESSONS];
    int not_best[ORKI_MAX_BLOCK_LESSONS][ORKI_DAY_MIN]; /* rooms by start, as they are asked for */
    table tables[ORKI_MAX_BLOCK_LESSONS + 1];           /* of the sequence so far, by length */
    int where[1 << ORKI_MAX_BLOCK_LESSONS];             /* of a set in the table being made, + 1 */
    int n_starts[ORKI_MAX_BLOCK_LESSONS];               /* of each kind, without a lesson before: */
    int starts[ORKI_MAX_BLOCK_LESSONS][ORKI_DAY_MIN];   /* when one of the kind may begin */
    int kind[ORKI_MAX_BLOCK_LESSONS], start_min[ORKI_MAX_BLOCK_LESSONS]; /* the sequence */
    orki_places *out;
    ork_status st;
} lister;

int orki_changeover_of(const ork_season *season, int lesson)
{
    return season->programmes[season->orchestras[lesson].programme].changeover_min;
}

static int length_of(const lister *l, int i)
{
    return l->season->orchestras[l->block->lessons[i]].lesson_min;
}

static int youngest_of(const ork_season *season, int lesson)
{
    const orki_orchestra *o = &season->orchestras[lesson];
    int youngest = INT32_MAX;
    for (int i = 0; i < o->n_groups; i++) {
        int year = season->groups[o->groups[i]].year;
        youngest = year < youngest ? year : youngest;
    }
    return youngest;
}

/* Schools of one building have rooms in common, also when each has its own coordinates. */
static bool are_neighbours(const orki_school *a, const orki_school *b)
{
    return a->address == b->address || (a->building >= 0 && a->building == b->building);
}

/* Only blocks that keep to themselves: a school of one block, with pupils and building of its own.
 */
static bool is_alone(const ork_season *season, int block)
{
    const orki_block *b = &season->blocks[block];
    for (int o = 0; o < season->n_orchestras; o++) {
        const orki_orchestra *other = &season->orchestras[o];
        if (other->block == block)
            continue;
        if (are_neighbours(&season->schools[other->school], &season->schools[b->school]))
            return false;
        for (int i = 0; i < b->n_lessons; i++) {
            const orki_orchestra *mine = &season->orchestras[b->lessons[i]];
            for (int j = 0; j < mine->n_groups; j++) {
                for (int k = 0; k < other->n_groups; k++) {
                    if (mine->groups[j] == other->groups[k])
                        return false;
                }
            }
        }
    }
    return true;
}

static bool are_alike(const ork_season *season, int a, int b)
{
    const orki_orchestra *x = &season->orchestras[a], *y = &season->orchestras[b];
    if (x->lesson_min != y->lesson_min || x->n_sections != y->n_sections ||
        orki_changeover_of(season, a) != orki_changeover_of(season, b))
        return false;
    for (int k = 0; k < x->n_sections; k++) {
        if (orki_section_of(season, b, season->sections[x->first_section + k].role) < 0)
            return false;
    }
    return true;
}

static void find_kinds(lister *l, bool is_seen)
{
    bool is_apart = is_seen && !is_alone(l->season, l->block_index);
    for (int i = 0; i < l->n; i++) {
        int k = 0;
        while (k < i &&
               (is_apart || !are_alike(l->season, l->block->lessons[i], l->block->lessons[k])))
            k++;
        l->out->alike[i] = k;
    }
}

/* Points of room-best for a lesson by itself; negative when rooms or instruments do not suffice. */
static int64_t room_cost(lister *l, int i, int start)
{
    int *known = &l->not_best[i][start];
    if (*known == UNKNOWN_ROOMS) {
        orki_seat seat = {l->block->lessons[i], start};
        *known = orki_proof_stock(l->season, &seat, 1)
                     ? orki_proof_rooms(l->season, l->day, &seat, 1)
                     : ORKI_PROOF_NO_ROOMS;
    }
    if (*known == ORKI_PROOF_NO_MEMORY)
        l->st = ORK_ERR_MEMORY;
    return *known < 0 ? -1 : *known * orki_points(1, l->season->weights[ORKI_RULE_ROOM_BEST]);
}

/* A lesson that was split off may stand where it would have stood in the row. */
static bool is_split_start(const lister *l, int i, int start)
{
    int step = length_of(l, i) + orki_changeover_of(l->season, l->block->lessons[i]);
    for (int k = 1; l->block->is_split && k < l->block->n_split; k++) {
        if (start - k * step >= 0 && l->minutes[i].is_moment[start - k * step])
            return true;
    }
    return false;
}

/* May lesson i begin there as the next of n? `follows`: right after the one before. */
static bool may_begin(const lister *l, int i, int start, int n, bool follows)
{
    if (!l->minutes[i].may[start] ||
        !(follows || l->minutes[i].is_moment[start] || is_split_start(l, i, start)))
        return false;
    for (int p = 0; p < l->season->n_pins && n == 0; p++) {
        const orki_pin *pin = &l->season->pins[p];
        if (pin->orchestra < 0 && pin->block == l->block_index && pin->start_min >= 0 &&
            pin->start_min != start)
            return false;
    }
    return true;
}

static int64_t first_cost(const lister *l, int i)
{
    int youngest = INT32_MAX;
    for (int k = 0; k < l->n; k++) {
        int year = youngest_of(l->season, l->block->lessons[k]);
        youngest = year < youngest ? year : youngest;
    }
    return youngest_of(l->season, l->block->lessons[i]) > youngest
               ? orki_points(1, l->season->weights[ORKI_RULE_YOUNGEST_FIRST])
               : 0;
}

static void put(lister *l, table *to, uint32_t set, int64_t cost)
{
    int at = l->where[set] - 1;
    if (at < 0) {
        at = to->n++;
        l->where[set] = at + 1;
        to->set[at] = set;
        to->cost[at] = cost;
    } else if (cost < to->cost[at]) {
        to->cost[at] = cost;
    }
}

/* The table after a lesson of this kind at this start; empty when there is none. */
static void make_table(lister *l, int n, int kind, int start, bool follows)
{
    const table *from = &l->tables[n];
    table *to = &l->tables[n + 1];
    to->n = 0;
    for (int i = kind; i < l->n && l->st == ORK_OK; i++) {
        if (l->out->alike[i] != kind || !may_begin(l, i, start, n, follows))
            continue;
        int64_t rooms = room_cost(l, i, start);
        if (rooms < 0)
            continue;
        int64_t more = rooms + (n == 0 ? first_cost(l, i) : 0);
        for (int k = 0; k < from->n; k++) {
            if ((from->set[k] >> i & 1) == 0)
                put(l, to, from->set[k] | UINT32_C(1) << i, from->cost[k] + more);
        }
    }
    for (int k = 0; k < to->n; k++)
        l->where[to->set[k]] = 0;
}

/* Rule school-wish, of a whole placement. */
static int64_t wish_cost(const lister *l)
{
    const orki_school *school = &l->season->schools[l->block->school];
    orki_span wish = school->times_preferred;
    bool is_outside = false;
    for (int i = 0; i < l->n; i++) {
        const orki_orchestra *o = &l->season->orchestras[l->block->lessons[i]];
        if (l->season->programmes[o->programme].is_after_school)
            return 0;
        is_outside = is_outside || l->start_min[i] < wish.from ||
                     l->start_min[i] + length_of(l, l->kind[i]) > wish.to;
    }
    int n = (school->days_preferred != 0 && (school->days_preferred >> l->day & 1) == 0) +
            (wish.from < wish.to && is_outside);
    return n * orki_points(1, l->season->weights[ORKI_RULE_SCHOOL_WISH]);
}

/* The k-th lesson of a kind has the k-th start of that kind. */
static void add_place(lister *l, int64_t cost)
{
    orki_places *out = l->out;
    int *start_min = orki_arena_alloc(&out->arena, (size_t)l->n, sizeof *start_min);
    if (start_min == NULL ||
        orki_array_reserve(&out->at, &out->capacity, (size_t)out->n + 1, sizeof *out->at)) {
        l->st = ORK_ERR_MEMORY;
        return;
    }
    if (out->n >= MOST_PLACES) {
        l->st = ORK_ERR_TOO_LARGE;
        return;
    }
    bool is_used[ORKI_MAX_BLOCK_LESSONS] = {false};
    for (int i = 0; i < l->n; i++) {
        int k = 0;
        while (is_used[k] || l->kind[k] != out->alike[i])
            k++;
        is_used[k] = true;
        start_min[i] = l->start_min[k];
    }
    out->at[out->n++] = (orki_place_of_block){
        .day = l->day, .start_min = start_min, .cost = cost + wish_cost(l), .is_open = true};
}

static void extend(lister *l, int n);

static void try_start(lister *l, int n, int kind, int start, bool follows)
{
    make_table(l, n, kind, start, follows);
    if (l->tables[n + 1].n == 0 || l->st != ORK_OK)
        return;
    l->kind[n] = kind;
    l->start_min[n] = start;
    extend(l, n + 1);
}

static void extend(lister *l, int n)
{
    if (n == l->n) {
        add_place(l, l->tables[n].cost[0]);
        return;
    }
    int earliest = 0;
    if (n > 0)
        earliest = l->start_min[n - 1] + length_of(l, l->kind[n - 1]) +
                   orki_changeover_of(l->season, l->block->lessons[l->kind[n - 1]]);
    for (int kind = 0; kind < l->n && l->st == ORK_OK; kind++) {
        if (n > 0 && l->out->alike[kind] == kind && earliest < ORKI_DAY_MIN)
            try_start(l, n, kind, earliest, true);
        for (int s = 0; s < l->n_starts[kind] && l->st == ORK_OK; s++) {
            int start = l->starts[kind][s];
            if (start > earliest || (n == 0 && start == earliest))
                try_start(l, n, kind, start, false);
        }
    }
}

static void list_starts(lister *l)
{
    for (int kind = 0; kind < l->n; kind++) {
        l->n_starts[kind] = 0;
        for (int s = 0; s < ORKI_DAY_MIN; s++) {
            bool is_start = false;
            for (int i = kind; i < l->n && !is_start; i++)
                is_start = l->out->alike[i] == kind && l->minutes[i].may[s] &&
                           (l->minutes[i].is_moment[s] || is_split_start(l, i, s));
            if (is_start)
                l->starts[kind][l->n_starts[kind]++] = s;
        }
    }
}

static void list_day(lister *l, int day)
{
    l->day = day;
    for (int i = 0; i < l->n; i++) {
        orki_minutes_paint(&l->minutes[i], l->season, l->block->lessons[i], day);
        for (int s = 0; s < ORKI_DAY_MIN; s++)
            l->not_best[i][s] = UNKNOWN_ROOMS;
    }
    list_starts(l);
    extend(l, 0);
}

ork_status orki_places_list(orki_places *out, const ork_season *season, int block, bool is_seen)
{
    *out = (orki_places){0};
    lister *l = orki_alloc(1, sizeof *l);
    if (l == NULL)
        return ORK_ERR_MEMORY;
    l->season = season;
    l->block = &season->blocks[block];
    l->block_index = block;
    l->n = l->block->n_lessons;
    l->out = out;
    l->st = ORK_OK;
    l->tables[0].n = 1; /* the empty set, at no cost */
    find_kinds(l, is_seen);
    for (int day = 0; day < ORKI_N_DAYS && l->st == ORK_OK; day++)
        list_day(l, day);
    ork_status st = l->st;
    orki_free(l);
    return st;
}

void orki_places_free(orki_places *places)
{
    orki_free(places->at);
    orki_arena_free(&places->arena);
    *places = (orki_places){0};
}
