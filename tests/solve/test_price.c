/* solve/price and solve/bound on random seasons under random duals: the cheapest week against every
 * week, all weeks below a limit against every week, and the bound against the optimum. */
#include "base/random.h"

#include "ork_test.h"
#include "property_season.h"
#include "solve/bound.h"

enum { N_SEASONS = 60, N_DUALS = 6 };

typedef struct world {
    ork_season *season;
    brute_answer best;
    orki_problem problem;
    orki_duties all;
    orki_node node;
    orki_pricer pricer;
    orki_arena arena;
    orki_duals duals;
    orki_cuts cuts;
    orki_random random;
} world;

static void open_world(world *w, uint64_t seed)
{
    *w = (world){.season = NULL};
    w->season = property_open(seed, &w->best);
    w->random = orki_random_start(seed, 77);
    ORK_EQUAL_INT(orki_problem_build(&w->problem, w->season, false, NULL), ORK_OK);
    ORK_EQUAL_INT(orki_duties_list(&w->all, &w->problem), ORK_OK);
    ORK_EQUAL_INT(orki_node_open(&w->node, &w->problem), ORK_OK);
    orki_node_refresh(&w->node, &w->problem);
    ORK_EQUAL_INT(orki_pricer_open(&w->pricer, &w->problem, &w->all, &w->node), ORK_OK);
    ORK_EQUAL_INT(orki_duals_make(&w->duals, &w->problem, 0, &w->arena), ORK_OK);
}

static void close_world(world *w)
{
    orki_pricer_free(&w->pricer);
    orki_node_free(&w->node);
    orki_duties_free(&w->all);
    orki_problem_free(&w->problem);
    orki_arena_free(&w->arena);
    property_close(w->season, &w->best);
}

static void draw_duals(world *w, int most)
{
    for (int k = 0; k < w->problem.n_pieces; k++)
        w->duals.piece[k] = orki_random_below(&w->random, most * 1000) - most * 100;
    for (int i = 0; i < w->season->n_blocks * ORKI_N_DAYS; i++)
        w->duals.captain[i] = orki_random_below(&w->random, 50000);
    for (int t = 0; t < w->season->n_teachers; t++)
        w->duals.fair[t] = orki_random_below(&w->random, 500);
    orki_duals_clip(&w->duals, &w->problem, &w->node, &w->cuts);
}

/* Every combination of at most one duty a day, judged; the least reduced cost and how many are at
 * most `most`. */
static void try_weeks(world *w, int teacher, int day, int *duties, int n, int64_t most,
                      int64_t *least, int *n_below)
{
    if (day == ORKI_N_DAYS) {
        orki_week week;
        if (!orki_week_judge(&week, &w->problem, &w->all, teacher, duties, n))
            return;
        int64_t rc = orki_reduced_cost(&w->problem, &w->all, &week, &w->duals);
        *least = rc < *least ? rc : *least;
        *n_below += rc <= most;
        return;
    }
    try_weeks(w, teacher, day + 1, duties, n, most, least, n_below);
    for (int d = w->all.first[teacher]; d < w->all.first[teacher + 1]; d++) {
        if (w->all.at[d].day != day)
            continue;
        duties[n] = d;
        try_weeks(w, teacher, day + 1, duties, n + 1, most, least, n_below);
    }
}

static void test_price__is_exact(void)
{
    int64_t n_weeks = 0;
    for (uint64_t seed = 1; seed <= N_SEASONS; seed++) {
        world w;
        open_world(&w, seed);
        for (int round = 0; round < N_DUALS; round++) {
            draw_duals(&w, round % 2 == 0 ? 60 : 600);
            for (int t = 0; t < w.season->n_teachers; t++) {
                int duties[ORKI_N_DAYS], n_below = 0, n_listed = 0;
                int64_t least = INT64_MAX;
                orki_priced priced;
                orki_pool pool = {0};
                ORK_EQUAL_INT(
                    orki_price(&priced, &w.pricer, t, &w.duals, 1 + round % ORKI_PRICE_KEEP),
                    ORK_OK);
                int64_t most = priced.least + 500 * ORKI_COST_SCALE;
                try_weeks(&w, t, 0, duties, 0, most, &least, &n_below);
                ORK_EQUAL_INT(priced.least, least);
                ORK_EQUAL_INT(
                    orki_price_all(&pool, &n_listed, &w.pricer, t, &w.duals, most, 1000000),
                    ORK_OK);
                ORK_EQUAL_INT(pool.n, n_below);
                n_weeks += n_below;
                orki_pool_free(&pool);
            }
        }
        close_world(&w);
    }
    ORK_TRUE(n_weeks > 3000);
}

static void test_bound__is_never_above_the_optimum(void)
{
    for (uint64_t seed = 1; seed <= N_SEASONS; seed++) {
        world w;
        open_world(&w, seed);
        for (int round = 0; round < 4 * N_DUALS; round++) {
            draw_duals(&w, 20 + 30 * round);
            orki_arena scratch = {0};
            int64_t units =
                orki_bound_of_plans(&w.problem, &w.node, &w.cuts, &w.duals, NULL, NULL, &scratch);
            for (int t = 0; t < w.season->n_teachers; t++) {
                orki_priced priced;
                ORK_EQUAL_INT(
                    orki_price(&priced, &w.pricer, t, &w.duals, 1 + round % ORKI_PRICE_KEEP),
                    ORK_OK);
                if (!w.season->teachers[t].is_substitute)
                    units += priced.least;
            }
            ORK_TRUE(orki_bound_points(units) <= w.best.cost);
            orki_arena_free(&scratch);
        }
        close_world(&w);
    }
}

ORK_TEST_MAIN("price", {"is exact", test_price__is_exact},
              {"bound: never above the optimum", test_bound__is_never_above_the_optimum})
