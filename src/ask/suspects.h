/* Parts of the season that may be impossible by themselves, the likeliest and smallest first: what
 * counting already shows to be short, each team alone, each role alone, roles that share teachers,
 * schools that share rooms or pupils, everything. Suspicion proves nothing: the solver rules. */
#ifndef ORKI_ASK_SUSPECTS_H
#define ORKI_ASK_SUSPECTS_H

#include "ask/planner_facts.h"

typedef struct orki_suspects {
    const ork_season *season;
    int stage, at;     /* where the listing is */
    int *cluster;      /* [n_blocks] */
    int *roles;        /* [n_roles] the one with the least to spare first */
    orki_scope within; /* no suspect goes beyond this */
} orki_suspects;

/** @return 0, or -1 when out of memory. */
int orki_suspects_start(orki_suspects *out, const ork_season *season, const orki_scope *within,
                        orki_arena *arena);

/** The next part that is not empty, into `out`. @return false when there is none left. */
bool orki_suspects_next(orki_suspects *suspects, orki_scope *out);

/** Schools that need a role on a day on which too few teachers can come: the part in `out` by
 * Hall's condition. @return false when counting shows none. */
bool orki_shortage_find(orki_scope *out, const ork_season *season, const orki_scope *within,
                        int role, int day);

#endif
