/* Duals, and the slopes of the bound over them, as flat vectors of real numbers to climb with.
 *
 * At given duals the plans and weeks that attain the bound (solve/bound.h) disagree on rows; how
 * much is the slope. A positive slope asks for a larger dual.
 *
 *   (S1)  pi(k):        plans chosen with piece k - weeks chosen with piece k
 *         kappa(b, d):  plans of b chosen on d - captains chosen on b that day
 *         mu(t):        weight / 100 * share(week chosen) - 0.49
 *         clash row:    plans chosen in the row - 1
 *         day tie:      plan of the block on that day - plan of the block it is tied to
 *         cut:          size * (plans and series' pieces chosen in the cut - n + 1)
 *         crowd:        plans and series' pieces chosen in the crowd - most
 *         cover:        1 - weeks chosen that take the series
 * pi of a series' piece follows from crowds and cuts, so it has no slope.
 *
 * mu is counted in thousandths, so that one step length suits all. */
#ifndef ORKI_SOLVE_SLOPES_H
#define ORKI_SOLVE_SLOPES_H

#include "solve/bound.h"

typedef struct orki_slopes {
    const orki_problem *problem;
    const orki_duties *all;
    const orki_cuts *cuts;
    int n;                                                /* length of a vector */
    int captain, day_tie, fair, clash, cut, crowd, cover; /* where each kind begins; pi is first */
} orki_slopes;

void orki_slopes_open(orki_slopes *out, const orki_problem *problem, const orki_duties *all,
                      const orki_cuts *cuts);

/** The duals as a vector. @param[out] x  [n] */
void orki_slopes_load(const orki_slopes *slopes, double *x, const orki_duals *duals);

/** Whole duals near a vector, within their ranges; the vector becomes them. */
void orki_slopes_store(const orki_slopes *slopes, orki_duals *duals, double *x,
                       const orki_node *node);

/** Add (S1)'s part of a week, or of the plans. @param chosen  [n_blocks] plan or -1 */
void orki_slopes_add_week(const orki_slopes *slopes, double *slope, const orki_week *week);
void orki_slopes_add_plans(const orki_slopes *slopes, double *slope, const int *chosen);

/** The slope of an average of choices when the shares of plans change. @param more  [n_plans] */
void orki_slopes_shift_plans(const orki_slopes *slopes, double *slope, const double *more);

/** What of a direction leads somewhere from x: not out of a range, and along the limit on the sum
 *  of mu where that is met.
 *  @param[out] out  [n]
 *  @return its squared length */
double orki_slopes_inward(const orki_slopes *slopes, double *out, const double *slope,
                          const double *x, const orki_node *node);

#endif
