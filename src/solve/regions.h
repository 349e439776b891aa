/* Regions: a large season in parts that hardly touch, so that each can be solved by itself.
 * Input: problem and a first answer. Output: a region for every block and every teacher.
 *
 * Blocks of one school, of one site and those tied to each other are in one region. So are all
 * blocks that teachers connect (directly or through others) as long as they are not too many; a
 * larger component is cut where the travel is longest: near clusters of schools grow together until
 * they are large enough. A teacher belongs to where she works most in the answer, or lives. */
#ifndef ORKI_SOLVE_REGIONS_H
#define ORKI_SOLVE_REGIONS_H

#include "solve/answer.h"

typedef struct orki_regions {
    orki_arena arena;
    int n;
    int *of_block;   /* [n_blocks] */
    int *of_teacher; /* [n_teachers] -1 = can take nothing */
    bool is_exact;   /* no teacher can take parts of two regions: nothing is lost by the cut */
} orki_regions;

/** Cut a problem into regions.
 *  @param answer      who works where; may hold nothing
 *  @param most_parts  a component of more parts than this is cut
 *  @return ORK_OK or ORK_ERR_MEMORY; orki_regions_free() in every case. */
ork_status orki_regions_find(orki_regions *out, const orki_problem *problem,
                             const orki_answer *answer, int most_parts);

void orki_regions_free(orki_regions *regions);

#endif
