/* Sets of duals are copied array by array: each has all its arrays in one arena. */
#include "solve/duals.h"

#include <string.h>

void orki_duals_write(orki_duals *out, const orki_duals *from, const orki_problem *problem)
{
    size_t n_days = (size_t)problem->season->n_blocks * ORKI_N_DAYS;
    int n = from->n_cuts < out->n_cuts ? from->n_cuts : out->n_cuts;
    memcpy(out->piece, from->piece, (size_t)problem->n_pieces * sizeof(int64_t));
    memcpy(out->captain, from->captain, n_days * sizeof(int64_t));
    memcpy(out->day_tie, from->day_tie, n_days * sizeof(int64_t));
    memcpy(out->fair, from->fair, (size_t)problem->season->n_teachers * sizeof(int64_t));
    memcpy(out->clash, from->clash, (size_t)problem->n_clash_rows * sizeof(int64_t));
    memcpy(out->cut, from->cut, (size_t)n * sizeof(int64_t));
    memset(out->cut + n, 0, (size_t)(out->n_cuts - n) * sizeof(int64_t));
    memcpy(out->crowd, from->crowd, (size_t)problem->n_crowds * sizeof(int64_t));
    memcpy(out->cover, from->cover, (size_t)problem->n_free * sizeof(int64_t));
}

ork_status orki_duals_copy(orki_duals *out, const orki_duals *from, const orki_problem *problem,
                           int n_cuts, orki_arena *arena)
{
    ork_status st = orki_duals_make(out, problem, n_cuts, arena);
    if (st == ORK_OK && from != NULL)
        orki_duals_write(out, from, problem);
    return st;
}

ork_status orki_own_duals_take(orki_own_duals *own, const orki_duals *duals,
                               const orki_problem *problem)
{
    orki_arena_free(&own->arena);
    return orki_duals_copy(&own->at, duals, problem, duals->n_cuts, &own->arena);
}

ork_status orki_kept_duals_add(orki_kept_duals *kept, const orki_duals *duals,
                               const orki_problem *problem)
{
    if (kept->n == ORKI_KEPT_DUALS) {
        orki_own_duals oldest = kept->at[1];
        memmove(kept->at + 1, kept->at + 2, (ORKI_KEPT_DUALS - 2) * sizeof *kept->at);
        kept->at[--kept->n] = oldest;
    }
    ork_status st = orki_own_duals_take(&kept->at[kept->n], duals, problem);
    kept->n += st == ORK_OK;
    return st;
}

void orki_kept_duals_free(orki_kept_duals *kept)
{
    for (int i = 0; i < ORKI_KEPT_DUALS; i++)
        orki_arena_free(&kept->at[i].arena);
}
