/* Every minute of a day for one lesson: may it begin then, and is it a moment at which lessons
 * begin by themselves? Input: season, lesson, day. Output: two maps of the day, painted from
 * the definitions in src/doc/rules.md ("Hard rules: one lesson", pins included). */
#ifndef ORKI_CHECK_PROOF_MINUTES_H
#define ORKI_CHECK_PROOF_MINUTES_H

#include "model/season_model.h"

typedef struct orki_minutes {
    bool may[ORKI_DAY_MIN];       /* the lesson may begin: every rule but natural-start */
    bool is_moment[ORKI_DAY_MIN]; /* a moment of natural-start */
} orki_minutes;

/** Paint both maps. */
void orki_minutes_paint(orki_minutes *out, const ork_season *season, int lesson, int day);

#endif
