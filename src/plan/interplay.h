/* Which blocks get in each other's way: through pupils, rooms, stock or shared sets.
 * Input: the season. Output: for each pair of blocks the kinds of interplay that their hours make
 * possible, and the lessons whose identity matters because of it (two lessons that are alike may be
 * swapped in a plan only when nobody else cares which is which). */
#ifndef ORKI_PLAN_INTERPLAY_H
#define ORKI_PLAN_INTERPLAY_H

#include "model/season_model.h"

#include <stdbool.h>

enum {
    ORKI_MEET_GROUPS = 1, /* a group plays in both */
    ORKI_MEET_ROOMS = 2,  /* a room serves both */
    ORKI_MEET_STOCK = 4,  /* both use counted instruments of one school */
    ORKI_MEET_SETS = 8,   /* both use a shared set, at different addresses */
    ORKI_MEET_SERIES = 16 /* meetings of one series, which have several sections */
};

typedef struct orki_meeting {
    int block, other; /* block < other */
    int kinds;        /* ORKI_MEET_* */
} orki_meeting;

typedef struct orki_interplay {
    orki_arena arena;
    int n;
    size_t capacity;
    orki_meeting *at;  /* [n] sorted by block, then other */
    bool *is_singular; /* [n_orchestras] */
} orki_interplay;

/** Does the lesson of this orchestra use that shared set? */
bool orki_uses_set(const ork_season *season, int orchestra, int set);

/** @return ORK_OK or ORK_ERR_MEMORY; release with orki_interplay_free() in either case. */
ork_status orki_interplay_find(orki_interplay *out, const ork_season *season);

void orki_interplay_free(orki_interplay *interplay);

#endif
