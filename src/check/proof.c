/* The proof of a bound, from season and prices alone. Each stage proves what it can; what it closes
 * is in no timetable cheaper than the bound, so that the next one need not look at it. The bound
 * holds as soon as a stage finds that the timetables left cost no less, or that none is left. */
#include "check/proof_ranges.h"
#include "check/proof_stage.h"

#include "base/clock.h"

#include <math.h>

/* Costs are whole points, so a bound may be rounded up. */
static int64_t round_up(int64_t units)
{
    int64_t points = units / ORKI_PROOF_POINT;
    return points * ORKI_PROOF_POINT < units ? points + 1 : points;
}

static ork_status prove(ork_proof *out, const ork_season *season,
                        const ork_certificate *certificate, const orki_proof_time *time,
                        ork_diags *diags)
{
    orki_proof_open open = {0};
    ork_status st = ORK_OK;
    *out = (ork_proof){.claimed = certificate->bound,
                       .derived = INT64_MIN,
                       .is_strict = certificate->is_strict,
                       .n_prices = orki_certificate_count(certificate)};
    for (int i = 0; i < certificate->n_stages; i++) {
        ork_status of_stage = orki_proof_ranges_check(season, certificate, i, diags);
        st = st == ORK_OK ? of_stage : st;
    }
    for (int i = 0; i < certificate->n_stages && st == ORK_OK; i++) {
        orki_proof_stage stage;
        st = orki_proof_stage_run(&stage, &open, season, certificate, i, time, diags);
        int64_t points = stage.is_impossible ? certificate->bound : round_up(stage.bound);
        if (i > 0 && points > certificate->bound)
            points = certificate->bound; /* what was closed was closed with the claim in mind */
        out->derived = points > out->derived ? points : out->derived;
        out->is_impossible = out->is_impossible || (stage.is_impossible && i == 0);
        out->is_proven = st == ORK_OK && out->derived >= out->claimed;
    }
    orki_free(open.is_closed);
    return st;
}

ork_status ork_certificate_prove(ork_proof *out, const ork_season *season,
                                 const ork_certificate *certificate, ork_diags *diags)
{
    return prove(out, season, certificate, &(orki_proof_time){INFINITY, INFINITY}, diags);
}

ork_status ork_certificate_prove_within(ork_proof *out, const ork_season *season,
                                        const ork_certificate *certificate, double hurry_s,
                                        double end_s)
{
    double now_s = orki_clock_s();
    return prove(out, season, certificate, &(orki_proof_time){now_s + hurry_s, now_s + end_s},
                 NULL);
}
