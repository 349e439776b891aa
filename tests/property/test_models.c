/* The compact model, solved by GLPK, has the optimum that the exhaustive search finds.
 * A few seasons may take GLPK too long; more than one in fifty is a failure. */
#include "compact_model.h"
#include "property_season.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { LIMIT_S = 30 };

typedef struct comparison {
    int n_agree, n_undecided, n_failures;
} comparison;

static void compare(comparison *c, uint64_t seed)
{
    brute_answer answer;
    compact_model model;
    int64_t cost = 0;
    ork_season *season = property_open(seed, &answer);
    mip_outcome outcome = MIP_FAILED;
    if (compact_build(&model, season) == ORK_OK)
        outcome = mip_solve(&model.mip, LIMIT_S, &cost);
    if (outcome == MIP_NO_ANSWER) {
        printf("seed %" PRIu64 ": GLPK is not done after %d s\n", seed, LIMIT_S);
        c->n_undecided++;
    } else if (outcome != MIP_OPTIMAL || cost != answer.cost) {
        printf("seed %" PRIu64 ": exhaustive search %" PRId64 ", compact model %" PRId64
               " (outcome %d)\n",
               seed, answer.cost, cost, (int)outcome);
        c->n_failures++;
    } else {
        c->n_agree++;
    }
    compact_free(&model);
    property_close(season, &answer);
}

int main(int argc, char **argv)
{
    uint64_t from, to;
    comparison c = {0};
    if (!property_seeds(argc, argv, &from, &to))
        return EXIT_FAILURE;
    for (uint64_t seed = from; seed <= to; seed++)
        compare(&c, seed);
    printf("%d seasons agree, %d differ, %d undecided\n", c.n_agree, c.n_failures, c.n_undecided);
    return c.n_failures == 0 && c.n_undecided * 50 <= c.n_agree ? EXIT_SUCCESS : EXIT_FAILURE;
}
