/* The solver against the exhaustive search: the same optimum, a timetable without a breach, bounds
 * that never pass the optimum at any moment, in process and in one or two workers. A few seasons
 * may take more work than the limit, which does not depend on the machine's speed; more than one
 * run in fifty is a failure, and so is a wrong bound, a cost below the optimum or a breach in any
 * run. */
#include "property_season.h"

#include "orkestrooster/solve.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static const int64_t LIMIT_WORK = 150000; /* units of --work */

typedef struct tally {
    uint64_t seed;
    int64_t optimum;
    int n_seasons, n_runs, n_undecided, n_failures, n_unplaced, n_unstaffed;
    double elapsed_s;
} tally;

static void fail(tally *t, const char *how, const char *what, int64_t got, int64_t wanted)
{
    printf("seed %" PRIu64 " %s: %s is %" PRId64 ", wanted %" PRId64 "\n", t->seed, how, what, got,
           wanted);
    t->n_failures++;
}

static int watch(const ork_progress *progress, void *user)
{
    tally *t = user;
    if (progress->bound > t->optimum)
        fail(t, "progress", "bound above the optimum", progress->bound, t->optimum);
    if (progress->has_best && progress->best_cost < t->optimum)
        fail(t, "progress", "cost below the optimum", progress->best_cost, t->optimum);
    return 0;
}

static void judge(tally *t, const char *how, const ork_season *season, const ork_result *result)
{
    int64_t counts[ORKI_N_RULES] = {0};
    bool is_decided = result->outcome != ORK_FEASIBLE && result->outcome != ORK_NO_ANSWER;
    if (is_decided && result->outcome != ORK_OPTIMAL)
        fail(t, how, "outcome", result->outcome, ORK_OPTIMAL);
    if (!is_decided) {
        printf("seed %" PRIu64 " %s: no proof after %.1f s\n", t->seed, how, result->elapsed_s);
        t->n_undecided++;
    }
    if (result->bound > t->optimum)
        fail(t, how, "bound above the optimum", result->bound, t->optimum);
    for (int i = 0; i < result->n_milestones; i++) {
        if (result->milestones[i].bound > t->optimum)
            fail(t, how, "bound of a milestone", result->milestones[i].bound, t->optimum);
    }
    if (result->timetable == NULL || result->verdict == NULL) {
        if (is_decided)
            fail(t, how, "timetable", 0, 1);
        return;
    }
    int64_t cost = brute_judge(season, result->timetable, counts);
    if (cost != result->verdict->cost || cost < t->optimum || (is_decided && cost > t->optimum))
        fail(t, how, "cost", result->verdict->cost, t->optimum);
    if (result->verdict->n_breaches != 0)
        fail(t, how, result->verdict->breaches[0].rule, result->verdict->n_breaches, 0);
    for (int r = 0; r < ORKI_N_RULES; r++) {
        if (orki_rule_get((orki_rule)r)->is_hard && counts[r] > 0)
            fail(t, how, orki_rule_get((orki_rule)r)->name, counts[r], 0);
    }
}

static void run(tally *t, const char *how, const ork_season *season, int threads, int in_process)
{
    ork_options options = ork_options_default();
    options.time_limit_s = ORK_NO_LIMIT;
    options.work = LIMIT_WORK;
    options.threads = threads;
    options.in_process = in_process;
    ork_result *result = NULL;
    ork_status status = ork_solve(&result, season, &options, watch, t);
    t->n_runs++;
    if (status != ORK_OK)
        fail(t, how, "status", status, ORK_OK);
    else
        judge(t, how, season, result);
    t->elapsed_s += status == ORK_OK ? result->elapsed_s : 0;
    ork_result_free(result);
}

/* Strict: a best timetable without lacks stays the best; else there is none, or a dearer one. */
static void run_strict(tally *t, const ork_season *season, bool has_lacks)
{
    ork_options options = ork_options_default();
    options.time_limit_s = ORK_NO_LIMIT;
    options.work = LIMIT_WORK;
    options.threads = 1;
    options.is_strict = 1;
    ork_result *result = NULL;
    ork_status status = ork_solve(&result, season, &options, NULL, NULL);
    t->n_runs++;
    if (status != ORK_OK)
        fail(t, "strict", "status", status, ORK_OK);
    else if (!has_lacks)
        judge(t, "strict", season, result);
    else if (result->outcome == ORK_OPTIMAL) {
        const ork_verdict *v = result->verdict;
        if (v->cost < t->optimum || v->n_lessons_placed < v->n_lessons ||
            v->n_sections_staffed < v->n_sections)
            fail(t, "strict", "cost with lacks", v->cost, t->optimum);
    } else if (result->outcome == ORK_NO_ANSWER || result->outcome == ORK_FEASIBLE) {
        t->n_undecided++;
    } else if (result->outcome != ORK_INFEASIBLE) {
        fail(t, "strict", "outcome", result->outcome, ORK_INFEASIBLE);
    }
    ork_result_free(result);
}

static void try_season(void *user, uint64_t seed)
{
    tally *t = user;
    brute_answer answer;
    ork_season *season = property_open(seed, &answer);
    t->seed = seed;
    t->optimum = answer.cost;
    t->n_seasons++;
    bool is_unplaced = false, is_unstaffed = false;
    for (int i = 0; i < season->n_sections; i++) {
        int o = season->sections[i].orchestra;
        is_unplaced |= answer.timetable->day[o] < 0;
        is_unstaffed |= answer.timetable->day[o] >= 0 && answer.timetable->teacher[i] < 0;
    }
    t->n_unplaced += is_unplaced;
    t->n_unstaffed += is_unstaffed;
    run(t, "in process", season, 1, 1);
    run(t, seed % 2 == 0 ? "1 worker" : "2 workers", season, seed % 2 == 0 ? 1 : 2, 0);
    if (seed % 2 == 0)
        run_strict(t, season, is_unplaced || is_unstaffed);
    property_close(season, &answer);
}

int main(int argc, char **argv)
{
    tally t = {0};
    if (property_each(argc, argv, 0, try_season, &t) == 0)
        return EXIT_FAILURE;
    printf(
        "%d seasons (%d with unplaced lessons, %d with unstaffed sections), %d runs of the solver "
        "in %.1f s: %d without a proof in time, %d failures\n",
        t.n_seasons, t.n_unplaced, t.n_unstaffed, t.n_runs, t.elapsed_s, t.n_undecided,
        t.n_failures);
    return t.n_failures == 0 && t.n_undecided * 50 <= t.n_runs ? EXIT_SUCCESS : EXIT_FAILURE;
}
