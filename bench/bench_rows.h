/* The rows of runs.csv, growth.csv and traces.csv, and which of them belong together. */
#ifndef BENCH_ROWS_H
#define BENCH_ROWS_H

#include "bench_run.h"
#include "bench_table.h"

/** Run a season unless runs.csv (`file`) has a row of it already: same version, digest, limit, gap
 * and threads, and no failure. Appends its trace and its row, prints a line, and updates the known
 * values when asked to. @return whether nothing failed */
bool bench_rows_run(bench_context *b, const char *file, bench_season *season);

/** The newest row of a season with this version, limit, gap and threads; -1 when there is none, or
 * that one is a failure. */
int bench_rows_find(const bench_context *b, const bench_table *table, const char *name,
                    const char *seed);

#endif
