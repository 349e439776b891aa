/* validate (for the reading time), solve --json, check --json, and check --bound where solve left a
 * certificate. Anything that does not agree is trouble, and told. */
#include "bench_run.h"

#include "base/file.h"
#include "bench_process.h"

#include <errno.h>
#include <inttypes.h>
#include <jansson.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

const int bench_moments_s[BENCH_N_MOMENTS] = {1, 10, 60, 120, 600};

/* Beside the search: reading, listing what is missing, writing, and checking. */
enum { SPARE_S = 600, NO_ANSWER = 4 };

static int64_t whole(const json_t *root, const char *key)
{
    return (int64_t)json_integer_value(json_object_get(root, key));
}

static double number(const json_t *root, const char *key)
{
    const json_t *value = json_object_get(root, key);
    return json_is_number(value) ? json_number_value(value) : NAN;
}

static int missing(const json_t *root, const char *key, const char *done)
{
    const json_t *counts = json_object_get(root, key);
    return (int)(whole(counts, "total") - whole(counts, done));
}

static void read_milestones(bench_context *b, bench_run *run, const json_t *list)
{
    size_t n = json_array_size(list);
    bench_milestone *milestones = bench_alloc(b, n, sizeof *milestones);
    for (size_t i = 0; i < n; i++) {
        const json_t *item = json_array_get(list, i);
        milestones[i] = (bench_milestone){number(item, "elapsed_s"), number(item, "cost"),
                                          number(item, "bound")};
    }
    run->milestones = milestones;
    run->n_milestones = (int)n;
}

static void read_report(bench_context *b, bench_run *run, const char *path)
{
    json_t *root = json_load_file(path, 0, NULL);
    const char *outcome = json_string_value(json_object_get(root, "outcome"));
    if (outcome == NULL) {
        run->trouble = "solve printed no report";
    } else {
        run->outcome = bench_printf(b, "%s", outcome);
        run->has_cost = json_is_integer(json_object_get(root, "cost"));
        run->cost = whole(root, "cost");
        run->bound = whole(root, "bound");
        run->certified_bound = number(root, "certified_bound");
        run->gap = number(root, "gap");
        run->is_reached = strcmp(outcome, "optimal") == 0 || strcmp(outcome, "infeasible") == 0 ||
                          (b->gap_percent > 0 && run->gap * 100 <= b->gap_percent);
        run->elapsed_s = number(root, "elapsed_s");
        run->first_answer_s = number(root, "first_answer_s");
        run->columns = whole(root, "columns");
        run->pivots = whole(root, "pivots");
        run->nodes = whole(root, "nodes");
        run->work = whole(root, "work");
        run->unplaced = missing(root, "lessons", "placed");
        run->unstaffed = missing(root, "sections", "staffed");
        read_milestones(b, run, json_object_get(root, "milestones"));
    }
    json_decref(root);
}

static void solve(bench_context *b, bench_run *run, const bench_season *season, const char *folder)
{
    const char *printed = bench_printf(b, "%s/solve.json", folder);
    const char *argv[] = {b->program,
                          "solve",
                          season->path,
                          "-o",
                          folder,
                          "--time-limit",
                          bench_printf(b, "%.15g", b->limit_s),
                          "--gap",
                          bench_printf(b, "%.15g", b->gap_percent),
                          "--threads",
                          b->threads,
                          "--json",
                          "--quiet",
                          NULL};
    bench_process p = bench_process_run(argv, printed, b->limit_s + SPARE_S);
    run->memory_mib = p.memory_mib;
    run->largest_mib = p.largest_mib;
    if (p.code != 0 && p.code != NO_ANSWER)
        run->trouble = bench_printf(b, "solve ended with code %d", p.code);
    else
        read_report(b, run, printed);
}

