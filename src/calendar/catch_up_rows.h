/* The choice of visits as an integer program with whole numbers: every row says that of some visits
 * only so much can be chosen. Input: the visits. Output: rows and their entries, by row; visits
 * count in a row with a positive weight. */
#ifndef ORKI_CALENDAR_CATCH_UP_ROWS_H
#define ORKI_CALENDAR_CATCH_UP_ROWS_H

#include "calendar/catch_up.h"

typedef struct orki_row_entry {
    int64_t key; /* what the row is about */
    int row, visit;
    int weight;
} orki_row_entry;

typedef struct orki_rows {
    int n_rows;
    int *limit; /* [n_rows] */
    int n_entries;
    orki_row_entry *entries; /* [n_entries] by visit, then by row; orki_array_reserve() */
    size_t entry_capacity;
    int *first; /* [n_visits + 1] into entries */
    orki_arena arena;
} orki_rows;

/** The rows of all visits. @return ORK_OK or ORK_ERR_MEMORY; release in either case. */
ork_status orki_rows_make(orki_rows *rows, orki_catch_up *c);

void orki_rows_free(orki_rows *rows);

#endif
