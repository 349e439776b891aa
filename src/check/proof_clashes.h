/* Prices of placements that exclude each other, for the proof of a bound.
 * Input: the certificate's clash prices and the placements of the blocks they name. Output: the
 * prices in the charges of those placements. A price is about one placement p of a block (and those
 * that differ from it only in lessons alike) and every placement q of another block that cannot go
 * with it: at most one of all these is in a timetable, which is checked pair by pair. */
#ifndef ORKI_CHECK_PROOF_CLASHES_H
#define ORKI_CHECK_PROOF_CLASHES_H

#include "check/proof_places.h"
#include "model/certificate_model.h"

/** Charge the placements.
 *  @param places   [n_blocks] those of the blocks that clash prices name
 *  @param[out] at  the price at fault when the answer is ORK_ERR_INPUT: it names no placement
 *  @return ORK_OK; ORK_ERR_INPUT; ORK_ERR_MEMORY. */
ork_status orki_proof_clashes_charge(const ork_season *season, const orki_stage *stage,
                                     orki_places *places, const orki_clash_price **at);

#endif
