/* Tasks that end well, crash, hang or are stopped: one never takes another along. */
#include "ask/pool.h"
#include "ork_test.h"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

enum { N_TASKS = 6 };

typedef struct seen {
    orki_pool_end ends[N_TASKS];
    int n, most_running, stop_after;
} seen;

/* 0 ends well, 1 with a code, 2 crashes, 3 hangs with a child of its own, the others end well. */
static int run(int task, void *user)
{
    (void)user;
    if (task == 1)
        return 7;
    if (task == 2)
        abort();
    if (task == 3) {
        (void)!fork();
        for (;;)
            pause();
    }
    return 0;
}

static void ended(const orki_pool_end *end, void *user)
{
    seen *s = user;
    s->ends[end->task] = *end;
    s->n++;
}

static bool goes_on(const int *running, const double *running_s, int n, void *user)
{
    seen *s = user;
    (void)running;
    (void)running_s;
    s->most_running = n > s->most_running ? n : s->most_running;
    return s->stop_after == 0 || s->n < s->stop_after;
}

static void test_pool__one_loses_only_itself(void)
{
    seen s = {.n = 0};
    orki_pool pool = {.n_tasks = N_TASKS,
                      .n_processes = 2,
                      .limit_s = 1,
                      .run = run,
                      .ended = ended,
                      .goes_on = goes_on,
                      .user = &s};
    ORK_EQUAL_INT(orki_pool_run(&pool), 0);
    ORK_EQUAL_INT(s.n, N_TASKS);
    ORK_EQUAL_INT(s.most_running, 2);
    ORK_EQUAL_INT(s.ends[0].code, 0);
    ORK_EQUAL_INT(s.ends[1].code, 7);
    ORK_EQUAL_INT(s.ends[2].signal, SIGABRT);
    ORK_TRUE(s.ends[3].is_late);
    ORK_EQUAL_INT(s.ends[3].signal, SIGKILL);
    ORK_EQUAL_INT(s.ends[4].code, 0);
    ORK_EQUAL_INT(s.ends[5].code, 0);
}

static void test_pool__stops(void)
{
    seen s = {.stop_after = 2};
    orki_pool pool = {.n_tasks = N_TASKS,
                      .n_processes = 1,
                      .run = run,
                      .ended = ended,
                      .goes_on = goes_on,
                      .user = &s};
    ORK_EQUAL_INT(orki_pool_run(&pool), 0);
    ORK_EQUAL_INT(s.n, 2);
}

ORK_TEST_MAIN("pool", {"one loses only itself", test_pool__one_loses_only_itself},
              {"stops", test_pool__stops})
