/* The exported programs, solved by GLPK, have the optimum that the exhaustive search finds, and
 * their solutions brought back are timetables of that cost without a breach; so have the strict
 * ones, where the best timetable lacks nothing. A few seasons may take GLPK too long; more than one
 * run in fifty is a failure. */
#include "mps_glpk.h"
#include "ork_test.h"
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
    int n_series, n_impossible; /* seasons with series; strict programs without a solution */
    int n_agree, n_undecided, n_failures;
} comparison;

static void fail(comparison *c, const char *model, const char *what, int64_t got, int64_t wanted)
{
    printf("seed %" PRIu64 ", %s: %s %" PRId64 ", wanted %" PRId64 "\n", c->seed, model, what, got,
           wanted);
    c->n_failures++;
}

/* What a solution must be worth, and whether it may cost more: without lacks where the best has
 * some. */
typedef struct wanted {
    int64_t cost;
    bool is_strict, has_lacks;
} wanted;

static bool is_wanted(const wanted *w, int64_t cost)
{
    return w->is_strict && w->has_lacks ? cost >= w->cost : cost == w->cost;
}

static void take_back(comparison *c, const char *model, const ork_season *season, const char *path,
                      const wanted *w)
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
    else if (!is_wanted(w, verdict->cost))
        fail(c, model, "cost of the timetable", verdict->cost, w->cost);
    else if (w->is_strict && (verdict->n_lessons_placed < verdict->n_lessons ||
                              verdict->n_sections_staffed < verdict->n_sections))
        fail(c, model, "sections with a teacher", verdict->n_sections_staffed, verdict->n_sections);
    ork_verdict_free(verdict);
    ork_timetable_free(timetable);
    orki_arena_free(&arena);
}

static void compare(comparison *c, const char *model, ork_mip_model kind, const ork_season *season,
                    const wanted *w)
{
    char path[300], solution[300];
    int64_t cost = 0;
    snprintf(path, sizeof path, "%s/week.mps", c->folder);
    snprintf(solution, sizeof solution, "%s/solution", c->folder);
    ork_status st = ork_export_mps(season, kind, w->is_strict, path);
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
    bool is_impossible = outcome == MPS_INFEASIBLE && w->is_strict && w->has_lacks;
    if (outcome != MPS_OPTIMAL && !is_impossible)
        fail(c, model, "outcome", outcome, MPS_OPTIMAL);
    else if (!is_impossible && !is_wanted(w, cost))
        fail(c, model, "optimum", cost, w->cost);
    else if (!is_impossible)
        take_back(c, model, season, solution, w);
    c->n_agree += c->n_failures == n_failures;
    c->n_impossible += is_impossible;
    unlink(path);
    unlink(solution);
}

static bool has_lacks(const ork_season *season, const ork_timetable *timetable)
{
    bool lacks = false;
    for (int i = 0; i < season->n_sections; i++)
        lacks =
            lacks || timetable->day[season->sections[i].orchestra] < 0 || timetable->teacher[i] < 0;
    return lacks;
}

static void compare_season(comparison *c, uint64_t seed)
{
    brute_answer answer;
    ork_season *season = property_open(seed, &answer);
    wanted w = {.cost = answer.cost, .has_lacks = has_lacks(season, answer.timetable)};
    c->seed = seed;
    c->n_series += season->n_series > 0;
    compare(c, "compact", ORK_MIP_COMPACT, season, &w);
    compare(c, "duties", ORK_MIP_DUTIES, season, &w);
    w.is_strict = true;
    if (seed % 2 == 0)
        compare(c, "compact, strict", ORK_MIP_COMPACT, season, &w);
    else
        compare(c, "duties, strict", ORK_MIP_DUTIES, season, &w);
    property_close(season, &answer);
}

/* The season of a seed, and one whose teachers wish a number of days; most of those have series. */
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
    ork_count("seasons-differential", n_seeds); /* two seasons of each */
    printf(
        "%d programs agree (%d strict ones have no solution; %d seasons with series), %d differ, "
        "%d undecided\n",
        c.n_agree, c.n_impossible, c.n_series, c.n_failures, c.n_undecided);
    return n_seeds > 0 && c.n_failures == 0 && c.n_undecided * 50 <= c.n_agree ? EXIT_SUCCESS
                                                                               : EXIT_FAILURE;
}
