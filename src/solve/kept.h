/* What the planner keeps in a rerun, as flags of lessons and sections. Input: words such as
 * "school:fontein" and bits such as ORK_KEEP_DAYS. Output: the keeps_ fields of the tiers. */
#ifndef ORKI_SOLVE_KEPT_H
#define ORKI_SOLVE_KEPT_H

#include "model/tiers.h"

/** @return ORK_OK; ORK_ERR_OPTION (a school or teacher that the season does not have);
 *          ORK_ERR_MEMORY. The flags live in the arena. */
ork_status orki_keep_what_is_kept(orki_tiers *tiers, const ork_season *season,
                                  const ork_rerun_options *how, orki_arena *arena);

#endif
