/* Worker processes: a task runs in a forked child, so that a crash or a hang of GLPK costs one task
 * and not the run. The child sees everything the parent knew at the fork and sends frames over a
 * pipe; the parent takes nothing on trust (solve/search.c checks every frame). In process, the same
 * task calls the parent's receiver directly. */
#ifndef ORKI_SOLVE_WORKER_H
#define ORKI_SOLVE_WORKER_H

#include "orkestrooster/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* One message. */
typedef struct orki_frame {
    int32_t type;
    int32_t worker; /* slot that sent it */
    int64_t n;      /* bytes that follow */
} orki_frame;

typedef struct orki_worker {
    pid_t pid; /* 0 = none */
    int fd;    /* where its frames come from */
    bool is_done, is_failed;
    char *bytes; /* received and not yet handed on */
    size_t n, capacity;
} orki_worker;

/* Where a task sends its frames: a pipe, or in process a receiver. */
typedef struct orki_sender {
    int fd; /* -1: in process */
    int slot;
    bool (*receive)(void *user, const orki_frame *frame, const void *bytes);
    bool (*goes_on)(void *user); /* in process: false when the search wants an end */
    void *user;
} orki_sender;

/** Send one frame. @return false when nobody listens any more: stop working. */
bool orki_send(const orki_sender *sender, int32_t type, const void *bytes, size_t n);

/** Start run(task, sender) in a child. @return ORK_OK; ORK_ERR_BACKEND (no process to be had). */
ork_status orki_worker_start(orki_worker *worker, int slot,
                             void (*run)(void *task, const orki_sender *sender), void *task);

/** Wait at most `seconds` for frames of any worker and hand complete ones to `receive`; a worker
 *  whose pipe ends is marked is_done, and is_failed when it crashed or sent half a frame.
 *  @return ORK_OK; ORK_ERR_MEMORY; ORK_ERR_BACKEND. */
ork_status orki_worker_wait(orki_worker *workers, int n, double seconds,
                            bool (*receive)(void *user, const orki_frame *frame, const void *bytes),
                            void *user);

/** Kill and forget. */
void orki_worker_stop(orki_worker *worker);

/** Run one task in a child and hand its frames to receive(task, ...) here, until it ends, fails or
 *  the moment `end_s` of orki_clock_s() is past. A failure is no error: what was received stands.
 *  @return ORK_OK; ORK_ERR_MEMORY. */
ork_status orki_worker_ask(void (*run)(void *task, const orki_sender *sender),
                           bool (*receive)(void *task, const orki_frame *frame, const void *bytes),
                           void *task, double end_s);

#endif
