/* Clauses, and what counting comes to in clauses.
 * A literal is a variable's number (from 1 on), or minus that number for its opposite; a clause
 * holds when one of its literals does. Invariant: out of memory is remembered in `st`, and nothing
 * is added from then on; who builds asks once, at the end. */
#ifndef ORKI_SOLVE_CNF_H
#define ORKI_SOLVE_CNF_H

#include "orkestrooster/status.h"

#include <stddef.h>
#include <stdint.h>

/* {0} has no variables and no clauses. */
typedef struct orki_cnf {
    ork_status st;
    int n_vars;
    size_t n, capacity;
    int *literals; /* [n] of all clauses, a 0 after each */
} orki_cnf;

typedef struct orki_cnf_term {
    int literal;
    int64_t weight; /* > 0 */
} orki_cnf_term;

/** A new variable; 0 when out of memory. */
int orki_cnf_new(orki_cnf *cnf);

/** One of the literals holds. */
void orki_cnf_add(orki_cnf *cnf, const int *literals, int n);
void orki_cnf_add2(orki_cnf *cnf, int a, int b);
void orki_cnf_add3(orki_cnf *cnf, int a, int b, int c);

/** If that literal holds, one of the others does. */
void orki_cnf_imply(orki_cnf *cnf, int literal, const int *literals, int n);

/** Variables that hold when enough of the literals do: counts[j] when more than j.
 *  @param[out] counts  [most] */
void orki_cnf_count(orki_cnf *cnf, const int *literals, int n, int *counts, int most);

/** At most, or at least, k of the literals hold. */
void orki_cnf_at_most(orki_cnf *cnf, const int *literals, int n, int k);
void orki_cnf_at_least(orki_cnf *cnf, const int *literals, int n, int k);

/** The weights of the literals that hold add up to at most `most` (>= 0). */
void orki_cnf_weigh(orki_cnf *cnf, const orki_cnf_term *terms, int n, int most);

void orki_cnf_free(orki_cnf *cnf);

#endif
