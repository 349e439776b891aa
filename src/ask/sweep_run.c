/* A run of a sweep: the base first, because the others compare with it, then all that is open. */
#include "ask/growing.h"
#include "ask/pool.h"

#include "base/clock.h"

#include <string.h>
#include <unistd.h>

/* A search ends at its limit; what takes so much longer hangs. */
static const double patience = 3, patience_s = 60;

typedef struct running {
    ork_sweep *sweep;
    ork_sweep_fn progress;
    void *user;
    const int *trials; /* [n] those that are open */
    int n, n_processes;
    int *shown; /* of the pool's tasks, as trials */
    double start_s;
    ork_sweep_progress now;
    bool is_stopped;
    ork_status status;
} running;

static int run_one(int task, void *user)
{
    running *r = user;
    ork_status st = ork_sweep_try(r->sweep, r->trials[task]);
    return st == ORK_OK || st == ORK_ERR_INPUT ? 0 : 1 + (int)st;
}

static const char *reason_of(running *r, const orki_pool_end *end)
{
    orki_arena *arena = &r->sweep->arena;
    if (end->is_late)
        return orki_arena_printf(arena, _("ended after %.0f s without a result"), end->taken_s);
    if (end->signal != 0)
        return orki_arena_printf(arena, _("crashed: %s"), strsignal(end->signal));
    return orki_arena_printf(
        arena, _("failed: %s"),
        ork_status_text(end->code > 1 ? (ork_status)(end->code - 1) : ORK_ERR_INTERNAL));
}

static void tell(running *r)
{
    r->now.elapsed_s = orki_clock_s() - r->start_s;
    if (r->progress != NULL && r->progress(&r->now, r->user) != 0)
        r->is_stopped = true;
}

static void ended(const orki_pool_end *end, void *user)
{
    running *r = user;
    int i = r->trials[end->task];
    ork_trial *t = &r->sweep->trials[i];
    ork_status st = orki_sweep_load(r->sweep, i);
    if (t->state == ORK_TRIAL_OPEN) {
        t->state = ORK_TRIAL_FAILED;
        t->reason = reason_of(r, end);
        if (t->reason == NULL)
            t->reason = "";
    }
    if (st != ORK_OK)
        r->status = st;
    r->now.n_done += i != 0;
    r->now.finished = i;
    r->now.finished_s = end->taken_s;
    tell(r);
    r->now.finished = -1;
}

static bool goes_on(const int *tasks, const double *times, int n, void *user)
{
    running *r = user;
    for (int i = 0; i < n; i++)
        r->shown[i] = r->trials[tasks[i]];
    r->now.n_running = n;
    r->now.running = r->shown;
    r->now.running_s = times;
    tell(r);
    return !r->is_stopped && r->status == ORK_OK;
}

static ork_status run(running *r)
{
    double limit = r->sweep->search.time_limit_s;
    orki_pool pool = {.n_tasks = r->n,
                      .n_processes = r->n_processes,
                      .limit_s = limit > 0 ? patience * limit + patience_s : 0,
                      .run = run_one,
                      .ended = ended,
                      .goes_on = goes_on,
                      .user = r};
    if (orki_pool_run(&pool) != 0)
        return ORK_ERR_BACKEND;
    return r->status;
}

/* All trials of a plan. */
static ork_status run_open(running *r)
{
    orki_arena arena = {0};
    ork_sweep *sweep = r->sweep;
    int *trials = orki_arena_alloc(&arena, (size_t)sweep->n, sizeof *trials);
    ork_status st = trials == NULL ? ORK_ERR_MEMORY : ORK_OK;
    r->trials = trials;
    r->n = 0;
    for (int i = 1; i < sweep->n && st == ORK_OK; i++) {
        st = orki_sweep_load(sweep, i); /* judged anew: the base may be another one */
        if (sweep->trials[i].state != ORK_TRIAL_DONE)
            trials[r->n++] = i;
    }
    r->now.n_all = r->n;
    if (st == ORK_OK)
        st = run(r);
    orki_arena_free(&arena);
    return st;
}

/* Those that growth asks for. */
static ork_status run_wave(void *user, const int *trials, int n, bool *is_stopped)
{
    running *r = user;
    r->trials = trials;
    r->n = n;
    r->now.n_all = r->now.n_done + n;
    ork_status st = run(r);
    *is_stopped = r->is_stopped;
    return st;
}

ork_status ork_sweep_run(ork_sweep *sweep, int n_processes, ork_sweep_fn progress, void *user)
{
    orki_arena arena = {0};
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    if (n_processes < 1)
        n_processes = cores < 1 ? 1 : (int)cores;
    running r = {.sweep = sweep,
                 .progress = progress,
                 .user = user,
                 .n_processes = n_processes,
                 .shown = orki_arena_alloc(&arena, (size_t)n_processes, sizeof(int)),
                 .start_s = orki_clock_s(),
                 .now = {.finished = -1}};
    ork_status st = r.shown == NULL ? ORK_ERR_MEMORY : ORK_OK;
    for (int i = 1; i < sweep->n; i++)
        r.now.n_all += sweep->trials[i].state != ORK_TRIAL_DONE;
    if (st == ORK_OK && sweep->trials[0].state != ORK_TRIAL_DONE) {
        static const int base = 0;
        r.trials = &base;
        r.n = 1;
        st = run(&r);
        if (st == ORK_OK && !r.is_stopped && sweep->trials[0].state != ORK_TRIAL_DONE)
            st = ORK_ERR_BACKEND;
    }
    if (st == ORK_OK && !r.is_stopped && sweep->trials[0].n_sections == 0) {
        sweep->trials[0].reason = _("no timetable found");
        st = ORK_ERR_BACKEND; /* nothing to compare with */
    }
    if (st == ORK_OK && !r.is_stopped)
        st = sweep->growing != NULL ? orki_growth_years(sweep, run_wave, &r) : run_open(&r);
    orki_arena_free(&arena);
    return st;
}
