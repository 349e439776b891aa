/* Blocks that are series, for the proof of a bound: several meetings a week of one orchestra, each
 * placed by itself. Input: season, prices of moments. Output: pieces of one meeting or of a double,
 * and what it costs at least when nobody takes the series. */
#ifndef ORKI_CHECK_PROOF_SERIES_H
#define ORKI_CHECK_PROOF_SERIES_H

#include "check/proof_pieces.h"

/** Add the pieces of a series. Their price is less what the lessons cost and what their moments
 *  cost. @param is_met  [n_crowds of the stage] set for moments at which a piece is going on
 *  @return ORK_OK or ORK_ERR_MEMORY. */
ork_status orki_proof_series_add(orki_proof_pieces *pieces, int block, bool *is_met);

/** Charge the placements of another block with the moments at which its groups have a lesson. */
void orki_proof_series_charge(const orki_proof_pieces *pieces, int block, orki_places *places);

/** 1/100000 points for meetings that are not placed and doubles that are missing. */
int64_t orki_series_missing_cost(const ork_season *season, int block, int n_placed, int n_doubles);

/** 1/100000 points: the cheapest week of a series that nobody takes, before its price. */
int64_t orki_proof_series_alone(const orki_proof_pieces *pieces, int block);

#endif
