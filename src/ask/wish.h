/* A wish: the pins that a planner asks about, as the last of a season's pins, and what must be
 * there for the wish to be kept. A pin limits and does not force, so that a timetable keeps a wish
 * only when the pinned lessons are also placed and the sections with a pinned teacher also staffed.
 */
#ifndef ORKI_ASK_WISH_H
#define ORKI_ASK_WISH_H

#include "ask/oracle.h"
#include "model/tiers.h"

typedef struct orki_wish {
    const ork_season *season; /* with the wish */
    ork_season without;       /* the same without its pins; shares all tables */
    ork_season alone;         /* the same with no other pins */
    bool *needs_lesson;       /* [n_orchestras] must be placed */
    bool *needs_section;      /* [n_sections] must be staffed */
    orki_arena *arena;
} orki_wish;

/** @return ORK_OK or ORK_ERR_MEMORY; everything is in the arena. */
ork_status orki_wish_open(orki_wish *out, const ork_season *season, orki_arena *arena);

/** Does the timetable keep it? `is_failed` is set when out of memory. */
bool orki_wish_is_kept(const orki_wish *wish, const ork_timetable *timetable, bool *is_failed);

/** Is a fact among those that could forbid the wish? Of lessons and sections only its own are
 * needs.
 */
bool orki_wish_concerns(const orki_wish *wish, orki_fact fact);

/** What the wish needs and nothing else. @return 0, or -1 when out of memory */
int orki_wish_needs(orki_scope *out, const orki_wish *wish);

/** The lessons of the wish's blocks and of those tied to them, with all sections, or with those
 * that are staffed in a timetable and the wish's own: what a case about the wish needs to hold.
 *  @return 0, or -1 when out of memory */
int orki_wish_surroundings(orki_scope *out, const orki_wish *wish, const ork_timetable *timetable);

/** Can the wish be kept in the part of the season, with as many lacks as it takes? Of its
 *  surroundings this is exact: impossible there is impossible at all, and possible there is
 * possible with everything else unplaced. Left out lessons and sections are no needs any more. */
orki_ruling orki_wish_rule(orki_oracle *oracle, const orki_scope *scope, const orki_change *changes,
                           int n_changes);

/** A reference in which only what the wish needs can be lost. @return ORK_OK or ORK_ERR_MEMORY */
ork_status orki_wish_reference(ork_reference **out, const orki_wish *wish);

#endif
