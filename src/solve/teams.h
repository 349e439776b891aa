/* Who has which parts in a linear program. Input: a solved master and the weeks it was made of.
 * Output: for each teacher and part the sum of the weeks' values; for each part the teacher who has
 * most of it. Nobody's weeks (takers beyond the teachers) do not count. */
#ifndef ORKI_SOLVE_TEAMS_H
#define ORKI_SOLVE_TEAMS_H

#include "solve/master.h"

/** @param[out] share  [n_teachers * n_parts], teacher-major, in the arena
 *  @return ORK_OK or ORK_ERR_MEMORY. */
ork_status orki_share_pairs(double **share, const orki_problem *problem, const orki_duties *all,
                            const orki_pool *pool, const orki_master *master, orki_arena *arena);

/** @param[out] surest    [n_parts] the teacher with the largest share, or -1
 *  @param[out] sureness  [n_parts] that share */
void orki_find_teams(int *surest, double *sureness, const orki_problem *problem,
                     const double *share);

#endif
