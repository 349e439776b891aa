/* A trace is written before its row: a row says that everything of the run is there. */
#include "bench_rows.h"

#include "bench_known.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static const char failure[] = "failure";

static const char *whole(bench_context *b, int64_t value)
{
    return bench_printf(b, "%" PRId64, value);
}

/* What a row must share with this call to stand for it. */
static void add_key(bench_context *b, bench_row *row, const bench_season *season, const char *date)
{
    bench_row_add(row, "date", date);
    bench_row_add(row, "version", b->version);
    bench_row_add(row, "machine", b->machine);
    bench_row_add(row, "season", season->name);
    bench_row_add(row, "seed", season->seed);
    bench_row_add(row, "digest", season->digest);
    bench_row_add(row, "limit_s", bench_printf(b, "%.15g", b->limit_s));
    bench_row_add(row, "stop_gap", bench_printf(b, "%.15g", b->gap_percent));
    bench_row_add(row, "threads", b->threads);
}

static bool is_of_call(const bench_context *b, const bench_table *table, int row)
{
    return strcmp(bench_cell(table, row, "version"), b->version) == 0 &&
           strcmp(bench_cell(table, row, "threads"), b->threads) == 0 &&
           bench_cell_number(table, row, "limit_s") == b->limit_s &&
           bench_cell_number(table, row, "stop_gap") == b->gap_percent;
}

static bool is_failure(const char *verdict)
{
    return strncmp(verdict, failure, strlen(failure)) == 0;
}

int bench_rows_find(const bench_context *b, const bench_table *table, const char *name,
                    const char *seed)
{
    for (int i = table->n_rows - 1; i >= 0; i--)
        if (is_of_call(b, table, i) && strcmp(bench_cell(table, i, "season"), name) == 0 &&
            strcmp(bench_cell(table, i, "seed"), seed) == 0)
            return is_failure(bench_cell(table, i, "verdict")) ? -1 : i;
    return -1;
}

static void add_moments(bench_context *b, bench_row *row, const bench_run *run)
{
    for (int i = 0; i < BENCH_N_MOMENTS; i++) {
        double at_s = bench_moments_s[i];
        bench_row_add(row, bench_printf(b, "cost_%d", bench_moments_s[i]),
                      bench_decimal(b, bench_cost_at(run, at_s), 0));
        bench_row_add(row, bench_printf(b, "bound_%d", bench_moments_s[i]),
                      bench_decimal(b, bench_bound_at(run, at_s), 0));
    }
}

static void add_results(bench_context *b, bench_row *row, const bench_run *run)
{
    bench_row_add(row, "outcome", run->outcome);
    bench_row_add(row, "first_answer_s", bench_decimal(b, run->first_answer_s, 3));
    add_moments(b, row, run);
    bench_row_add(row, "cost", run->has_cost ? whole(b, run->cost) : "");
    bench_row_add(row, "bound", whole(b, run->bound));
    bench_row_add(row, "gap", bench_decimal(b, run->gap, 6));
    bench_row_add(row, "elapsed_s", bench_decimal(b, run->elapsed_s, 3));
    bench_row_add(row, "gap_2_s", bench_decimal(b, bench_gap_s(run, 2), 3));
    bench_row_add(row, "gap_1_s", bench_decimal(b, bench_gap_s(run, 1), 3));
    bench_row_add(row, "columns", whole(b, run->columns));
    bench_row_add(row, "pivots", whole(b, run->pivots));
    bench_row_add(row, "nodes", whole(b, run->nodes));
    bench_row_add(row, "work", whole(b, run->work));
    bench_row_add(row, "memory_mib", bench_decimal(b, run->memory_mib, 1));
    bench_row_add(row, "largest_process_mib", bench_decimal(b, run->largest_mib, 1));
    bench_row_add(row, "read_s", bench_decimal(b, run->read_s, 3));
    bench_row_add(row, "unplaced", whole(b, run->unplaced));
    bench_row_add(row, "unstaffed", whole(b, run->unstaffed));
    bench_row_add(row, "certified_bound", bench_decimal(b, run->certified_bound, 0));
    bench_row_add(row, "certificate", run->is_certified ? "accepted" : "");
}

static void append_trace(bench_context *b, const bench_season *season, const bench_run *run,
                         const char *date)
{
    size_t n = (size_t)run->n_milestones;
    bench_row *rows = bench_alloc(b, n, sizeof *rows);
    for (size_t i = 0; i < n; i++) {
        const bench_milestone *m = &run->milestones[i];
        bench_row_add(&rows[i], "date", date);
        bench_row_add(&rows[i], "season", season->name);
        bench_row_add(&rows[i], "seed", season->seed);
        bench_row_add(&rows[i], "elapsed_s", bench_decimal(b, m->elapsed_s, 3));
        bench_row_add(&rows[i], "cost", bench_decimal(b, m->cost, 0));
        bench_row_add(&rows[i], "bound", bench_decimal(b, m->bound, 0));
    }
    bench_rows_append(bench_printf(b, "%s/traces.csv", b->output), rows, (int)n);
}

static void tell(const bench_season *season, const bench_run *run, const char *verdict)
{
    printf("%s/%s: %s", season->name, season->seed, run->outcome);
    if (run->has_cost)
        printf(", cost %" PRId64 ", bound %" PRId64 ", gap %.2f %%", run->cost, run->bound,
               100 * run->gap);
    printf(", %.1f s, %.0f MiB; %s\n", run->elapsed_s, run->memory_mib, verdict);
    fflush(stdout);
}

bool bench_rows_run(bench_context *b, const char *file, bench_season *season)
{
    bench_season_prepare(b, season);
    bench_table table = bench_table_read(b, file);
    int old = b->is_again ? -1 : bench_rows_find(b, &table, season->name, season->seed);
    if (old >= 0 && strcmp(bench_cell(&table, old, "digest"), season->digest) == 0) {
        printf("%s/%s: has a row of %s\n", season->name, season->seed,
               bench_cell(&table, old, "date"));
        return true;
    }
    bench_known known = bench_known_find(b, season);
    bench_run run = bench_run_season(b, season);
    const char *verdict = bench_known_judge(b, &run, &known);
    bool is_fine = !is_failure(verdict);
    char date[32];
    time_t now = time(NULL);
    struct tm broken_down;
    strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&now, &broken_down));
    const char *stamp = bench_printf(b, "%s", date);
    bench_row row = {0};
    add_key(b, &row, season, stamp);
    add_results(b, &row, &run);
    bench_row_add(&row, "schools", season->n_schools > 0 ? whole(b, season->n_schools) : "");
    bench_row_add(&row, "verdict", verdict);
    append_trace(b, season, &run, stamp);
    bench_rows_append(file, &row, 1);
    if (is_fine && b->is_update)
        bench_known_update(b, season, &run);
    tell(season, &run, verdict);
    return is_fine;
}
