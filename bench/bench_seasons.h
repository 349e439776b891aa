/* The seasons that are measured, by name and seed:
 *     d37     12 schools, 37 orchestras, 35 teachers; the example is examples/drechtsteden
 *     a133    40 schools, 133 orchestras, 100 teachers; the example is examples/amsterdam
 *     n1330   400 schools in 10 regions, 1330 orchestras, 1000 teachers
 *     gN      growth: N schools, orchestras and teachers in a133's proportion
 *     PATH    any other folder or file, taken as it is
 * A seed is a number for `generate`, or "example" for the season that lies in the repository. */
#ifndef BENCH_SEASONS_H
#define BENCH_SEASONS_H

#include "bench.h"

typedef struct bench_season {
    const char *name, *seed;
    const char *path;   /* of the season; once prepared */
    const char *digest; /* of every byte of it, so that nothing is compared with another season */
    int n_schools, n_orchestras, n_teachers; /* 0: not generated */
} bench_season;

/** The seasons of one word of the command line: "d37", "d37/2", "examples/quickstart".
 *  @return how many; *out is theirs */
int bench_seasons_choose(bench_context *b, const char *word, bench_season **out);

/** The season of the growth table with so many schools. */
bench_season bench_season_of_size(bench_context *b, int n_schools, const char *seed);

/** Generate the season where that is needed, and take its digest. */
void bench_season_prepare(bench_context *b, bench_season *season);

#endif
