/* Questions to the checker about single replacements: a trial timetable is changed, the rules that
 * such a change can touch are counted, and what breaks more often than before is what stands in the
 * way. Nothing here knows a rule's definition. */
#ifndef ORKI_ASK_ASKING_H
#define ORKI_ASK_ASKING_H

#include "check/judge.h"

typedef struct orki_asking {
    const ork_season *season;
    const ork_timetable *given;
    ork_timetable *trial; /* equal to `given` between two questions */
    ork_timetable *alone; /* empty between two questions */
    orki_view view;
    orki_arena scratch;  /* holds the view; released by orki_asking_free() */
    orki_arena *answers; /* holds the texts */
    bool is_failed;      /* out of memory */
} orki_asking;

/** @return ORK_OK or ORK_ERR_MEMORY; to be released with orki_asking_free() in both cases. */
ork_status orki_asking_start(orki_asking *asking, const ork_season *season,
                             const ork_timetable *timetable, orki_arena *answers);

void orki_asking_free(orki_asking *asking);

/** Count the rules about one teacher, with her teams and the pins, in a timetable; the view is then
 *  that of this timetable. */
void orki_ask_teacher(orki_asking *asking, const ork_timetable *timetable, int teacher,
                      int n_broken[ORKI_N_RULES]);

/** The cost of a timetable, in points. */
int64_t orki_ask_cost(orki_asking *asking, const ork_timetable *timetable);

/** How often one rule is broken by one lesson of a timetable. */
int orki_ask_lesson(orki_asking *asking, const ork_timetable *timetable, int lesson,
                    orki_rule rule);

/** What stands in the way of a teacher who was put into a team in the trial: the first rule, in the
 *  order in which a planner would think of them, that she breaks more often than before.
 *  @param      is_short  without names of schools
 *  @param[out] reason    a few words; NULL when there is no such rule or no memory
 *  @return the rule, or ORKI_N_RULES */
orki_rule orki_ask_obstacle(orki_asking *asking, int team, int teacher, bool is_short,
                            const char **reason);

/** Why nobody has this role in the team whose number is given: sentences in the answers' arena;
 * NULL when out of memory. Some lesson of the team is placed and has the role unstaffed. */
const char *orki_why_unstaffed(orki_asking *asking, int team, int role);

/** Why the lessons of the team whose number is given are not placed; NULL when out of memory. */
const char *orki_why_unplaced(orki_asking *asking, int team);

#endif
