/* ork_solve(): options in, result out; the search does the rest. The verdict handed over is the
 * checker's, and so is the cost that a planner sees. */
#include "orkestrooster/solve.h"

#include "base/clock.h"
#include "solve/options.h"
#include "solve/result_loans.h"
#include "solve/search.h"

#include <math.h>
#include <string.h>
#include <unistd.h>

#define MOST_OVER_S 0.7    /* seconds after the limit for the certificate */
#define MOST_SPARED_S 30.0 /* and before it: large weeks take the checker long, */
#define SPARED_PART 0.05   /* of the limit */

static ork_status resolve(ork_options *out, const ork_options *given)
{
    *out = given != NULL ? *given : ork_options_default();
    if (out->threads == ORK_ALL_CORES) {
        long cores = sysconf(_SC_NPROCESSORS_ONLN);
        out->threads = cores < 1 ? 1 : cores > ORKI_MAX_THREADS ? ORKI_MAX_THREADS : (int)cores;
    }
    bool is_fine = orki_options_are_valid(out);
    if (out->threads > ORKI_MAX_THREADS)
        out->threads = ORKI_MAX_THREADS;
    return is_fine ? ORK_OK : ORK_ERR_OPTION;
}

/* With series the certificate takes a while: the search ends a little before the limit.
 * @return the moment at which everything should be done; INFINITY: nothing hurries */
static double spare_time(orki_search *search, double start_s)
{
    double *limit_s = &search->options.time_limit_s;
    if (*limit_s < 0 || search->season->n_series == 0)
        return INFINITY;
    double end_s = start_s + *limit_s + MOST_OVER_S;
    *limit_s -= fmin(MOST_SPARED_S, SPARED_PART * *limit_s);
    return end_s;
}

static ork_outcome outcome_of(const orki_search *search, int64_t bound)
{
    bool is_proven = bound >= search->best.cost;
    if (search->options.is_strict && search->tree.n > 0 && bound >= search->problem.strict_cost)
        return ORK_INFEASIBLE; /* every timetable lacks something */
    if (!search->has_timetable)
        return search->is_stopped ? ORK_STOPPED : ORK_NO_ANSWER;
    if (is_proven)
        return ORK_OPTIMAL;
    return search->is_stopped ? ORK_STOPPED : ORK_FEASIBLE;
}

static ork_status fill(ork_result *out, orki_search *search, double end_s)
{
    int64_t bound = orki_search_bound(search);
    ork_status st = ORK_OK;
    if (search->has_timetable && search->season->tiers == NULL) {
        st = orki_certify(&out->certificate, &search->problem, &search->duties, &search->kept,
                          bound, end_s);
        if (st != ORK_OK)
            return st;
        bound = out->certificate->bound > bound ? out->certificate->bound : bound;
    }
    out->outcome = outcome_of(search, bound);
    out->bound = bound;
    out->gap = 1;
    out->first_answer_s = search->first_answer_s;
    out->threads = search->options.threads;
    out->seed = search->options.seed;
    out->work = search->effort.work;
    out->n_columns = search->effort.columns;
    out->n_pivots = search->effort.pivots;
    out->n_nodes = search->n_nodes;
    out->milestones = search->milestones;
    out->n_milestones = search->n_milestones;
    search->milestones = NULL;
    search->n_milestones = 0;
    if (!search->has_timetable)
        return ORK_OK;
    out->timetable = orki_answer_timetable(&search->best, &search->problem);
    st = out->timetable == NULL ? ORK_ERR_MEMORY
                                : ork_check(&out->verdict, search->season, out->timetable);
    if (st == ORK_OK)
        out->gap = out->verdict->cost == 0
                       ? 0
                       : (double)(out->verdict->cost - bound) / (double)out->verdict->cost;
    if (st == ORK_OK && search->season->tiers == NULL)
        st = orki_result_add_loans(out, search->season);
    return st;
}

ork_status ork_solve(ork_result **out, const ork_season *season, const ork_options *options,
                     ork_progress_fn progress, void *user)
{
    *out = NULL;
    double start_s = orki_clock_s();
    orki_search *search = orki_alloc(1, sizeof *search);
    ork_result *result = orki_alloc(1, sizeof *result);
    ork_status st = search == NULL || result == NULL ? ORK_ERR_MEMORY : ORK_OK;
    if (st == ORK_OK) {
        search->season = season;
        search->progress = progress;
        search->user = user;
        st = resolve(&search->options, options);
        result->options = search->options;
    }
    double end_s = st == ORK_OK ? spare_time(search, start_s) : 0;
    if (st == ORK_OK)
        st = orki_search_run(search);
    if (st == ORK_OK)
        st = fill(result, search, end_s);
    if (st == ORK_OK) {
        result->elapsed_s = orki_clock_s() - start_s;
        *out = result;
        result = NULL;
    }
    if (search != NULL)
        orki_search_free(search);
    ork_result_free(result);
    orki_free(search);
    return st;
}

void ork_result_free(ork_result *result)
{
    if (result == NULL)
        return;
    ork_timetable_free(result->timetable);
    ork_verdict_free(result->verdict);
    ork_certificate_free(result->certificate);
    ork_loans_free(result->loans);
    ork_instruments_free(result->instruments);
    void *milestones = NULL;
    memcpy(&milestones, &result->milestones, sizeof milestones);
    orki_free(milestones);
    orki_free(result);
}
