/* What people look at: a table in Markdown and a plot for each season or for the growth, made from
 * the CSV files alone, so that they can be made again at any time. */
#ifndef BENCH_REPORT_H
#define BENCH_REPORT_H

#include "bench_seasons.h"

/** seasons.md and one SVG a season name, from runs.csv and traces.csv: the rows of this version,
 * limit, gap and threads for these seasons. */
void bench_report_seasons(bench_context *b, const bench_season *seasons, int n);

/** growth.md and growth.svg, from growth.csv likewise. */
void bench_report_growth(bench_context *b, const bench_season *seasons, int n);

#endif
