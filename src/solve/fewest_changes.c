/* Two searches of the same model with other prices, each an exact lexicographic order in one whole
 * number:
 *
 *   (R1)  M losses + changes           M = 1 + the most that all changes can count; when the losses
 *                                      are proven, 1 + what the best one's count
 *   (R2)  W (M losses + changes) + cost                 W = 1 + the cost of the best one from (R1)
 *
 * (R1) forgets the season's weights. A timetable that beats the one from (R1) in (R2) has no larger
 * M losses + changes: costs are not negative, so one unit more is dearer than anything that cost
 * can save. W is no larger than it must be, so cost does not drown. Bounds follow by subtraction.
 * The answer is the best of all that any search has shown, so a search that is cut short takes
 * nothing back. */
#include "solve/tier_search.h"

#define FIRST_PART 0.6 /* of the limits, for (R1) */

/* The old timetable in the arrays of a new one. */
static ork_timetable *start_of(const ork_season *season, const ork_reference *old)
{
    ork_timetable *t = orki_timetable_new(season);
    for (int o = 0; o < season->n_orchestras && t != NULL; o++) {
        t->day[o] = old->lessons[o].day;
        t->start_min[o] = old->lessons[o].start_min;
    }
    for (int s = 0; s < season->n_sections && t != NULL; s++) {
        t->teacher[s] = old->sections[s].teacher;
        t->room[s] = old->sections[s].room;
    }
    return t;
}

/* (R1), first until the losses are proven. */
static ork_status find_changes(orki_tier_search *r, const ork_timetable *start)
{
    orki_front *front = &r->front;
    orki_tier_prices prices = {.lost = 1 + orki_tiers_most(r->given), .change = 1};
    if (!orki_tier_prices_fit(r->given, prices, 0))
        return ORK_ERR_TOO_LARGE;
    r->waits = true;
    ork_status st = orki_tier_search_run(r, prices, start, FIRST_PART);
    r->waits = false;
    if (st != ORK_OK || front->n == 0)
        return st;
    front->least_lost = front->lines[front->n_lines - 1].bound / prices.lost;
    int64_t changes = front->points[0].changes.weighted;
    if (r->is_stopped || front->least_lost < front->lost ||
        orki_front_least_changes(front) >= changes)
        return ORK_OK;
    prices.lost = 1 + changes;
    return orki_tier_search_run(r, prices, front->points[0].timetable, FIRST_PART);
}

/* (R2). Prices that do not fit leave the cost unproven. */
static ork_status find_cost(orki_tier_search *r)
{
    const orki_front *front = &r->front;
    int64_t cost = front->points[0].verdict->cost, most = 1 + orki_tiers_most(r->given);
    if (front->least_lost >= front->lost)
        most = 1 + front->points[0].changes.weighted;
    orki_tier_prices prices = {.change = 1 + cost, .has_cost = true};
    if (__builtin_mul_overflow(most, prices.change, &prices.lost) ||
        !orki_tier_prices_fit(r->given, prices, cost))
        return ORK_OK;
    return orki_tier_search_run(r, prices, front->points[0].timetable, 1);
}

/* Nothing has changed, and whatever is otherwise counts: there is no other such timetable. */
static bool is_only_one(const orki_tier_search *r)
{
    const ork_reference *old = r->tiers.old;
    bool is_one =
        r->front.lost == 0 && r->front.points[0].changes.weighted == 0 && r->tiers.allow_min == 0;
    for (int k = 0; k < ORK_N_CHANGES; k++)
        is_one = is_one && r->given->change_weights[k] > 0;
    for (int o = 0; o < old->n_orchestras; o++)
        is_one = is_one && old->lessons[o].day >= 0;
    for (int s = 0; s < old->n_sections; s++)
        is_one = is_one && old->sections[s].is_staffed && old->sections[s].room_id != NULL;
    return is_one;
}

ork_status orki_fewest_changes(orki_tier_search *r, const ork_timetable *known)
{
    ork_timetable *start = start_of(r->given, r->tiers.old);
    ork_status st = start == NULL ? ORK_ERR_MEMORY : ORK_OK;
    if (st == ORK_OK) /* where nothing is forbidden, it is there at once */
        st = orki_front_offer(&r->front, start);
    if (st == ORK_OK && known != NULL)
        st = orki_front_offer(&r->front, known);
    if (st == ORK_OK && r->front.n > 0)
        r->spent.first_answer_s = 0;
    if (st == ORK_OK)
        st = find_changes(r, known == NULL ? start : known);
    ork_timetable_free(start);
    if (st != ORK_OK || r->front.n == 0)
        return st;
    if (is_only_one(r)) { /* any other changes something, and costs at least nothing */
        int64_t cost = r->front.points[0].verdict->cost;
        return orki_front_prove(&r->front, (orki_front_line){cost, cost, cost, true, 0});
    }
    return orki_tier_search_is_over(r) ? ORK_OK : find_cost(r);
}

static ork_status rerun(ork_rerun_result **out, const ork_season *season,
                        const ork_reference *reference, const ork_timetable *known,
                        const ork_rerun_options *how, const ork_options *options,
                        ork_progress_fn progress, void *user)
{
    orki_tier_search r;
    *out = NULL;
    ork_status st = orki_tier_search_open(&r, season, reference, how, options);
    r.progress = progress;
    r.user = user;
    if (st == ORK_OK)
        st = orki_fewest_changes(&r, known);
    if (st == ORK_OK) {
        *out = orki_tier_search_result(&r, r.front.n > 0 ? &r.front.points[0] : NULL);
        st = *out == NULL ? ORK_ERR_MEMORY : ORK_OK;
    }
    orki_tier_search_close(&r);
    return st;
}

ork_status ork_rerun(ork_rerun_result **out, const ork_season *season,
                     const ork_reference *reference, const ork_rerun_options *how,
                     const ork_options *options, ork_progress_fn progress, void *user)
{
    return rerun(out, season, reference, NULL, how, options, progress, user);
}

ork_status orki_rerun_knowing(ork_rerun_result **out, const ork_season *season,
                              const ork_reference *reference, const ork_timetable *known,
                              const ork_options *options)
{
    const ork_rerun_options how = {0};
    return rerun(out, season, reference, known, &how, options, NULL, NULL);
}

void ork_rerun_free(ork_rerun_result *rerun)
{
    if (rerun == NULL)
        return;
    ork_result_free(rerun->result);
    orki_free(rerun);
}
