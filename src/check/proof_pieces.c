/* A piece is known by its key: day and the starts of the part's lessons in the block's order, those
 * of lessons with one length and changeover in order of time. Keys are found by open hashing, those
 * of the prices once, those of the pieces block by block. */
#include "check/proof_pieces.h"

#include <string.h>

enum { MOST_PIECES = 50000000 };

static uint64_t hash_of(int part, int day, const int *starts, int n)
{
    uint64_t h = (uint64_t)part * 8 + (uint64_t)day + 1;
    for (int i = 0; i < n; i++) {
        h = (h ^ (uint64_t)starts[i]) * UINT64_C(0x9e3779b97f4a7c15);
        h ^= h >> 31;
    }
    return h;
}

static int find_part(const orki_proof_pieces *p, int block, int role)
{
    for (int i = p->first_part[block]; i < p->first_part[block + 1]; i++) {
        if (p->parts[i].role == role)
            return i;
    }
    return -1;
}

/* Lessons of one length and changeover are one to a teacher: their starts in order of time. */
static void sort_alike(const ork_season *season, const int *lessons, int n, int *starts)
{
    for (int i = 1; i < n; i++) {
        int at = i;
        for (int k = i - 1; k >= 0; k--) {
            bool is_alike =
                season->orchestras[lessons[k]].lesson_min ==
                    season->orchestras[lessons[at]].lesson_min &&
                orki_changeover_of(season, lessons[k]) == orki_changeover_of(season, lessons[at]);
            if (is_alike && starts[k] > starts[at]) {
                int swap = starts[k];
                starts[k] = starts[at];
                starts[at] = swap;
                at = k;
            }
        }
    }
}

static ork_status add_parts(orki_proof_pieces *p, int block)
{
    const ork_season *season = p->season;
    const orki_block *b = &season->blocks[block];
    p->first_part[block] = p->n_parts;
    for (int role = 0; role < season->n_roles; role++) {
        int *lessons = NULL, n = 0;
        for (int i = 0; i < b->n_lessons; i++) {
            if (orki_section_of(season, b->lessons[i], role) < 0)
                continue;
            if (lessons == NULL)
                lessons = orki_arena_alloc(&p->arena, (size_t)b->n_lessons, sizeof *lessons);
            if (lessons == NULL)
                return ORK_ERR_MEMORY;
            lessons[n++] = b->lessons[i];
        }
        if (n == 0)
            continue;
        if (orki_array_reserve(&p->parts, &p->part_capacity, (size_t)p->n_parts + 1,
                               sizeof *p->parts) != 0)
            return ORK_ERR_MEMORY;
        p->parts[p->n_parts++] = (orki_proof_part){block, role, n, b->series, lessons, 0, 0};
    }
    return ORK_OK;
}

static bool is_price_of(const orki_proof_pieces *p, int price, int part, int day, const int *starts)
{
    const orki_piece_price *x = &p->stage->pieces[price];
    const orki_proof_part *y = &p->parts[part];
    return x->block == y->block && x->role == y->role && x->day == day &&
           x->n_starts == y->n_lessons &&
           memcmp(x->start_min, starts, (size_t)x->n_starts * sizeof *starts) == 0;
}

static ork_status sort_prices(orki_proof_pieces *p)
{
    const orki_stage *c = p->stage;
    p->n_price_slots = 16;
    while (p->n_price_slots < (size_t)c->n_pieces * 2)
        p->n_price_slots *= 2;
    p->price_slots = orki_arena_alloc(&p->arena, p->n_price_slots, sizeof *p->price_slots);
    p->is_met = orki_arena_alloc(&p->arena, (size_t)c->n_pieces, sizeof *p->is_met);
    if (p->price_slots == NULL || p->is_met == NULL)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < c->n_pieces; i++) {
        const orki_piece_price *x = &c->pieces[i];
        int part = find_part(p, x->block, x->role);
        if (part < 0 || p->parts[part].n_lessons != x->n_starts)
            continue; /* meets no piece */
        size_t s = (size_t)hash_of(part, x->day, x->start_min, x->n_starts);
        for (s &= p->n_price_slots - 1; p->price_slots[s] != 0;)
            s = (s + 1) & (p->n_price_slots - 1);
        p->price_slots[s] = i + 1;
    }
    return ORK_OK;
}

