/* Growth: how time, memory and counts rise with the number of schools. */
#ifndef BENCH_GROWTH_H
#define BENCH_GROWTH_H

#include "bench.h"

/** Run the sizes up to b->most_schools and write the table and the plot after each; or only write
 *  them from the rows that there are.
 *  @return whether nothing failed */
bool bench_growth_run(bench_context *b, bool is_report_only);

#endif
