/* One region as a search of its own (solve/regions.h cuts). The region's season has only its own
 * blocks, and everybody else's teachers stand by as substitutes; schools, orchestras, sections and
 * teachers keep their numbers. Blocks are numbered anew, in the same order, so that the parts,
 * pieces, plans and rows of the region are those of the whole, block by block.
 *
 * Fairness compares all teachers, so each of n regions gets a share of its weight:
 *
 *   (G1)  sum over regions of weight / n * largest share of the region <= weight * largest share
 *
 * Duals of the regions together are duals of the whole: each mu of a region counts 1 / n. */
#ifndef ORKI_SOLVE_REGION_H
#define ORKI_SOLVE_REGION_H

#include "solve/regions.h"
#include "solve/search.h"

typedef struct orki_region {
    orki_arena arena;
    ork_season season;
    const orki_search *whole;
    int n_blocks, n_parts;
    int *blocks; /* [n_blocks] the whole's number of each block */
    int n_cuts;
    size_t cut_capacity;
    int *cuts; /* [n_cuts] the whole's number of each cut */
    orki_search search;
} orki_region;

/** The search of region `index`, open and ready for its first task. While it works, `whole` must
 * stay where it is.
 *  @return ORK_OK; ORK_ERR_TOO_LARGE; ORK_ERR_MEMORY; ORK_ERR_INTERNAL (its numbers do not fit the
 *          whole's). orki_region_close() in every case. */
ork_status orki_region_open(orki_region *out, orki_search *whole, const orki_regions *regions,
                            int index);

/** Write plans and teachers of the region's answer into an answer of the whole. */
void orki_region_put_answer(const orki_region *region, const orki_answer *from, orki_answer *to);

/** Write the region's cuts into the whole's; each is added once.
 *  @return ORK_OK or ORK_ERR_MEMORY. */
ork_status orki_region_put_cuts(orki_region *region, orki_cuts *to);

/** Write the region's duals into duals of the whole, after orki_region_put_cuts(). */
void orki_region_put_duals(const orki_region *region, orki_duals *to);

void orki_region_close(orki_region *region);

#endif
