/* Teams become bits, schools become bits, series become bytes, as the need arises. */
#include "check/proof_memory.h"

enum { MEETING = 1, DOUBLE = 32, BASE = 15, TOO_MANY = 16 };

static const orki_block *block_of(const orki_memory *w, int part)
{
    return &w->season->blocks[w->pieces->parts[part].block];
}

static bool is_whole(const orki_memory *w, const orki_marks *s)
{
    for (int bit = 0; bit < w->n_bits; bit++) {
        if ((s->done >> bit & 1) != 0 && (w->mates[bit] & ~s->done) != 0)
            return false;
    }
    return true;
}

static int placed_in(const orki_memory *w, const orki_marks *s, int byte, int *n_doubles)
{
    int value = (int)(s->meets[byte / ORKI_MEET_BYTES] >> byte % ORKI_MEET_BYTES * 8 & 255);
    int start = BASE - w->pieces->parts[w->part_of_byte[byte]].n_lessons;
    *n_doubles = value / DOUBLE;
    return value % DOUBLE - start;
}

/* All that the series cost: those remembered what they are, the others at least; ORKI_PROOF_NEVER
 * when that cannot be. */
static int64_t series_cost(const orki_memory *w, const orki_marks *s)
{
    int64_t sum = w->forgotten;
    for (int i = 0; i < w->n_series; i++) {
        int n_doubles, n_placed = placed_in(w, s, i, &n_doubles);
        const orki_toll *toll = &w->tolls->at[w->tolls->of_part[w->part_of_byte[i]]];
        int64_t paid = orki_tolls_paid(w->tolls, toll->part, n_placed, n_doubles);
        if (paid == ORKI_PROOF_NEVER)
            return ORKI_PROOF_NEVER;
        sum += n_placed * toll->meeting + n_doubles * toll->pair + paid;
    }
    return sum;
}

int64_t orki_memory_least(const orki_memory *memory, const orki_marks *marks)
{
    int64_t sum = memory->forgotten;
    for (int i = 0; i < memory->n_series; i++) {
        int n_doubles, n_placed = placed_in(memory, marks, i, &n_doubles);
        sum += memory->tolls->at[memory->tolls->of_part[memory->part_of_byte[i]]].from[n_placed];
    }
    return sum;
}

ork_status orki_memory_open(orki_memory *out, const orki_proof_pieces *pieces,
                            const orki_tolls *tolls, orki_arena *arena)
{
    const ork_season *season = pieces->season;
    size_t n_parts = (size_t)pieces->n_parts;
    *out = (orki_memory){
        .season = season, .pieces = pieces, .teacher = tolls->teacher, .tolls = tolls};
    out->bit_of_part = orki_arena_alloc(arena, n_parts, sizeof(int));
    out->bit_of_school = orki_arena_alloc(arena, (size_t)season->n_schools, sizeof(int));
    out->byte_of_part = orki_arena_alloc(arena, n_parts, sizeof(int));
    if (out->bit_of_part == NULL || out->bit_of_school == NULL || out->byte_of_part == NULL)
        return ORK_ERR_MEMORY;
    for (int p = 0; p < pieces->n_parts; p++)
        out->bit_of_part[p] = out->byte_of_part[p] = -1;
    for (int k = 0; k < tolls->n; k++)
        out->forgotten += tolls->at[k].from[0];
    for (int s = 0; s < season->n_schools; s++)
        out->bit_of_school[s] = -1;
    return ORK_OK;
}

orki_marks orki_memory_start(const orki_memory *memory)
{
    orki_marks marks = {0};
    for (int i = 0; i < memory->n_series; i++) {
        int start = BASE - memory->pieces->parts[memory->part_of_byte[i]].n_lessons;
        marks.meets[i / ORKI_MEET_BYTES] |= (uint64_t)start << i % ORKI_MEET_BYTES * 8;
    }
    return marks;
}

int64_t orki_memory_note(const orki_memory *memory, orki_marks *marks, uint64_t *barred, int part,
                         int n_lessons)
{
    int bit = memory->bit_of_part[part], byte = memory->byte_of_part[part];
    int school = memory->bit_of_school[block_of(memory, part)->school];
    if (bit >= 0) {
        marks->done |= UINT64_C(1) << bit;
        *barred |= memory->barred[bit];
    }
    if (school >= 0)
        marks->schools |= UINT64_C(1) << school;
    if (memory->pieces->parts[part].series < 0)
        return 0;
    const orki_toll *toll = &memory->tolls->at[memory->tolls->of_part[part]];
    uint64_t more = (uint64_t)n_lessons * MEETING + (n_lessons == 2 ? DOUBLE : 0);
    if (byte >= 0)
        marks->meets[byte / ORKI_MEET_BYTES] += more << byte % ORKI_MEET_BYTES * 8;
    return -toll->meeting * n_lessons - (n_lessons == 2 ? toll->pair : 0);
}

