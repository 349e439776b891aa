/* From a wish to its price, or to the conflict that forbids it.
 *
 * First whether it can be at all, by solves of the wish's own blocks; then the timetable with the
 * wish that changes least (solve/fewest_changes.c), then the cheapest one, then how cheap the
 * season is without the wish. Each search begins at the best timetable known for it, so that what
 * is said can only get better from one to the next.
 *
 *   price = (least cost with the wish) - (least cost without it), known to lie between
 *   bound with - best without   and   best with - bound without
 *
 * A pin does not force (ask/wish.h). In the search for the cheapest each need of the wish that is
 * not kept costs W points, W = 1 + the cost of a timetable that keeps it, so that the best answer
 * keeps it. The nearest is searched with the ordinary losses of a rerun; where leaving the wish out
 * would lose less, once more with what the cheapest lacks taken as no loss. */
#include "orkestrooster/why_not.h"

#include "ask/explaining.h"
#include "ask/wish.h"
#include "ask/wish_tell.h"
#include "base/clock.h"

#include <math.h>
#include <string.h>

#define CONFLICT_PART 0.3 /* of the time, at most, for whether it can be */
#define NEAREST_PART 0.4  /* of what is left then */
#define CHEAPEST_PART 0.6 /* of what is left after that */
#define WITHOUT_PART 0.8  /* of the rest, for the season without the wish */
#define LEAST_S 0.1

typedef struct asking {
    orki_why_not *out;
    orki_wish wish;
    const ork_timetable *given;
    ork_options options;
    ork_progress_fn progress;
    void *user;
    double start_s;
    int64_t work; /* used */
    bool is_stopped;
    bool is_failed; /* out of memory where a wish was judged */
} asking;

static int pass_on(const ork_progress *progress, void *user)
{
    asking *a = user;
    ork_progress shown = *progress;
    shown.elapsed_s = orki_clock_s() - a->start_s;
    shown.has_best = 0;
    a->is_stopped = a->is_stopped || (a->progress != NULL && a->progress(&shown, a->user) != 0);
    return a->is_stopped;
}

/* The options for a part of what is left. */
static ork_options part_of(const asking *a, double part)
{
    ork_options options = a->options;
    double left_s = a->options.time_limit_s - (orki_clock_s() - a->start_s);
    if (options.time_limit_s >= 0)
        options.time_limit_s = fmax(LEAST_S, left_s * part);
    if (options.work >= 0)
        options.work = (int64_t)(part * (double)(a->options.work - a->work));
    if (options.work == 0 || (a->options.work >= 0 && options.work < 0))
        options.work = 1;
    options.is_strict = 0;
    options.gap_percent = 0;
    return options;
}

static void count_search(asking *a, const ork_result *result)
{
    a->out->answer.n_solves++;
    a->work += result == NULL ? 0 : result->work;
}

/* A search from a timetable on, in which each need that is not kept costs `points`. */
static ork_status search(asking *a, ork_result **out, const ork_season *season,
                         const ork_timetable *start, int64_t points, double part)
{
    ork_options options = part_of(a, part);
    ork_reference *needs = NULL;
    ork_season copy = *season;
    ork_status st = orki_wish_reference(&needs, &a->wish);
    orki_tiers tiers = {.old = needs, .lost_points = points, .start = start};
    if (season->n_series == 0) /* meetings have no points of their own */
        copy.tiers = &tiers;
    if (st == ORK_OK)
        st = ork_solve(out, &copy, &options, pass_on, a);
    ork_reference_free(needs);
    count_search(a, *out);
    return st;
}

static bool is_kept(asking *a, const ork_timetable *timetable)
{
    bool is_failed = false;
    bool is_so = timetable != NULL && orki_wish_is_kept(&a->wish, timetable, &is_failed);
    a->is_failed = a->is_failed || is_failed;
    return is_so;
}

