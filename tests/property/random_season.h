/* Random seasons that are small enough for an exhaustive search, yet hold every kind of rule.
 * Input: a seed. Output: a sealed season, built in its own arena without any YAML; the same seed
 * gives the same season everywhere. */
#ifndef ORK_TEST_RANDOM_SEASON_H
#define ORK_TEST_RANDOM_SEASON_H

#include "model/season_model.h"

#include <stdint.h>

/* Seasons of larger seeds may have several meetings a week of an orchestra, and wished days. */
enum { RANDOM_SERIES_SEED = 10000 };

/** A season of 1-3 schools, 1-4 orchestras and 2-4 teachers; ends the process when out of memory.
 *  @param attempt  another season of the same seed, for when the first is too large
 *  @return a season to be released with ork_season_free() */
ork_season *random_season(uint64_t seed, int attempt);

#endif
