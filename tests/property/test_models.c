/* The exported programs, solved by GLPK, have the optimum that the exhaustive search finds, and
 * their solutions brought back are timetables of that cost without a breach.
 * A few seasons may take GLPK too long; more than one run in fifty is a failure. */
#include "mps_glpk.h"
#include "property_season.h"

#include "base/file.h"
#include "orkestrooster/check.h"
#include "orkestrooster/export.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { LIMIT_S = 30 };

typedef struct comparison {
    uint64_t seed;
    const char *folder;
    int n_agree, n_undecided, n_failures;
} comparison;

static void fail(comparison *c, const char *model, const char *what, int64_t got, int64_t wanted)
{
    printf("seed %" PRIu64 ", %s: %s %" PRId64 ", wanted %" PRId64 "\n", c->seed, model, what, got,
           wanted);
    c->n_failures++;
}

static void take_back(comparison *c, const char *model, const ork_season *season, const char *path,
                      int64_t optimum)
{
    orki_arena arena = {0};
    const char *text;
    size_t n;
    ork_timetable *timetable = NULL;
    ork_verdict *verdict = NULL;
    ork_status st = orki_file_read(&text, &n, path, ORKI_MAX_FILE_BYTES, &arena);
    if (st == ORK_OK)
        st = ork_timetable_from_solution(&timetable, season, text, n);
    if (st == ORK_OK)
        st = ork_check(&verdict, season, timetable);
    if (st != ORK_OK)
        fail(c, model, "status of the timetable", st, ORK_OK);
    else if (verdict->n_breaches > 0)
        fail(c, model, verdict->breaches[0].rule, verdict->n_breaches, 0);
    else if (verdict->cost != optimum)
        fail(c, model, "cost of the timetable", verdict->cost, optimum);
    ork_verdict_free(verdict);
    ork_timetable_free(timetable);
    orki_arena_free(&arena);
}

static void compare(comparison *c, const char *model, ork_mip_model kind, const ork_season *season,
                    int64_t optimum)
{
    char path[300], solution[300];
    int64_t cost = 0;
    snprintf(path, sizeof path, "%s/week.mps", c->folder);
    snprintf(solution, sizeof solution, "%s/solution", c->folder);
    ork_status st = ork_export_mps(season, kind, path);
    if (st != ORK_OK) {
        fail(c, model, "status", st, ORK_OK);
        return;
    }
    mps_outcome outcome = mps_solve(path, solution, LIMIT_S, &cost);
    int n_failures = c->n_failures;
    if (outcome == MPS_NO_ANSWER) {
        printf("seed %" PRIu64 ", %s: GLPK is not done after %d s\n", c->seed, model, LIMIT_S);
        c->n_undecided++;
        return;
    }
    if (outcome != MPS_OPTIMAL)
        fail(c, model, "outcome", outcome, MPS_OPTIMAL);
    else if (cost != optimum)
        fail(c, model, "optimum", cost, optimum);
    else
        take_back(c, model, season, solution, optimum);
    c->n_agree += c->n_failures == n_failures;
    unlink(path);
    unlink(solution);
}

/* Seasons with several meetings a week are refused, the others compared. */
static void compare_season(comparison *c, uint64_t seed)
{
    brute_answer answer;
    ork_season *season = property_open(seed, &answer);
    c->seed = seed;
    if (season->n_series > 0) {
        ork_status st = ork_export_mps(season, ORK_MIP_COMPACT, "unwritten");
        if (st != ORK_ERR_INPUT)
            fail(c, "compact", "status", st, ORK_ERR_INPUT);
    } else {
        compare(c, "compact", ORK_MIP_COMPACT, season, answer.cost);
        compare(c, "duties", ORK_MIP_DUTIES, season, answer.cost);
    }
    property_close(season, &answer);
}

/* The season of a seed, and one whose teachers wish a number of days. */
static void compare_both(void *user, uint64_t seed)
{
    compare_season(user, seed);
    compare_season(user, seed + RANDOM_SERIES_SEED);
}

int main(int argc, char **argv)
{
    char folder[] = "/tmp/ork-models-XXXXXX";
    comparison c = {.folder = folder};
    if (mkdtemp(folder) == NULL)
        return EXIT_FAILURE;
    int n_seeds = property_each(argc, argv, 0, compare_both, &c);
    rmdir(folder);
    printf("%d programs agree, %d differ, %d undecided\n", c.n_agree, c.n_failures, c.n_undecided);
    return n_seeds > 0 && c.n_failures == 0 && c.n_undecided * 50 <= c.n_agree ? EXIT_SUCCESS
                                                                               : EXIT_FAILURE;
}
