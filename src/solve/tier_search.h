/* Searches of one season with prices for losses and changes on top of its cost, or instead of it.
 *
 * Input: the season, the old timetable, what the planner keeps, the limits of all searches
 * together. Each search is an ordinary one (ork_solve) with other prices and ends with a line;
 * every answer that the checker confirms on the way is offered to the front. Prices too large for
 * whole numbers of 64 bits are refused before they are used. */
#ifndef ORKI_SOLVE_TIER_SEARCH_H
#define ORKI_SOLVE_TIER_SEARCH_H

#include "orkestrooster/solve.h"
#include "solve/tier_front.h"

typedef struct orki_tier_prices {
    int64_t lost, change;
    bool has_cost; /* the season's own points count, too */
} orki_tier_prices;

typedef struct orki_tier_search {
    const ork_season *given;
    ork_season season; /* a copy with tiers */
    orki_tiers tiers;
    orki_arena arena;
    orki_date valid_from;
    ork_options asked, left; /* options; with what is left of the limits */
    ork_progress_fn progress;
    void *user;
    bool waits;      /* this search only until the losses are proven */
    bool is_settled; /* they are */
    bool is_stopped; /* by the caller */
    orki_front front;
    ork_result spent; /* counts of all searches: no timetable */
} orki_tier_search;

/** @return ORK_OK; ORK_ERR_OPTION (as ork_rerun()); ORK_ERR_MEMORY. Close in every case. */
ork_status orki_tier_search_open(orki_tier_search *r, const ork_season *season,
                                 const ork_reference *reference, const ork_rerun_options *how,
                                 const ork_options *options);
void orki_tier_search_close(orki_tier_search *r);

/** Are sums of these prices whole numbers that the solver can reckon with?
 *  @param cost  points that the start costs, 0 when cost does not count */
bool orki_tier_prices_fit(const ork_season *season, orki_tier_prices prices, int64_t cost);

/** One search, its line and answers into the front.
 *  @param start  where it begins
 *  @param part   of what is left of the limits, 0 to 1
 *  @return as ork_solve() */
ork_status orki_tier_search_run(orki_tier_search *r, orki_tier_prices prices,
                                const ork_timetable *start, double part);

/** Nothing is left of the limits, or the caller wants an end. */
bool orki_tier_search_is_over(const orki_tier_search *r);

/** A point of the front as the result of a rerun, what is proven included; NULL when out of memory.
 */
ork_rerun_result *orki_tier_search_result(const orki_tier_search *r, const orki_front_point *point);

/** The first two searches: fewest losses, fewest changes, least cost (solve/fewest_changes.c).
 *  @param known  a timetable of the new season to begin with; NULL: the old one
 *  @return as ork_solve(); ORK_ERR_TOO_LARGE also when weights of changes are too large */
ork_status orki_fewest_changes(orki_tier_search *r, const ork_timetable *known);

/** ork_rerun() that begins with a timetable which is known to keep the rules: what comes out is at
 *  least as good. */
ork_status orki_rerun_knowing(ork_rerun_result **out, const ork_season *season,
                              const ork_reference *reference, const ork_timetable *known,
                              const ork_options *options);

#endif
