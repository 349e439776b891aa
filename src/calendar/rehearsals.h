/* The choice of rehearsals: who conducts which orchestras, and on which dates (doc/calendar.md).
 *
 * An ensemble is the orchestras of a block that rehearse on the same dates. A tour is the ensembles
 * that a conductor visits on one day; it is kept all season. First every possible tour is listed
 * with the least that it can cost whatever the others do, then tours and dates are chosen. */
#ifndef ORKI_CALENDAR_REHEARSALS_H
#define ORKI_CALENDAR_REHEARSALS_H

#include "calendar/making.h"

enum {
    ORKI_TOUR_ENSEMBLES = 4, /* that a conductor visits on one day at most */
    ORKI_MISSING_POINTS = 1000,
    ORKI_SPACING_POINTS = 20,
    ORKI_WEEK_POINTS = 15,
    ORKI_LOAD_POINTS = 10
};

typedef struct orki_ensemble_date {
    orki_date date;
    int week; /* of the ensemble, from 1 */
} orki_ensemble_date;

typedef struct orki_ensemble {
    int n_members, *members, *rooms; /* orchestras, and where each plays together */
    int every, after;
    bool needs_conductor, has_rooms;
    int n_wanted;
    int first_week; /* of the possible dates */
    int n_dates;
    orki_ensemble_date *dates; /* [n_dates] possible, and its turn for the room */
} orki_ensemble;

typedef struct orki_tour_date {
    orki_date date;
    int64_t cost; /* of the conductor's day beyond his week */
    int weeks[ORKI_TOUR_ENSEMBLES];
} orki_tour_date;

typedef struct orki_tour {
    int conductor; /* -1: none is needed */
    int day;
    int n, ensembles[ORKI_TOUR_ENSEMBLES];
    int n_most; /* rehearsals of each at most */
    int n_dates;
    orki_tour_date *dates; /* [n_dates] */
    int load;              /* rehearsals of ensembles at most */
    int64_t cost;          /* the least by itself; orki_tour_least_end() */
} orki_tour;

/* A teacher who is at an occasion, or stands in for somebody, on a date. */
typedef struct orki_away {
    int teacher;
    orki_date date;
} orki_away;

typedef struct orki_rehearsals {
    orki_making *m;
    orki_arena arena;
    int n_ensembles;
    orki_ensemble *ensembles;
    int n_conductors;
    int *conductors; /* [n_conductors] teachers */
    int n_away;
    orki_away *away; /* [n_away] when conductors are elsewhere than in the week */
    int per_week,
        per_season; /* days a week and rehearsals a season of a conductor without points */
    int n_tours;
    orki_tour *tours; /* orki_array_reserve() */
    size_t tour_capacity;
} orki_rehearsals;

/* Dates of a tour: indices into its dates, ascending. */
typedef struct orki_tour_plan {
    int tour;
    int n, *at;
} orki_tour_plan;

/* A whole answer: tours that hold every ensemble at most once. */
typedef struct orki_rehearsal_answer {
    int n;
    orki_tour_plan *plans; /* [n] */
    int64_t cost;
} orki_rehearsal_answer;

/** Find the ensembles, their weeks, possible dates and rooms. */
ork_status orki_ensembles_find(orki_rehearsals *r);

/** List the tours with their dates and costs. */
ork_status orki_tours_list(orki_rehearsals *r);

/** What a tour costs when it rehearses on these dates; the others do not matter. */
int64_t orki_tour_cost(const orki_rehearsals *r, const orki_tour *tour, const int *at, int n);

/** Points for an ensemble that never rehearses. */
int64_t orki_ensemble_missing(const orki_ensemble *e);

/* The least cost of what remains of a tour: after `n` rehearsals, the last on date index `at`. */
typedef struct orki_tour_togo {
    int64_t *cost; /* [(n_most + 1) * n_dates], row n */
    int64_t start; /* of the whole tour */
} orki_tour_togo;

/** Fill the table; dates with is_taken are out (NULL: none). @return ORK_OK or ORK_ERR_MEMORY */
ork_status orki_tour_plan_togo(orki_tour_togo *out, const orki_rehearsals *r, const orki_tour *tour,
                               const bool *is_taken, orki_arena *arena);

/** Points of a rehearsal on date index `to` after `from`; from -1: the first one. */
int64_t orki_tour_step(const orki_rehearsals *r, const orki_tour *tour, int from, int to);

/** Points for ending after n rehearsals. */
int64_t orki_tour_end(const orki_rehearsals *r, const orki_tour *tour, int n);

/** The same less what a conductor's load can come down by when there are fewer than n_most: with
 * the load taken as the whole, no less than what it really costs. */
int64_t orki_tour_least_end(const orki_rehearsals *r, const orki_tour *tour, int n);

/** Cost of an answer, with weeks and loads of conductors. */
ork_status orki_answer_cost(const orki_rehearsals *r, orki_rehearsal_answer *answer);

/** A first answer without GLPK. */
ork_status orki_rehearsals_greedy(const orki_rehearsals *r, orki_rehearsal_answer *answer,
                                  orki_arena *arena);

/** The best answer within the time; *bound = what no answer costs less than. */
ork_status orki_rehearsals_choose(const orki_rehearsals *r, orki_rehearsal_answer *answer,
                                  int64_t *bound, double deadline_s, orki_arena *arena);

#endif
