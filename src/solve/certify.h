/* The certificate of a search: its best duals of the root in the season's own terms, and the bound
 * of exactly these, which may be less than what branching or listing columns has proven since. */
#ifndef ORKI_SOLVE_CERTIFY_H
#define ORKI_SOLVE_CERTIFY_H

#include "model/certificate_model.h"
#include "solve/duals.h"

/** Certify duals. Those of cuts are left out, because a reader could not verify what they cut.
 *  @param kept   found at the root, at any moment of the search
 *  @param bound  points: what the search has proven
 *  @param end_s  moment of the clock at which this should be done; then what is certified so far
 *                must do. INFINITY: as long as it takes
 *  @return ORK_OK; ORK_ERR_MEMORY. *out is NULL on failure, else owned by the caller. Cost a few
 *          pricing rounds. */
ork_status orki_certify(ork_certificate **out, const orki_problem *problem, const orki_duties *all,
                        const orki_kept_duals *kept, int64_t bound, double end_s);

#endif