/* The checker's own opinion on what solve wrote. */
static void check(bench_context *b, bench_run *run, const bench_season *season, const char *folder)
{
    const char *printed = bench_printf(b, "%s/check.json", folder);
    const char *timetable = bench_printf(b, "%s/timetable.yaml", folder);
    const char *argv[] = {b->program, "check", season->path, timetable, "--json", "--quiet", NULL};
    bench_process p = bench_process_run(argv, printed, SPARE_S);
    json_t *root = json_load_file(printed, 0, NULL);
    int64_t cost = whole(root, "cost");
    if (p.code != 0 || !json_is_true(json_object_get(root, "valid")))
        run->trouble = bench_printf(b, "the timetable does not pass the check (code %d)", p.code);
    else if (cost != run->cost)
        run->trouble =
            bench_printf(b, "solve says cost %" PRId64 ", the checker %" PRId64, run->cost, cost);
    json_decref(root);
}

static void check_certificate(bench_context *b, bench_run *run, const bench_season *season,
                              const char *folder)
{
    const char *timetable = bench_printf(b, "%s/timetable.yaml", folder);
    const char *bound = bench_printf(b, "%s/bound.json", folder);
    if (access(bound, R_OK) != 0)
        return;
    const char *argv[] = {b->program, "check", season->path, timetable,
                          "--bound",  bound,   "--quiet",    NULL};
    bench_process p = bench_process_run(argv, "/dev/null", b->limit_s + SPARE_S);
    run->is_certified = p.code == 0;
    if (p.code != 0)
        run->trouble = bench_printf(b, "the certificate is refused (code %d)", p.code);
}

/* What an earlier run left must not be taken for this one's. */
static void clear(bench_context *b, const char *folder)
{
    static const char *const names[] = {"timetable.yaml", "bound.json", "report.json", "solve.json",
                                        "check.json"};
    if (orki_folder_make(folder) != ORK_OK)
        bench_die("%s: %s", folder, strerror(errno));
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (unlink(bench_printf(b, "%s/%s", folder, names[i])) != 0 && errno != ENOENT)
            bench_die("%s/%s: %s", folder, names[i], strerror(errno));
}

bench_run bench_run_season(bench_context *b, const bench_season *season)
{
    bench_run run = {.outcome = "none",
                     .certified_bound = NAN,
                     .gap = NAN,
                     .elapsed_s = NAN,
                     .first_answer_s = NAN};
    const char *folder = bench_printf(b, "%s/answers/%s-%s", b->output, season->name, season->seed);
    clear(b, folder);
    const char *argv[] = {b->program, "validate", season->path, "--quiet", NULL};
    bench_process reading = bench_process_run(argv, "/dev/null", SPARE_S);
    run.read_s = reading.elapsed_s;
    if (reading.code != 0)
        run.trouble = bench_printf(b, "the season is refused (code %d)", reading.code);
    if (run.trouble == NULL)
        solve(b, &run, season, folder);
    if (run.trouble == NULL && run.has_cost && run.cost < run.bound)
        run.trouble = bench_printf(b, "cost %" PRId64 " lies below the run's own bound %" PRId64,
                                   run.cost, run.bound);
    if (run.trouble == NULL && run.has_cost)
        check(b, &run, season, folder);
    if (run.trouble == NULL && run.has_cost)
        check_certificate(b, &run, season, folder);
    return run;
}

static const bench_milestone *milestone_at(const bench_run *run, double at_s)
{
    const bench_milestone *last = NULL;
    if (!run->is_reached && at_s > run->elapsed_s)
        return NULL;
    for (int i = 0; i < run->n_milestones && run->milestones[i].elapsed_s <= at_s; i++)
        last = &run->milestones[i];
    return last;
}

double bench_cost_at(const bench_run *run, double at_s)
{
    const bench_milestone *m = milestone_at(run, at_s);
    return m == NULL ? NAN : m->cost;
}

double bench_bound_at(const bench_run *run, double at_s)
{
    const bench_milestone *m = milestone_at(run, at_s);
    return m == NULL ? NAN : m->bound;
}

double bench_gap_s(const bench_run *run, double percent)
{
    for (int i = 0; i < run->n_milestones; i++) {
        const bench_milestone *m = &run->milestones[i];
        if ((m->cost - m->bound) * 100 <= percent * m->cost)
            return m->elapsed_s;
    }
    return NAN;
}
