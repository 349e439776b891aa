/* GLPK out of memory, at every allocation of it: an error comes back, on every thread, also while
 * another program of the same thread is at work; nothing is left behind. */
#include "ork_fail.h"
#include "ork_test.h"

#include "orkestrooster/orkestrooster.h"
#include "solve/glpk_boundary.h"

#include <glpk.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

enum { N_ROWS = 30, N_THREADS = 4, MOST = 200, MOST_SOLVES = 12 };

/* Few of the columns that overlap, at odd costs: branching has something to do.
 * @return ORK_OK when every call went well */
static ork_status run_program(orki_lp *lp)
{
    const orki_lp_limits limits = {60, 100000, ORKI_LP_INFINITY};
    orki_lp_outcome outcome;
    for (int r = 0; r < N_ROWS; r++)
        if (orki_lp_add_row(lp, 1, ORKI_LP_INFINITY) < 0)
            return ORK_ERR_BACKEND;
    for (int c = 0; c < 3 * N_ROWS; c++) {
        const int rows[] = {c % N_ROWS, (c * 7 + 1) % N_ROWS, (c * 11 + 2) % N_ROWS};
        const double ones[] = {1, 1, 1};
        int n = rows[1] == rows[0] ? 1 : rows[2] == rows[0] || rows[2] == rows[1] ? 2 : 3;
        int column = orki_lp_add_column(lp, 5 + c % 4, 0, 1, n, rows, ones);
        if (column < 0)
            return ORK_ERR_BACKEND;
        orki_lp_set_whole(lp, column);
    }
    ork_status st = orki_lp_solve(lp, &outcome);
    if (st == ORK_OK)
        st = orki_lp_solve_whole(lp, &limits, &outcome);
    if (st == ORK_OK)
        CU_ASSERT_EQUAL(outcome, ORKI_LP_OPTIMAL);
    return st;
}

static ork_status run_alone(void)
{
    orki_lp *lp = NULL;
    ork_status st = orki_lp_open(&lp);
    CU_ASSERT_EQUAL(lp != NULL, st == ORK_OK);
    if (st == ORK_OK)
        st = run_program(lp);
    orki_lp_close(lp);
    return st;
}

static long count_allocations(void)
{
    ork_fail_allocation(0, ORK_FAIL_ANY, false);
    ORK_EQUAL_INT(run_alone(), ORK_OK);
    return ork_fail_count();
}

static void test_glpk__every_allocation(void)
{
    long total = count_allocations(), step = 1 + total / ork_slice(MOST), n_failed = 0;
    glp_free_env();
    for (long n = 1; n <= total; n += step) {
        long before = ork_fail_blocks();
        ork_fail_allocation(n, ORK_FAIL_ANY, n % 2 == 0);
        ork_status st = run_alone();
        bool has_happened = ork_fail_happened();
        ork_fail_allocation(0, ORK_FAIL_ANY, false);
        glp_free_env();
        ORK_TRUE(st == ORK_ERR_BACKEND || st == ORK_ERR_MEMORY || !has_happened);
#if ORK_SANITIZED
        (void)before; /* the sanitizer looks for leaks itself */
#else
        ORK_TRUE(ork_fail_blocks() - before <= ORK_FAIL_GLPK_LOSES);
#endif
        n_failed += has_happened;
    }
    ORK_TRUE(n_failed > 20);
    ork_count("glpk-failures", n_failed);
}

/* The environment of the thread goes with the one that failed, and both programs with it. */
static void test_glpk__two_at_once(void)
{
    orki_lp *outer = NULL, *later = NULL;
    orki_lp_outcome outcome;
    ORK_EQUAL_INT(orki_lp_open(&outer), ORK_OK);
    ORK_EQUAL_INT(run_program(outer), ORK_OK);
    ork_fail_allocation(count_allocations() / 2, ORK_FAIL_SHARED, false);
    ORK_TRUE(run_alone() != ORK_OK);
    ork_fail_allocation(0, ORK_FAIL_ANY, false);
    ORK_EQUAL_INT(orki_lp_solve(outer, &outcome), ORK_ERR_BACKEND);
    ORK_EQUAL_INT(orki_lp_add_row(outer, 0, 1), -1);
    ORK_TRUE(orki_lp_value(outer, 0) == 0 && orki_lp_dual(outer, 0) == 0);
    ORK_EQUAL_INT(orki_lp_open(&later), ORK_OK); /* the thread itself is well */
    ORK_EQUAL_INT(run_program(later), ORK_OK);
    orki_lp_close(outer);
    orki_lp_close(later);
    glp_free_env();
    ork_count("glpk-failures", 1);
}