ork_status orki_proof_pieces_open(orki_proof_pieces *out, const ork_season *season,
                                  const orki_stage *stage)
{
    *out = (orki_proof_pieces){.season = season, .stage = stage};
    out->first_part = orki_arena_alloc(&out->arena, (size_t)season->n_blocks + 1, sizeof(int));
    ork_status st = out->first_part == NULL ? ORK_ERR_MEMORY : ORK_OK;
    for (int b = 0; b < season->n_blocks && st == ORK_OK; b++)
        st = add_parts(out, b);
    if (st != ORK_OK)
        return st;
    out->first_part[season->n_blocks] = out->n_parts;
    return sort_prices(out);
}

static int64_t price_of(orki_proof_pieces *p, int part, int day, const int *starts)
{
    size_t s = (size_t)hash_of(part, day, starts, p->parts[part].n_lessons);
    for (s &= p->n_price_slots - 1; p->price_slots[s] != 0; s = (s + 1) & (p->n_price_slots - 1)) {
        int price = p->price_slots[s] - 1;
        if (!is_price_of(p, price, part, day, starts))
            continue;
        p->is_met[price] = true;
        return p->stage->pieces[price].price * ORKI_PROOF_UNIT;
    }
    return 0;
}

/* A new piece of these starts and lessons in order of time. */
static ork_status make_piece(orki_proof_pieces *p, int part, int day, const int *key,
                             const int *starts, const int *lessons)
{
    size_t n = (size_t)p->parts[part].n_lessons;
    int *own_starts = orki_arena_alloc(&p->arena, n, sizeof *own_starts);
    int *own_lessons = orki_arena_alloc(&p->arena, n, sizeof *own_lessons);
    if (own_starts == NULL || own_lessons == NULL ||
        orki_array_reserve(&p->at, &p->capacity, (size_t)p->n + 1, sizeof *p->at) != 0)
        return ORK_ERR_MEMORY;
    if (p->n >= MOST_PIECES)
        return ORK_ERR_TOO_LARGE;
    memcpy(own_starts, starts, n * sizeof *starts);
    memcpy(own_lessons, lessons, n * sizeof *lessons);
    p->at[p->n++] = (orki_proof_piece){.day = day,
                                       .n = p->parts[part].n_lessons,
                                       .start_min = own_starts,
                                       .lesson = own_lessons,
                                       .price = price_of(p, part, day, key)};
    return ORK_OK;
}

static ork_status grow_slots(orki_proof_pieces *p, int part)
{
    size_t n_slots = p->n_slots == 0 ? 256 : p->n_slots * 2;
    int *slots = orki_alloc(n_slots, sizeof *slots);
    if (slots == NULL)
        return ORK_ERR_MEMORY;
    for (int i = p->parts[part].first; i < p->n; i++) {
        size_t s =
            (size_t)hash_of(part, p->at[i].day, p->at[i].start_min, p->parts[part].n_lessons);
        for (s &= n_slots - 1; slots[s] != 0;)
            s = (s + 1) & (n_slots - 1);
        slots[s] = i + 1;
    }
    orki_free(p->slots);
    p->slots = slots;
    p->n_slots = n_slots;
    return ORK_OK;
}

/* Two pieces of a part are one when the same kinds of lessons begin at the same minutes: that is
 * when their starts in order of time and their lessons' lengths and changeovers agree. */
