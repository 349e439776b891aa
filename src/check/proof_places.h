/* Every placement of a block: a day and the starts of its lessons, with what it costs at least.
 * Input: season, block. Output: the list, in a fixed order. Lessons that nobody can tell apart
 * (same length, changeover and roles) share their starts: of placements that differ only in
 * which of them has which start, one stands for all, at the least cost. */
#ifndef ORKI_CHECK_PROOF_PLACES_H
#define ORKI_CHECK_PROOF_PLACES_H

#include "model/season_model.h"

typedef struct orki_place_of_block {
    int day;
    const int *start_min; /* [n_lessons of the block]; of lessons alike the first in the block is
                             the first in time */
    int64_t cost;         /* points: school-wish, youngest-first, room-best */
    int64_t charge;       /* for the caller: 0 at first */
    bool is_open;         /* likewise: true at first */
} orki_place_of_block;

typedef struct orki_places {
    int n;
    size_t capacity;
    orki_place_of_block *at;
    orki_arena arena;
    int alike[ORKI_MAX_BLOCK_LESSONS]; /* the first lesson that each lesson is alike */
} orki_places;

/** List the placements.
 *  @param is_seen  lessons whose pupils, rooms, instruments or sets somebody outside the block may
 *                  use are told apart from each other
 *  @return ORK_OK; ORK_ERR_TOO_LARGE; ORK_ERR_MEMORY. Release with orki_places_free() in every
 *          case. */
ork_status orki_places_list(orki_places *out, const ork_season *season, int block, bool is_seen);

void orki_places_free(orki_places *places);

/** Minutes after a lesson before the next of its block may begin. */
int orki_changeover_of(const ork_season *season, int lesson);

#endif
