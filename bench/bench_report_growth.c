/* The table of sizes with the fitted exponents below it, and the log-log plot: seconds on the left,
 * memory on the right. Several seeds of a size give its median. */
#include "base/text.h"
#include "bench_report.h"
#include "bench_rows.h"
#include "bench_stat.h"
#include "bench_svg.h"

#include <math.h>
#include <string.h>

enum { MOST_SIZES = 16, MOST_SEEDS = 100, WIDTH = 960, HEIGHT = 440 };

/* What is fitted: a column of growth.csv. */
typedef enum figure { FIRST, GAP, MEMORY, COLUMNS, PIVOTS, READING, N_FIGURES } figure;
static const struct {
    const char *head, *cell;
    int n_decimals;
} figures[N_FIGURES] = {[FIRST] = {"first answer, s", "first_answer_s", 2},
                        [GAP] = {"proven within 2 %, s", "gap_2_s", 2},
                        [MEMORY] = {"memory, MiB", "memory_mib", 0},
                        [COLUMNS] = {"columns", "columns", 0},
                        [PIVOTS] = {"pivots", "pivots", 0},
                        [READING] = {"reading, s", "read_s", 3}};

/* Medians of one size. */
typedef struct size {
    int n_schools, n_orchestras, n_teachers, n_runs;
    double gap; /* at the end */
    double values[N_FIGURES];
} size;

typedef struct sizes {
    int n;
    size at[MOST_SIZES];
} sizes;

static double median_of(const bench_table *table, const int *rows, int n, const char *cell)
{
    double values[MOST_SEEDS];
    for (int i = 0; i < n; i++)
        values[i] = bench_cell_number(table, rows[i], cell);
    return bench_median(values, n);
}

static sizes gather(bench_context *b, const bench_table *table, const bench_season *seasons, int n)
{
    sizes all = {0};
    for (int from = 0, to = 0; from < n && all.n < MOST_SIZES; from = to) {
        int rows[MOST_SEEDS], n_rows = 0;
        for (to = from; to < n && seasons[to].n_schools == seasons[from].n_schools; to++) {
            int row = bench_rows_find(b, table, seasons[to].name, seasons[to].seed);
            if (row >= 0 && n_rows < MOST_SEEDS)
                rows[n_rows++] = row;
        }
        if (n_rows == 0)
            continue;
        size *s = &all.at[all.n++];
        *s = (size){.n_schools = seasons[from].n_schools,
                    .n_orchestras = seasons[from].n_orchestras,
                    .n_teachers = seasons[from].n_teachers,
                    .n_runs = n_rows,
                    .gap = median_of(table, rows, n_rows, "gap")};
        for (int f = 0; f < N_FIGURES; f++)
            s->values[f] = median_of(table, rows, n_rows, figures[f].cell);
    }
    return all;
}

static bench_fit fit(const sizes *all, int f)
{
    double x[MOST_SIZES], y[MOST_SIZES];
    for (int i = 0; i < all->n; i++) {
        x[i] = all->at[i].n_schools;
        y[i] = all->at[i].values[f];
    }
    return bench_fit_power(x, y, all->n);
}

static void add_rows(bench_context *b, orki_text *text, const sizes *all)
{
    for (int i = 0; i < all->n; i++) {
        const size *s = &all->at[i];
        orki_text_printf(text, "| %d | %d | %d | %d | %s |", s->n_schools, s->n_orchestras,
                         s->n_teachers, s->n_runs,
                         isnan(s->gap) ? "-" : bench_decimal(b, 100 * s->gap, 2));
        for (int f = 0; f < N_FIGURES; f++) {
            if (!isnan(s->values[f]))
                orki_text_printf(text, " %s |",
                                 bench_decimal(b, s->values[f], figures[f].n_decimals));
            else
                orki_text_printf(text, " not within %.15g s |", b->limit_s);
        }
        orki_text_add(text, "\n");
    }
}

static void add_exponents(orki_text *text, const sizes *all)
{
    orki_text_add(text, "| exponent | | | | |");
    for (int f = 0; f < N_FIGURES; f++) {
        bench_fit of = fit(all, f);
        if (isnan(of.exponent))
            orki_text_add(text, " - |");
        else if (isnan(of.spread))
            orki_text_printf(text, " %.2f (%d sizes) |", of.exponent, of.n);
        else
            orki_text_printf(text, " %.2f ± %.2f (%d sizes) |", of.exponent, of.spread, of.n);
    }
    orki_text_add(text, "\n");
}