static bool is_same(const orki_proof_pieces *p, const orki_proof_part *part, int piece, int day,
                    const int *starts, const int *lessons)
{
    const orki_proof_piece *x = &p->at[piece];
    if (x->day != day)
        return false;
    for (int i = 0; i < part->n_lessons; i++) {
        if (x->start_min[i] != starts[i] ||
            p->season->orchestras[x->lesson[i]].lesson_min !=
                p->season->orchestras[lessons[i]].lesson_min ||
            orki_changeover_of(p->season, x->lesson[i]) !=
                orki_changeover_of(p->season, lessons[i]))
            return false;
    }
    return true;
}

/* When a placement has the lessons of a part: by lesson, and in order of time. */
static void find_times(const orki_proof_pieces *p, int part, const orki_place_of_block *place,
                       int *key, int *starts, int *lessons)
{
    const orki_proof_part *x = &p->parts[part];
    const orki_block *block = &p->season->blocks[x->block];
    for (int i = 0, n = 0; i < block->n_lessons; i++) {
        if (n < x->n_lessons && block->lessons[i] == x->lessons[n])
            key[n++] = place->start_min[i];
    }
    sort_alike(p->season, x->lessons, x->n_lessons, key);
    for (int i = 0; i < x->n_lessons; i++) {
        int k = i;
        for (; k > 0 && starts[k - 1] > key[i]; k--) {
            starts[k] = starts[k - 1];
            lessons[k] = lessons[k - 1];
        }
        starts[k] = key[i];
        lessons[k] = x->lessons[i];
    }
}

/* The price of the part's piece in a placement; the piece is added when it is new. */
static ork_status take_piece(orki_proof_pieces *p, int part, const orki_place_of_block *place,
                             int64_t *price)
{
    const orki_proof_part *x = &p->parts[part];
    int key[ORKI_MAX_BLOCK_LESSONS], starts[ORKI_MAX_BLOCK_LESSONS];
    int lessons[ORKI_MAX_BLOCK_LESSONS];
    find_times(p, part, place, key, starts, lessons);
    if ((size_t)(p->n - x->first) * 2 >= p->n_slots && grow_slots(p, part) != ORK_OK)
        return ORK_ERR_MEMORY;
    size_t s = (size_t)hash_of(part, place->day, starts, x->n_lessons);
    for (s &= p->n_slots - 1; p->slots[s] != 0; s = (s + 1) & (p->n_slots - 1)) {
        orki_proof_piece *known = &p->at[p->slots[s] - 1];
        if (!is_same(p, x, p->slots[s] - 1, place->day, starts, lessons))
            continue;
        known->is_open = known->is_open || place->is_open;
        *price = known->price;
        return ORK_OK;
    }
    ork_status st = make_piece(p, part, place->day, key, starts, lessons);
    if (st != ORK_OK)
        return st;
    p->slots[s] = p->n;
    p->at[p->n - 1].is_open = place->is_open;
    *price = p->at[p->n - 1].price;
    return ORK_OK;
}

ork_status orki_proof_pieces_add(orki_proof_pieces *pieces, int block, orki_places *places)
{
    ork_status st = ORK_OK;
    for (int part = pieces->first_part[block]; part < pieces->first_part[block + 1] && st == ORK_OK;
         part++) {
        pieces->parts[part].first = pieces->n;
        if (pieces->slots != NULL)
            memset(pieces->slots, 0, pieces->n_slots * sizeof *pieces->slots);
        for (int i = 0; i < places->n && st == ORK_OK; i++) {
            int64_t price = 0;
            st = take_piece(pieces, part, &places->at[i], &price);
            places->at[i].charge += price;
        }
        pieces->parts[part].n = pieces->n - pieces->parts[part].first;
    }
    return st;
}

void orki_proof_pieces_free(orki_proof_pieces *pieces)
{
    orki_free(pieces->parts);
    orki_free(pieces->at);
    orki_free(pieces->slots);
    orki_arena_free(&pieces->arena);
    *pieces = (orki_proof_pieces){0};
}
