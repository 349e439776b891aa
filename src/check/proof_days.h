/* Every day that a teacher can have, for the proof of a bound: pieces one after another with the
 * travel between, by the rules about one day in src/doc/rules.md, each with its reduced cost.
 * Input: pieces with their prices, a teacher. Output: her days by weekday. */
#ifndef ORKI_CHECK_PROOF_DAYS_H
#define ORKI_CHECK_PROOF_DAYS_H

#include "check/proof_pieces.h"

typedef struct orki_proof_day {
    int64_t value; /* 1/100000 points: cost of the day less the prices of what she does */
    int teach_min, from_min, to_min;
    int first, n; /* into orki_proof_days.parts */
} orki_proof_day;

typedef struct orki_proof_days {
    int n;
    size_t capacity;
    orki_proof_day *at;         /* by weekday */
    int first[ORKI_N_DAYS + 1]; /* of each weekday */
    size_t n_parts, part_capacity, lesson_capacity;
    int *parts;     /* what each day covers, in order of time, */
    int *n_lessons; /* and how many lessons of it */
} orki_proof_days;

/* Prices that are not of pieces, in thousandths of a point. */
typedef struct orki_proof_prices {
    const int64_t *captain; /* [n_blocks * ORKI_N_DAYS] */
    const int64_t *fair;    /* [n_teachers] */
} orki_proof_prices;

/** List the days of a teacher; what `out` held is dropped, its memory used again ({0} at first).
 *  @return ORK_OK; ORK_ERR_TOO_LARGE; ORK_ERR_MEMORY. */
ork_status orki_proof_days_list(orki_proof_days *out, const orki_proof_pieces *pieces,
                                const orki_proof_prices *prices, int teacher);

void orki_proof_days_free(orki_proof_days *days);

#endif
