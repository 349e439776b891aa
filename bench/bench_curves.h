/* The plot of one season name: cost and bound against time, each seed thin, the median bold. */
#ifndef BENCH_CURVES_H
#define BENCH_CURVES_H

#include "bench_table.h"

/** Write NAME.svg. @param rows  [n] of `runs`, all of one name; n > 0 */
void bench_curves_write(bench_context *b, const bench_table *runs, const bench_table *traces,
                        const int *rows, int n);

#endif
