/* Tied parts as bits: a split block's lessons have one team, so a teacher has all parts of one role
 * of the team or none, and never parts of two roles. Pricing prunes with these masks; whether a
 * week keeps the rule is judged by solve/weeks.h all the same. */
#ifndef ORKI_SOLVE_TIES_H
#define ORKI_SOLVE_TIES_H

#include "solve/duties.h"

enum { ORKI_MAX_TIES = 63 }; /* one bit is left for "cannot be complete" */

/* The tied parts in some duties of one teacher. */
typedef struct orki_ties {
    int n;
    bool is_off; /* more than fit: no pruning */
    int part[ORKI_MAX_TIES];
    uint64_t group[ORKI_MAX_TIES]; /* bits that come with this one; the last bit when one of them is
                                      in no duty, so that the group cannot be complete */
    uint64_t rival[ORKI_MAX_TIES]; /* bits of other roles of the team */
} orki_ties;

typedef struct orki_tie_mask {
    uint64_t done, group, rival; /* parts covered, all that must be, all that must not */
} orki_tie_mask;

/** No tied part yet; then those of each duty are added; then who belongs to whom is found out. */
void orki_ties_start(orki_ties *out);
void orki_ties_add(orki_ties *out, const orki_problem *problem, const orki_duties *all, int duty);
void orki_ties_close(orki_ties *out, const orki_problem *problem);

/** The masks of one of the duties added; all zero when it has no tied part. */
orki_tie_mask orki_ties_of(const orki_ties *ties, const orki_problem *problem,
                           const orki_duties *all, int duty);

#endif
