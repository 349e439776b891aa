/* What pricing keeps for a node: the duties open to each teacher and what can be said of them
 * before any duals are known.
 *
 * Two duties of a day are of one class when they cover the same blocks with the same minutes, with
 * the same parts where a team is tied, and at the same times where rest binds: whatever week has
 * the one could have the other, so only the cheaper matters. Classes are found by hashing and
 * told apart by comparing. */
#include "solve/price.h"

#include "solve/series.h"
#include "solve/series_price.h"

#include <string.h>

/* The classes of one teacher, while they are found. */
typedef struct sorting {
    orki_pricer *out;
    int teacher, n_classes;
    bool rest_binds;
    size_t n_slots;
    int *slots; /* [n_slots] an open duty of the class + 1 */
    int *local; /* [n_blocks] number of the block among hers + 1 */
    int n_local;
    orki_ties ties;
} sorting;

/* Could an early day after a late one break the rest at all? */
static bool find_rest(const orki_pricer *out, int teacher)
{
    int last[ORKI_N_DAYS + 1], first[ORKI_N_DAYS + 1];
    for (int d = 0; d <= ORKI_N_DAYS; d++) {
        last[d] = -ORKI_NO_LIMIT;
        first[d] = ORKI_NO_LIMIT;
    }
    for (int i = out->first[teacher]; i < out->n_open; i++) {
        const orki_duty *duty = &out->all->at[out->open[i].duty];
        if (duty->to_min > last[duty->day])
            last[duty->day] = duty->to_min;
        if (duty->from_min < first[duty->day])
            first[duty->day] = duty->from_min;
    }
    bool binds = false;
    for (int d = 0; d < ORKI_N_DAYS; d++)
        binds =
            binds || ORKI_DAY_MIN - last[d] + first[d + 1] < out->problem->season->limits.rest_min;
    return binds;
}

static int part_at(const orki_pricer *out, const orki_duty *duty, int i)
{
    return out->problem->pieces[out->all->pieces[duty->first_piece + i]].part;
}

static int block_at(const orki_pricer *out, const orki_duty *duty, int i)
{
    return out->problem->parts[part_at(out, duty, i)].block;
}

/* A sum over blocks: their order does not matter. */
static uint64_t hash_of(const sorting *s, const orki_duty *duty)
{
    uint64_t hash = (uint64_t)duty->teach_min * ORKI_N_DAYS + (uint64_t)duty->day;
    for (int i = 0; i < duty->n_pieces; i++) {
        uint64_t x = ((uint64_t)block_at(s->out, duty, i) + 1) * UINT64_C(0x9e3779b97f4a7c15);
        hash += (x ^ x >> 32) * UINT64_C(0xbf58476d1ce4e5b9);
    }
    return hash ^ hash >> 29;
}

static bool has_block(const sorting *s, const orki_duty *duty, int block)
{
    int i = 0;
    while (i < duty->n_pieces && block_at(s->out, duty, i) != block)
        i++;
    return i < duty->n_pieces;
}

/* As many lessons of the part as that piece has (of a series one or two). */
static bool has_part(const sorting *s, const orki_duty *duty, int piece)
{
    const orki_piece *pieces = s->out->problem->pieces;
    for (int i = 0; i < duty->n_pieces; i++) {
        const orki_piece *mine = &pieces[s->out->all->pieces[duty->first_piece + i]];
        if (mine->part == pieces[piece].part)
            return mine->n_lessons == pieces[piece].n_lessons;
    }
    return false;
}

static bool is_one_class(const sorting *s, const orki_open_duty *x, const orki_open_duty *y)
{
    const orki_duty *a = &s->out->all->at[x->duty], *b = &s->out->all->at[y->duty];
    bool is_same = a->day == b->day && a->teach_min == b->teach_min && a->n_pieces == b->n_pieces &&
                   x->is_tied == y->is_tied &&
                   (!s->rest_binds || (a->from_min == b->from_min && a->to_min == b->to_min));
    for (int i = 0; i < a->n_pieces && is_same; i++)
        is_same = x->is_tied ? has_part(s, b, s->out->all->pieces[a->first_piece + i])
                             : has_block(s, b, block_at(s->out, a, i));
    return is_same;
}

static int class_of(sorting *s, int index)
{
    orki_open_duty *mine = &s->out->open[index];
    size_t at = (size_t)hash_of(s, &s->out->all->at[mine->duty]) & (s->n_slots - 1);
    for (; s->slots[at] != 0; at = (at + 1) & (s->n_slots - 1)) {
        const orki_open_duty *other = &s->out->open[s->slots[at] - 1];
        if (is_one_class(s, mine, other))
            return other->class;
    }
    s->slots[at] = index + 1;
    return s->n_classes++;
}

static void note_blocks(sorting *s, orki_open_duty *open)
{
    const orki_duty *duty = &s->out->all->at[open->duty];
    for (int i = 0; i < duty->n_pieces; i++) {
        int block = block_at(s->out, duty, i);
        if (s->out->problem->season->blocks[block].series >= 0) { /* may be met on several days */
            open->is_tied = true;
            continue;
        }
        if (s->local[block] == 0)
            s->local[block] = ++s->n_local;
        open->blocks |= UINT64_C(1) << ((s->local[block] - 1) % 64);
        open->is_tied = open->is_tied || orki_team_size(s->out->problem, block) > 1;
    }
}

