/* A mixed integer program as plain lists: columns, rows, entries, all numbers whole.
 * Input: what the parts of the week's model add. Output: lists that export/mps_write.h prints.
 * Columns are at least 0. Allocation failures are remembered (is_failed), so that callers add
 * freely and ask once; entries of one row and column are summed. */
#ifndef ORKI_EXPORT_MIP_H
#define ORKI_EXPORT_MIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ORKI_MIP_NO_BOUND INT64_MAX

/* What a column or row is about: a word and up to three indices, from which its name is made. */
typedef struct orki_mip_name {
    const char *pattern; /* static; '#' stands for the next index: "first_t#_k#" */
    int at[3];
} orki_mip_name;

typedef struct orki_mip_column {
    orki_mip_name name;
    int64_t upper, cost;
    bool is_integer;
} orki_mip_column;

typedef struct orki_mip_row {
    orki_mip_name name;
    char sense; /* 'E', 'L' or 'G' as in MPS */
    int64_t limit;
} orki_mip_row;

typedef struct orki_mip_entry {
    int row, column;
    int64_t value;
} orki_mip_entry;

typedef struct orki_mip {
    orki_mip_column *columns;
    orki_mip_row *rows;
    orki_mip_entry *entries;
    int n_columns, n_rows;
    size_t n_entries;
    size_t column_capacity, row_capacity, entry_capacity;
    bool is_failed, is_too_large;
} orki_mip;

/** A column from 0 to `upper`. @return its index, or 0 when out of memory */
int orki_mip_add_column(orki_mip *m, orki_mip_name name, int64_t upper, int64_t cost,
                        bool is_integer);

/** A row: entries `sense` limit. @return its index, or 0 when out of memory */
int orki_mip_add_row(orki_mip *m, orki_mip_name name, char sense, int64_t limit);

/** Add to the coefficient of a column in a row. */
void orki_mip_add_entry(orki_mip *m, int row, int column, int64_t value);

/** Add to what a column costs. */
void orki_mip_add_cost(orki_mip *m, int column, int64_t cost);

void orki_mip_free(orki_mip *m);

#endif
