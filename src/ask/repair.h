/* Which single facts of a conflict, changed how, make its lessons possible. */
#ifndef ORKI_ASK_REPAIR_H
#define ORKI_ASK_REPAIR_H

#include "ask/conflict.h"

typedef struct orki_repairs {
    int n;
    size_t capacity;
    orki_change *at; /* [n] the fewest people first */
    bool is_failed;  /* out of memory */
} orki_repairs;

/** Try the changes of each fact, the smallest first; each that is kept was proven by a solve of the
 *  conflict's lessons with all other facts of the season. Release with orki_repairs_free(). */
orki_repairs orki_repairs_find(orki_oracle *oracle, const orki_conflict *conflict);

void orki_repairs_free(orki_repairs *repairs);

#endif
