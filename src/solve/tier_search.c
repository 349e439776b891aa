/* Limits are those of all searches: each takes a part of what the ones before have left. */
#include "solve/tier_search.h"

#include "solve/kept.h"
#include "solve/options.h"
#include "solve/price.h"
#include "solve/result_loans.h"

#include <math.h>
#include <string.h>

/* Bounds are sums over blocks and teachers in fractions of points: this leaves room for those. */
#define MOST_POINTS (INT64_MAX / ORKI_COST_SCALE / 64)

/* "2027-02-01", a day of the season. */
static bool read_date(orki_date *out, const ork_season *season, const char *text)
{
    *out = text != NULL && strlen(text) == 10 ? orki_date_parse(text) : ORKI_NO_DATE;
    if (text == NULL)
        return true;
    return *out != ORKI_NO_DATE && (season->from == ORKI_NO_DATE || *out >= season->from) &&
           (season->to == ORKI_NO_DATE || *out <= season->to);
}

ork_status orki_tier_search_open(orki_tier_search *r, const ork_season *season,
                                 const ork_reference *reference, const ork_rerun_options *how,
                                 const ork_options *options)
{
    static const ork_rerun_options nothing = {0};
    how = how != NULL ? how : &nothing;
    *r = (orki_tier_search){
        .given = season,
        .season = *season,
        .tiers = {.old = reference, .allow_min = how->allow_min},
        .left = options != NULL ? *options : ork_options_default(),
        .front = {.season = season, .old = reference, .allow_min = how->allow_min},
        .spent = {.first_answer_s = -1}};
    r->left.is_strict = 0;
    r->asked = r->left;
    if (!read_date(&r->valid_from, season, how->from_date) || season->n_series > 0)
        return ORK_ERR_OPTION;
    return orki_keep_what_is_kept(&r->tiers, season, how, &r->arena);
}

void orki_tier_search_close(orki_tier_search *r)
{
    orki_front_free(&r->front);
    orki_arena_free(&r->arena);
}

static bool fits(int64_t *left, int64_t points, int64_t n)
{
    int64_t product = 0;
    bool is_fine = !__builtin_mul_overflow(points, n, &product) && product <= *left;
    *left -= is_fine ? product : 0;
    return is_fine;
}

bool orki_tier_prices_fit(const ork_season *season, orki_tier_prices prices, int64_t cost)
{
    int64_t left = MOST_POINTS;
    return fits(&left, prices.lost, (int64_t)season->n_orchestras + season->n_sections) &&
           fits(&left, prices.change, orki_tiers_most(season)) && fits(&left, cost, 2);
}

/* The caller hears of time and phase: what is searched with tiers has no points to speak of. With a
 * work limit only the end of a round settles anything: the answer must not depend on time. */
static int pass_on(const ork_progress *progress, void *user)
{
    orki_tier_search *r = user;
    ork_progress shown = *progress;
    shown.elapsed_s += r->spent.elapsed_s;
    shown.work += r->spent.work;
    shown.has_best = 0;
    shown.best_cost = shown.bound = 0;
    r->is_stopped = r->is_stopped || (r->progress != NULL && r->progress(&shown, r->user) != 0);
    if (r->waits && r->asked.work < 0 && progress->has_best &&
        progress->best_cost / r->tiers.lost_points == progress->bound / r->tiers.lost_points)
        r->is_settled = true;
    return r->is_stopped || (r->waits && r->is_settled);
}

static ork_status take_seen(void *user, const ork_timetable *timetable)
{
    orki_tier_search *r = user;
    return orki_front_offer(&r->front, timetable);
}

