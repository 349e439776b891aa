/* Everything that planners do, again and again in one process: a generated season is read, solved,
 * checked, written, rerun without one of its teachers, explained and compared. Ends with failure
 * when a check finds anything wrong, a file stays open, or memory grows: what is resident in the
 * last quarter of the rounds is held against the second quarter, when every buffer has its size.
 * Usage: load SECONDS FOLDER. Rounds take turns in worker processes and in this one. */
#include "load_memory.h"
#include "ork_test.h"
#include "orkestrooster/orkestrooster.h"

#include <stdlib.h>
#include <time.h>

enum { FEWEST_ROUNDS = 16, MOST_WORK = 4000 };

static int64_t n_checks = 0;

static void must(ork_status st, const char *what, int64_t seed)
{
    if (st == ORK_OK)
        return;
    fprintf(stderr, "season %" PRId64 ": %s: %s\n", seed, what, ork_status_text(st));
    exit(EXIT_FAILURE);
}

/* The id of the n-th teacher of a generated season. */
static void find_teacher(char *id, size_t size, const char *folder, int n)
{
    char path[4096], line[512];
    (void)snprintf(path, sizeof path, "%s/teachers.yaml", folder);
    FILE *file = fopen(path, "r");
    id[0] = '\0';
    while (file != NULL && n >= 0 && fgets(line, sizeof line, file) != NULL)
        if (strncmp(line, "  - id: ", 8) == 0 && n-- == 0)
            (void)snprintf(id, size, "%.*s", (int)strcspn(line + 8, "\n"), line + 8);
    must(file != NULL && fclose(file) == 0 && id[0] != '\0' ? ORK_OK : ORK_ERR_IO, path, n);
}

static ork_season *read_season(const char *path, int64_t seed)
{
    ork_season *season = NULL;
    must(ork_season_read(&season, &path, 1, NULL), path, seed);
    return season;
}

/* The checker on what a search gave, and the proof of its bound. */
static void check(const ork_season *season, const ork_result *result, int64_t seed)
{
    ork_verdict *verdict = NULL;
    must(ork_check(&verdict, season, result->timetable), "check", seed);
    bool is_right = verdict->n_breaches == 0 && verdict->cost == result->verdict->cost &&
                    result->bound <= verdict->cost;
    must(is_right ? ORK_OK : ORK_ERR_INTERNAL, "the check", seed);
    ork_verdict_free(verdict);
    n_checks++;
}

static void solve(const ork_season *season, const ork_options *options, const char *folder)
{
    ork_result *result = NULL;
    must(ork_solve(&result, season, options, NULL, NULL), "solve", options->seed);
    must(result->timetable != NULL ? ORK_OK : ORK_ERR_INTERNAL, "no timetable", options->seed);
    check(season, result, options->seed);
    ork_report_options how = ork_report_options_default();
    must(ork_report_write(season, result, &how, folder, NULL), folder, options->seed);
    ork_result_free(result);
}

static void rerun(const ork_season *season, const ork_options *options, const char *from,
                  const char *folder)
{
    char path[4096];
    (void)snprintf(path, sizeof path, "%s/timetable.yaml", from);
    ork_reference *reference = NULL;
    must(ork_reference_read(&reference, season, path, NULL), path, options->seed);
    ork_rerun_options how = {0};
    ork_rerun_result *done = NULL;
    must(ork_rerun(&done, season, reference, &how, options, NULL, NULL), "rerun", options->seed);
    must(done->result->timetable != NULL ? ORK_OK : ORK_ERR_INTERNAL, "rerun", options->seed);
    check(season, done->result, options->seed);
    ork_report_options as = ork_report_options_default();
    must(ork_rerun_write(season, reference, done, &as, folder, NULL), folder, options->seed);
    ork_rerun_free(done);
    ork_reference_free(reference);
}

static void explain(const ork_season *season, const ork_options *options)
{
    ork_explain_options how = {.search = *options};
    ork_explanation *why = NULL;
    must(ork_explain(&why, season, &how, NULL, NULL), "explain", options->seed);
    ork_explanation_free(why);
}

static void compare(const char *before, const char *after, int64_t seed)
{
    const char *folders[] = {before, after};
    ork_comparison *comparison = NULL;
    must(ork_compare(&comparison, folders, 2, NULL), "compare", seed);
    must(comparison->n_columns == 2 ? ORK_OK : ORK_ERR_INTERNAL, "compare", seed);
    char *json = ork_comparison_json(comparison);
    must(json != NULL ? ORK_OK : ORK_ERR_MEMORY, "compare", seed);
    ork_text_free(json);
    ork_comparison_free(comparison);
}

/* Sizes come round again, so that the rounds of each quarter are alike. */
static void go_round(const char *folder, int round)
{
    char season_path[3000], before[3100], after[3100], teacher[200], removed[300];
    int n_schools = 2 + round % 5;
    ork_generate_options size = {n_schools, n_schools * 3 / 2, n_schools * 2 + 4, round + 1};
    ork_options options = ork_options_default();
    options.work = MOST_WORK;
    options.threads = 1;
    options.seed = round + 1;
    options.in_process = round % 2;
    (void)snprintf(season_path, sizeof season_path, "%s/season", folder);
    (void)snprintf(before, sizeof before, "%s/before", folder);
    (void)snprintf(after, sizeof after, "%s/after", folder);
    must(ork_generate(&size, season_path, NULL), season_path, size.seed);
    ork_season *season = read_season(season_path, size.seed);
    solve(season, &options, before);
    explain(season, &options);
    ork_season_free(season);

    find_teacher(teacher, sizeof teacher, season_path, round % size.n_teachers);
    (void)snprintf(removed, sizeof removed, "teachers.%s.available={mon: 08:00-13:00}", teacher);
    const char *paths[] = {season_path}, *sets[] = {removed};
    ork_season_source source = {.paths = paths, .n_paths = 1, .sets = sets, .n_sets = 1};
    must(ork_season_read_changed(&season, &source, NULL), removed, size.seed);
    rerun(season, &options, before, after);
    ork_season_free(season);
    compare(before, after, size.seed);
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: load SECONDS FOLDER\n");
        return 2;
    }
    double limit_s = strtod(argv[1], NULL);
    time_t start = time(NULL);
    load_memory memory = {0};
    int n = 0;
    for (; n < FEWEST_ROUNDS || difftime(time(NULL), start) < limit_s; n++) {
        go_round(argv[2], n);
        load_memory_note(&memory);
    }
    int64_t growth_kib = 0;
    bool is_steady = load_memory_judge(&memory, &growth_kib);
    printf("%d rounds, %" PRId64 " checks, %.0f s: %" PRId64
           " KiB more in the last quarter than in the "
           "second; %s\n",
           n, n_checks, difftime(time(NULL), start), growth_kib,
           is_steady ? "ok" : "failure: it grows");
    ork_count("load-rounds", n);
    ork_count("load-checks", n_checks);
    ork_count("load-seconds", (int64_t)difftime(time(NULL), start));
    ork_count("load-growth-kib", growth_kib);
    load_memory_free(&memory);
    return is_steady ? EXIT_SUCCESS : EXIT_FAILURE;
}
