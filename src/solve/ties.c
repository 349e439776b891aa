/* First the bits, in order of appearance; then, pair by pair, who belongs to whom. */
#include "solve/ties.h"

#define NEVER (UINT64_C(1) << ORKI_MAX_TIES)

static int find(const orki_ties *ties, int part)
{
    int i = 0;
    while (i < ties->n && ties->part[i] != part)
        i++;
    return i;
}

void orki_ties_start(orki_ties *out)
{
    out->n = 0;
    out->is_off = false;
}

void orki_ties_add(orki_ties *out, const orki_problem *problem, const orki_duties *all, int duty)
{
    const orki_duty *d = &all->at[duty];
    for (int k = 0; k < d->n_pieces && !out->is_off; k++) {
        int part = problem->pieces[all->pieces[d->first_piece + k]].part;
        if (orki_team_size(problem, problem->parts[part].block) == 1 || find(out, part) < out->n)
            continue;
        if (out->n == ORKI_MAX_TIES) {
            out->is_off = true;
            return;
        }
        out->part[out->n++] = part;
    }
}

/* Is a part of the same team and role in none of the duties? */
static bool misses_mate(const orki_ties *ties, const orki_problem *problem, int part)
{
    int block = problem->parts[part].block;
    for (int i = problem->first_team_mate[block]; i < problem->first_team_mate[block + 1]; i++) {
        int mate = problem->team_mates[i];
        for (int p = problem->first_part[mate]; p < problem->first_part[mate + 1]; p++) {
            if (problem->parts[p].role == problem->parts[part].role && find(ties, p) == ties->n)
                return true;
        }
    }
    return false;
}

void orki_ties_close(orki_ties *out, const orki_problem *problem)
{
    const orki_block *blocks = problem->season->blocks;
    for (int i = 0; i < out->n; i++) {
        const orki_part *a = &problem->parts[out->part[i]];
        out->group[i] = misses_mate(out, problem, out->part[i]) ? NEVER : 0;
        out->rival[i] = 0;
        for (int k = 0; k < out->n; k++) {
            const orki_part *b = &problem->parts[out->part[k]];
            if (blocks[a->block].team != blocks[b->block].team)
                continue;
            if (a->role == b->role)
                out->group[i] |= UINT64_C(1) << k;
            else
                out->rival[i] |= UINT64_C(1) << k;
        }
    }
}

orki_tie_mask orki_ties_of(const orki_ties *ties, const orki_problem *problem,
                           const orki_duties *all, int duty)
{
    orki_tie_mask mask = {0, 0, 0};
    const orki_duty *d = &all->at[duty];
    for (int k = 0; k < d->n_pieces && !ties->is_off; k++) {
        int i = find(ties, problem->pieces[all->pieces[d->first_piece + k]].part);
        if (i == ties->n)
            continue;
        mask.done |= UINT64_C(1) << i;
        mask.group |= ties->group[i];
        mask.rival |= ties->rival[i];
    }
    return mask;
}
