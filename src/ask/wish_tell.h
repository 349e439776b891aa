/* What is otherwise in a timetable with the wish: shares of the cost, changes, moves. */
#ifndef ORKI_ASK_WISH_TELL_H
#define ORKI_ASK_WISH_TELL_H

#include "base/memory.h"
#include "orkestrooster/why_not.h"

/* The answer and what it owns. */
typedef struct orki_why_not {
    ork_why_not_answer answer; /* first: what the caller holds is the address of this */
    orki_arena arena;
    ork_verdict *now;
    ork_shares *shares;
    ork_result *result;
    ork_rerun_result *rerun;
} orki_why_not;

/** Fill in shares, changes and moves of a way that was found, against the timetable that is.
 *  @return ORK_OK or ORK_ERR_MEMORY */
ork_status orki_way_tell(ork_wish_way *way, orki_why_not *owner, const ork_season *season,
                         const ork_timetable *given);

#endif
