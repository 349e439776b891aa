/* Depots that lend instruments to schools, and loans: so many pieces of one instrument from one
 * depot at one school.
 *
 * Input: what src/read/ made of `depots` and `loans`. Output: facts only; what a depot may lend,
 * what schools need and what a loan moves, solver and checker each count for themselves
 * (doc/instruments.md). Indices are the season's; money is in euro cents, ways are in metres. */
#ifndef ORKI_MODEL_DEPOT_MODEL_H
#define ORKI_MODEL_DEPOT_MODEL_H

#include "base/memory.h"
#include "orkestrooster/instruments.h"

#include <stdbool.h>
#include <stdint.h>

struct ork_season;

enum {
    ORKI_MAX_DEPOTS = 50,
    ORKI_MAX_PIECES = 100000 /* of one instrument in one place */
};

typedef struct orki_depot {
    const char *id, *name, *town;
    bool has_at;
    double lat, lon;
    int reserve;         /* percent of each instrument that stays for repairs */
    const int *stock;    /* [season.n_skills] pieces owned, lent ones included; -1 = it has none */
    const int64_t *rent; /* [season.n_skills] euro cents a season for each piece lent */
} orki_depot;

/* Pieces of an instrument of a depot at a school. */
typedef struct orki_loan {
    int depot, school, skill, pieces;
} orki_loan;

/* How loans are moved, and which ones stand from before. */
typedef struct orki_loan_terms {
    int holds;           /* what the van holds, in units of load */
    const int *sizes;    /* [season.n_skills] units of load of one piece */
    int mode;            /* the van's way of travelling */
    int kilometre_cents; /* for each kilometre of a trip */
    int trip_cents;      /* for each trip */
    int n_standing;
    const orki_loan *standing; /* [n_standing] pieces > 0; by depot, school, skill, each once */
} orki_loan_terms;

/* A choice of loans, with what its file claims. */
struct ork_loans {
    orki_arena arena;
    int n;
    const orki_loan *at; /* [n] pieces > 0; by depot, school, skill, each once */
    bool is_proven;      /* nothing is better in the order of doc/instruments.md */
    bool has_claims;     /* read from a file: its totals and shortages */
    ork_loan_totals claims;
    int n_short;
    const orki_loan *shortages; /* [n_short] depot -1 */
};

/** Metres from a depot to a school by the van's mode; -1 when one of them has no place. */
int orki_depot_metres(const struct ork_season *season, int depot, int school);

/** Sort loans by depot, school, skill. */
void orki_loans_sort(orki_loan *loans, int n);

/** Pieces of this depot's instrument at this school among sorted loans; 0 when there are none. */
int orki_loans_find(const orki_loan *loans, int n, int depot, int school, int skill);

#endif
