/* What the parts of ork_explain() and ork_why_not() share. */
#ifndef ORKI_ASK_EXPLAINING_H
#define ORKI_ASK_EXPLAINING_H

#include "ask/conflict.h"
#include "ask/telling.h"

enum { ORKI_MOST_CONFLICTS = 6 };

/* Conflicts of a season, in the order in which they were found. */
typedef struct orki_conflicts {
    int n;
    orki_conflict at[ORKI_MOST_CONFLICTS];
} orki_conflicts;

/* Only conflicts that have this lesson or section among their needs; -1: any. */
typedef struct orki_target {
    int lesson, section;
} orki_target;

/** Look for conflicts until there are enough, no suspects are left, or the limits come.
 *  @param[out] is_undecided  some suspect could not be judged
 *  @return ORK_OK or ORK_ERR_MEMORY; oracle->status tells of other failures */
ork_status orki_conflicts_find(orki_conflicts *out, bool *is_undecided, orki_oracle *oracle,
                               orki_target target, orki_arena *arena);

/** One sentence about a conflict. */
const char *orki_conflict_summary(orki_telling *telling, const orki_conflict *conflict);

/** The conflict with its lines and its repairs, in words.
 *  @param  whole  all needs of the season: which repair is enough for them is asked as long as time
 *                 is left; NULL: do not ask
 *  @return ORK_OK or a failure */
ork_status orki_conflict_tell(ork_conflict *out, orki_telling *telling, orki_oracle *oracle,
                              const orki_conflict *conflict, const orki_scope *whole);

#endif
