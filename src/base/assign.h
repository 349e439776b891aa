/* Minimum-cost assignment of n things to m places, one place each (the Hungarian method).
 * Source: Kuhn 1955, doi 10.1002/nav.3800020109, in the O(n^2 m) form with potentials. */
#ifndef ORKI_BASE_ASSIGN_H
#define ORKI_BASE_ASSIGN_H

#include <stdint.h>

/* The cost of a pair that is not allowed; any allowed cost is far below it. */
#define ORKI_ASSIGN_NEVER (INT64_C(1) << 40)

enum { ORKI_ASSIGN_MAX = 256 }; /* most things or places in one call */

/** Assign every thing to a place of its own at least total cost.
 *  @param      n, m   things and places, 0 <= n, m <= ORKI_ASSIGN_MAX
 *  @param      cost   [n * m] thing-major, each 0 .. 2^30 or ORKI_ASSIGN_NEVER
 *  @param[out] place  [n] the place of each thing
 *  @return the total cost, or -1 when no assignment exists. */
int64_t orki_assign(int n, int m, const int64_t *cost, int *place);

#endif
