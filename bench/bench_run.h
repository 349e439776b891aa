/* One measured run: read, solve, check, certificate, each by the program that people use. */
#ifndef BENCH_RUN_H
#define BENCH_RUN_H

#include "bench_seasons.h"

#include <stdint.h>

/* The moments at which cost and bound are noted. */
enum { BENCH_N_MOMENTS = 5 };
extern const int bench_moments_s[BENCH_N_MOMENTS];

typedef struct bench_milestone {
    double elapsed_s;
    double cost, bound; /* cost: not a number before the first timetable */
} bench_milestone;

typedef struct bench_run {
    const char *trouble; /* what is wrong with the answer; NULL when nothing is */
    const char *outcome;
    bool has_cost, is_certified; /* certified: the program's certificate was accepted */
    int64_t cost, bound;
    double certified_bound;                /* what the certificate proves, says solve */
    double gap, elapsed_s, first_answer_s; /* not a number: none, likewise above */
    bool is_reached;                       /* it ended with the proof that was asked for */
    int64_t columns, pivots, nodes, work;
    int unplaced, unstaffed;
    int n_milestones;
    const bench_milestone *milestones; /* [n_milestones] in order of time */
    double memory_mib, largest_mib, read_s;
} bench_run;

/** Solve a prepared season and judge the answer. */
bench_run bench_run_season(bench_context *b, const bench_season *season);

/** Cost or bound at a moment. The last value holds on after a search that ended with the proof that
 * was asked for; after one that a limit ended it is not a number. */
double bench_cost_at(const bench_run *run, double at_s);
double bench_bound_at(const bench_run *run, double at_s);

/** When the gap first was at most so many percent; not a number when it never was. */
double bench_gap_s(const bench_run *run, double percent);

#endif
