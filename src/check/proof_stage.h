/* One stage of the proof of a bound: a set of prices, and what they prove about the placements that
 * the stages before left open. */
#ifndef ORKI_CHECK_PROOF_STAGE_H
#define ORKI_CHECK_PROOF_STAGE_H

#include "check/proof_pieces.h"

#include "base/findings.h"

/* What stages hand on: every placement of every block, in the order of proof_places.h. */
typedef struct orki_proof_open {
    size_t n, capacity;
    bool *is_closed; /* [n] in no timetable cheaper than the bound */
} orki_proof_open;

typedef struct orki_proof_stage {
    int64_t bound;      /* 1/100000 points: (V1), of timetables of open placements */
    bool is_impossible; /* there is no such timetable at all */
} orki_proof_stage;

/* Moments of the clock: a weaker bound will do, and no bound at all. INFINITY: never. */
typedef struct orki_proof_time {
    double hurry_s, end_s;
} orki_proof_time;

/** Prove, then close what no timetable cheaper than `claimed` can have.
 *  @param index  of the stage; 0 also finds out what placements there are
 *  @return ORK_OK; ORK_ERR_INPUT (a finding is in diags); ORK_ERR_TOO_LARGE (also of time);
 *          ORK_ERR_MEMORY. */
ork_status orki_proof_stage_run(orki_proof_stage *out, orki_proof_open *open,
                                const ork_season *season, const ork_certificate *certificate,
                                int index, const orki_proof_time *time, ork_diags *diags);

#endif
