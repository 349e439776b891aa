/* Divide and rule: the regions of a large season (solve/regions.h) are searched beside each other,
 * and put together again.
 *
 *   phase   every region works its allowance; beside them the bound of the whole is climbed to from
 *           the duals that the regions ended the phase before with
 *
 * The answer of the whole is the regions' answers together, judged by the checker as any other. Its
 * bound is (B1) of the whole problem (solve/bound.h) at the regions' duals together: all weeks of
 * all teachers are priced, those across borders too, so that the bound is as valid as any. Regions
 * do not wait for each other within a phase and share nothing, so the same work gives the same
 * answer whatever the time. */
#ifndef ORKI_SOLVE_DIVIDE_H
#define ORKI_SOLVE_DIVIDE_H

#include "solve/search.h"

enum { ORKI_REGION_PARTS = 640 }; /* a component of more parts than this is cut */

/** Is the problem so large that it should be divided? */
bool orki_divide_pays(const orki_search *search);

/** Search in regions until an end is wanted or no region can get better.
 *  @param most_parts  as orki_regions_find() has it
 *  @return ORK_OK; ORK_ERR_MEMORY; ORK_ERR_TOO_LARGE; ORK_ERR_BACKEND; ORK_ERR_INTERNAL. */
ork_status orki_divide(orki_search *search, int most_parts);

#endif
