/* Sums over the weeks in the program. */
#include "solve/teams.h"

static void add_week(double *mine, const orki_problem *problem, const orki_duties *all,
                     const orki_week *week, double value)
{
    for (int i = 0; i < week->n_duties; i++) {
        const orki_duty *duty = &all->at[week->duties[i]];
        for (int k = 0; k < duty->n_pieces; k++)
            mine[problem->pieces[all->pieces[duty->first_piece + k]].part] += value;
    }
}

ork_status orki_share_pairs(double **share, const orki_problem *problem, const orki_duties *all,
                            const orki_pool *pool, const orki_master *master, orki_arena *arena)
{
    size_t n_parts = (size_t)problem->n_parts;
    int n_teachers = problem->season->n_teachers;
    *share = orki_arena_alloc(arena, (size_t)n_teachers * n_parts, sizeof **share);
    if (*share == NULL)
        return ORK_ERR_MEMORY;
    for (int w = 0; w < master->n_weeks; w++) {
        const orki_week *week = &pool->at[master->weeks[w].week];
        double value = orki_lp_value(master->lp, master->weeks[w].column);
        if (week->teacher < n_teachers && value > 1e-9)
            add_week(*share + (size_t)week->teacher * n_parts, problem, all, week, value);
    }
    return ORK_OK;
}

void orki_find_teams(int *surest, double *sureness, const orki_problem *problem,
                     const double *share)
{
    for (int p = 0; p < problem->n_parts; p++) {
        surest[p] = -1;
        sureness[p] = 0;
        for (int t = 0; t < problem->season->n_teachers; t++) {
            double s = share[(size_t)t * (size_t)problem->n_parts + (size_t)p];
            if (s > sureness[p]) {
                surest[p] = t;
                sureness[p] = s;
            }
        }
    }
}
