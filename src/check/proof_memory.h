/* What a proof remembers of a week, part by part: which parts of some teams are done, which of some
 * schools were visited, how many meetings of some series were held; and what those cost. Input: the
 * cheapest week so far. Output: more to remember where it breaks a rule about the whole week or
 * does not pay what a series costs in all. */
#ifndef ORKI_CHECK_PROOF_MEMORY_H
#define ORKI_CHECK_PROOF_MEMORY_H

#include "check/proof_tolls.h"

/* A byte of meets: the five low bits begin at 15 - meetings, so that one too many sets the fifth;
 * the three high ones count doubles. */
enum { ORKI_MEET_WORDS = 2, ORKI_MEET_BYTES = 8, ORKI_MARK_BITS = 64 };

typedef struct orki_marks {
    uint64_t done;    /* remembered parts */
    uint64_t schools; /* remembered schools */
    uint64_t meets[ORKI_MEET_WORDS];
} orki_marks;

typedef struct orki_memory {
    const ork_season *season;
    const orki_proof_pieces *pieces;
    const orki_teacher *teacher;
    const orki_tolls *tolls;
    int64_t forgotten; /* what series that are not remembered cost at least */
    int n_bits, n_school_bits, n_series;
    bool counts_schools;
    bool is_full;                    /* more to remember than there is room for */
    int *bit_of_part;                /* [n_parts] -1 = not remembered */
    int *bit_of_school;              /* [n_schools] likewise */
    int *byte_of_part;               /* [n_parts] where a series is, likewise */
    uint64_t barred[ORKI_MARK_BITS]; /* by a part: others of its block or of another role */
    uint64_t mates[ORKI_MARK_BITS];  /* with a part: those of its role in the team */
    int part_of_byte[ORKI_MEET_WORDS * ORKI_MEET_BYTES];
    uint64_t over[ORKI_MEET_WORDS]; /* the bits that say too many meetings */
} orki_memory;

/** Remember nothing. @return ORK_OK or ORK_ERR_MEMORY. */
ork_status orki_memory_open(orki_memory *out, const orki_proof_pieces *pieces,
                            const orki_tolls *tolls, orki_arena *arena);

/** The marks of a week without days. */
orki_marks orki_memory_start(const orki_memory *memory);

/** Add a part with so many lessons to the marks of a day.
 *  @param[in,out] barred  parts that must not be done before
 *  @return 1/100000 points: less the tolls of what it has of a series */
int64_t orki_memory_note(const orki_memory *memory, orki_marks *marks, uint64_t *barred, int part,
                         int n_lessons);

/** May a day with these marks follow, as far as schools and series are concerned? */
bool orki_memory_allows(const orki_memory *memory, const orki_marks *so_far, const orki_marks *day);

/** What the series cost in a whole week, in 1/100000 points, those not remembered at least;
 *  ORKI_PROOF_NEVER when a remembered team is not whole or a series is not as it must be. */
int64_t orki_memory_cost(const orki_memory *memory, const orki_marks *marks);

/** The same at least, of whatever week goes on from these marks. */
int64_t orki_memory_least(const orki_memory *memory, const orki_marks *marks);

/** Judge a whole week; what it breaks is remembered from now on.
 *  @param parts      [n] all that she does
 *  @param n_lessons  [n] and how many lessons of it
 *  @return true when it breaks nothing */
bool orki_memory_judge(orki_memory *memory, const int *parts, const int *n_lessons, int n);

#endif
