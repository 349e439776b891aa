/* Rooms and stock for blocks that meet: all lessons of one site on one day together.
 * Where lessons overlap one by one like links of a chain, an assignment at each moment is not
 * enough; then a small integer program gives each section a room for its whole time. */
#ifndef ORKI_SOLVE_SITE_ROOMS_H
#define ORKI_SOLVE_SITE_ROOMS_H

#include "plan/rooms.h"

/** The cheapest rooms for lessons on one day.
 *  @param      sittings  [n] in any order
 *  @param[out] room      [season.n_sections] the sections concerned get their rooms
 *  @param[out] points    of room-best, or ORKI_NO_ROOMS when rooms or stock do not suffice
 *  @return ORK_OK; ORK_ERR_MEMORY; ORK_ERR_BACKEND. */
ork_status orki_site_rooms(const ork_season *season, orki_sitting *sittings, int n, int *room,
                           int64_t *points);

#endif
