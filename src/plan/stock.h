/* Rule stock: do a school's instruments suffice for lessons that are going on at the same moment?
 */
#ifndef ORKI_PLAN_STOCK_H
#define ORKI_PLAN_STOCK_H

#include "plan/rooms.h"

/** The skill whose instruments a section of this role takes from the school's stock: the skill with
 *  the role's id, or -1. */
int orki_role_instrument(const ork_season *season, int role);

/** Pupils that may play an instrument at a school at one moment: as many as it owns and all depots
 *  may lend; -1 = any number. */
int orki_stock_limit(const ork_season *season, int school, int skill);

/** Do the stocks of all schools concerned suffice for these lessons together?
 *  @param sittings  [n] lessons that all overlap each other; their days and starts do not matter */
bool orki_stock_suffices(const ork_season *season, const orki_sitting *sittings, int n);

#endif
