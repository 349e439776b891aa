/* Pricing of series (solve/series_price.h) on random schools: the cheapest week that it proves is
 * the cheapest of all when every week is listed, day by day and without comparing states. */
#include "base/random.h"

#include "ork_test.h"
#include "solve/bound.h"
#include "solve/price.h"
#include "test_world.h"

enum { N_SCHOOLS = 60, MOST_LISTED = 50000 };

static void open_world(test_world *w, uint64_t seed)
{
    test_world_of_school(w, seed);
    test_world_price(w);
}

/* Moments that cost something, and series worth taking. */
static void draw_duals(test_world *w, orki_random *random)
{
    int most = 1 + orki_random_below(random, 12);
    for (int i = 0; i < w->problem.n_pieces; i++)
        w->duals.piece[i] = -orki_random_below(random, most * 1000);
    for (int i = 0; i < w->problem.n_free; i++)
        w->duals.cover[i] = orki_random_below(random, most * 4000);
}

/* How many weeks have a reduced cost of at most that; -1 when they are too many to look at. */
static int count_weeks(test_world *w, int teacher, int64_t most)
{
    orki_pool pool = {0};
    int n = 0;
    ork_status st = orki_price_all(&pool, &n, &w->pricer, teacher, &w->duals, most, MOST_LISTED);
    ORK_TRUE(st == ORK_OK || st == ORK_ERR_TOO_LARGE);
    orki_pool_free(&pool);
    return st == ORK_OK ? n : -1;
}

/* @return whether all weeks could be looked at */
static bool price_teacher(test_world *w, int teacher)
{
    orki_priced priced;
    ORK_EQUAL_INT(orki_price(&priced, &w->pricer, teacher, &w->duals, ORKI_PRICE_KEEP), ORK_OK);
    CU_ASSERT_TRUE_FATAL(priced.n_weeks > 0);
    int64_t least = priced.reduced[0];
    ORK_TRUE(priced.least == least);
    ORK_TRUE(orki_reduced_cost(&w->problem, &w->all, &priced.weeks[0], &w->duals) == least);
    int n_less = count_weeks(w, teacher, least - 1), n_least = count_weeks(w, teacher, least);
    ORK_TRUE(n_less <= 0);
    ORK_TRUE(n_least != 0);
    return n_less == 0 && n_least > 0;
}

static void test_price__is_the_least_of_all_weeks(void)
{
    int n_compared = 0;
    int n_schools = ork_slice(N_SCHOOLS);
    for (int i = 1; i <= n_schools; i++) {
        test_world w;
        orki_random random = orki_random_start((uint64_t)i, 3);
        open_world(&w, (uint64_t)i);
        for (int round = 0; round < 3; round++) { /* multipliers of the last one are used again */
            draw_duals(&w, &random);
            for (int t = 0; t < w.season->n_teachers; t++)
                n_compared += price_teacher(&w, t);
        }
        test_world_close(&w);
    }
    ORK_TRUE(n_compared > 3 * n_schools);
}

ORK_TEST_MAIN("price of series", {"least of all weeks", test_price__is_the_least_of_all_weeks})
