/* Looking for other places and teachers of lessons in a timetable that keeps all rules: one thing
 * is changed in the trial timetable and the checker judges it whole. What the two halves
 * (other_places.c, other_staff.c) share. */
#ifndef ORKI_ASK_OTHERS_H
#define ORKI_ASK_OTHERS_H

#include "ask/asking.h"
#include "base/watch.h"
#include "orkestrooster/alternatives.h"
#include "plan/plans.h"

typedef struct orki_others {
    orki_asking *asking;
    orki_view now; /* of the timetable as it is; asking->view is the trial's */
    const orki_plans *plans;
    int64_t cost_now;
    orki_watch watch;
    bool is_late; /* the watch wanted an end: what is being made is not whole */
} orki_others;

/** How many hard breaches the trial has; counting ends above `most`. */
int orki_others_broken(orki_others *o, int most);

/** Put the rule and the sentence of a breach of the trial into the answers' arena.
 *  @return whether it has one */
bool orki_others_breach(orki_others *o, const char **rule, const char **reason);

/** The other places of lessons of one block, each at most one a day.
 *  @param lessons  [n] in order of the block, all placed: the whole block, or one of its meetings
 *  @return ORK_OK or ORK_ERR_MEMORY; the trial is then as it was. */
ork_status orki_other_places(orki_others *o, ork_alternative *out, const int *lessons, int n);

/** The other teachers of a team's role, which somebody has, in all lessons of the team where she
 *  has it.
 *  @return ORK_OK or ORK_ERR_MEMORY; the trial is then as it was. */
ork_status orki_other_staff(orki_others *o, ork_other_staff *out, int team, int section);

#endif
