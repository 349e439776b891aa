/* Seeds are different seasons with different costs: each is drawn in percent of the best bound its
 * own run proved, so that 100 is the place where both curves of a proven seed meet. */
#include "bench_curves.h"

#include "base/text.h"
#include "bench_stat.h"
#include "bench_svg.h"

#include <math.h>
#include <string.h>

enum { WIDTH = 860, HEIGHT = 460, N_TIMES = 240, MOST_SEEDS = 100 };
static const double FROM_S = 0.1, LOWEST_PERCENT = 95, LOWEST_COST_PERCENT = 101,
                    HIGHEST_PERCENT = 140;
static const double ticks_s[] = {0.1, 1, 10, 60, 120, 600, 3600};

/* Cost and bound of one seed at each of the times. */
typedef struct curve {
    double cost[N_TIMES], bound[N_TIMES];
} curve;

static bool is_of_run(const bench_table *traces, int i, const bench_table *runs, int row)
{
    static const char *const same[] = {"date", "season", "seed"};
    for (size_t k = 0; k < sizeof same / sizeof same[0]; k++)
        if (strcmp(bench_cell(traces, i, same[k]), bench_cell(runs, row, same[k])) != 0)
            return false;
    return true;
}

/* After its end a run keeps its values if it proved what was asked; one that a limit ended has
 * none.
 */
static void fill(curve *out, const double *times, const bench_table *runs, int row,
                 const bench_table *traces)
{
    bool is_reached =
        strcmp(bench_cell(runs, row, "outcome"), "optimal") == 0 ||
        bench_cell_number(runs, row, "gap") * 100 <= bench_cell_number(runs, row, "stop_gap");
    double end_s = bench_cell_number(runs, row, "elapsed_s");
    double reference = bench_cell_number(runs, row, "bound");
    int first = 0;
    while (first < traces->n_rows && !is_of_run(traces, first, runs, row))
        first++;
    for (int t = 0, i = first; t < N_TIMES; t++) {
        while (i + 1 < traces->n_rows && is_of_run(traces, i + 1, runs, row) &&
               bench_cell_number(traces, i + 1, "elapsed_s") <= times[t])
            i++;
        bool is_known = i < traces->n_rows &&
                        bench_cell_number(traces, i, "elapsed_s") <= times[t] &&
                        (is_reached || times[t] <= end_s * 1.05) && reference > 0;
        out->cost[t] = is_known ? 100 * bench_cell_number(traces, i, "cost") / reference : NAN;
        out->bound[t] = is_known ? 100 * bench_cell_number(traces, i, "bound") / reference : NAN;
    }
}

static void find_medians(curve *out, const curve *curves, int n)
{
    for (int t = 0; t < N_TIMES; t++) {
        double costs[MOST_SEEDS], bounds[MOST_SEEDS];
        for (int i = 0; i < n; i++) {
            costs[i] = curves[i].cost[t];
            bounds[i] = curves[i].bound[t];
        }
        out->cost[t] = bench_median(costs, n);
        out->bound[t] = bench_median(bounds, n);
    }
}

/* The range of percents that is shown: what happens once a cost is near enough to be seen. The way
 * there, from nothing and from a timetable that lacks lessons, would hide it. */
static void choose_range(bench_axis *y, const curve *curves, int n)
{
    double low = LOWEST_PERCENT, high = LOWEST_COST_PERCENT;
    for (int i = 0; i < n; i++) {
        for (int t = 0; t < N_TIMES; t++) {
            if (!(curves[i].cost[t] <= HIGHEST_PERCENT))
                continue;
            low = fmin(low, curves[i].bound[t]);
            high = fmax(high, curves[i].cost[t]);
        }
    }
    y->from = floor(low);
    y->to = ceil(high);
}

static double end_of(const bench_table *runs, const int *rows, int n)
{
    double end_s = 10;
    for (int i = 0; i < n; i++)
        end_s = fmax(end_s, bench_cell_number(runs, rows[i], "elapsed_s"));
    return end_s;
}

static void draw(bench_context *b, orki_text *svg, const bench_frame *frame, const curve *curves,
                 int n, const double *times)
{
    for (int i = 0; i < n; i++) {
        bench_svg_steps(svg, frame, times, curves[i].bound, N_TIMES, BENCH_BOUND, n == 1);
        bench_svg_steps(svg, frame, times, curves[i].cost, N_TIMES, BENCH_COST, n == 1);
    }
    if (n > 1) {
        curve *median = bench_alloc(b, 1, sizeof *median);
        find_medians(median, curves, n);
        bench_svg_steps(svg, frame, times, median->bound, N_TIMES, BENCH_BOUND, true);
        bench_svg_steps(svg, frame, times, median->cost, N_TIMES, BENCH_COST, true);
    }
    const char *whose = n > 1 ? ", median" : "";
    bench_svg_legend(svg, 440, 52, BENCH_COST, true, bench_printf(b, "cost%s", whose));
    bench_svg_legend(svg, 580, 52, BENCH_BOUND, true, bench_printf(b, "bound%s", whose));
    if (n > 1)
        bench_svg_legend(svg, 730, 52, BENCH_COST, false, "one seed");
}

void bench_curves_write(bench_context *b, const bench_table *runs, const bench_table *traces,
                        const int *rows, int n)
{
    const char *name = bench_cell(runs, rows[0], "season");
    double times[N_TIMES], end_s = end_of(runs, rows, n);
    for (int t = 0; t < N_TIMES; t++)
        times[t] = FROM_S * pow(end_s / FROM_S, (double)t / (N_TIMES - 1));
    curve *curves = bench_alloc(b, (size_t)n, sizeof *curves);
    for (int i = 0; i < n; i++)
        fill(&curves[i], times, runs, rows[i], traces);
    bench_frame frame = {.x = {FROM_S, end_s, 64, WIDTH - 24, true, "time", " s", ticks_s,
                               (int)(sizeof ticks_s / sizeof ticks_s[0])},
                         .y = {0, 0, HEIGHT - 56, 72, false,
                               "percent of the bound proven, cut to this range", " %", NULL, 0}};
    choose_range(&frame.y, curves, n);
    orki_text svg = {0};
    bench_svg_begin(&svg, WIDTH, HEIGHT,
                    bench_printf(b, "%s: cost and bound against time (%d %s, %s, threads: %s)",
                                 name, n, n == 1 ? "season" : "seeds", b->version, b->threads));
    bench_svg_frame(&svg, &frame);
    draw(b, &svg, &frame, curves, n, times);
    bench_svg_end(&svg);
    if (svg.is_failed)
        bench_must(NULL);
    bench_file_write(bench_printf(b, "%s/%s.svg", b->output, name), orki_text_string(&svg));
    orki_text_free(&svg);
}
