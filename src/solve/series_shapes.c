/* A table is known by what it is made from: which start follows which, and what pieces cost. */
#include "solve/series_shapes.h"

#include <string.h>

enum { NO_PIECE = -1 }; /* pieces cost nothing or something */

typedef struct shape_key {
    int64_t cost[ORKI_MAX_STARTS][2]; /* single and double from here, or NO_PIECE */
    int next[ORKI_MAX_STARTS];
    int n_starts;
} shape_key;

struct orki_shape_table {
    orki_shape_table *older;
    shape_key key;
    orki_series_shape *shapes; /* [1 << key.n_starts] */
};

static bool is_same(const shape_key *a, const shape_key *b)
{
    bool is_same = a->n_starts == b->n_starts;
    for (int i = 0; i < a->n_starts && is_same; i++)
        is_same = a->next[i] == b->next[i] && a->cost[i][0] == b->cost[i][0] &&
                  a->cost[i][1] == b->cost[i][1];
    return is_same;
}

static bool has(size_t shape, int start)
{
    return start >= 0 && (shape >> start & 1) != 0;
}

/* The first double, or else the first single. */
static orki_series_shape weigh(const shape_key *key, size_t shape)
{
    int n = 0, single = -1, twice = -1;
    for (int i = 0; i < key->n_starts; i++) {
        if (!has(shape, i))
            continue;
        n++;
        if (single < 0 && key->cost[i][0] != NO_PIECE)
            single = i;
        if (twice < 0 && has(shape, key->next[i]) && key->cost[i][1] != NO_PIECE)
            twice = i;
    }
    if (twice >= 0)
        return (orki_series_shape){key->cost[twice][1], (int8_t)(n - 2), 1, (int8_t)twice};
    if (single >= 0)
        return (orki_series_shape){key->cost[single][0], (int8_t)(n - 1), 0, (int8_t)single};
    return (orki_series_shape){0, (int8_t)n, 0, -1};
}

ork_status orki_series_shapes(const orki_series_shape **shapes, orki_shape_table **known,
                              const orki_problem *problem, int (*piece)[2], const int *next,
                              int n_starts, orki_arena *arena)
{
    shape_key key = {.n_starts = n_starts};
    for (int i = 0; i < n_starts; i++) {
        key.next[i] = next[i];
        for (int k = 0; k < 2; k++)
            key.cost[i][k] = piece[i][k] >= 0 ? problem->pieces[piece[i][k]].cost : NO_PIECE;
    }
    orki_shape_table *table = *known;
    while (table != NULL && !is_same(&table->key, &key))
        table = table->older;
    if (table == NULL) {
        size_t n = (size_t)1 << n_starts;
        table = orki_arena_alloc(arena, 1, sizeof *table);
        orki_series_shape *made = orki_arena_alloc(arena, n, sizeof *made);
        if (table == NULL || made == NULL)
            return ORK_ERR_MEMORY;
        for (size_t shape = 0; shape < n; shape++)
            made[shape] = weigh(&key, shape);
        *table = (orki_shape_table){.older = *known, .key = key, .shapes = made};
        *known = table;
    }
    *shapes = table->shapes;
    return ORK_OK;
}
