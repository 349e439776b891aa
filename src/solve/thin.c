/* Sorted by excess, the first half is marked and read again in the old order. */
#include "solve/thin.h"

#include <limits.h>
#include <stdlib.h>

enum { MOST_WEEKS = 60000, MOST_A_TAKER = 200 };

typedef struct rank {
    int64_t excess; /* reduced cost above the least of the teacher's weeks */
    int week;
} rank;

int orki_pool_most(const orki_problem *problem)
{
    int64_t most = (int64_t)problem->n_takers * MOST_A_TAKER;
    return most < MOST_WEEKS ? MOST_WEEKS : most > INT_MAX / 2 ? INT_MAX / 2 : (int)most;
}

static int compare(const void *a, const void *b)
{
    const rank *x = a, *y = b;
    if (x->excess != y->excess)
        return x->excess < y->excess ? -1 : 1;
    return x->week < y->week ? -1 : x->week > y->week;
}

static void rank_weeks(rank *ranks, int64_t *least, const orki_pool *pool,
                       const orki_problem *problem, const orki_duties *all, const orki_duals *duals)
{
    for (int t = 0; t < problem->n_takers; t++)
        least[t] = INT64_MAX;
    for (int w = 0; w < pool->n; w++) {
        int64_t rc = orki_reduced_cost(problem, all, &pool->at[w], duals);
        int taker = pool->at[w].teacher;
        ranks[w] = (rank){rc, w};
        least[taker] = rc < least[taker] ? rc : least[taker];
    }
    for (int w = 0; w < pool->n; w++)
        ranks[w].excess -= least[pool->at[w].teacher];
    qsort(ranks, (size_t)pool->n, sizeof *ranks, compare);
}

ork_status orki_pool_thin(orki_pool *pool, const orki_problem *problem, const orki_duties *all,
                          const orki_duals *duals, int most)
{
    if (pool->n <= most)
        return ORK_OK;
    orki_pool thin = {0};
    rank *ranks = orki_alloc((size_t)pool->n, sizeof *ranks);
    int64_t *least = orki_alloc((size_t)problem->n_takers, sizeof *least);
    bool *is_kept = orki_alloc((size_t)pool->n, sizeof *is_kept);
    bool is_made = ranks != NULL && least != NULL && is_kept != NULL;
    ork_status st = is_made ? ORK_OK : ORK_ERR_MEMORY;
    if (is_made) {
        rank_weeks(ranks, least, pool, problem, all, duals);
        for (int i = 0; i < most / 2; i++)
            is_kept[ranks[i].week] = true;
    }
    for (int w = 0; w < pool->n && st == ORK_OK; w++) {
        int index;
        if (is_kept[w])
            st = orki_pool_add(&thin, &pool->at[w], &index);
    }
    orki_free(ranks);
    orki_free(least);
    orki_free(is_kept);
    if (st != ORK_OK) {
        orki_pool_free(&thin);
        return st;
    }
    orki_pool_free(pool);
    *pool = thin;
    return ORK_OK;
}
