/* Random realistic seasons: anonymised without blur, each has the very same program and the same
 * proven optimum; with blur it can still be solved, and is another problem. */
#include "ork_test.h"
#include "orkestrooster/generate.h"
#include "orkestrooster/solve.h"
#include "sharing.h"

#include <stdlib.h>

enum { N_SEEDS = 20 };

static int64_t optimum_of(const ork_season *season)
{
    ork_options options = ork_options_default();
    options.time_limit_s = ORK_NO_LIMIT;
    options.threads = 1;
    ork_result *result = NULL;
    int64_t cost = -1;
    ORK_EQUAL_INT(ork_solve(&result, season, &options, NULL, NULL), ORK_OK);
    if (result != NULL && result->verdict != NULL && result->outcome == ORK_OPTIMAL &&
        result->verdict->n_breaches == 0)
        cost = result->verdict->cost;
    ORK_TRUE(cost >= 0);
    ork_result_free(result);
    return cost;
}

/* @return whether the blurred season has other travel times */
static bool look(int seed)
{
    const char *why = NULL;
    ork_scratch scratch;
    ork_scratch_open(&scratch);
    const char *path = ork_scratch_path(&scratch, "season");
    ork_generate_options size = {1 + seed % 3, 2 + seed % 5, 4 + seed % 6, seed};
    ORK_EQUAL_INT(ork_generate(&size, path, &why), ORK_OK);
    ork_share_options options = sharing_options(0);
    options.seed = (uint64_t)seed;
    ork_season *before = sharing_read(path);
    ork_season *after = sharing_read(sharing_export(&scratch, path, NULL, options, "a"));
    ORK_EQUAL_INT(sharing_count_other_ways(before, after), 0);
    ORK_TRUE(strcmp(sharing_program(&scratch, before), sharing_program(&scratch, after)) == 0);
    ORK_EQUAL_INT(optimum_of(after), optimum_of(before));
    options.blur_m = 800;
    ork_season *blurred = sharing_read(sharing_export(&scratch, path, NULL, options, "b"));
    optimum_of(blurred);
    bool is_other = sharing_count_other_ways(before, blurred) > 0;
    ork_season_free(blurred);
    ork_season_free(after);
    ork_season_free(before);
    ork_scratch_close(&scratch);
    return is_other;
}

static void test_optimum__random_seasons(void)
{
    int n_other = 0, n_seeds = ork_slice(N_SEEDS);
    for (int seed = 1; seed <= n_seeds; seed++)
        n_other += look(seed);
    ORK_TRUE(n_other + 1 + n_seeds / 50 >= n_seeds);
}

static void test_optimum__drechtsteden(void)
{
    ork_scratch scratch;
    ork_scratch_open(&scratch);
    const char *path = "examples/drechtsteden";
    ork_season *before = sharing_read(path);
    ork_season *after = sharing_read(sharing_export(&scratch, path, NULL, sharing_options(0), "a"));
    ORK_EQUAL_INT(sharing_count_other_ways(before, after), 0);
    int64_t cost = optimum_of(before);
    ORK_EQUAL_INT(optimum_of(after), cost);
    ork_season_free(after);
    ork_season_free(before);
    ork_scratch_close(&scratch);
}

ORK_TEST_MAIN("share-optimum", {"random_seasons", test_optimum__random_seasons},
              {"drechtsteden", test_optimum__drechtsteden})
