/* Random schools full of series: two to four groups, teachers with a series in each of them. */
#ifndef ORK_TEST_RANDOM_SCHOOL_H
#define ORK_TEST_RANDOM_SCHOOL_H

#include "orkestrooster/season.h"

#include <stdint.h>

/** The school of a seed; ork_season_free() ends it. A season that is not read ends the test. */
ork_season *random_school(uint64_t seed);

#endif
