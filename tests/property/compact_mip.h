/* A mixed integer program as plain lists: columns, rows, entries, all numbers whole.
 * Input: what the parts of the compact model add. Output: something any solver can load.
 * Allocation failures are remembered (is_failed), so that callers add freely and ask once. */
#ifndef ORK_TEST_COMPACT_MIP_H
#define ORK_TEST_COMPACT_MIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MIP_NO_BOUND INT64_MAX /* no upper bound; as a lower bound use -MIP_NO_BOUND */

typedef struct mip_column {
    int64_t lower, upper, cost;
    bool is_integer;
} mip_column;

typedef struct mip_row {
    int64_t lower, upper;
} mip_row;

typedef struct mip_entry {
    int row, column;
    int64_t value;
} mip_entry;

typedef struct mip {
    mip_column *columns;
    mip_row *rows;
    mip_entry *entries;
    int n_columns, n_rows, n_entries;
    size_t column_capacity, row_capacity, entry_capacity;
    bool is_failed;
} mip;

/** A column from 0 to `upper`. @return its index, or 0 when out of memory */
int mip_add_column(mip *m, int64_t upper, int64_t cost, bool is_integer);

/** A row between two bounds. @return its index, or 0 when out of memory */
int mip_add_row(mip *m, int64_t lower, int64_t upper);

/** Add to the coefficient of a column in a row; entries of one row and column are summed. */
void mip_add_entry(mip *m, int row, int column, int64_t value);

void mip_free(mip *m);

typedef enum mip_outcome { MIP_OPTIMAL, MIP_INFEASIBLE, MIP_NO_ANSWER, MIP_FAILED } mip_outcome;

/** Minimise with GLPK in a child process.
 *  @param      limit_s  seconds; past it the outcome is MIP_NO_ANSWER
 *  @param[out] cost     the optimum when MIP_OPTIMAL */
mip_outcome mip_solve(const mip *m, int limit_s, int64_t *cost);

#endif
