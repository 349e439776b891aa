/* Are the prices of a stage such that they can prove anything, whatever the placements? And the
 * telling of prices that cannot. */
#ifndef ORKI_CHECK_PROOF_RANGES_H
#define ORKI_CHECK_PROOF_RANGES_H

#include "model/certificate_model.h"

enum { ORKI_PRICE_RANGE = 804, ORKI_PRICE_PLACE = 805 }; /* as in src/read/codes.def */

/* Which price of which stage. */
typedef struct orki_price_name {
    const ork_certificate *certificate;
    int stage;
    const char *list;
    int64_t index;
    const orki_place *place;
} orki_price_name;

/** Tell that a price proves nothing.
 *  @param[in,out] st  becomes ORK_ERR_INPUT, or ORK_ERR_MEMORY; nothing is told when it is that */
void orki_price_refuse(ork_status *st, ork_diags *diags, int code, orki_price_name price,
                       const char *format, ...) __attribute__((format(printf, 5, 6)));

/** The first of the blocks that must be on one day with this one. */
int orki_first_of_day(const ork_season *season, int block);

/** Signs, sizes and sums of the prices of a stage, and whether their blocks are of the kind.
 *  @return ORK_OK; ORK_ERR_INPUT; ORK_ERR_MEMORY. */
ork_status orki_proof_ranges_check(const ork_season *season, const ork_certificate *certificate,
                                   int stage, ork_diags *diags);

#endif
