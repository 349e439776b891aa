/* The only door to GLPK: linear and mixed integer programs with 0-based rows and columns.
 * GLPK ends the process on misuse and on lack of memory; the error hook turns that into
 * ORK_ERR_BACKEND, after which the program is dead and every other orki_lp of this thread, too (its
 * GLPK environment is released). Nothing is printed. One thread per orki_lp. */
#ifndef ORKI_SOLVE_GLPK_BOUNDARY_H
#define ORKI_SOLVE_GLPK_BOUNDARY_H

#include "orkestrooster/status.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct orki_lp orki_lp;

#define ORKI_LP_INFINITY HUGE_VAL

typedef enum orki_lp_outcome {
    ORKI_LP_OPTIMAL,
    ORKI_LP_FEASIBLE, /* integer programs: a limit ended the search, an answer is there */
    ORKI_LP_INFEASIBLE,
    ORKI_LP_NO_ANSWER /* a limit ended the search without an answer */
} orki_lp_outcome;

/** A new empty minimisation. @return ORK_OK; ORK_ERR_MEMORY; ORK_ERR_BACKEND. */
ork_status orki_lp_open(orki_lp **out);

/** NULL is legal. */
void orki_lp_close(orki_lp *lp);

/** Add a row lower <= a x <= upper. @return its index, or -1 when GLPK failed. */
int orki_lp_add_row(orki_lp *lp, double lower, double upper);

/** Add a column 0 <= lower <= x <= upper.
 *  @param rows, values  [n] its coefficients, no row twice
 *  @return its index, or -1 when GLPK failed or a row does not exist. */
int orki_lp_add_column(orki_lp *lp, double cost, double lower, double upper, int n, const int *rows,
                       const double *values);

/** Fix a column at 0 from now on. */
void orki_lp_close_column(orki_lp *lp, int column);

/** Say that a column must be whole in orki_lp_solve_whole(). */
void orki_lp_set_whole(orki_lp *lp, int column);

/** Primal simplex from the last basis. @return ORK_OK (see *outcome); ORK_ERR_BACKEND. */
ork_status orki_lp_solve(orki_lp *lp, orki_lp_outcome *outcome);

/* Of the last solution; 0 once GLPK has failed. */
double orki_lp_objective(const orki_lp *lp);
double orki_lp_dual(const orki_lp *lp, int row);
double orki_lp_value(const orki_lp *lp, int column);

typedef struct orki_lp_limits {
    double seconds; /* wall clock; ORKI_LP_INFINITY = none */
    int64_t pivots; /* INT64_MAX = none */
    double cutoff;  /* only answers of at most this objective; ORKI_LP_INFINITY = none */
} orki_lp_limits;

/** Branch and cut. The values afterwards are those of the best integer answer.
 *  @return ORK_OK (see *outcome); ORK_ERR_BACKEND. */
ork_status orki_lp_solve_whole(orki_lp *lp, const orki_lp_limits *limits, orki_lp_outcome *outcome);

/** The objective of the integer answer. */
double orki_lp_whole_objective(const orki_lp *lp);

/** The value of a column in the integer answer. */
double orki_lp_whole_value(const orki_lp *lp, int column);

/** Simplex iterations so far. */
int64_t orki_lp_pivots(const orki_lp *lp);

/** Work units of so many pivots on this program: a pivot costs more the more rows there are. */
int64_t orki_lp_work(const orki_lp *lp, int64_t pivots);

#endif
