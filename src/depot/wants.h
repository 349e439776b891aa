/* What a timetable wants of the depots, as arcs from depots to schools, and what a choice of pieces
 * on these arcs comes to.
 *
 * Input: season and timetable. Output: the numbers of doc/instruments.md that the choice needs.
 * Invariant: every arc has wanted > 0 and lendable > 0; arcs are sorted by depot, school, skill. */
#ifndef ORKI_DEPOT_WANTS_H
#define ORKI_DEPOT_WANTS_H

#include "model/timetable_model.h"

/* Pieces of one instrument that one depot may lend to one school. */
typedef struct orki_arc {
    int depot, school, skill;
    int standing; /* pieces that are there already */
    int most;     /* the smaller of what the school wants and the depot may lend */
} orki_arc;

typedef struct orki_wants {
    const ork_season *season;
    orki_arena arena;
    int *wanted;   /* [n_schools * n_skills] beyond the school's own */
    int *lendable; /* [n_depots * n_skills] */
    int n_arcs;
    orki_arc *arcs; /* [n_arcs] */
    int n_lots;     /* depots times addresses */
    int *lot_cents; /* [n_lots] of one trip: its price and its kilometres */
    int64_t all;    /* pieces wanted */
    int64_t most;   /* of these the depots can lend */
} orki_wants;

/* What a choice comes to, in order of weight; less is better. */
typedef struct orki_loan_key {
    int64_t shortage, moved, cents, trips;
} orki_loan_key;

/** @return ORK_OK or ORK_ERR_MEMORY; free with orki_wants_free() in either case. */
ork_status orki_wants_make(orki_wants *out, const ork_season *season,
                           const ork_timetable *timetable);

void orki_wants_free(orki_wants *wants);

/** The depot and address of a trip, as one number: 0 .. n_lots - 1. */
int orki_wants_lot(const orki_wants *wants, int depot, int school);

/** Whether no depot lends more than it may and no school gets more than it wants.
 *  @param pieces  [n_arcs]
 *  @return ORK_OK or ORK_ERR_MEMORY. */
ork_status orki_wants_hold(const orki_wants *wants, const int *pieces, bool *is_held);

/** What a choice comes to. @return ORK_OK or ORK_ERR_MEMORY. */
ork_status orki_wants_count(const orki_wants *wants, const int *pieces, orki_loan_key *key);

/** Trips that carry these pieces: largest first, each into the first trip with room.
 *  @param pieces  [season.n_skills]
 *  @return ORK_OK or ORK_ERR_MEMORY. */
ork_status orki_trips_needed(const ork_season *season, const int *pieces, int *n_trips);

#endif
