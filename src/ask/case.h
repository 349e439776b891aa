/* A case: a part of a season with some facts left out or changed, as a season of its own that can
 * be solved and checked like any other. Its price list knows lacks only, so that it costs nothing
 * exactly when every lesson is placed and every section staffed, and a bound above nothing proves
 * that this cannot be; or it is the season's own, which leads a large search better.
 *
 * Orchestras, sections, blocks, series and pins are numbered anew; schools, rooms, groups, teachers
 * and all else keep their numbers. */
#ifndef ORKI_ASK_CASE_H
#define ORKI_ASK_CASE_H

#include "ask/planner_facts.h"
#include "orkestrooster/status.h"

typedef struct orki_case {
    orki_arena arena;
    ork_season season;
    orki_scope scope;  /* of the whole season's numbers, after what was left out */
    bool *is_parted;   /* [n_blocks of the whole] lessons need not stay together */
    bool *is_unpinned; /* [n_pins of the whole] */
    bool *has_captain; /* [n_blocks of the whole] a captain is needed */
} orki_case;

/** @return ORK_OK or ORK_ERR_MEMORY; orki_case_free() in both cases. */
ork_status orki_case_make(orki_case *out, const ork_season *season, const orki_scope *scope,
                          const orki_change *changes, int n_changes);

/** Prices of lacks alone, or the season's own for a strict solve. */
void orki_case_price(orki_case *made, const ork_season *season, bool is_strict);

void orki_case_free(orki_case *made);

/** Write a change into the tables of a case whose season still has the whole's numbers.
 *  @return 0, or -1 when out of memory. */
int orki_change_apply(orki_case *made, const orki_change *change);

#endif
