/* Tolls of series, for the cheapest week of a teacher in the proof of a bound: what a day pays for
 * each meeting and each double is given back when the week is over, whatever the tolls are, so that
 * they change no week; but days and series can then be chosen one by one, which gives a bound.
 *
 *   (T1)  L = least over sets of weekdays of
 *             sum over these days of (value - tolls of its meetings and doubles) + extra-day
 *           + sum over series of least over j meetings and k doubles of
 *             (j x toll + k x toll of a double + what she pays for j and k)
 *           + the least of wished-hours                            <= every week
 *
 * Tolls are found by subgradient steps on L (Geoffrion 1974, doi 10.1007/BFb0120690) in whole
 * numbers, so that every machine finds the same. */
#ifndef ORKI_CHECK_PROOF_TOLLS_H
#define ORKI_CHECK_PROOF_TOLLS_H

#include "check/proof_days.h"

#define ORKI_PROOF_NEVER (INT64_MAX / 4)

typedef struct orki_toll {
    int part;
    int64_t meeting, pair;                    /* 1/100000 points; pair: of a double, too */
    int64_t from[ORKI_MAX_BLOCK_LESSONS + 1]; /* the series in (T1), with at least j meetings */
    int best_placed, best_pairs;              /* of from[0] */
} orki_toll;

typedef struct orki_tolls {
    const orki_proof_pieces *pieces;
    const int64_t *series_price; /* [n_blocks] thousandths */
    const orki_teacher *teacher;
    bool counts_days;
    int n;
    orki_toll *at; /* [n] of the series in her days */
    int *of_part;  /* [n_parts] into at, or -1 */
    /* (T1) of the days from a weekday on, when so many days were worked before (with counts_days)
     */
    int64_t rest[ORKI_N_DAYS + 1][ORKI_N_DAYS + 2];
    int64_t hours; /* the least of wished-hours */
    int64_t steps; /* days looked at */
} orki_tolls;

/** What a teacher pays for a series with so many of its meetings: those that are missing, the
 * doubles that are missing, less the price of the series. With strict nothing may be missing. */
int64_t orki_tolls_paid(const orki_tolls *tolls, int part, int n_placed, int n_doubles);

/** Points of wished-hours and extra-day, as 1/100000 points. */
int64_t orki_tolls_wishes(const orki_tolls *tolls, int teach_min, int n_days);

/** Find tolls; without series in her days there are none.
 *  @param[out] least  L
 *  @return ORK_OK or ORK_ERR_MEMORY */
ork_status orki_tolls_find(orki_tolls *out, const orki_proof_pieces *pieces,
                           const orki_proof_days *days, const int64_t *series_price, int teacher,
                           int64_t *least, orki_arena *arena);

#endif
