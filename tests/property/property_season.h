/* The seasons of the property tests: random, and small enough for the exhaustive search. */
#ifndef ORK_TEST_PROPERTY_SEASON_H
#define ORK_TEST_PROPERTY_SEASON_H

#include "brute_force.h"
#include "random_season.h"

enum {
    PROPERTY_FIRST_SEED = 1,
    PROPERTY_LAST_SEED = 400,
    PROPERTY_MOST_WEEKS = 20000 /* combinations of block plans */
};

/** The season of a seed and its optimum. Ends the process when out of memory or when no attempt is
 *  small enough. Release with property_close(). */
ork_season *property_open(uint64_t seed, brute_answer *answer);
void property_close(ork_season *season, brute_answer *answer);

/** Seeds of one test program: `PROGRAM [FROM [TO]]`, all of them without arguments; one seed runs
 *  that alone. @return false when the arguments make no sense */
bool property_seeds(int argc, char **argv, uint64_t *from, uint64_t *to);

#endif
