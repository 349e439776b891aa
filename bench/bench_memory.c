/* The second quarter of the rounds is compared with the last: by then every buffer has its size,
 * and what still rises is a leak. Medians, so that one round with luck decides nothing. */
#include "bench_memory.h"

#include "base/clock.h"
#include "bench_stat.h"
#include "bench_table.h"
#include "orkestrooster/orkestrooster.h"

#include <dirent.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FEWEST_ROUNDS = 16, ALLOWED_KIB = 2048, ALLOWED_PERCENT = 2 };

static double resident_kib(void)
{
    char line[200] = "";
    FILE *file = fopen("/proc/self/statm", "r");
    if (file == NULL || fgets(line, sizeof line, file) == NULL)
        bench_die("/proc/self/statm: %s", strerror(errno));
    (void)fclose(file);
    double pages = strtod(line + strcspn(line, " "), NULL); /* after the size of the whole */
    return pages * (double)sysconf(_SC_PAGESIZE) / 1024;
}

static int count_open_files(void)
{
    int n = 0;
    DIR *folder = opendir("/proc/self/fd");
    if (folder == NULL)
        bench_die("/proc/self/fd: %s", strerror(errno));
    while (readdir(folder) != NULL)
        n++;
    closedir(folder);
    return n;
}

/* Everything a program that links the library would do with a season. */
static void go_round(const bench_context *b, const char *path, int round)
{
    ork_season *season = NULL;
    ork_result *result = NULL;
    ork_verdict *verdict = NULL;
    ork_options options = ork_options_default();
    options.time_limit_s = b->limit_s;
    options.in_process = round % 2;
    options.seed = round;
    if (ork_option_set(&options, "threads", b->threads) != ORK_OK)
        bench_die("\"%s\" is no number of threads", b->threads);
    ork_status st = ork_season_read(&season, &path, 1, NULL);
    if (st == ORK_OK)
        st = ork_solve(&result, season, &options, NULL, NULL);
    if (st == ORK_OK && result->timetable != NULL)
        st = ork_check(&verdict, season, result->timetable);
    char *json = st == ORK_OK ? ork_report_json(season, result, NULL) : NULL;
    char *timetable = verdict != NULL ? ork_timetable_print(season, result->timetable) : NULL;
    if (st != ORK_OK || json == NULL)
        bench_die("%s: %s", path, ork_status_text(st));
    ork_text_free(timetable);
    ork_text_free(json);
    ork_verdict_free(verdict);
    ork_result_free(result);
    ork_season_free(season);
}

static double median_of(const double *kib, int from, int to)
{
    int n = to - from;
    double *copy = calloc((size_t)n, sizeof *copy);
    bench_must(copy);
    memcpy(copy, kib + from, (size_t)n * sizeof *copy);
    double median = bench_median(copy, n);
    free(copy);
    return median;
}

/* With an arena of its own, so that the bench does not grow either. */
static void append(const bench_context *whole, const char *path, int round, double elapsed_s,
                   double kib, int n_files)
{
    bench_context b = *whole;
    bench_row row = {0};
    b.arena = (orki_arena){0};
    bench_row_add(&row, "version", b.version);
    bench_row_add(&row, "season", path);
    bench_row_add(&row, "round", bench_printf(&b, "%d", round));
    bench_row_add(&row, "elapsed_s", bench_decimal(&b, elapsed_s, 1));
    bench_row_add(&row, "resident_kib", bench_decimal(&b, kib, 0));
    bench_row_add(&row, "open_files", bench_printf(&b, "%d", n_files));
    bench_rows_append(bench_printf(&b, "%s/memory.csv", b.output), &row, 1);
    orki_arena_free(&b.arena);
}

bool bench_memory_run(const bench_context *b, const char *path)
{
    double start_s = orki_clock_s(), *kib = NULL;
    size_t capacity = 0;
    int n = 0, n_files = count_open_files(), n_files_now = n_files;
    for (; n < FEWEST_ROUNDS || orki_clock_s() - start_s < b->duration_s; n++) {
        go_round(b, path, n);
        if (orki_array_reserve(&kib, &capacity, (size_t)n + 1, sizeof *kib))
            bench_must(NULL);
        kib[n] = resident_kib();
        n_files_now = count_open_files();
        append(b, path, n, orki_clock_s() - start_s, kib[n], n_files_now);
    }
    double early = median_of(kib, n / 4, n / 2), late = median_of(kib, n - n / 4, n);
    orki_free(kib);
    bool is_steady = late - early <= fmax(ALLOWED_KIB, early * ALLOWED_PERCENT / 100);
    printf("%d rounds in %.0f s: %.0f KiB resident in the second quarter, %.0f KiB in the last; "
           "%d open files at first, %d at last; %s\n",
           n, orki_clock_s() - start_s, early, late, n_files, n_files_now,
           is_steady && n_files_now == n_files ? "ok" : "failure: it grows");
    return is_steady && n_files_now == n_files;
}
