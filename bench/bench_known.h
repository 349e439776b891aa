/* The best known cost and bound of every season: no run may contradict them. A cost below a known
 * bound, or a bound above a known cost, means that one of the two is wrong: that is a failure and
 * never a record. */
#ifndef BENCH_KNOWN_H
#define BENCH_KNOWN_H

#include "bench_run.h"

typedef struct bench_known {
    bool has_cost, has_bound;
    int64_t cost, bound;
} bench_known;

/** What is known of a season; nothing when its digest is another than the file's. Ends the program
 * when the file contradicts itself or cannot be understood. */
bench_known bench_known_find(bench_context *b, const bench_season *season);

/** Judge a run against what is known. @return "failure: ...", "record: ..." or "ok" */
const char *bench_known_judge(bench_context *b, const bench_run *run, const bench_known *known);

/** Put the better of both values of a run that was judged to be no failure into the file. */
void bench_known_update(bench_context *b, const bench_season *season, const bench_run *run);

#endif
