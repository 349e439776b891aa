/* Is there an assignment that satisfies all clauses? Search with learning from conflicts, as in
 * MiniSat (Een, Sorensson 2003, doi 10.1007/978-3-540-24605-3_37), with glue (Audemard, Simon 2009)
 * to tell which learnt clauses stay. The same input and limit give the same outcome everywhere.
 * GLPK has such a solver, too, but one without limit, that can only be left by losing its memory.
 */
#ifndef ORKI_SOLVE_SAT_H
#define ORKI_SOLVE_SAT_H

#include "solve/cnf.h"

#include <stdbool.h>

typedef enum orki_sat_outcome {
    ORKI_SAT_YES,
    ORKI_SAT_NO,
    ORKI_SAT_UNDECIDED /* the limit or the caller ended the search */
} orki_sat_outcome;

typedef struct orki_sat_limits {
    int64_t steps;               /* visits of clauses, near enough: they take the time */
    bool (*goes_on)(void *user); /* asked now and then; may be NULL */
    void *user;
} orki_sat_limits;

/** Search.
 *  @param[in,out] values  [n_vars + 1] 1 = holds, else 0, by variable: before, what is tried first;
 *                         after ORKI_SAT_YES, the assignment
 *  @param[out]    steps   taken
 *  @return ORK_OK (see *outcome); ORK_ERR_MEMORY; ORK_ERR_TOO_LARGE. */
ork_status orki_sat_solve(orki_sat_outcome *outcome, int64_t *steps, int8_t *values,
                          const orki_cnf *cnf, const orki_sat_limits *limits);

#endif