/* All that is to be known of one teacher's open duties, the last in the list so far. */
static ork_status sort_teacher(sorting *s)
{
    orki_pricer *out = s->out;
    int first = out->first[s->teacher], n = out->n_open - first;
    for (s->n_slots = 16; s->n_slots < (size_t)n * 2;)
        s->n_slots *= 2;
    s->slots = orki_alloc(s->n_slots, sizeof *s->slots);
    if (s->slots == NULL)
        return ORK_ERR_MEMORY;
    s->n_classes = s->n_local = 0;
    memset(s->local, 0, (size_t)out->problem->season->n_blocks * sizeof *s->local);
    s->rest_binds = find_rest(out, s->teacher);
    for (int i = first; i < out->n_open; i++) {
        note_blocks(s, &out->open[i]);
        out->open[i].class = class_of(s, i);
    }
    orki_ties_start(&s->ties);
    for (int i = first; i < out->n_open; i++) {
        if (out->open[i].is_tied)
            orki_ties_add(&s->ties, out->problem, out->all, out->open[i].duty);
    }
    orki_ties_close(&s->ties, out->problem);
    for (int i = first; i < out->n_open && s->ties.n > 0; i++)
        out->open[i].tie = orki_ties_of(&s->ties, out->problem, out->all, out->open[i].duty);
    out->is_apart[s->teacher] = s->n_local <= 64;
    orki_free(s->slots);
    return ORK_OK;
}

static ork_status list_teacher(orki_pricer *out, const orki_node *node, int teacher)
{
    const orki_duties *all = out->all;
    for (int d = all->first[teacher]; d < all->first[teacher + 1]; d++) {
        if (!orki_node_allows_duty(node, out->problem, all, teacher, d))
            continue;
        if (orki_array_reserve(&out->open, &out->capacity, (size_t)out->n_open + 1,
                               sizeof *out->open))
            return ORK_ERR_MEMORY;
        out->open[out->n_open++] = (orki_open_duty){.duty = d, .day = all->at[d].day};
    }
    return ORK_OK;
}

static ork_status make_room(orki_pricer *out)
{
    const orki_problem *problem = out->problem;
    size_t n_teachers = (size_t)problem->season->n_teachers;
    out->first = orki_arena_alloc(&out->arena, n_teachers + 1, sizeof *out->first);
    out->captain_of =
        orki_arena_alloc(&out->arena, (size_t)problem->n_pieces, sizeof *out->captain_of);
    out->is_apart = orki_arena_alloc(&out->arena, n_teachers, sizeof *out->is_apart);
    out->n_last = orki_arena_alloc(&out->arena, n_teachers, sizeof *out->n_last);
    out->last = orki_arena_alloc(&out->arena, n_teachers * ORKI_PRICE_KEEP, sizeof *out->last);
    out->series = orki_arena_alloc(&out->arena, (size_t)problem->n_takers, sizeof *out->series);
    bool is_made =
        out->series && out->first && out->captain_of && out->is_apart && out->n_last && out->last;
    for (int k = 0; k < problem->n_pieces && is_made; k++)
        out->captain_of[k] =
            problem->parts[problem->pieces[k].part].block * ORKI_N_DAYS + problem->pieces[k].day;
    return is_made ? ORK_OK : ORK_ERR_MEMORY;
}

/* For takers from .. past - 1. */
static ork_status open_range(orki_pricer *out, const orki_problem *problem, const orki_duties *all,
                             const orki_node *node, int from, int past)
{
    const ork_season *season = problem->season;
    *out = (orki_pricer){.problem = problem, .all = all};
    ork_status st = make_room(out);
    sorting s = {.out = out};
    s.local = orki_alloc((size_t)season->n_blocks, sizeof *s.local);
    if (s.local == NULL)
        st = ORK_ERR_MEMORY;
    for (int t = 0; t < season->n_teachers && st == ORK_OK; t++) {
        out->first[t] = out->n_open;
        s.teacher = t;
        if (t < from || t >= past)
            continue;
        st = list_teacher(out, node, t);
        if (st == ORK_OK)
            st = sort_teacher(&s);
    }
    for (int t = from; t < past && st == ORK_OK; t++) {
        if (all->is_booked[t] && orki_is_taker(problem, t))
            st = orki_series_pricer_open(&out->series[t], problem, node, t);
    }
    if (st == ORK_OK)
        out->first[season->n_teachers] = out->n_open;
    orki_free(s.local);
    return st;
}

ork_status orki_pricer_open(orki_pricer *out, const orki_problem *problem, const orki_duties *all,
                            const orki_node *node)
{
    return open_range(out, problem, all, node, 0, problem->n_takers);
}

ork_status orki_pricer_open_for(orki_pricer *out, const orki_problem *problem,
                                const orki_duties *all, const orki_node *node, int taker)
{
    return open_range(out, problem, all, node, taker, taker + 1);
}

void orki_pricer_free(orki_pricer *pricer)
{
    for (int t = 0; pricer->series != NULL && t < pricer->problem->n_takers; t++)
        orki_series_pricer_free(pricer->series[t]);
    orki_free(pricer->open);
    orki_arena_free(&pricer->arena);
    *pricer = (orki_pricer){0};
}
