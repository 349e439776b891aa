/* Whether memory grows: read, solve, check and print in one process, again and again. */
#ifndef BENCH_MEMORY_H
#define BENCH_MEMORY_H

#include "bench.h"

/** Go round for b->duration_s with the season at `path`, each search at most b->limit_s, by turns
 * in worker processes and in this one. Appends to memory.csv.
 *  @return whether memory and open files stayed what they were */
bool bench_memory_run(const bench_context *b, const char *path);

#endif
