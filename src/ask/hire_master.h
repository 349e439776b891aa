/* Which people to try next. Input: what is known of sets of people that do not suffice. Output: a
 * smallest set that nothing known rules out. A set says how many of each profile. */
#ifndef ORKI_ASK_HIRE_MASTER_H
#define ORKI_ASK_HIRE_MASTER_H

#include "orkestrooster/status.h"

#include <stdbool.h>
#include <stddef.h>

/* A set that was tried, or one that is not wanted again. */
typedef struct orki_hire_cut {
    const int *n;  /* [n_profiles] */
    bool is_short; /* it does not suffice, and so no part of it does; else it alone is not wanted */
    bool is_proven; /* ... which is proven */
} orki_hire_cut;

typedef struct orki_hire_master {
    int n_profiles;
    const int *most; /* [n_profiles] people there are */
    int n_cuts;
    orki_hire_cut *cuts;
    size_t capacity;
} orki_hire_master;

/** @return ORK_OK; ORK_ERR_MEMORY */
ork_status orki_hire_master_add(orki_hire_master *m, orki_hire_cut cut);

/** A smallest set that keeps the cuts.
 *  @param only_proven    look at proven cuts alone
 *  @param least, most    its size
 *  @param[out] n         [n_profiles] the set
 *  @param[out] size      -1: there is none, or none was found
 *  @param[out] is_proven no set that keeps the cuts is smaller (size -1: there is none)
 *  @return ORK_OK; ORK_ERR_MEMORY */
ork_status orki_hire_master_solve(const orki_hire_master *m, bool only_proven, int least, int most,
                                  int *n, int *size, bool *is_proven);

#endif
