/* The dates of one conductor's tours, exactly: which dates of each so that no two tours of one
 * weekday are on one date and few weeks are heavy. */
#ifndef ORKI_CALENDAR_REHEARSE_PATTERNS_H
#define ORKI_CALENDAR_REHEARSE_PATTERNS_H

#include "calendar/rehearsals.h"

typedef struct orki_dating {
    const orki_rehearsals *r;
    int n;
    const int *tours; /* [n] of one conductor */
    double deadline_s;
    orki_arena *arena;     /* of the plans */
    orki_tour_plan *plans; /* [n] the best found */
    int64_t excess;        /* what they cost beyond the least cost of each tour, weeks included */
    int64_t least;         /* no choice of dates has less excess */
} orki_dating;

/** Uses GLPK: in a worker only. @return ORK_OK, ORK_ERR_MEMORY or ORK_ERR_BACKEND */
ork_status orki_dating_solve(orki_dating *d);

#endif
