/* The lessons of some teachers as clauses: is there a timetable of at most this cost in which all
 * others stay where they are?
 * Input: a state in which nothing is broken. Invariant: the clauses say exactly what the state's
 * tables say; where these hold something that has no clauses here (fairness, pieces that cost,
 * tables that are not monotone, costs with too many levels), `can_be_said` is false and there is
 * nothing to solve. */
#ifndef ORKI_SOLVE_SERIES_CLAUSES_H
#define ORKI_SOLVE_SERIES_CLAUSES_H

#include "solve/cnf.h"
#include "solve/series_state.h"

typedef struct orki_series_clauses {
    orki_arena arena;
    orki_cnf cnf;
    bool can_be_said;
    int *variable; /* [n_series * n_moments] a lesson of the series is there; 0 = cannot be */
} orki_series_clauses;

/** The clauses.
 *  @param is_free  [n_tutors] whose lessons may move
 *  @param most     of state.cost
 *  @return ORK_OK; ORK_ERR_MEMORY; orki_series_clauses_free() in every case. */
ork_status orki_series_clauses_open(orki_series_clauses *out, const orki_series_state *state,
                                    const bool *is_free, int64_t most);

/** Where the lessons are in an assignment.
 *  @param      values  [n_vars + 1] as of solve/sat.h
 *  @param[out] at      [n_lessons] moments */
void orki_series_clauses_read(const orki_series_clauses *clauses, const orki_series_state *state,
                              const bool *is_free, const int8_t *values, int *at);

/** The state as an assignment: of the lessons' variables, the others are 0. */
void orki_series_clauses_write(const orki_series_clauses *clauses, const orki_series_state *state,
                               int8_t *values);

void orki_series_clauses_free(orki_series_clauses *clauses);

#endif
