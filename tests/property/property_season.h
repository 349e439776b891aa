/* The seasons of the property tests: random, and small enough for the exhaustive search. */
#ifndef ORK_TEST_PROPERTY_SEASON_H
#define ORK_TEST_PROPERTY_SEASON_H

#include "base/memory.h"
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

/** Memory for n things; ends the process when there is none. */
void *property_get(orki_arena *arena, int n, size_t size);

/** Look at the seasons of a test program: `PROGRAM [FROM [TO [STRIDE]]]`, all seeds without
 *  arguments; one seed runs that alone. With STRIDE, ORK_SCALE ranges of that size, each STRIDE
 * seeds after the one before it.
 *  @param series_step  n: with several seeds also the season with series of every n-th; 0: of none
 *  @return how many seeds; 0 when the arguments make no sense */
int property_each(int argc, char **argv, int series_step, void (*look)(void *user, uint64_t seed),
                  void *user);

#endif