/* More than any timetable costs whose lacks are all there is to say of it. */
static int64_t all_lacks(const asking *a)
{
    const ork_season *s = a->wish.season;
    return 1 + 2 * (a->out->now->cost +
                    s->n_orchestras * orki_points(1, s->weights[ORKI_RULE_UNPLACED]) +
                    s->n_sections * orki_points(1, s->weights[ORKI_RULE_UNSTAFFED]));
}

static ork_status find_cheapest(asking *a)
{
    const ork_wish_way *nearest = &a->out->answer.nearest;
    bool is_known = nearest->timetable != NULL;
    int64_t points = is_known ? nearest->verdict->cost + 1 : all_lacks(a);
    ork_result *result = NULL;
    ork_status st = search(a, &result, a->wish.season, is_known ? nearest->timetable : a->given,
                           points, CHEAPEST_PART);
    if (st != ORK_OK || !is_kept(a, result->timetable)) {
        ork_result_free(result);
        return st;
    }
    a->out->result = result;
    result->bound = result->bound > result->verdict->cost ? result->verdict->cost : result->bound;
    a->out->answer.cheapest = (ork_wish_way){.timetable = result->timetable,
                                             .verdict = result->verdict,
                                             .cost_bound = result->bound,
                                             .is_proven = result->bound >= result->verdict->cost};
    return ORK_OK;
}

static void take_nearest(asking *a, ork_rerun_result *rerun)
{
    a->out->rerun = rerun;
    a->out->answer.nearest = (ork_wish_way){.timetable = rerun->result->timetable,
                                            .verdict = rerun->result->verdict,
                                            .lost_bound = rerun->lost_bound,
                                            .changes_bound = rerun->changes_bound,
                                            .cost_bound = rerun->cost_bound,
                                            .is_proven = rerun->is_cost_proven};
}

/* What this timetable lacks is no loss, and what the wish needs is one. */
static void excuse(const asking *a, ork_reference *old, const ork_timetable *lacking)
{
    const ork_season *season = a->wish.season;
    for (int o = 0; o < season->n_orchestras; o++) {
        if (lacking->day[o] < 0)
            old->lessons[o] = (orki_old_lesson){true, -1, -1, -1};
        else if (a->wish.needs_lesson[o] && old->lessons[o].day < 0)
            old->lessons[o].is_known = false;
    }
    for (int s = 0; s < season->n_sections; s++) {
        int teacher = lacking->teacher[s];
        orki_old_section *section = &old->sections[s];
        if (teacher < 0)
            *section = (orki_old_section){.teacher = -1, .room = -1};
        else if (a->wish.needs_section[s] && !section->is_staffed)
            *section = (orki_old_section){true, teacher, season->teachers[teacher].id,
                                          section->room, section->room_id};
    }
}

/* @param lacking  a timetable that keeps the wish and whose lacks are no loss, or NULL */
static ork_status find_nearest(asking *a, const ork_timetable *lacking, double part)
{
    ork_reference *old = NULL;
    ork_rerun_result *rerun = NULL;
    ork_rerun_options how = {0};
    ork_options options = part_of(a, part);
    ork_status st = orki_reference_remember(&old, a->wish.season, a->given);
    if (st == ORK_OK && lacking != NULL)
        excuse(a, old, lacking);
    if (st == ORK_OK)
        st = ork_rerun(&rerun, a->wish.season, old, &how, &options, pass_on, a);
    ork_reference_free(old);
    count_search(a, rerun == NULL ? NULL : rerun->result);
    if (st == ORK_OK && is_kept(a, rerun->result->timetable))
        take_nearest(a, rerun);
    else
        ork_rerun_free(rerun);
    return st;
}

/* A pinned start is a moment at which a lesson may begin, so that with the wish there may be
 * timetables that the season alone does not have. */
static bool has_start(const orki_wish *wish)
{
    bool has_one = false;
    for (int i = 0; i < wish->alone.n_pins; i++)
        has_one = has_one || wish->alone.pins[i].start_min >= 0;
    return has_one;
}

