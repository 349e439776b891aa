/* Climbing the tree by ascents: on random small seasons the bound never passes the optimum that the
 * exhaustive search finds, no answer is cheaper than that, and what counts as proven is. Without
 * column generation at the root every tree is climbed. */
#include "base/memory.h"
#include "property_season.h"
#include "solve/search.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { FIRST_SEED = 1, LAST_SEED = 120, WORK = 40000, FEWEST_SPLIT = 10 };

typedef struct tally {
    int n_failures, n_proven, n_seasons;
    int64_t n_nodes;
} tally;

static void expect(tally *t, bool is_so, uint64_t seed, const char *what, int64_t got,
                   int64_t wanted)
{
    if (is_so)
        return;
    printf("seed %" PRIu64 ": %s %" PRId64 ", the optimum is %" PRId64 "\n", seed, what, got,
           wanted);
    t->n_failures++;
}

static void climb(tally *t, const ork_season *season, const brute_answer *answer, uint64_t seed)
{
    orki_search *search = orki_alloc(1, sizeof *search);
    if (search == NULL) {
        t->n_failures++;
        return;
    }
    search->season = season;
    search->options = ork_options_default();
    search->options.time_limit_s = ORK_NO_LIMIT;
    search->options.work = WORK;
    search->options.threads = 2;
    search->options.in_process = 1;
    search->without = ORKI_COLGEN | ORKI_NEIGHBOURHOODS | ORKI_DIVES;
    ork_status st = orki_search_run(search);
    int64_t bound = orki_search_bound(search), cost = search->best.cost;
    expect(t, st == ORK_OK, seed, "status", st, ORK_OK);
    expect(t, bound <= answer->cost, seed, "bound", bound, answer->cost);
    expect(t, search->seen_bound <= answer->cost, seed, "bound told", search->seen_bound,
           answer->cost);
    expect(t, cost >= answer->cost, seed, "cost", cost, answer->cost);
    t->n_proven += cost == answer->cost && bound == cost;
    t->n_nodes += search->climbs ? search->n_nodes : 0;
    t->n_seasons++;
    orki_search_free(search);
    orki_free(search);
}

int main(void)
{
    tally t = {0};
    for (uint64_t seed = FIRST_SEED; seed <= LAST_SEED; seed++) {
        brute_answer answer;
        ork_season *season = property_open(seed, &answer);
        climb(&t, season, &answer, seed);
        property_close(season, &answer);
    }
    printf("%d seasons, %d proven, %" PRId64 " nodes, %d failures\n", t.n_seasons, t.n_proven,
           t.n_nodes, t.n_failures);
    return t.n_failures == 0 && t.n_nodes >= FEWEST_SPLIT ? EXIT_SUCCESS : EXIT_FAILURE;
}
