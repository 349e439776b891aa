/* To be preloaded: a signal every half millisecond whose handler does not restart what it
 * interrupts, and reads and writes that move a few bytes only. In workers, too. */
#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <sys/time.h>
#include <unistd.h>

enum { EVERY_US = 500, MOST_BYTES = 777 };

static void ignore(int number)
{
    (void)number;
}

static void begin(void)
{
    const struct itimerval often = {{0, EVERY_US}, {0, EVERY_US}};
    struct sigaction action = {.sa_handler = ignore};
    (void)sigaction(SIGALRM, &action, NULL);
    (void)setitimer(ITIMER_REAL, &often, NULL);
}

__attribute__((constructor)) static void begin_here(void)
{
    begin();
    (void)pthread_atfork(NULL, NULL, begin); /* a timer is not inherited */
}

ssize_t read(int fd, void *bytes, size_t n)
{
    static ssize_t (*next)(int, void *, size_t);
    if (next == NULL)
        *(void **)&next = dlsym(RTLD_NEXT, "read");
    return next(fd, bytes, n < MOST_BYTES ? n : MOST_BYTES);
}

ssize_t write(int fd, const void *bytes, size_t n)
{
    static ssize_t (*next)(int, const void *, size_t);
    if (next == NULL)
        *(void **)&next = dlsym(RTLD_NEXT, "write");
    return next(fd, bytes, n < MOST_BYTES ? n : MOST_BYTES);
}
