/* The best timetable of a tiny season by looking at all of them.
 *
 * Written from src/doc/rules.md alone: it shares no code with the solver, the checker or the
 * exported programs. Weeks (a plan or nothing for every block) are listed in full; a branch is left
 * only when what is already paid cannot be less than the best timetable known. */
#ifndef ORK_TEST_BRUTE_FORCE_H
#define ORK_TEST_BRUTE_FORCE_H

#include "model/timetable_model.h"

#include <stdint.h>

typedef struct brute_answer {
    int64_t cost;                  /* points */
    ork_timetable *timetable;      /* one of the best; free with ork_timetable_free() */
    int64_t points[ORKI_N_RULES];  /* what each soft rule costs in it */
    int64_t refused[ORKI_N_RULES]; /* how often a hard rule refused something that was tried */
    int64_t n_weeks;               /* combinations of block plans that the rules allow */
} brute_answer;

/** @param most_plans  gives up when the blocks' plans allow more combinations than this
 *  @return ORK_OK; ORK_ERR_TOO_LARGE; ORK_ERR_MEMORY */
ork_status brute_force(brute_answer *answer, const ork_season *season, int64_t most_plans);

/** The same without one hard rule, as far as the places that are looked at allow: what it costs
 * less is what the rule costs. */
ork_status brute_force_without(brute_answer *answer, const ork_season *season, int64_t most_plans,
                               orki_rule waived);

/** Judge any timetable: counts[r] is how often hard rule r is broken, or the points of soft rule r.
 *  @return the sum of the points */
int64_t brute_judge(const ork_season *season, const ork_timetable *timetable,
                    int64_t counts[ORKI_N_RULES]);

#endif