static int count_bits(uint64_t set)
{
    int n = 0;
    for (; set != 0; set &= set - 1)
        n++;
    return n;
}

bool orki_memory_allows(const orki_memory *memory, const orki_marks *so_far, const orki_marks *day)
{
    for (int i = 0; i < ORKI_MEET_WORDS; i++) {
        if (((so_far->meets[i] + day->meets[i]) & memory->over[i]) != 0)
            return false;
    }
    return !memory->counts_schools ||
           count_bits(so_far->schools | day->schools) <= memory->teacher->max_schools;
}

int64_t orki_memory_cost(const orki_memory *memory, const orki_marks *marks)
{
    return is_whole(memory, marks) ? series_cost(memory, marks) : ORKI_PROOF_NEVER;
}

static void remember_team(orki_memory *w, int team)
{
    int first = w->n_bits, n_blocks = 0, n = 0;
    for (int b = 0; b < w->season->n_blocks; b++) {
        if (w->season->blocks[b].team != team)
            continue;
        n_blocks++;
        n += w->pieces->first_part[b + 1] - w->pieces->first_part[b];
    }
    bool is_single = n_blocks == 1;
    if (w->n_bits + (is_single ? 1 : n) > ORKI_MARK_BITS) {
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

static void remember_school(orki_memory *w, int school)
{
    if (w->bit_of_school[school] >= 0)
        return;
    if (w->n_school_bits == ORKI_MARK_BITS)
        w->is_full = true;
    else
        w->bit_of_school[school] = w->n_school_bits++;
}

/* How many parts of a team have the role? */
static int count_mates(const orki_memory *w, int part)
{
    int n = 0;
    for (int p = 0; p < w->pieces->n_parts; p++)
        n += block_of(w, p)->team == block_of(w, part)->team &&
             w->pieces->parts[p].role == w->pieces->parts[part].role;
    return n;
}

/* Does the part keep block-one-team with all others of the week? */
static bool keeps_team(const orki_memory *w, const int *parts, int n, int i)
{
    const orki_proof_part *a = &w->pieces->parts[parts[i]];
    int n_mates = 1;
    for (int k = 0; k < n; k++) {
        const orki_proof_part *b = &w->pieces->parts[parts[k]];
        bool is_series = a->series >= 0 && parts[k] == parts[i]; /* on another day */
        if (k == i || is_series || block_of(w, parts[k])->team != block_of(w, parts[i])->team)
            continue;
        if (a->block == b->block || a->role != b->role)
            return false;
        n_mates++;
    }
    return n_mates == count_mates(w, parts[i]);
}

static int count_schools(const orki_memory *w, const int *parts, int n)
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

static void remember_series(orki_memory *w, int part)
{
    if (w->n_series == ORKI_MEET_WORDS * ORKI_MEET_BYTES) {
        w->is_full = true;
        return;
    }
    w->over[w->n_series / ORKI_MEET_BYTES] |= (uint64_t)TOO_MANY
                                              << w->n_series % ORKI_MEET_BYTES * 8;
    w->part_of_byte[w->n_series] = part;
    w->forgotten -= w->tolls->at[w->tolls->of_part[part]].from[0];
    w->byte_of_part[part] = w->n_series++;
}

/* A series that is not remembered: is what the week has of it what the least of it was counted for?
 */
static bool pays_series(orki_memory *w, const orki_toll *toll, const int *parts,
                        const int *n_lessons, int n)
{
    int n_placed = 0, n_doubles = 0;
    if (w->byte_of_part[toll->part] >= 0)
        return true;
    for (int k = 0; k < n; k++) {
        n_placed += parts[k] == toll->part ? n_lessons[k] : 0;
        n_doubles += parts[k] == toll->part && n_lessons[k] == 2;
    }
    if (n_placed <= w->pieces->parts[toll->part].n_lessons &&
        n_placed * toll->meeting + n_doubles * toll->pair +
                orki_tolls_paid(w->tolls, toll->part, n_placed, n_doubles) ==
            toll->from[0])
        return true;
    remember_series(w, toll->part);
    return false;
}

bool orki_memory_judge(orki_memory *memory, const int *parts, const int *n_lessons, int n)
{
    bool is_fine = true;
    for (int k = 0; k < memory->tolls->n; k++)
        is_fine = pays_series(memory, &memory->tolls->at[k], parts, n_lessons, n) && is_fine;
    for (int i = 0; i < n; i++) {
        if (keeps_team(memory, parts, n, i))
            continue;
        is_fine = false;
        if (memory->bit_of_part[parts[i]] < 0)
            remember_team(memory, block_of(memory, parts[i])->team);
    }
    bool is_few = count_schools(memory, parts, n) <= memory->teacher->max_schools;
    for (int i = 0; i < n && !is_few; i++)
        remember_school(memory, block_of(memory, parts[i])->school);
    memory->counts_schools = memory->counts_schools || !is_few;
    return is_fine && is_few;
}
