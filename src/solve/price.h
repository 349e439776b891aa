/* Pricing: the cheapest weeks of one teacher under given duals, exactly and in whole numbers.
 *
 *   (R1)  rc(week) = cost(week) - sum over pieces of pi(piece)
 *                    - sum over pieces of kappa(block, day) when she is a captain
 *                    + mu(teacher) * fairness weight * share(week)
 *
 * Duals are whole multiples of 1/1000 point, reduced costs of 1/100000 point, so that nothing is
 * rounded and the bound made from the minima is rigorous. */
#ifndef ORKI_SOLVE_PRICE_H
#define ORKI_SOLVE_PRICE_H

#include "solve/node.h"
#include "solve/ties.h"
#include "solve/weeks.h"

#define ORKI_DUAL_SCALE INT64_C(1000)   /* duals: units to the point */
#define ORKI_COST_SCALE INT64_C(100000) /* reduced costs: units to the point */

typedef struct orki_duals {
    int64_t *piece;   /* [n_pieces] pi, at most the part's unstaffed cost */
    int64_t *captain; /* [n_blocks * ORKI_N_DAYS] kappa >= 0 */
    int64_t *fair;    /* [n_teachers] mu >= 0, sum at most 1 point */
    int64_t *clash;   /* [n_clash_rows] lambda >= 0 */
    int64_t *day_tie; /* [n_blocks * ORKI_N_DAYS] free; of blocks tied to an earlier one */
    int64_t *cut;     /* [n_cuts] >= 0 */
    int64_t *crowd;   /* [n_crowds] >= 0 */
    int64_t *cover;   /* [n_free] free; a series' pieces have the duals of their crowds and cuts */
    int n_cuts;
} orki_duals;

enum { ORKI_PRICE_KEEP = 6 }; /* most weeks handed back a teacher and call */

typedef struct orki_priced {
    int64_t least; /* no week of the teacher has a smaller reduced cost (1/100000 points) */
    int n_weeks;   /* the cheapest found, best first */
    orki_week weeks[ORKI_PRICE_KEEP];
    int64_t reduced[ORKI_PRICE_KEEP]; /* their reduced costs */
    int64_t steps;                    /* work done */
} orki_priced;

/* A duty that a node leaves its teacher, with all that does not depend on duals. */
typedef struct orki_open_duty {
    int duty, day;
    int class;       /* of its teacher: duties of one class can replace each other in any week */
    bool is_tied;    /* has a part of a team of several blocks, or of a series */
    uint64_t blocks; /* a bit for each block, see orki_pricer.is_apart */
    orki_tie_mask tie;
} orki_open_duty;

/* What pricing keeps between calls. */
typedef struct orki_pricer {
    const orki_problem *problem;
    const orki_duties *all;
    orki_arena arena;
    int *first; /* [n_teachers + 1] into open */
    int n_open;
    size_t capacity;
    orki_open_duty *open;
    int *captain_of;  /* [n_pieces] where its kappa is */
    bool *is_apart;   /* [n_teachers] two of her duties with a common bit have a common block */
    int *n_last;      /* [n_teachers] what the last call found: its weeks are good ones still */
    orki_week *last;  /* [n_teachers * ORKI_PRICE_KEEP] */
    bool is_thorough; /* series: search long rather than leave the bound weak */
    bool is_hasty;    /* series: any week of less reduced cost than `fee` will do */
    int64_t fee;      /* units */
    struct orki_series_pricer **series; /* [n_takers] of those whose days are booked; else NULL */
} orki_pricer;

/** Prepare pricing for a node. @return ORK_OK or ORK_ERR_MEMORY; orki_pricer_free() in every case.
 */
ork_status orki_pricer_open(orki_pricer *out, const orki_problem *problem, const orki_duties *all,
                            const orki_node *node);

/** The same for one taker alone, the only one that may be priced then. */
ork_status orki_pricer_open_for(orki_pricer *out, const orki_problem *problem,
                                const orki_duties *all, const orki_node *node, int taker);

/** The cheapest weeks of a teacher under the duals.
 *  @param keep  how many, 1 .. ORKI_PRICE_KEEP: few are found sooner
 *  @return ORK_OK or ORK_ERR_MEMORY. */
ork_status orki_price(orki_priced *out, orki_pricer *pricer, int teacher, const orki_duals *duals,
                      int keep);

/** The reduced cost of a week in 1/100000 points. */
int64_t orki_reduced_cost(const orki_problem *problem, const orki_duties *all,
                          const orki_week *week, const orki_duals *duals);

/** Every week of the teacher whose reduced cost is at most `most`, into the pool.
 *  @param limit  stop when more than this many were found
 *  @return ORK_OK; ORK_ERR_TOO_LARGE (more than the limit, or too long a search; the pool then has
 *          some of them); ORK_ERR_MEMORY */
ork_status orki_price_all(orki_pool *pool, int *n_found, orki_pricer *pricer, int teacher,
                          const orki_duals *duals, int64_t most, int limit);

void orki_pricer_free(orki_pricer *pricer);

#endif
