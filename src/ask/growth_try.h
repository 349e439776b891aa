/* What a trial of growth has beyond others: where its search begins, and what its new people do. */
#ifndef ORKI_ASK_GROWTH_TRY_H
#define ORKI_ASK_GROWTH_TRY_H

#include "ask/sweeping.h"
#include "model/timetable_model.h"

/** The timetable of trial->start with as much as can be given to the new people; NULL when there
 *  is no start, or it cannot be read any more. Free with ork_timetable_free().
 *  @return ORK_OK; ORK_ERR_MEMORY */
ork_status orki_growth_start(ork_timetable **out, const ork_sweep *sweep, const ork_trial *trial,
                             const ork_season *season);

/** The figures of the trial's hires, in an arena; NULL when out of memory. */
const ork_hire *orki_growth_hires(const ork_trial *trial, const ork_season *season,
                                  const ork_timetable *timetable, orki_arena *arena);

/** What everybody is paid by the season's calendar; -1 where the season does not say, nobody has a
 *  rate or one of the [n_hires] new people has none.
 *  @return ORK_OK; ORK_ERR_MEMORY */
ork_status orki_growth_price(int64_t *cents, const ork_season *season,
                             const ork_timetable *timetable, const ork_hire *hires, int n_hires);

#endif
