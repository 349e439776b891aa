/* Names of worksheets: Excel allows 31 characters, forbids []:*?/\ and wants them unique without
 * regard to case. */
#ifndef ORKI_REPORT_SHEET_NAMES_H
#define ORKI_REPORT_SHEET_NAMES_H

#include "base/memory.h"

typedef struct orki_sheet_names {
    int n, capacity;
    const char **folded; /* [n] names given so far, case folded */
} orki_sheet_names;

/** Room for `capacity` names. @return 0, or -1 when out of memory */
int orki_sheet_names_start(orki_sheet_names *names, int capacity, orki_arena *arena);

/** A valid name like `wanted` that was not given before; NULL when out of memory. */
const char *orki_sheet_name(orki_sheet_names *names, const char *wanted, orki_arena *arena);

#endif
