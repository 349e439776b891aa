/* How the solver behaves on a season of real size: the same answer twice, limits kept, stopping,
 * and two solves at once. Each timetable is checked; which one it is does not matter here. */
#include "base/clock.h"
#include "ork_test.h"
#include "orkestrooster/orkestrooster.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

static ork_season *read_example(const char *path)
{
    ork_season *season = NULL;
    ork_status status = ork_season_read(&season, &path, 1, NULL);
    ORK_EQUAL_INT(status, ORK_OK);
    return season;
}

/* The answer has a timetable without breaches, and its figures agree. */
static void expect_valid(const ork_result *result)
{
    ORK_TRUE(result != NULL && result->timetable != NULL && result->verdict != NULL);
    if (result == NULL || result->timetable == NULL || result->verdict == NULL)
        return;
    ORK_EQUAL_INT(result->verdict->n_breaches, 0);
    ORK_TRUE(result->bound <= result->verdict->cost);
    ORK_TRUE(result->gap >= 0 && result->gap <= 1);
}

/* The timetable as text after `work` units on this many threads; free with ork_text_free(). */
static char *text_after(const ork_season *season, int64_t work, int threads, int in_process)
{
    ork_options options = ork_options_default();
    options.time_limit_s = ORK_NO_LIMIT;
    options.work = work;
    options.threads = threads;
    options.in_process = in_process;
    options.seed = 7;
    ork_result *result = NULL;
    ORK_EQUAL_INT(ork_solve(&result, season, &options, NULL, NULL), ORK_OK);
    expect_valid(result);
    char *text = result == NULL || result->timetable == NULL
                     ? NULL
                     : ork_timetable_print(season, result->timetable);
    ork_result_free(result);
    return text;
}

static void expect_same_twice(const char *path, int64_t work, int threads, int in_process)
{
    ork_season *season = read_example(path);
    if (season == NULL)
        return;
    char *first = text_after(season, work, threads, in_process);
    char *second = text_after(season, work, threads, in_process);
    ORK_TRUE(first != NULL && strlen(first) > 100);
    ORK_EQUAL_TEXT(second, first == NULL ? "" : first);
    ork_text_free(first);
    ork_text_free(second);
    ork_season_free(season);
}

static void test_solve__same_twice_in_process(void)
{
    expect_same_twice("examples/drechtsteden", 30000, 1, 1);
}

/* Where every step is watched, on the smaller season, too. */
static void test_solve__same_twice_in_workers(void)
{
#if ORK_SANITIZED
    expect_same_twice("examples/drechtsteden", 30000, 2, 0);
#else
    expect_same_twice("examples/amsterdam", 30000, 2, 0);
#endif
}

/* @return whether there was a timetable in that time */
static bool keep_time(const ork_season *season, double limit_s)
{
    ork_options options = ork_options_default();
    options.time_limit_s = limit_s;
    options.threads = 2;
    ork_result *result = NULL;
    double start_s = orki_clock_s();
    ORK_EQUAL_INT(ork_solve(&result, season, &options, NULL, NULL), ORK_OK);
    double elapsed_s = orki_clock_s() - start_s;
    bool is_answered = result != NULL && result->outcome == ORK_FEASIBLE;
    ORK_TRUE(is_answered || (result != NULL && result->outcome == ORK_NO_ANSWER));
    if (is_answered)
        expect_valid(result);
    if (elapsed_s > 2 * limit_s + 1)
        printf("\n    a limit of %.0f s took %.1f s", limit_s, elapsed_s);
    ORK_TRUE(elapsed_s <= 2 * limit_s + 1);
    ork_result_free(result);
    return is_answered;
}

/* One second is enough where nothing else wants the processor, and else one of the longer limits.
 */
static void test_solve__keeps_its_time(void)
{
    ork_season *season = read_example("examples/amsterdam");
    if (season == NULL)
        return;
    double limit_s = 1;
    while (!keep_time(season, limit_s) && limit_s < 64)
        limit_s *= 4;
    ORK_TRUE(limit_s < 64);
    ork_season_free(season);
}

static int stop_with_best(const ork_progress *progress, void *user)
{
    int *n_calls = user;
    (*n_calls)++;
    return progress->has_best;
}

