/* The cheapest week of a teacher, for the proof of a bound: at most one of her days on each
 * weekday, by the rules about a whole week in src/doc/rules.md.
 *
 * Dynamic programming from Monday to Sunday over teaching minutes and days worked. That a block is
 * not taken twice, that a split team is taken whole and that schools are few enough is at first
 * not asked; where the cheapest week breaks it, or does
 * not pay what a series in it costs in all, those teams, series and schools are from then on
 * remembered day by day, until the cheapest week keeps every rule (decremental state space
 * relaxation: Righini, Salani 2008, doi 10.1002/net.20212). Every round gives a lower bound. */
#ifndef ORKI_CHECK_PROOF_WEEK_H
#define ORKI_CHECK_PROOF_WEEK_H

#include "check/proof_days.h"

typedef struct orki_proof_week {
    int64_t least; /* 1/100000 points: no week of hers is cheaper */
    bool is_exact; /* some week costs exactly that */
} orki_proof_week;

/** @param series_price  [n_blocks] thousandths: what it is worth that somebody takes a series
 *  @param hurry_s       moment of the clock from which on a bound of hers is good enough
 *  @return ORK_OK; ORK_ERR_TOO_LARGE; ORK_ERR_MEMORY. */
ork_status orki_proof_week_find(orki_proof_week *out, const orki_proof_pieces *pieces,
                                const orki_proof_days *days, const int64_t *series_price,
                                int teacher, double hurry_s);

#endif
