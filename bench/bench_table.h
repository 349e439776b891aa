/* CSV files that only grow: a header, then one row a run (RFC 4180, LF). A row counts when it is
 * whole, so that a bench that is interrupted loses nothing and goes on where it was. */
#ifndef BENCH_TABLE_H
#define BENCH_TABLE_H

#include "bench.h"

enum { BENCH_MOST_COLUMNS = 64 };

/* A row to be written: names and values in the order of the columns. */
typedef struct bench_row {
    int n;
    const char *names[BENCH_MOST_COLUMNS];
    const char *values[BENCH_MOST_COLUMNS];
} bench_row;

typedef struct bench_table {
    int n_columns, n_rows;
    const char **names; /* [n_columns] */
    const char **cells; /* [n_rows * n_columns] */
} bench_table;

/** Add a column; name and value are borrowed. */
void bench_row_add(bench_row *row, const char *name, const char *value);

/** The row's value of a column, "" when it has none. */
const char *bench_row_value(const bench_row *row, const char *name);

/** Append rows with the same columns to a file, which gets a header when it is new. Ends the
 * program when the file has other columns or cannot be written. */
void bench_rows_append(const char *path, const bench_row *rows, int n);

/** Write a whole file with these rows, which have the same columns. */
void bench_rows_write(const char *path, const bench_row *rows, int n);

/** Read a file; no rows when there is none. A row that is not whole is told and left out. */
bench_table bench_table_read(bench_context *b, const char *path);

/** A cell by the name of its column; "" when there is no such column. */
const char *bench_cell(const bench_table *table, int row, const char *name);

/** A cell as a number; not a number when it is empty or none. */
double bench_cell_number(const bench_table *table, int row, const char *name);

#endif
