/* Medians over the seeds of a name, where a value that was not reached counts as never. */
#include "base/text.h"
#include "bench_curves.h"
#include "bench_report.h"
#include "bench_rows.h"
#include "bench_stat.h"

#include <math.h>
#include <string.h>

enum { MOST_SEEDS = 100 };

/* A column of the table: from which cell of a row, how it is told. */
typedef enum kind { NUMBER, GAP_AT, PERCENT } kind;
static const struct column {
    const char *head, *cell;
    kind kind;
    int n_decimals;
} columns[] = {{"first answer, s", "first_answer_s", NUMBER, 1},
               {"gap at 1 s, %", "1", GAP_AT, 2},
               {"10 s", "10", GAP_AT, 2},
               {"60 s", "60", GAP_AT, 2},
               {"120 s", "120", GAP_AT, 2},
               {"600 s", "600", GAP_AT, 2},
               {"end", "gap", PERCENT, 2},
               {"ended after, s", "elapsed_s", NUMBER, 1},
               {"cost", "cost", NUMBER, 0},
               {"bound", "bound", NUMBER, 0},
               {"certified", "certified_bound", NUMBER, 0},
               {"columns", "columns", NUMBER, 0},
               {"pivots", "pivots", NUMBER, 0},
               {"nodes", "nodes", NUMBER, 0},
               {"memory, MiB", "memory_mib", NUMBER, 0},
               {"reading, s", "read_s", NUMBER, 2}};
enum { N_COLUMNS = (int)(sizeof columns / sizeof columns[0]) };

static double value_of(bench_context *b, const bench_table *table, int row,
                       const struct column *column)
{
    if (column->kind == GAP_AT) {
        double cost = bench_cell_number(table, row, bench_printf(b, "cost_%s", column->cell));
        double bound = bench_cell_number(table, row, bench_printf(b, "bound_%s", column->cell));
        return cost > 0 ? 100 * (cost - bound) / cost : cost == 0 ? 0 : NAN;
    }
    return bench_cell_number(table, row, column->cell) * (column->kind == PERCENT ? 100 : 1);
}

static void add_value(bench_context *b, orki_text *text, double value, int n_decimals)
{
    orki_text_printf(text, " %s |", isnan(value) ? "-" : bench_decimal(b, value, n_decimals));
}

/* The rows of one name, and below them their medians. @return how many rows */
static int add_name(bench_context *b, orki_text *text, const bench_table *table, const char *name,
                    const int *rows, int n)
{
    int n_proven = 0;
    for (int i = 0; i < n; i++) {
        const char *outcome = bench_cell(table, rows[i], "outcome");
        n_proven += strcmp(outcome, "optimal") == 0;
        orki_text_printf(text, "| %s | %s | %s |", name, bench_cell(table, rows[i], "seed"),
                         outcome);
        for (int c = 0; c < N_COLUMNS; c++)
            add_value(b, text, value_of(b, table, rows[i], &columns[c]), columns[c].n_decimals);
        orki_text_add(text, "\n");
    }
    if (n < 2)
        return n;
    orki_text_printf(text, "| **%s** | median of %d | %d optimal |", name, n, n_proven);
    for (int c = 0; c < N_COLUMNS; c++) {
        double values[MOST_SEEDS];
        for (int i = 0; i < n; i++)
            values[i] = value_of(b, table, rows[i], &columns[c]);
        add_value(b, text, bench_median(values, n), columns[c].n_decimals);
    }
    orki_text_add(text, "\n");
    return n;
}

static void add_head(bench_context *b, orki_text *text)
{
    orki_text_printf(text, "%s, at most %.15g s", b->version, b->limit_s);
    if (b->gap_percent > 0)
        orki_text_printf(text, " or until %.15g %% is proven", b->gap_percent);
    orki_text_printf(text, ", threads: %s.\n%s.\n\n", b->threads, b->machine);
    orki_text_add(text, "| season | seed | outcome |");
    for (int c = 0; c < N_COLUMNS; c++)
        orki_text_printf(text, " %s |", columns[c].head);
    orki_text_add(text, "\n|---|---|---|");
    for (int c = 0; c < N_COLUMNS; c++)
        orki_text_add(text, "--:|");
    orki_text_add(text, "\n");
}

void bench_report_seasons(bench_context *b, const bench_season *seasons, int n)
{
    bench_table table = bench_table_read(b, bench_printf(b, "%s/runs.csv", b->output));
    bench_table traces = bench_table_read(b, bench_printf(b, "%s/traces.csv", b->output));
    orki_text text = {0};
    add_head(b, &text);
    for (int from = 0, to = 0; from < n; from = to) {
        int rows[MOST_SEEDS], n_rows = 0;
        for (to = from; to < n && strcmp(seasons[to].name, seasons[from].name) == 0; to++) {
            int row = bench_rows_find(b, &table, seasons[to].name, seasons[to].seed);
            if (row >= 0 && n_rows < MOST_SEEDS)
                rows[n_rows++] = row;
        }
        if (add_name(b, &text, &table, seasons[from].name, rows, n_rows) > 0)
            bench_curves_write(b, &table, &traces, rows, n_rows);
    }
    if (text.is_failed)
        bench_must(NULL);
    bench_file_write(bench_printf(b, "%s/seasons.md", b->output), orki_text_string(&text));
    orki_text_free(&text);
}
