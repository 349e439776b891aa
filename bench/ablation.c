/* What each ingredient of the search is worth: every season is solved with all of them, then with
 * one left out at a time (src/solve/ingredients.h), with equal work on one worker.
 * Input: WORK and season paths; --only NAME measures that ingredient alone beside nothing. Output:
 * CSV, a row a season and ingredient; bench/ablation.sh makes the table of RESULTS.md from it. */
#include "solve/ingredients.h"
#include "solve/search.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const struct {
    const char *name;
    unsigned bit;
} ingredients[] = {
    {"nothing", 0},
    {"the ascent", ORKI_ASCENT},
    {"column generation at the root", ORKI_COLGEN},
    {"smoothed duals", ORKI_SMOOTHING},
    {"fixing by reduced cost", ORKI_FIXING},
    {"listing of columns", ORKI_LISTING},
    {"dives", ORKI_DIVES},
    {"neighbourhoods", ORKI_NEIGHBOURHOODS},
    {"climbing the tree", ORKI_CLIMB},
};
enum { N_INGREDIENTS = (int)(sizeof ingredients / sizeof ingredients[0]) };

static double cpu_s(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static int solve_without(const ork_season *season, const char *path, int which, int64_t work)
{
    orki_search *search = calloc(1, sizeof *search);
    if (search == NULL)
        return 1;
    search->season = season;
    search->options = ork_options_default();
    search->options.time_limit_s = ORK_NO_LIMIT;
    search->options.work = work;
    search->options.threads = 1;
    search->options.in_process = 1;
    search->without = ingredients[which].bit;
    double start_s = cpu_s();
    ork_status st = orki_search_run(search);
    if (st == ORK_OK)
        printf("%s,%s,%lld,%lld,%lld,%.1f\n", path, ingredients[which].name,
               (long long)search->best.cost, (long long)orki_search_bound(search),
               (long long)search->effort.work, cpu_s() - start_s);
    else
        fprintf(stderr, "%s: status %d\n", path, (int)st);
    fflush(stdout);
    orki_search_free(search);
    free(search);
    return st == ORK_OK ? 0 : 1;
}

/* The ingredient of that name, or -1. */
static int find(const char *name)
{
    for (int k = 0; k < N_INGREDIENTS; k++)
        if (strcmp(ingredients[k].name, name) == 0)
            return k;
    return -1;
}

/* The number of runs that failed; without `only` every ingredient is measured. */
static int measure(const char *path, const char *only, int64_t work)
{
    ork_season *season = NULL;
    int n_failed = 0;
    if (ork_season_read(&season, &path, 1, NULL) != ORK_OK) {
        fprintf(stderr, "%s cannot be read\n", path);
        return 1;
    }
    for (int k = 0; k < N_INGREDIENTS; k++)
        if (only == NULL || k == 0 || k == find(only))
            n_failed += solve_without(season, path, k, work);
    ork_season_free(season);
    return n_failed;
}

int main(int argc, char **argv)
{
    bool is_one = argc > 2 && strcmp(argv[1], "--only") == 0;
    const char *only = is_one ? argv[2] : NULL;
    int at = is_one ? 3 : 1, n_failed = 0;
    int64_t work = argc > at + 1 ? strtoll(argv[at], NULL, 10) : 0;
    if (work <= 0 || (is_one && find(only) < 0)) {
        fprintf(stderr, "Usage: ork-ablation [--only INGREDIENT] WORK SEASON...\n");
        return 2;
    }
    printf("season,without,cost,bound,work,cpu_s\n");
    for (int i = at + 1; i < argc; i++)
        n_failed += measure(argv[i], only, work);
    return n_failed == 0 ? 0 : 1;
}
