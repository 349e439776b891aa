/* Facts and changes in the planner's words, with the lines that say them. */
#ifndef ORKI_ASK_TELLING_H
#define ORKI_ASK_TELLING_H

#include "ask/planner_facts.h"
#include "base/text.h"
#include "orkestrooster/explain.h"
#include "read/entries.h"

typedef struct orki_telling {
    const ork_season *season;
    orki_entries entries;
    orki_arena *arena; /* holds the texts */
    bool is_failed;    /* out of memory */
} orki_telling;

/** The fact as it stands. */
ork_fact orki_fact_tell(orki_telling *telling, orki_fact fact);

/** What to change, as one sentence. */
const char *orki_change_tell(orki_telling *telling, const orki_change *change);

/** How many people a change of the fact concerns: a teacher; of a lesson or a class its pupils and
 *  class teachers; one contact at a school. */
int orki_fact_people(const ork_season *season, orki_fact fact);

/** A word for programs: "available". Static storage. */
const char *orki_fact_word(orki_fact_kind kind);

/** A text built by the caller, kept in the arena; the text is released. */
const char *orki_telling_keep(orki_telling *telling, orki_text *text);

/** Add a name to a list "A, B, C and 4 more" of which `n` were added before. */
void orki_text_add_name(orki_text *text, int n, const char *name);

/** The line of the fact: what is written, or the nearest thing above it. */
orki_entry orki_fact_entry(orki_telling *telling, orki_fact fact);

#endif
