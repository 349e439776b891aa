/* A case costs nothing when it lacks nothing. The solve ends as soon as its cost is 0 or its bound,
 * which is exact whatever GLPK's tolerances, is above 0. */
#include "ask/oracle.h"

#include "ask/wish.h"
#include "base/clock.h"
#include "model/tiers.h"

#include <math.h>

enum {
    FEW_LESSONS = 24 /* solved without worker processes */
};
#define MOST_PER_SOLVE_S 8.0
#define LEAST_S 0.1
/* Any bound above 0 beside any cost is within this gap. */
#define ANY_GAP_PERCENT 99.9999

orki_oracle orki_oracle_start(const ork_season *season, const ork_options *options,
                              ork_progress_fn progress, void *user)
{
    orki_oracle oracle = {.season = season,
                          .options = options != NULL ? *options : ork_options_default(),
                          .most_s = MOST_PER_SOLVE_S,
                          .progress = progress,
                          .user = user,
                          .start_s = orki_clock_s()};
    double limit_s = oracle.options.time_limit_s;
    oracle.end_s = limit_s == ORK_NO_LIMIT ? (double)INFINITY : oracle.start_s + limit_s;
    oracle.work_left = oracle.options.work;
    oracle.options.gap_percent = ANY_GAP_PERCENT;
    oracle.options.is_strict = 0;
    return oracle;
}

static bool is_told_to_stop(orki_oracle *oracle, const ork_progress *of_solve)
{
    if (oracle->progress == NULL)
        return false;
    ork_progress progress = *of_solve;
    progress.elapsed_s = orki_clock_s() - oracle->start_s;
    progress.has_best = 0;
    if (oracle->progress(&progress, oracle->user) != 0)
        oracle->is_over = oracle->is_stopped = true;
    return oracle->is_stopped;
}

bool orki_oracle_goes_on(orki_oracle *oracle)
{
    if (oracle->status != ORK_OK || oracle->is_over)
        return false;
    if (oracle->end_s - orki_clock_s() < LEAST_S || oracle->work_left == 0)
        oracle->is_over = true;
    return !oracle->is_over;
}

static int watch(const ork_progress *progress, void *user)
{
    orki_oracle *oracle = user;
    return is_told_to_stop(oracle, progress) || progress->bound > 0;
}

static int watch_strict(const ork_progress *progress, void *user)
{
    return is_told_to_stop(user, progress) || progress->has_best;
}

static void limit(const orki_oracle *oracle, const ork_season *season, ork_options *options)
{
    double left_s = oracle->end_s - orki_clock_s();
    double most_s = left_s < oracle->most_s ? left_s : oracle->most_s;
    options->work = oracle->work_left;
    bool has_limit = (oracle->work_left == ORK_NO_WORK_LIMIT || !isinf(left_s)) && !isinf(most_s);
    options->time_limit_s = !has_limit ? ORK_NO_LIMIT : most_s < LEAST_S ? LEAST_S : most_s;
    if (season->n_orchestras <= FEW_LESSONS)
        options->in_process = 1;
}

static bool is_complete(const ork_verdict *v)
{
    return v != NULL && v->n_breaches == 0 && v->n_lessons_placed == v->n_lessons &&
           v->n_sections_staffed == v->n_sections;
}

/* NULL: more plans than can be listed, or a failure that oracle->status tells. */
static ork_result *search(orki_oracle *oracle, const ork_season *season, bool is_strict)
{
    ork_options options = oracle->options;
    limit(oracle, season, &options);
    options.is_strict = is_strict;
    ork_result *result = NULL;
    ork_status st = ork_solve(&result, season, &options, is_strict ? watch_strict : watch, oracle);
    oracle->n_solves++;
    if (st != ORK_OK && st != ORK_ERR_TOO_LARGE)
        oracle->status = st;
    if (st == ORK_OK && oracle->work_left != ORK_NO_WORK_LIMIT)
        oracle->work_left -= result->work < oracle->work_left ? result->work : oracle->work_left;
    return result;
}

static orki_ruling solve(orki_oracle *oracle, const ork_season *season, bool is_strict)
{
    ork_result *result = search(oracle, season, is_strict);
    if (result == NULL)
        return ORKI_UNDECIDED;
    orki_ruling ruling = ORKI_UNDECIDED;
    if (is_complete(result->verdict))
        ruling = ORKI_POSSIBLE;
    else if (is_strict ? result->outcome == ORK_INFEASIBLE : result->bound > 0)
        ruling = ORKI_IMPOSSIBLE;
    ork_result_free(result);
    return ruling;
}

/* A large case is searched with the season's own prices first: they tell good places from bad ones,
 * and a complete timetable is often found at once. What that leaves open lacks alone may prove. */
static orki_ruling decide(orki_oracle *oracle, orki_case *c)
{
    orki_ruling ruling = ORKI_UNDECIDED;
    if (c->season.n_orchestras > FEW_LESSONS) {
        double most_s = oracle->most_s, left_s = oracle->end_s - orki_clock_s();
        oracle->most_s = (left_s < most_s ? left_s : most_s) / 2;
        orki_case_price(c, oracle->season, true);
        ruling = solve(oracle, &c->season, true);
        oracle->most_s = most_s;
        orki_case_price(c, oracle->season, false);
    }
    if (ruling == ORKI_UNDECIDED && orki_oracle_goes_on(oracle))
        ruling = solve(oracle, &c->season, false);
    return ruling;
}

orki_ruling orki_oracle_ask(orki_oracle *oracle, const orki_scope *scope,
                            const orki_change *changes, int n_changes)
{
    if (!orki_oracle_goes_on(oracle))
        return ORKI_UNDECIDED;
    if (oracle->allows_lacks)
        return orki_wish_rule(oracle, scope, changes, n_changes);
    orki_case c;
    ork_status st = orki_case_make(&c, oracle->season, scope, changes, n_changes);
    orki_ruling ruling = ORKI_UNDECIDED;
    if (st != ORK_OK)
        oracle->status = st;
    else
        ruling = c.season.n_orchestras == 0 ? ORKI_POSSIBLE : decide(oracle, &c);
    orki_case_free(&c);
    return ruling;
}

orki_ruling orki_oracle_price(orki_oracle *oracle, const ork_season *season)
{
    ork_result *result = search(oracle, season, false);
    ork_changes changes = {0};
    if (result == NULL)
        return ORKI_UNDECIDED;
    orki_ruling ruling = result->bound > 0 ? ORKI_IMPOSSIBLE : ORKI_UNDECIDED;
    if (result->timetable != NULL) {
        ork_status st = ork_changes_count(&changes, season, season->tiers->old,
                                          season->tiers->allow_min, result->timetable);
        oracle->status = oracle->status == ORK_OK ? st : oracle->status;
        if (result->verdict->cost == 0 && changes.n_lost_lessons + changes.n_lost_sections == 0)
            ruling = ORKI_POSSIBLE;
    }
    ork_result_free(result);
    return ruling;
}
