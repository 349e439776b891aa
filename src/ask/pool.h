/* Tasks in processes of their own, some at a time. */
#ifndef ORKI_ASK_POOL_H
#define ORKI_ASK_POOL_H

#include <stdbool.h>

typedef struct orki_pool_end {
    int task;
    int code;     /* of exit; -1 when it did not come to that */
    int signal;   /* that ended it; 0 without */
    bool is_late; /* ended by the pool for its time */
    double taken_s;
} orki_pool_end;

typedef struct orki_pool {
    int n_tasks, n_processes;
    double limit_s;                   /* for each task; at most 0: none */
    int (*run)(int task, void *user); /* in the child: its exit code */
    void (*ended)(const orki_pool_end *end, void *user);
    /** Asked several times a second; false ends everything. */
    bool (*goes_on)(const int *running, const double *running_s, int n_running, void *user);
    void *user;
} orki_pool;

/** Run all tasks. Children die with this process, and take their own children along.
 *  @return 0; -1 when a process cannot be started or memory ran out (those running are ended) */
int orki_pool_run(const orki_pool *pool);

#endif