static void test_solve__stops_when_asked(void)
{
    ork_season *season = read_example("examples/drechtsteden");
    if (season == NULL)
        return;
    ork_options options = ork_options_default();
    options.time_limit_s = 60;
    options.threads = 2;
    ork_result *result = NULL;
    int n_calls = 0;
    double start_s = orki_clock_s();
    ORK_EQUAL_INT(ork_solve(&result, season, &options, stop_with_best, &n_calls), ORK_OK);
    ORK_TRUE(orki_clock_s() - start_s < 30);
    ORK_TRUE(n_calls > 0);
    ORK_TRUE(result != NULL && result->outcome == ORK_STOPPED);
    expect_valid(result);
    ork_result_free(result);
    ork_season_free(season);
}

static int stop_with_bound(const ork_progress *progress, void *user)
{
    int *n_calls = user;
    (*n_calls)++;
    return progress->has_best && progress->bound > 0;
}

/* The worker that proves is ended in the middle of its task: what it proved is certified all the
 * same. */
static void test_solve__certifies_what_was_proven_when_stopped(void)
{
    ork_season *season = read_example("examples/amsterdam");
    if (season == NULL)
        return;
    ork_options options = ork_options_default();
    options.threads = 1;
    ork_result *result = NULL;
    int n_calls = 0;
    ORK_EQUAL_INT(ork_solve(&result, season, &options, stop_with_bound, &n_calls), ORK_OK);
    ORK_TRUE(result != NULL && result->outcome == ORK_STOPPED && result->bound > 0);
    if (result != NULL && result->certificate != NULL) {
        ork_proof proof;
        ORK_EQUAL_INT(ork_certificate_prove(&proof, season, result->certificate, NULL), ORK_OK);
        ORK_TRUE(proof.is_proven);
        ORK_TRUE(proof.claimed >= result->bound);
    }
    ork_result_free(result);
    ork_season_free(season);
}

typedef struct job {
    const ork_season *season;
    ork_result *result;
    ork_status status;
    int in_process;
} job;

static void *solve_job(void *of)
{
    job *j = of;
    ork_options options = ork_options_default();
    options.time_limit_s = ORK_NO_LIMIT;
    options.threads = 1;
    options.in_process = j->in_process;
    j->status = ork_solve(&j->result, j->season, &options, NULL, NULL);
    return NULL;
}

static void expect_two_at_once(int in_process)
{
    ork_season *season = read_example("examples/quickstart");
    if (season == NULL)
        return;
    job jobs[2] = {{season, NULL, ORK_ERR_INTERNAL, in_process},
                   {season, NULL, ORK_ERR_INTERNAL, in_process}};
    pthread_t threads[2];
    for (int i = 0; i < 2; i++)
        ORK_EQUAL_INT(pthread_create(&threads[i], NULL, solve_job, &jobs[i]), 0);
    for (int i = 0; i < 2; i++) {
        pthread_join(threads[i], NULL);
        ORK_EQUAL_INT(jobs[i].status, ORK_OK);
        expect_valid(jobs[i].result);
        ORK_TRUE(jobs[i].result != NULL && jobs[i].result->outcome == ORK_OPTIMAL);
    }
    if (jobs[0].result != NULL && jobs[1].result != NULL)
        ORK_EQUAL_INT(jobs[0].result->verdict->cost, jobs[1].result->verdict->cost);
    ork_result_free(jobs[0].result);
    ork_result_free(jobs[1].result);
    ork_season_free(season);
}

static void test_solve__two_at_once_in_process(void)
{
    expect_two_at_once(1);
}

/* The address sanitizer's allocator does not survive a fork while another thread is inside it (the
 * C library's does), so there the two solves stay in process. */
#if ORK_SANITIZED
enum { FORKS_BESIDE_THREADS = 0 };
#else
enum { FORKS_BESIDE_THREADS = 1 };
#endif

static void test_solve__two_at_once_with_workers(void)
{
    expect_two_at_once(!FORKS_BESIDE_THREADS);
}

ORK_TEST_MAIN("solver", {"same twice in process", test_solve__same_twice_in_process},
              {"same twice in workers", test_solve__same_twice_in_workers},
              {"keeps its time", test_solve__keeps_its_time},
              {"stops when asked", test_solve__stops_when_asked},
              {"certifies what was proven when stopped",
               test_solve__certifies_what_was_proven_when_stopped},
              {"two at once in process", test_solve__two_at_once_in_process},
              {"two at once with workers", test_solve__two_at_once_with_workers})
