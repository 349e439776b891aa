/* Small programs over columns that are 0 or 1, solved by GLPK in a worker process. Input: rows and
 * columns. Output: the best values found, judged against the rows here, and whether GLPK proved
 * them. */
#ifndef ORKI_ASK_SMALL_PROGRAM_H
#define ORKI_ASK_SMALL_PROGRAM_H

#include "orkestrooster/status.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct orki_program_row {
    double lower, upper;
} orki_program_row;

typedef struct orki_program_entry {
    int row, value;
} orki_program_entry;

/* {0} is empty. */
typedef struct orki_program {
    int n_rows, n_columns, n_entries;
    orki_program_row *rows;
    int *costs;       /* [n_columns] */
    int *first_entry; /* [n_columns + 1] */
    orki_program_entry *entries;
    size_t row_capacity, cost_capacity, first_capacity, entry_capacity;
    ork_status status; /* the first failure */
    bool *is_one;      /* [n_columns] the answer; NULL: none was found */
    bool is_proven;    /* none costs less */
} orki_program;

/** A row lower <= ... <= upper; its index, or -1 when out of memory. */
int orki_program_add_row(orki_program *p, double lower, double upper);

/** A column that minimisation prices at `cost`; its entries follow. */
int orki_program_add_column(orki_program *p, int cost);

/** An entry of the column that was added last. */
void orki_program_add_entry(orki_program *p, int row, int value);

/** Minimise. Without an answer (none there, none in time, or the worker failed) is_one is NULL;
 *  with is_proven there is none.
 *  @return ORK_OK; ORK_ERR_MEMORY */
ork_status orki_program_solve(orki_program *p);

void orki_program_free(orki_program *p);

#endif