typedef struct work {
    pthread_t thread;
    const ork_season *season;
    int first, n_failed, n_strange;
} work;

/* A search in this process, while GLPK fails now and then: an answer or an error, never an end. */
static void *search(void *user)
{
    work *w = user;
    ork_options options = ork_options_default();
    options.in_process = 1;
    options.threads = 1;
    options.work = 300;
    for (int i = 0; i < ork_slice(MOST_SOLVES); i++) {
        ork_result *result = NULL;
        ork_fail_allocation(1 + (w->first + 997 * i) % 2500, ORK_FAIL_SHARED, i % 3 == 2);
        ork_status st = ork_solve(&result, w->season, &options, NULL, NULL);
        w->n_failed += ork_fail_happened();
        ork_fail_allocation(0, ORK_FAIL_ANY, false);
        w->n_strange += st != ORK_OK && st != ORK_ERR_BACKEND && st != ORK_ERR_MEMORY;
        w->n_strange += (result != NULL) != (st == ORK_OK);
        w->n_strange += result != NULL && result->verdict->n_breaches > 0;
        ork_result_free(result);
    }
    glp_free_env();
    return NULL;
}

static void test_glpk__on_every_thread(void)
{
    const char *path = "examples/rerun/season.yaml";
    ork_season *season = NULL;
    work works[N_THREADS];
    ORK_EQUAL_INT(ork_season_read(&season, &path, 1, NULL), ORK_OK);
    for (int i = 0; i < N_THREADS; i++) {
        works[i] = (work){.season = season, .first = 211 * i};
        ORK_EQUAL_INT(pthread_create(&works[i].thread, NULL, search, &works[i]), 0);
    }
    for (int i = 0; i < N_THREADS; i++) {
        ORK_EQUAL_INT(pthread_join(works[i].thread, NULL), 0);
        ORK_EQUAL_INT(works[i].n_strange, 0);
        ORK_TRUE(works[i].n_failed > 0);
        ork_count("glpk-failures", works[i].n_failed);
    }
    ork_season_free(season);
}

/* Gives the workers that are there now no more memory than they have. */
static int starve_workers(const ork_progress *progress, void *user)
{
    int *n_starved = user, child = 0;
    const struct rlimit none = {0, 0};
    char path[64];
    (void)progress;
    (void)snprintf(path, sizeof path, "/proc/self/task/%ld/children", (long)getpid());
    FILE *file = fopen(path, "r");
    while (file != NULL && fscanf(file, "%d", &child) == 1)
        *n_starved += prlimit((pid_t)child, RLIMIT_AS, &none, NULL) == 0;
    if (file != NULL)
        (void)fclose(file);
    return 0;
}

/* Every worker that works for long runs out of memory: an answer that stands, or an error. */
static void test_glpk__in_workers(void)
{
    const char *path = "examples/drechtsteden";
    ork_season *season = NULL;
    ork_result *result = NULL;
    int n_starved = 0;
    ork_options options = ork_options_default();
    options.threads = 2;
    options.time_limit_s = 2;
    ORK_EQUAL_INT(ork_season_read(&season, &path, 1, NULL), ORK_OK);
    ork_status st = ork_solve(&result, season, &options, starve_workers, &n_starved);
    ORK_TRUE(st == ORK_OK || st == ORK_ERR_BACKEND || st == ORK_ERR_MEMORY);
    ORK_TRUE(result == NULL || result->verdict == NULL || result->verdict->n_breaches == 0);
    ORK_TRUE(n_starved > 0);
    ork_count("glpk-failures", 1);
    ork_result_free(result);
    ork_season_free(season);
}

ORK_TEST_MAIN("glpk", {"every allocation", test_glpk__every_allocation},
              {"two at once", test_glpk__two_at_once},
              {"on every thread", test_glpk__on_every_thread},
              {"in workers", test_glpk__in_workers})
