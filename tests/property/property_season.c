/* A season of a seed: further attempts of the same seed until the exhaustive search can finish. */
#include "property_season.h"
#include "ork_test.h"

#include <stdio.h>
#include <stdlib.h>

ork_season *property_open(uint64_t seed, brute_answer *answer)
{
    for (int attempt = 0; attempt < 50; attempt++) {
        ork_season *season = random_season(seed, attempt);
        ork_status status = brute_force(answer, season, PROPERTY_MOST_WEEKS);
        if (status == ORK_OK)
            return season;
        ork_season_free(season);
        if (status != ORK_ERR_TOO_LARGE)
            break;
    }
    fprintf(stderr, "seed %llu: no season\n", (unsigned long long)seed);
    exit(EXIT_FAILURE);
}

void property_close(ork_season *season, brute_answer *answer)
{
    ork_timetable_free(answer->timetable);
    ork_season_free(season);
}

void *property_get(orki_arena *arena, int n, size_t size)
{
    void *memory = orki_arena_alloc(arena, (size_t)n, size);
    if (memory == NULL)
        exit(EXIT_FAILURE);
    return memory;
}

int property_each(int argc, char **argv, int series_step, void (*look)(void *user, uint64_t seed),
                  void *user)
{
    uint64_t from = argc > 1 ? strtoull(argv[1], NULL, 10) : PROPERTY_FIRST_SEED;
    uint64_t to = argc > 2 ? strtoull(argv[2], NULL, 10) : argc > 1 ? from : PROPERTY_LAST_SEED;
    uint64_t stride = argc > 3 ? strtoull(argv[3], NULL, 10) : 0;
    int n_rounds = stride > 0 ? ork_scale(1) : 1;
    if (argc > 4 || from == 0 || from > to)
        return 0;
    int64_t n_looks = 0;
    for (int i = 0; i < n_rounds; i++, from += stride, to += stride) {
        for (uint64_t seed = from; seed <= to; seed++, n_looks++)
            look(user, seed);
        for (uint64_t seed = from; series_step > 0 && from < to && seed <= to;
             seed += (uint64_t)series_step, n_looks++)
            look(user, RANDOM_SERIES_SEED + seed);
    }
    ork_count("seasons-differential", n_looks);
    return (int)(to - from + 1) * n_rounds;
}