/* How cheap the season is without the wish, and so between what the price lies. */
static ork_status find_price(asking *a)
{
    ork_why_not_answer *out = &a->out->answer;
    ork_result *result = NULL;
    ork_status st = search(a, &result, &a->wish.without, a->given, 0, WITHOUT_PART);
    if (st != ORK_OK)
        return st;
    out->cost_without = out->now->cost;
    if (result->verdict != NULL && result->verdict->cost < out->cost_without)
        out->cost_without = result->verdict->cost;
    out->bound_without = result->bound;
    ork_result_free(result);
    const ork_wish_way *with = &out->cheapest;
    int64_t cost_with = with->verdict->cost;
    bool is_freer = has_start(&a->wish);
    if (!is_freer && cost_with < out->cost_without) /* it is a timetable without the wish, too */
        out->cost_without = cost_with;
    if (out->bound_without > out->cost_without)
        out->bound_without = out->cost_without;
    int64_t least = with->cost_bound - out->cost_without;
    out->price_least = least < 0 && !is_freer ? 0 : least;
    out->price_most = cost_with - out->bound_without;
    return ORK_OK;
}

static ork_status find_ways(asking *a)
{
    ork_why_not_answer *out = &a->out->answer;
    bool has_rerun = a->wish.season->n_series == 0;
    ork_status st = has_rerun ? find_nearest(a, NULL, NEAREST_PART) : ORK_OK;
    if (st == ORK_OK)
        st = find_cheapest(a);
    if (st == ORK_OK && has_rerun && out->nearest.timetable == NULL &&
        out->cheapest.timetable != NULL)
        st = find_nearest(a, out->cheapest.timetable, 0.5);
    out->has_rerun = has_rerun;
    if (st != ORK_OK || out->cheapest.timetable == NULL)
        return st;
    out->outcome = ORK_WISH_POSSIBLE;
    return find_price(a);
}

static orki_oracle open_oracle(asking *a, double part)
{
    ork_options options = part_of(a, part);
    return orki_oracle_start(a->wish.season, &options, pass_on, a);
}

static void close_oracle(asking *a, const orki_oracle *oracle)
{
    a->out->answer.n_solves += oracle->n_solves;
    if (a->options.work >= 0)
        a->work += oracle->options.work - oracle->work_left;
}

static ork_status explain(asking *a, orki_oracle *oracle, const orki_scope *scope)
{
    const ork_season *s = a->wish.season;
    orki_conflict found;
    if (!orki_conflict_find(&found, oracle, scope, NULL, 0, &a->out->arena))
        return oracle->status;
    orki_telling t = {.season = s, .arena = &a->out->arena};
    ork_status st = orki_entries_open(&t.entries, s);
    if (st == ORK_OK)
        st = orki_conflict_tell(&a->out->answer.conflict, &t, oracle, &found, NULL);
    orki_entries_close(&t.entries);
    return st;
}

/* What the wish needs by itself first: most of what is impossible is so for a plain reason. Then,
 * to be exact, with all lessons and sections that come with it.
 * @param[out] ruling  can it be? With series only whether what it needs can be: then impossible
 * holds as well, but a lack of rooms or of a captain is not seen. */
static ork_status find_conflict(asking *a, orki_ruling *ruling)
{
    orki_oracle oracle = open_oracle(a, CONFLICT_PART);
    orki_scope scopes[2], *scope = &scopes[0];
    bool has_series = a->wish.season->n_series > 0;
    if (orki_wish_needs(&scopes[0], &a->wish) != 0 ||
        orki_wish_surroundings(&scopes[1], &a->wish, NULL) != 0)
        return ORK_ERR_MEMORY;
    oracle.wish = &a->wish;
    oracle.allows_lacks = !has_series;
    *ruling = orki_oracle_ask(&oracle, scope, NULL, 0);
    if (*ruling != ORKI_IMPOSSIBLE && !has_series)
        *ruling = orki_oracle_ask(&oracle, ++scope, NULL, 0);
    if (a->options.time_limit_s >= 0) /* an impossible wish has nothing else to wait for */
        oracle.end_s = a->start_s + a->options.time_limit_s;
    ork_status st = oracle.status;
    if (st == ORK_OK && *ruling == ORKI_IMPOSSIBLE)
        st = explain(a, &oracle, scope);
    close_oracle(a, &oracle);
    return st;
}

