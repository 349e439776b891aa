/* Rooms for lessons: which rooms a section may have, and the cheapest rooms for lessons that are
 * going on at the same moment (a minimum-cost assignment; rules room-*, section-room, room-best).
 */
#ifndef ORKI_PLAN_ROOMS_H
#define ORKI_PLAN_ROOMS_H

#include "model/season_model.h"

#include <stdbool.h>
#include <stdint.h>

enum { ORKI_NO_ROOMS = -1, ORKI_ROOMS_NO_MEMORY = -2 };

/* A lesson placed in time. */
typedef struct orki_sitting {
    int orchestra, day, start_min;
} orki_sitting;

/** May this section have this room then (its school's or building's, open, big enough, fit, pins)?
 */
bool orki_section_may_room(const ork_season *season, int section, int room, int day, int start_min);

/** Points for the section in that room (rule room-best; of a rerun also the change). */
int64_t orki_room_points(const ork_season *season, int section, int room);

/** The cheapest rooms for all sections of lessons that share a moment.
 *  @param      sittings  [n] lessons on one day that all overlap each other
 *  @param      liked     [sum of their sections] a room for each section that is taken among rooms
 * of equal points, or -1; may be NULL
 *  @param[out] rooms     [sum of their sections] rooms, in order; may be NULL
 *  @return the points of room-best; ORKI_NO_ROOMS when the rooms do not suffice;
 *          ORKI_ROOMS_NO_MEMORY. */
int64_t orki_rooms_cheapest(const ork_season *season, const orki_sitting *sittings, int n,
                            const int *liked, int *rooms);

#endif
