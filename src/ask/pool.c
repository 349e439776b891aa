/* fork and wait. Each child leads a process group of its own, which is killed as a whole. */
#include "ask/pool.h"

#include "base/clock.h"
#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

typedef struct child {
    pid_t pid;
    int task;
    double since_s;
    bool is_late;
} child;

typedef struct pooling {
    const orki_pool *pool;
    child *children; /* [n] */
    int *tasks;      /* [n] of the children, for those who ask */
    double *times;   /* [n] */
    int n, next;
} pooling;

static void be_child(const orki_pool *pool, int task, pid_t parent)
{
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    signal(SIGINT, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    signal(SIGTERM, SIG_DFL);
    int quiet = open("/dev/null", O_WRONLY);
    if (quiet >= 0) { /* what a library says on its way down is of no use among many */
        dup2(quiet, STDOUT_FILENO);
        dup2(quiet, STDERR_FILENO);
        close(quiet);
    }
    _exit(getppid() == parent ? pool->run(task, pool->user) : 1);
}

static int start(pooling *p)
{
    pid_t parent = getpid(), pid = fork();
    if (pid < 0)
        return -1;
    if (pid == 0)
        be_child(p->pool, p->next, parent);
    setpgid(pid, pid); /* whoever comes first */
    p->children[p->n++] = (child){.pid = pid, .task = p->next++, .since_s = orki_clock_s()};
    return 0;
}

static void end_child(pooling *p, int i, int how)
{
    const child *c = &p->children[i];
    orki_pool_end end = {.task = c->task,
                         .code = WIFEXITED(how) ? WEXITSTATUS(how) : -1,
                         .signal = WIFSIGNALED(how) ? WTERMSIG(how) : 0,
                         .is_late = c->is_late,
                         .taken_s = orki_clock_s() - c->since_s};
    kill(-c->pid, SIGKILL); /* workers that it left */
    p->children[i] = p->children[--p->n];
    p->pool->ended(&end, p->pool->user);
}

static void look_after(pooling *p)
{
    for (int i = p->n - 1; i >= 0; i--) {
        child *c = &p->children[i];
        int how = 0;
        pid_t pid = waitpid(c->pid, &how, WNOHANG);
        bool is_due = p->pool->limit_s > 0 && orki_clock_s() - c->since_s > p->pool->limit_s;
        if (pid == c->pid) {
            end_child(p, i, how);
        } else if (is_due && !c->is_late) {
            c->is_late = true;
            kill(-c->pid, SIGKILL);
        }
    }
}

static bool ask(pooling *p)
{
    for (int i = 0; i < p->n; i++) {
        p->tasks[i] = p->children[i].task;
        p->times[i] = orki_clock_s() - p->children[i].since_s;
    }
    return p->pool->goes_on(p->tasks, p->times, p->n, p->pool->user);
}

static void kill_all(pooling *p)
{
    for (int i = 0; i < p->n; i++) {
        int how = 0;
        kill(-p->children[i].pid, SIGKILL);
        while (waitpid(p->children[i].pid, &how, 0) < 0 && errno == EINTR)
            continue;
    }
    p->n = 0;
}

int orki_pool_run(const orki_pool *pool)
{
    const struct timespec nap = {.tv_nsec = 50000000};
    orki_arena arena = {0};
    size_t n = (size_t)pool->n_processes;
    pooling p = {.pool = pool,
                 .children = orki_arena_alloc(&arena, n, sizeof(child)),
                 .tasks = orki_arena_alloc(&arena, n, sizeof(int)),
                 .times = orki_arena_alloc(&arena, n, sizeof(double))};
    int bad = p.children == NULL || p.tasks == NULL || p.times == NULL ? -1 : 0;
    while (bad == 0 && (p.n > 0 || p.next < pool->n_tasks)) {
        while (bad == 0 && p.n < pool->n_processes && p.next < pool->n_tasks)
            bad = start(&p);
        if (bad != 0 || !ask(&p))
            break;
        nanosleep(&nap, NULL);
        look_after(&p);
    }
    kill_all(&p);
    orki_arena_free(&arena);
    return bad;
}