/* With the wish something is lost: perhaps its own blocks cannot be as complete as they are. */
static ork_status explain_losses(asking *a)
{
    orki_oracle oracle = open_oracle(a, 1);
    orki_scope scope;
    if (orki_wish_surroundings(&scope, &a->wish, a->given) != 0)
        return ORK_ERR_MEMORY;
    ork_status st = explain(a, &oracle, &scope);
    close_oracle(a, &oracle);
    return st;
}

static ork_status work_out(asking *a)
{
    ork_why_not_answer *out = &a->out->answer;
    ork_status st = ork_check(&a->out->now, &a->wish.without, a->given);
    if (st == ORK_OK)
        st = ork_shares_count(&a->out->shares, a->wish.season, a->given);
    if (st != ORK_OK)
        return st;
    out->now = a->out->now;
    out->shares = a->out->shares;
    out->outcome = out->now->n_breaches > 0 ? ORK_WISH_BROKEN
                   : is_kept(a, a->given)   ? ORK_WISH_KEPT
                                            : ORK_WISH_UNKNOWN;
    if (out->outcome != ORK_WISH_UNKNOWN)
        return ORK_OK;
    orki_ruling ruling = ORKI_UNDECIDED;
    st = find_conflict(a, &ruling);
    if (st == ORK_OK && ruling == ORKI_IMPOSSIBLE)
        out->outcome = ORK_WISH_IMPOSSIBLE;
    else if (st == ORK_OK)
        st = find_ways(a);
    if (st == ORK_OK)
        st = orki_way_tell(&out->cheapest, a->out, a->wish.season, a->given);
    if (st == ORK_OK)
        st = orki_way_tell(&out->nearest, a->out, a->wish.season, a->given);
    bool is_lossy =
        out->cheapest.changes.n_lost_lessons + out->cheapest.changes.n_lost_sections > 0;
    return st == ORK_OK && is_lossy ? explain_losses(a) : st;
}

ork_status ork_why_not(ork_why_not_answer **out, const ork_season *season,
                       const ork_timetable *timetable, const ork_options *options,
                       ork_progress_fn progress, void *user)
{
    *out = NULL;
    orki_why_not *owned = orki_alloc(1, sizeof *owned);
    if (owned == NULL)
        return ORK_ERR_MEMORY;
    asking a = {.out = owned,
                .given = timetable,
                .options = options != NULL ? *options : ork_options_default(),
                .progress = progress,
                .user = user,
                .start_s = orki_clock_s()};
    ork_status st = orki_wish_open(&a.wish, season, &owned->arena);
    if (st == ORK_OK)
        st = work_out(&a);
    if (st == ORK_OK && a.is_failed)
        st = ORK_ERR_MEMORY;
    owned->answer.rerun = owned->rerun;
    owned->answer.result = owned->result;
    owned->answer.elapsed_s = orki_clock_s() - a.start_s;
    if (st == ORK_OK)
        *out = &owned->answer;
    else
        ork_why_not_free(&owned->answer);
    return st;
}

void ork_why_not_free(ork_why_not_answer *answer)
{
    if (answer == NULL)
        return;
    orki_why_not *owned = (orki_why_not *)answer;
    ork_shares_free(owned->answer.cheapest.shares);
    ork_shares_free(owned->answer.nearest.shares);
    ork_shares_free(owned->shares);
    ork_verdict_free(owned->now);
    ork_result_free(owned->result);
    ork_rerun_free(owned->rerun);
    orki_arena_free(&owned->arena);
    orki_free(owned);
}
