/* What changes, in words: for each school, group and teacher a text to mail. */
#ifndef ORKI_REPORT_CHANGES_TEXT_H
#define ORKI_REPORT_CHANGES_TEXT_H

#include "base/text.h"
#include "model/tiers.h"

typedef struct orki_telling {
    const ork_season *season;
    const ork_reference *old;
    const ork_timetable *now;
    bool is_dutch;
    orki_arena *arena;
} orki_telling;

/** Has the lesson another day, time, teacher or room, or is it new, lost or found? */
bool orki_lesson_changes(const orki_telling *t, int orchestra);

/** Has the section another teacher or room, the lesson's place aside? */
bool orki_section_changes(const orki_telling *t, int section);

/** The text for a school, with all its lessons that change; empty when none does. */
void orki_tell_school(orki_text *out, const orki_telling *t, int school);

/** ... for a group, with its own lessons. */
void orki_tell_group(orki_text *out, const orki_telling *t, int group);

/** ... for a teacher: what she has no more, what is new, what is at another moment or place. */
void orki_tell_teacher(orki_text *out, const orki_telling *t, int teacher);

#endif
