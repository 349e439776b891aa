/* What the counting of loans shares while it goes on. */
#ifndef ORKI_CHECK_LOAN_COUNT_H
#define ORKI_CHECK_LOAN_COUNT_H

#include "model/timetable_model.h"

/* The answer and its memory: what the caller holds is the address of the first field. */
typedef struct orki_loan_count {
    ork_instruments out;
    orki_arena arena;
    const ork_season *season;
    const ork_timetable *timetable;
    const ork_loans *loans; /* or NULL */
    int *demand;            /* [n_schools * n_skills] -1: not counted */
    const char **breaches;
    size_t n_breach_capacity;
    bool is_failed; /* out of memory */
} orki_loan_count;

/** Fill `demand`. */
void orki_count_demand(orki_loan_count *c);

/** Pieces of a depot that may be lent: its stock less its reserve. */
int orki_count_lendable(const orki_loan_count *c, int depot, int skill);

/** Pieces lent of this, and pieces that stand there. */
int orki_count_lent(const orki_loan_count *c, int depot, int school, int skill);
int orki_count_standing(const orki_loan_count *c, int depot, int school, int skill);

/** The trips, and what they add to the totals. */
void orki_count_trips(orki_loan_count *c);

/** The transports of shared sets. */
void orki_count_transports(orki_loan_count *c);

/** What is wrong with the loans; the totals are counted. */
void orki_count_breaches(orki_loan_count *c);

/** Zeroed memory of the answer; NULL when it has failed. */
void *orki_count_keep(orki_loan_count *c, size_t n, size_t size);

#endif
