/* A conflict: facts that cannot hold together, none of which can be spared. */
#ifndef ORKI_ASK_CONFLICT_H
#define ORKI_ASK_CONFLICT_H

#include "ask/oracle.h"

typedef struct orki_conflict {
    orki_scope scope; /* the part of the season that it is about */
    orki_scope needs; /* its lessons and sections; the same but for wishes */
    int n;
    orki_fact *facts; /* [n] in the order of the kinds */
    bool is_minimal;  /* each one left out is possible, by a solve */
    int n_undecided;  /* facts that no solve has judged within the limits */
} orki_conflict;

/** Find one in an impossible part of the season, and prove it: by a solve of just its facts, and by
 *  solves with each one left out.
 *  @param      left_out  [n_left_out] facts that are not looked at
 *  @param[out] out  in the arena; meaningful when 1 is returned
 *  @return 1; 0: none that was proven within the limits (oracle->status tells of failures) */
int orki_conflict_find(orki_conflict *out, orki_oracle *oracle, const orki_scope *scope,
                       const orki_fact *left_out, int n_left_out, orki_arena *arena);

/** Is the section or lesson one of its needs? */
bool orki_conflict_has(const orki_conflict *conflict, orki_fact_kind kind, int a);

#endif
