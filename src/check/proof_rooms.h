/* Rooms and instruments for lessons that are going on at the same moment, for the proof of a bound.
 * Input: one or two lessons and their starts on a day. Output: how many sections must do with a
 * room that is not the best, at least; or that rooms or instruments do not suffice. */
#ifndef ORKI_CHECK_PROOF_ROOMS_H
#define ORKI_CHECK_PROOF_ROOMS_H

#include "model/season_model.h"

enum { ORKI_PROOF_NO_ROOMS = -1, ORKI_PROOF_NO_MEMORY = -2 };

typedef struct orki_seat {
    int lesson, start_min;
} orki_seat;

/** Rules section-room, room-open, room-size, room-fit, room-once, room-best and pins of rooms.
 *  @param seats  [n] lessons of one day that all overlap each other
 *  @return sections not in a best room, ORKI_PROOF_NO_ROOMS, or ORKI_PROOF_NO_MEMORY. */
int orki_proof_rooms(const ork_season *season, int day, const orki_seat *seats, int n);

/** Rule stock for the same. */
bool orki_proof_stock(const ork_season *season, const orki_seat *seats, int n);

#endif