static void write_table(bench_context *b, const sizes *all)
{
    orki_text text = {0};
    orki_text_printf(&text,
                     "%s, each run until %.15g %% is proven or for %.15g s, threads: %s.\n%s.\n\n",
                     b->version, b->gap_percent, b->limit_s, b->threads, b->machine);
    orki_text_add(&text, "| schools | orchestras | teachers | runs | gap at the end, % |");
    for (int f = 0; f < N_FIGURES; f++)
        orki_text_printf(&text, " %s |", figures[f].head);
    orki_text_add(&text, "\n|--:|--:|--:|--:|--:|");
    for (int f = 0; f < N_FIGURES; f++)
        orki_text_add(&text, "--:|");
    orki_text_add(&text, "\n");
    add_rows(b, &text, all);
    add_exponents(&text, all);
    orki_text_add(&text,
                  "\nThe exponent e of schools^e is fitted by least squares on logarithms over "
                  "the sizes that have the figure; ± is its standard error.\n");
    if (text.is_failed)
        bench_must(NULL);
    bench_file_write(bench_printf(b, "%s/growth.md", b->output), orki_text_string(&text));
    orki_text_free(&text);
}

/* Dots, their fitted line, and a ring at the limit where a figure was not reached. */
static void draw(const bench_context *b, orki_text *svg, const bench_frame *frame, const sizes *all,
                 figure f, bench_ink ink)
{
    bench_fit of = fit(all, (int)f);
    double x[2] = {frame->x.from, frame->x.to}, y[2];
    for (int i = 0; i < 2 && !isnan(of.exponent); i++)
        y[i] = exp(of.constant) * pow(x[i], of.exponent);
    if (!isnan(of.exponent))
        bench_svg_dashes(svg, frame, x, y, ink);
    for (int i = 0; i < all->n; i++) {
        double value = all->at[i].values[f];
        if (value > 0)
            bench_svg_dot(svg, frame, all->at[i].n_schools, value, ink, true);
        else if (f == GAP)
            bench_svg_dot(svg, frame, all->at[i].n_schools, b->limit_s, ink, false);
    }
}

/* Powers of ten around all values of these figures. */
static void choose_range(bench_axis *axis, const sizes *all, const figure *of, int n, double most)
{
    double low = most, high = most;
    for (int k = 0; k < n; k++) {
        for (int i = 0; i < all->n; i++) {
            double value = all->at[i].values[of[k]];
            low = value > 0 ? fmin(low, value) : low;
            high = value > 0 ? fmax(high, value) : high;
        }
    }
    axis->from = pow(10, floor(log10(low)));
    axis->to = pow(10, ceil(log10(high * 1.0001)));
}

static const char *entry(bench_context *b, const sizes *all, figure f, const char *name)
{
    bench_fit of = fit(all, (int)f);
    return isnan(of.exponent) ? name : bench_printf(b, "%s ~ schools^%.2f", name, of.exponent);
}

static void write_plot(bench_context *b, const sizes *all)
{
    static const figure in_seconds[] = {FIRST, GAP}, in_mib[] = {MEMORY};
    static const double ticks[] = {5, 10, 20, 40, 80, 160, 400};
    bench_axis x = {
        4, 500, 64, 456, true, "schools", "", ticks, (int)(sizeof ticks / sizeof ticks[0])};
    bench_frame left = {x, {0, 0, HEIGHT - 56, 104, true, "", " s", NULL, 0}, 0};
    bench_frame right = {x, {0, 0, HEIGHT - 56, 104, true, "", " MiB", NULL, 0}, 1};
    right.x.from_px = 560;
    right.x.to_px = WIDTH - 24;
    choose_range(&left.y, all, in_seconds, 2, b->limit_s);
    choose_range(&right.y, all, in_mib, 1, 10);
    orki_text svg = {0};
    bench_svg_begin(&svg, WIDTH, HEIGHT,
                    bench_printf(b, "Growth with the number of schools (%s, threads: %s)",
                                 b->version, b->threads));
    bench_svg_frame(&svg, &left);
    bench_svg_frame(&svg, &right);
    draw(b, &svg, &left, all, FIRST, BENCH_BOUND);
    draw(b, &svg, &left, all, GAP, BENCH_COST);
    draw(b, &svg, &right, all, MEMORY, BENCH_THIRD);
    bench_svg_legend(&svg, 64, 58, BENCH_BOUND, true, entry(b, all, FIRST, "first answer"));
    bench_svg_legend(&svg, 64, 82, BENCH_COST, true,
                     entry(b, all, GAP, "proven within 2 % (ring: not within the limit)"));
    bench_svg_legend(&svg, 560, 58, BENCH_THIRD, true, entry(b, all, MEMORY, "peak memory"));
    bench_svg_end(&svg);
    if (svg.is_failed)
        bench_must(NULL);
    bench_file_write(bench_printf(b, "%s/growth.svg", b->output), orki_text_string(&svg));
    orki_text_free(&svg);
}

void bench_report_growth(bench_context *b, const bench_season *seasons, int n)
{
    bench_table table = bench_table_read(b, bench_printf(b, "%s/growth.csv", b->output));
    sizes all = gather(b, &table, seasons, n);
    write_table(b, &all);
    write_plot(b, &all);
}
