/* Pricing for takers whose days are too many to list: a teacher all of whose parts are series alike
 * in school, length and changeover ("uniform"), and nobody for a series.
 *
 * Such a day is a shape, the starts at which she teaches, and an assignment of series to them: what
 * a shape costs does not depend on which series. Input: problem, node, duals. Output: as
 * solve/price.h: the cheapest weeks, and a bound that holds always. */
#ifndef ORKI_SOLVE_SERIES_PRICE_H
#define ORKI_SOLVE_SERIES_PRICE_H

#include "solve/price.h"

/** Can the teacher be priced this way? Then her duties are booked, not listed. */
bool orki_is_uniform(const orki_problem *problem, int teacher);

/** Points that no days of uniform teachers exceed together. */
int64_t orki_series_dearest(const orki_problem *problem);

/** Tables of the taker for a node; *out stays NULL when her days are listed.
 *  @return ORK_OK or ORK_ERR_MEMORY; orki_series_pricer_free() in every case. */
ork_status orki_series_pricer_open(struct orki_series_pricer **out, const orki_problem *problem,
                                   const orki_node *node, int taker);

/** As orki_price(). */
ork_status orki_series_price(orki_priced *out, const orki_pricer *pricer, int taker,
                             const orki_duals *duals, int keep);

/** As orki_price_all(). */
ork_status orki_series_price_all(orki_pool *pool, int *n_found, const orki_pricer *pricer,
                                 int taker, const orki_duals *duals, int64_t most, int limit);

void orki_series_pricer_free(struct orki_series_pricer *pricer);

#endif
