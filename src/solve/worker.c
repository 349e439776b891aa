/* fork, pipe, poll. A frame is its header and then its bytes; the parent buffers until it is whole.
 */
#include "solve/worker.h"

#include "base/clock.h"
#include "base/memory.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MAX_FRAME_BYTES = 1 << 28 };

static bool write_all(int fd, const void *bytes, size_t n)
{
    const char *p = bytes;
    while (n > 0) {
        ssize_t put = write(fd, p, n);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        p += put;
        n -= (size_t)put;
    }
    return true;
}

bool orki_send(const orki_sender *sender, int32_t type, const void *bytes, size_t n)
{
    orki_frame frame = {type, sender->slot, (int64_t)n};
    if (sender->fd < 0)
        return sender->receive(sender->user, &frame, bytes);
    return write_all(sender->fd, &frame, sizeof frame) && write_all(sender->fd, bytes, n);
}

/* The child: no signals of the terminal, no life after its parent. */
static void be_child(int fd, int slot, pid_t parent,
                     void (*run)(void *task, const orki_sender *sender), void *task)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    signal(SIGINT, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    signal(SIGTERM, SIG_DFL);
    signal(SIGPIPE, SIG_IGN);
    if (getppid() == parent) {
        orki_sender sender = {.fd = fd, .slot = slot};
        run(task, &sender);
    }
    close(fd);
    _exit(0);
}

ork_status orki_worker_start(orki_worker *worker, int slot,
                             void (*run)(void *task, const orki_sender *sender), void *task)
{
    int ends[2];
    *worker = (orki_worker){.fd = -1};
    if (pipe(ends) != 0)
        return ORK_ERR_BACKEND;
    pid_t parent = getpid(), pid = fork();
    if (pid < 0) {
        close(ends[0]);
        close(ends[1]);
        return ORK_ERR_BACKEND;
    }
    if (pid == 0) {
        close(ends[0]);
        be_child(ends[1], slot, parent, run, task);
    }
    close(ends[1]);
    worker->pid = pid;
    worker->fd = ends[0];
    return ORK_OK;
}

/* The pipe has ended: was it an orderly end? */
static void reap(orki_worker *worker)
{
    int how = 0;
    while (waitpid(worker->pid, &how, 0) < 0 && errno == EINTR)
        continue;
    worker->is_done = true;
    worker->is_failed =
        worker->is_failed || !WIFEXITED(how) || WEXITSTATUS(how) != 0 || worker->n > 0;
    worker->pid = 0;
    close(worker->fd);
    worker->fd = -1;
    orki_free(worker->bytes);
    worker->bytes = NULL;
    worker->n = worker->capacity = 0;
}

static ork_status hand_on(orki_worker *worker, int slot,
                          bool (*receive)(void *user, const orki_frame *frame, const void *bytes),
                          void *user)
{
    size_t at = 0;
    while (worker->n - at >= sizeof(orki_frame)) {
        orki_frame frame;
        memcpy(&frame, worker->bytes + at, sizeof frame);
        if (frame.n < 0 || frame.n > MAX_FRAME_BYTES || frame.worker != slot) {
            worker->is_failed = true;
            return ORK_OK;
        }
        if (worker->n - at - sizeof frame < (size_t)frame.n)
            break;
        if (!receive(user, &frame, worker->bytes + at + sizeof frame))
            worker->is_failed = true;
        at += sizeof frame + (size_t)frame.n;
    }
    memmove(worker->bytes, worker->bytes + at, worker->n - at);
    worker->n -= at;
    return ORK_OK;
}

static ork_status read_some(orki_worker *worker, int slot,
                            bool (*receive)(void *user, const orki_frame *frame, const void *bytes),
                            void *user)
{
    enum { PIECE = 1 << 16 };
    if (orki_array_reserve(&worker->bytes, &worker->capacity, worker->n + PIECE, 1))
        return ORK_ERR_MEMORY;
    ssize_t got = read(worker->fd, worker->bytes + worker->n, PIECE);
    if (got < 0)
        return errno == EINTR || errno == EAGAIN ? ORK_OK : ORK_ERR_BACKEND;
    if (got == 0) {
        reap(worker);
        return ORK_OK;
    }
    worker->n += (size_t)got;
    return hand_on(worker, slot, receive, user);
}

ork_status orki_worker_wait(orki_worker *workers, int n, double seconds,
                            bool (*receive)(void *user, const orki_frame *frame, const void *bytes),
                            void *user)
{
    enum { MAX_WORKERS = 256 };
    struct pollfd ready[MAX_WORKERS];
    int slots[MAX_WORKERS], n_ready = 0;
    for (int i = 0; i < n && i < MAX_WORKERS; i++) {
        if (workers[i].fd < 0)
            continue;
        ready[n_ready] = (struct pollfd){.fd = workers[i].fd, .events = POLLIN};
        slots[n_ready++] = i;
    }
    int how = poll(ready, (nfds_t)n_ready, seconds > 0 ? (int)(seconds * 1000) : 0);
    if (how < 0)
        return errno == EINTR ? ORK_OK : ORK_ERR_BACKEND;
    ork_status st = ORK_OK;
    for (int i = 0; i < n_ready && st == ORK_OK; i++) {
        if (ready[i].revents != 0)
            st = read_some(&workers[slots[i]], slots[i], receive, user);
    }
    return st;
}

void orki_worker_stop(orki_worker *worker)
{
    if (worker->pid > 0) {
        kill(worker->pid, SIGKILL);
        reap(worker);
    }
    orki_free(worker->bytes);
    *worker = (orki_worker){.fd = -1};
}

ork_status orki_worker_ask(void (*run)(void *task, const orki_sender *sender),
                           bool (*receive)(void *task, const orki_frame *frame, const void *bytes),
                           void *task, double end_s)
{
    orki_worker worker;
    ork_status st = orki_worker_start(&worker, 0, run, task);
    if (st == ORK_OK) {
        while (st == ORK_OK && !worker.is_done && !worker.is_failed && orki_clock_s() < end_s)
            st = orki_worker_wait(&worker, 1, 0.1, receive, task);
        orki_worker_stop(&worker);
    }
    return st == ORK_ERR_MEMORY ? st : ORK_OK;
}
