/* known.csv: season,seed,digest,cost,cost_version,cost_date,bound,bound_version,bound_date; an
 * empty cost or bound is not known. The file is read again right before it is replaced whole. */
#include "bench_known.h"

#include "base/text.h"
#include "bench_table.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>
#include <time.h>

static const char *const columns[] = {"season", "seed",          "digest",
                                      "cost",   "cost_version",  "cost_date",
                                      "bound",  "bound_version", "bound_date"};
enum { N_COLUMNS = (int)(sizeof columns / sizeof columns[0]) };

static bench_table read_file(bench_context *b)
{
    bench_table table = bench_table_read(b, b->known);
    bool is_same = table.n_columns == N_COLUMNS;
    for (int c = 0; c < N_COLUMNS && is_same; c++)
        is_same = strcmp(table.names[c], columns[c]) == 0;
    if (table.n_columns > 0 && !is_same)
        bench_die("%s: the header is not the one of the best known costs and bounds", b->known);
    return table;
}

/* The row of a season, or -1. */
static int find_row(const bench_table *table, const bench_season *season)
{
    for (int i = 0; i < table->n_rows; i++)
        if (strcmp(bench_cell(table, i, "season"), season->name) == 0 &&
            strcmp(bench_cell(table, i, "seed"), season->seed) == 0)
            return i;
    return -1;
}

static bool read_points(bench_context *b, const bench_table *table, int row, const char *name,
                        int64_t *points)
{
    const char *text = bench_cell(table, row, name);
    double value = bench_cell_number(table, row, name);
    if (text[0] != '\0' && (isnan(value) || value < 0 || value > 1e15 || value != floor(value)))
        bench_die("%s:%d: \"%s\" is no number of points", b->known, row + 2, text);
    *points = text[0] != '\0' ? (int64_t)value : 0;
    return text[0] != '\0';
}

static bench_known known_of(bench_context *b, const bench_table *table, int row)
{
    bench_known known = {0};
    known.has_cost = read_points(b, table, row, "cost", &known.cost);
    known.has_bound = read_points(b, table, row, "bound", &known.bound);
    if (known.has_cost && known.has_bound && known.bound > known.cost)
        bench_die("%s:%d: the bound %" PRId64 " lies above the cost %" PRId64, b->known, row + 2,
                  known.bound, known.cost);
    return known;
}

bench_known bench_known_find(bench_context *b, const bench_season *season)
{
    bench_table table = read_file(b);
    int row = find_row(&table, season);
    if (row < 0 || strcmp(bench_cell(&table, row, "digest"), season->digest) != 0)
        return (bench_known){0};
    return known_of(b, &table, row);
}

static bool is_better_cost(const bench_run *run, const bench_known *known)
{
    return run->has_cost && (!known->has_cost || run->cost < known->cost);
}

/* A bound of nothing is no news. */
static bool is_better_bound(const bench_run *run, const bench_known *known)
{
    return run->bound > (known->has_bound ? known->bound : 0);
}

const char *bench_known_judge(bench_context *b, const bench_run *run, const bench_known *known)
{
    if (run->trouble != NULL)
        return bench_printf(b, "failure: %s", run->trouble);
    if (run->has_cost && known->has_bound && run->cost < known->bound)
        return bench_printf(b, "failure: cost %" PRId64 " lies below the known bound %" PRId64,
                            run->cost, known->bound);
    if (known->has_cost && run->bound > known->cost)
        return bench_printf(b, "failure: bound %" PRId64 " lies above the known cost %" PRId64,
                            run->bound, known->cost);
    bool has_cost = is_better_cost(run, known), has_bound = is_better_bound(run, known);
    return has_cost && has_bound ? "record: cost and bound"
           : has_cost            ? "record: cost"
           : has_bound           ? "record: bound"
                                 : "ok";
}

/* The cells of a row, with the better values of the run. */
static void fill_row(bench_context *b, bench_row *row, const bench_table *table, int at,
                     const bench_season *season, const bench_run *run)
{
    char date[32];
    time_t now = time(NULL);
    struct tm broken_down;
    strftime(date, sizeof date, "%Y-%m-%d", gmtime_r(&now, &broken_down));
    bool is_same = at >= 0 && strcmp(bench_cell(table, at, "digest"), season->digest) == 0;
    bench_known known = is_same ? known_of(b, table, at) : (bench_known){0};
    const char *cells[N_COLUMNS];
    for (int c = 0; c < N_COLUMNS; c++)
        cells[c] = is_same ? bench_cell(table, at, columns[c]) : "";
    cells[0] = season->name;
    cells[1] = season->seed;
    cells[2] = season->digest;
    if (is_better_cost(run, &known)) {
        cells[3] = bench_printf(b, "%" PRId64, run->cost);
        cells[4] = b->version;
        cells[5] = bench_printf(b, "%s", date);
    }
    if (is_better_bound(run, &known)) {
        cells[6] = bench_printf(b, "%" PRId64, run->bound);
        cells[7] = b->version;
        cells[8] = bench_printf(b, "%s", date);
    }
    for (int c = 0; c < N_COLUMNS; c++)
        bench_row_add(row, columns[c], cells[c]);
}

void bench_known_update(bench_context *b, const bench_season *season, const bench_run *run)
{
    bench_table table = read_file(b);
    int at = find_row(&table, season);
    int n = table.n_rows + (at < 0);
    bench_row *rows = bench_alloc(b, (size_t)n, sizeof *rows);
    for (int i = 0; i < table.n_rows; i++)
        for (int c = 0; c < N_COLUMNS && i != at; c++)
            bench_row_add(&rows[i], columns[c], bench_cell(&table, i, columns[c]));
    fill_row(b, &rows[at < 0 ? table.n_rows : at], &table, at, season, run);
    bench_rows_write(b->known, rows, n);
}
