/* solve/worker: frames arrive whole, a crash costs one worker, half a frame is a failure. */
#include "ork_test.h"
#include "solve/worker.h"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct inbox {
    int n;
    int64_t sum;
} inbox;

static bool receive(void *user, const orki_frame *frame, const void *bytes)
{
    inbox *in = user;
    const unsigned char *p = bytes;
    in->n++;
    for (int64_t i = 0; i < frame->n; i++)
        in->sum += p[i];
    return true;
}

static void send_many(void *task, const orki_sender *sender)
{
    static const unsigned char ones[100000] = {1, 1, 1};
    for (int i = 0; i < *(const int *)task; i++)
        orki_send(sender, 1, ones, sizeof ones);
}

static void crash(void *task, const orki_sender *sender)
{
    send_many(task, sender);
    raise(SIGKILL);
}

static void send_half(void *task, const orki_sender *sender)
{
    orki_frame frame = {1, sender->slot, 500};
    (void)task;
    if (write(sender->fd, &frame, sizeof frame) != (ssize_t)sizeof frame)
        _exit(1);
}

static void hang(void *task, const orki_sender *sender)
{
    (void)task;
    (void)sender;
    for (;;)
        pause();
}

/* Run one worker to its end. */
static orki_worker run(void (*f)(void *task, const orki_sender *sender), int n, inbox *in)
{
    orki_worker worker;
    *in = (inbox){0};
    ORK_EQUAL_INT(orki_worker_start(&worker, 0, f, &n), ORK_OK);
    while (!worker.is_done && !worker.is_failed)
        ORK_EQUAL_INT(orki_worker_wait(&worker, 1, 1, receive, in), ORK_OK);
    orki_worker end = worker;
    orki_worker_stop(&worker);
    return end;
}

static void test_worker__frames_are_whole(void)
{
    inbox in;
    orki_worker end = run(send_many, 20, &in);
    ORK_TRUE(end.is_done && !end.is_failed);
    ORK_EQUAL_INT(in.n, 20);
    ORK_EQUAL_INT(in.sum, 60);
}

static void test_worker__crash_is_told(void)
{
    inbox in;
    orki_worker end = run(crash, 3, &in);
    ORK_TRUE(end.is_failed);
    ORK_EQUAL_INT(in.n, 3);
}

static void test_worker__half_a_frame_is_told(void)
{
    inbox in;
    ORK_TRUE(run(send_half, 0, &in).is_failed);
    ORK_EQUAL_INT(in.n, 0);
}

static void test_worker__stops_what_hangs(void)
{
    orki_worker worker;
    inbox in = {0};
    ORK_EQUAL_INT(orki_worker_start(&worker, 0, hang, NULL), ORK_OK);
    ORK_EQUAL_INT(orki_worker_wait(&worker, 1, 0.05, receive, &in), ORK_OK);
    ORK_TRUE(!worker.is_done);
    pid_t pid = worker.pid;
    orki_worker_stop(&worker);
    ORK_TRUE(kill(pid, 0) != 0);
}

ORK_TEST_MAIN("worker", {"frames are whole", test_worker__frames_are_whole},
              {"crash is told", test_worker__crash_is_told},
              {"half a frame is told", test_worker__half_a_frame_is_told},
              {"stops what hangs", test_worker__stops_what_hangs})
