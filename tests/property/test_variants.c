/* Changes whose effect on the optimum is known: a useless teacher, teachers in another order, a
 * whole week that begins later, and weights that are doubled. Each optimum is the solver's. */
#include "property_season.h"
#include "season_variants.h"

#include "orkestrooster/solve.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct tally {
    int n_seasons, n_failures;
} tally;

static int64_t optimum(const ork_season *season)
{
    ork_options options = ork_options_default();
    options.in_process = 1;
    options.threads = 1;
    options.time_limit_s = ORK_NO_LIMIT;
    ork_result *result = NULL;
    int64_t cost = -1;
    if (ork_solve(&result, season, &options, NULL, NULL) == ORK_OK &&
        result->outcome == ORK_OPTIMAL && result->verdict->n_breaches == 0)
        cost = result->verdict->cost;
    ork_result_free(result);
    return cost;
}

static void expect(tally *t, uint64_t seed, const char *what, ork_season *variant, int64_t wanted)
{
    int64_t got = optimum(variant);
    if (got != wanted) {
        printf("seed %" PRIu64 ": %s: %" PRId64 ", wanted %" PRId64 "\n", seed, what, got, wanted);
        t->n_failures++;
    }
    ork_season_free(variant);
}

static void try_season(void *user, uint64_t seed)
{
    tally *t = user;
    brute_answer answer;
    ork_season *season = property_open(seed, &answer);
    expect(t, seed, "useless teacher", variant_useless_teacher(season), answer.cost);
    expect(t, seed, "teachers in opposite order", variant_reversed_teachers(season), answer.cost);
    expect(t, seed, "fifteen minutes later", variant_later(season), answer.cost);
    ork_season *plain = variant_weights(season, 1);
    expect(t, seed, "weights doubled", variant_weights(season, 2), 2 * optimum(plain));
    ork_season_free(plain);
    property_close(season, &answer);
    t->n_seasons++;
}

int main(int argc, char **argv)
{
    tally t = {0};
    if (property_each(argc, argv, 0, try_season, &t) == 0)
        return EXIT_FAILURE;
    printf("%d seasons, %d failures\n", t.n_seasons, t.n_failures);
    return t.n_failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
