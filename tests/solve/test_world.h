/* A season of a seed with all that the solver's parts are tried on: its problem and duties, and as
 * far as a test asks for them prices of weeks, or a search that counts its answers. */
#ifndef ORK_TEST_WORLD_H
#define ORK_TEST_WORLD_H

#include "base/random.h"
#include "property_season.h"
#include "solve/explore.h"
#include "solve/master.h"

typedef struct test_world {
    ork_season *season;
    bool is_school;    /* a random school full of series, else one of the property tests */
    brute_answer best; /* of the latter */
    orki_problem problem;
    orki_duties all;
    orki_node node; /* nothing is decided in it */
    orki_cuts cuts;
    orki_pool pool;
    orki_arena arena;
    /* for the test to open; closed with the rest */
    orki_pricer pricer;
    orki_duals duals;
    orki_master master;
    orki_answer answer;
    orki_work work;
    int n_told;         /* answers of the work */
    orki_random random; /* of what the test itself draws */
} test_world;

/** Open the season of a property test, or a random school; test_world_close() ends either. */
void test_world_of_season(test_world *w, uint64_t seed);
void test_world_of_school(test_world *w, uint64_t seed);

/** Open the pricer, which is to be thorough, and multipliers of zero. */
void test_world_price(test_world *w);

/** Open a work, its best answer the one in which nothing is placed. */
void test_world_search(test_world *w, uint64_t seed, int64_t work_limit);

void test_world_close(test_world *w);

#endif