static void spend(orki_tier_search *r, const ork_result *result)
{
    ork_result *s = &r->spent;
    if (s->first_answer_s < 0 && result->first_answer_s >= 0)
        s->first_answer_s = s->elapsed_s + result->first_answer_s;
    s->elapsed_s += result->elapsed_s;
    s->work += result->work;
    s->n_columns += result->n_columns;
    s->n_pivots += result->n_pivots;
    s->n_nodes += result->n_nodes;
    s->threads = result->threads;
    s->seed = result->seed;
    if (r->left.time_limit_s >= 0)
        r->left.time_limit_s = fmax(0, r->left.time_limit_s - result->elapsed_s);
    if (r->left.work >= 0)
        r->left.work = r->left.work > result->work ? r->left.work - result->work : 0;
}

ork_status orki_tier_search_run(orki_tier_search *r, orki_tier_prices prices,
                                const ork_timetable *start, double part)
{
    ork_options options = r->left;
    orki_options_take_part(&options, part);
    if (!prices.has_cost)
        options.gap_percent = 0;
    r->tiers.lost_points = prices.lost;
    r->tiers.change_points = prices.change;
    r->tiers.ends_settled = r->waits;
    r->tiers.start = start;
    r->tiers.on_answer = take_seen;
    r->tiers.user = r;
    r->season.tiers = &r->tiers;
    memcpy(r->season.weights, r->given->weights, sizeof r->season.weights);
    if (!prices.has_cost)
        memset(r->season.weights, 0, sizeof r->season.weights);
    ork_result *result = NULL;
    ork_status st = ork_solve(&result, &r->season, &options, pass_on, r);
    if (st == ORK_OK) {
        spend(r, result);
        bool is_timed = r->left.time_limit_s >= 0;
        st = orki_front_prove(
            &r->front,
            (orki_front_line){.lost_points = prices.lost,
                              .change_points = prices.change,
                              .bound = result->bound,
                              .has_cost = prices.has_cost,
                              .effort = is_timed ? result->elapsed_s : (double)result->work});
    }
    ork_result_free(result);
    return st;
}

bool orki_tier_search_is_over(const orki_tier_search *r)
{
    return r->is_stopped || r->left.time_limit_s == 0 || r->left.work == 0;
}

static ork_result *copy_answer(const orki_tier_search *r, const orki_front_point *point)
{
    ork_result *result = orki_alloc(1, sizeof *result);
    if (result == NULL)
        return NULL;
    *result = r->spent;
    result->options = r->asked;
    result->options.threads = r->spent.threads;
    result->gap = point == NULL || point->verdict->cost > 0 ? 1 : 0;
    result->outcome = r->is_stopped ? ORK_STOPPED : point == NULL ? ORK_NO_ANSWER : ORK_FEASIBLE;
    if (point == NULL)
        return result;
    result->timetable = orki_timetable_copy(point->timetable);
    ork_status st = result->timetable == NULL
                        ? ORK_ERR_MEMORY
                        : ork_check(&result->verdict, r->given, point->timetable);
    if (st == ORK_OK)
        st = orki_result_add_loans(result, r->given);
    if (st != ORK_OK) {
        ork_result_free(result);
        return NULL;
    }
    result->timetable->valid_from = r->valid_from;
    return result;
}

ork_rerun_result *orki_tier_search_result(const orki_tier_search *r, const orki_front_point *point)
{
    const orki_front *front = &r->front;
    ork_rerun_result *out = orki_alloc(1, sizeof *out);
    if (out == NULL || (out->result = copy_answer(r, point)) == NULL) {
        orki_free(out);
        return NULL;
    }
    if (point == NULL)
        return out;
    out->changes = point->changes;
    out->lost = front->lost;
    out->lost_bound = front->least_lost;
    out->is_lost_proven = out->lost_bound >= out->lost;
    int64_t changes = orki_front_least_changes(front), weighted = point->changes.weighted;
    out->changes_bound = !out->is_lost_proven ? 0 : changes < weighted ? changes : weighted;
    out->is_changes_proven = out->is_lost_proven && changes >= weighted;
    int64_t cost = point->verdict->cost, least = orki_front_least_cost(front, weighted);
    out->cost_bound = least < cost ? least : cost;
    out->is_cost_proven = least >= cost;
    return out;
}
