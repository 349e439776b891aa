/* One run a size and seed; it ends when the gap is small enough, so that its length is the figure.
 */
#include "bench_growth.h"

#include "bench_report.h"
#include "bench_rows.h"

#include <string.h>

static const int sizes[] = {5, 10, 20, 40, 80, 160, 400};
enum { N_SIZES = (int)(sizeof sizes / sizeof sizes[0]), MOST_SEASONS = 700 };

/* Every size with every seed, in order of size. */
static int list(bench_context *b, bench_season *out)
{
    const char *seeds = b->seeds != NULL ? b->seeds : "1";
    int n = 0;
    for (int i = 0; i < N_SIZES; i++) {
        const char *at = seeds;
        while (sizes[i] <= b->most_schools && n < MOST_SEASONS) {
            size_t length = strcspn(at, ",");
            const char *seed = bench_printf(b, "%.*s", (int)length, at);
            out[n++] = bench_season_of_size(b, sizes[i], seed);
            if (at[length] == '\0')
                break;
            at += length + 1;
        }
    }
    return n;
}

bool bench_growth_run(bench_context *b, bool is_report_only)
{
    bool is_fine = true;
    bench_season *seasons = bench_alloc(b, MOST_SEASONS, sizeof *seasons);
    int n = list(b, seasons);
    const char *file = bench_printf(b, "%s/growth.csv", b->output);
    for (int i = 0; i < n && !is_report_only; i++) {
        is_fine = bench_rows_run(b, file, &seasons[i]) && is_fine;
        bench_report_growth(b, seasons, i + 1);
    }
    if (is_report_only)
        bench_report_growth(b, seasons, n);
    return is_fine;
}
