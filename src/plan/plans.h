/* The plans of every block: one way each to place a block's lessons in one day, with the proof that
 * the rooms suffice for the block alone. Input: season. Output: for each block all plans that
 * differ for a teacher or for another block; of plans alike in both, the cheapest. (Where several
 * blocks compete for rooms, stock or pupils, plan/clash.h tells which plans clash.) */
#ifndef ORKI_PLAN_PLANS_H
#define ORKI_PLAN_PLANS_H

#include "base/watch.h"
#include "model/season_model.h"
#include "plan/interplay.h"

#include <stdint.h>

enum { ORKI_MAX_PLANS = 2000000 }; /* of all blocks together */

typedef struct orki_plan {
    int block, day;
    int64_t cost;      /* points: school-wish, youngest-first and room-best with rooms to itself */
    int64_t room_cost; /* the room-best part of it */
    const int *start_min; /* [n_lessons of the block] in the order of block.lessons */
} orki_plan;

typedef struct orki_plans {
    orki_arena arena;
    const ork_season *season;
    int n;
    size_t capacity;
    orki_plan *at; /* [n] by block, then day, then start times */
    int *first;    /* [n_blocks + 1] the plans of block b are first[b] .. first[b + 1] - 1 */
} orki_plans;

/** List all plans; of a block that is a series none, its meetings are placed one by one. When the
 * watch wants an end, some plans are missing.
 *  @return ORK_OK; ORK_ERR_TOO_LARGE (more than ORKI_MAX_PLANS); ORK_ERR_MEMORY. Release with
 *  orki_plans_free() in every case. Cost: for a block of n lessons at most 2^n times the number of
 *  different sequences of start times. */
ork_status orki_plans_list(orki_plans *out, const ork_season *season,
                           const orki_interplay *interplay, const orki_watch *watch);

void orki_plans_free(orki_plans *plans);

#endif
