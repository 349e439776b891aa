/* Measures the solver. The first word says what: seasons (runs.csv, a table and a plot a season),
 * growth (sizes from 5 to 400 schools), memory (does it grow?), report (tables and plots again).
 * Exit codes: 0 measured, 1 a run failed (a rule broken, a known value contradicted, memory that
 * grows), 2 the bench itself could not go on. README.md tells which command makes which table. */
#include "base/file.h"
#include "bench_growth.h"
#include "bench_memory.h"
#include "bench_report.h"
#include "bench_rows.h"
#include "orkestrooster/version.h"

#include <errno.h>
#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_SEASONS = 700, MOST_LIMIT_S = 100000 };

static const char usage[] =
    "Usage: ork-bench seasons|growth|memory|report [SEASON...] [OPTION]...\n"
    "  SEASON              d37, a133, n1330, one of them with a seed (d37/2), or a path\n"
    "  -o, --output DIR    where rows, tables and plots are (default build/bench)\n"
    "  --program FILE      the orkestrooster to measure (default: the one beside this program)\n"
    "  --version-text V    what to call it in the rows (default: the library's version)\n"
    "  --known FILE        best known costs and bounds (default bench/known.csv)\n"
    "  --update            write records to that file\n"
    "  --seeds A,B         numbers, or the word example (default: all; growth: 1)\n"
    "  --time-limit S      of each search (default 600; memory: 2)\n"
    "  --threads N         as many workers (default all)\n"
    "  --gap P             end a search when P percent are proven (default 0; growth: 2)\n"
    "  --most-schools N    growth: the largest size (default 400)\n"
    "  --duration S        memory: how long to go on (default 3600)\n"
    "  --again             run also what has a row\n";

static double read_number(const char *name, const char *text, double most)
{
    char *end = NULL;
    double value = strtod(text, &end);
    if (end == text || *end != '\0' || !(value >= 0 && value <= most))
        bench_die("--%s wants a number from 0 to %.15g, not \"%s\"", name, most, text);
    return value;
}

typedef enum option_id {
    OUTPUT = 'o',
    PROGRAM = 256,
    VERSION_TEXT,
    KNOWN,
    UPDATE,
    SEEDS,
    TIME_LIMIT,
    THREADS,
    GAP,
    MOST_SCHOOLS,
    DURATION,
    AGAIN,
    HELP
} option_id;

static const struct option options[] = {{"output", required_argument, NULL, OUTPUT},
                                        {"program", required_argument, NULL, PROGRAM},
                                        {"version-text", required_argument, NULL, VERSION_TEXT},
                                        {"known", required_argument, NULL, KNOWN},
                                        {"update", no_argument, NULL, UPDATE},
                                        {"seeds", required_argument, NULL, SEEDS},
                                        {"time-limit", required_argument, NULL, TIME_LIMIT},
                                        {"threads", required_argument, NULL, THREADS},
                                        {"gap", required_argument, NULL, GAP},
                                        {"most-schools", required_argument, NULL, MOST_SCHOOLS},
                                        {"duration", required_argument, NULL, DURATION},
                                        {"again", no_argument, NULL, AGAIN},
                                        {"help", no_argument, NULL, HELP},
                                        {NULL, 0, NULL, 0}};

static void set_number(bench_context *b, int id, const char *text)
{
    if (id == TIME_LIMIT)
        b->limit_s = read_number("time-limit", text, MOST_LIMIT_S);
    else if (id == GAP)
        b->gap_percent = read_number("gap", text, 100);
    else if (id == MOST_SCHOOLS)
        b->most_schools = (int)read_number("most-schools", text, 10000);
    else
        b->duration_s = read_number("duration", text, 1e7);
}

static void set_option(bench_context *b, int id, const char *value)
{
    if (id == OUTPUT)
        b->output = value;
    else if (id == PROGRAM)
        b->program = value;
    else if (id == VERSION_TEXT)
        b->version = value;
    else if (id == KNOWN)
        b->known = value;
    else if (id == SEEDS)
        b->seeds = value;
    else if (id == THREADS)
        b->threads = value;
    else if (id == UPDATE)
        b->is_update = true;
    else if (id == AGAIN)
        b->is_again = true;
    else
        set_number(b, id, value);
}

/* The processor's name, how many of them, and the memory of the machine. */
static const char *describe_machine(bench_context *b)
{
    char line[300], name[200] = "unknown processor";
    FILE *file = fopen("/proc/cpuinfo", "r");
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        const char *colon = strchr(line, ':');
        if (strncmp(line, "model name", 10) == 0 && colon != NULL) {
            snprintf(name, sizeof name, "%.*s", (int)strcspn(colon + 2, "\n"), colon + 2);
            break;
        }
    }
    if (file != NULL)
        (void)fclose(file);
    double gib = (double)sysconf(_SC_PHYS_PAGES) * (double)sysconf(_SC_PAGESIZE) / (1 << 30);
    return bench_printf(b, "%s, %ld cores, %.0f GiB", name, sysconf(_SC_NPROCESSORS_ONLN), gib);
}

/* orkestrooster in the folder of this program. */
static const char *program_beside(bench_context *b)
{
    char path[4096];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
    path[n < 0 ? 0 : n] = '\0';
    char *slash = strrchr(path, '/');
    if (slash != NULL)
        *slash = '\0';
    return bench_printf(b, "%s/orkestrooster", path);
}

static bool run_seasons(bench_context *b, char *const *words, int n_words, bool is_report_only)
{
    static char all[][8] = {"d37", "a133", "n1330"};
    char *const defaults[] = {all[0], all[1], all[2]};
    bench_season *seasons = bench_alloc(b, MOST_SEASONS, sizeof *seasons);
    bool is_fine = true;
    int n = 0;
    if (n_words == 0) {
        words = defaults;
        n_words = (int)(sizeof defaults / sizeof defaults[0]);
    }
    for (int i = 0; i < n_words; i++) {
        bench_season *of = NULL;
        int n_of = bench_seasons_choose(b, words[i], &of);
        for (int k = 0; k < n_of && n < MOST_SEASONS; k++)
            seasons[n++] = of[k];
    }
    const char *file = bench_printf(b, "%s/runs.csv", b->output);
    for (int i = 0; i < n && !is_report_only; i++) {
        is_fine = bench_rows_run(b, file, &seasons[i]) && is_fine;
        bench_report_seasons(b, seasons, i + 1);
    }
    if (is_report_only)
        bench_report_seasons(b, seasons, n);
    return is_fine;
}

static bool run(bench_context *b, const char *what, char *const *words, int n_words)
{
    bool is_report = strcmp(what, "report") == 0;
    if (strcmp(what, "growth") == 0 || (is_report && n_words == 1 && strcmp(*words, "growth") == 0))
        return bench_growth_run(b, is_report);
    if (strcmp(what, "memory") == 0)
        return bench_memory_run(b, n_words > 0 ? words[0] : "examples/drechtsteden");
    if (strcmp(what, "seasons") == 0 || is_report)
        return run_seasons(b, words, n_words, is_report);
    bench_die("\"%s\" is none of seasons, growth, memory and report", what);
}

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    bool is_growth = strcmp(what, "growth") == 0 ||
                     (argc > 2 && strcmp(what, "report") == 0 && strcmp(argv[2], "growth") == 0);
    bench_context b = {.output = "build/bench",
                       .known = "bench/known.csv",
                       .version = ork_version(),
                       .threads = "all",
                       .limit_s = strcmp(what, "memory") == 0 ? 2 : 600,
                       .gap_percent = is_growth ? 2 : 0,
                       .most_schools = 400,
                       .duration_s = 3600};
    if (what[0] == '\0' || what[0] == '-') {
        fputs(usage, what[0] == '-' ? stdout : stderr);
        return what[0] == '-' ? 0 : 2;
    }
    for (int id; (id = getopt_long(argc - 1, argv + 1, "o:", options, NULL)) != -1;) {
        if (id == '?' || id == HELP) {
            fputs(usage, id == HELP ? stdout : stderr);
            return id == HELP ? 0 : 2;
        }
        set_option(&b, id, optarg);
    }
    b.machine = describe_machine(&b);
    if (b.program == NULL)
        b.program = program_beside(&b);
    if (orki_folder_make(b.output) != ORK_OK)
        bench_die("%s: %s", b.output, strerror(errno));
    bool is_fine = run(&b, what, argv + 1 + optind, argc - 1 - optind);
    orki_arena_free(&b.arena);
    return is_fine ? 0 : 1;
}
