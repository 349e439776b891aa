/* fork, a process group, and a wait that wakes at the child's end, at a signal to the bench, and
 * for every sample. Shared pages are told by /proc/PID/smaps_rollup. */
#include "bench_process.h"

#include "base/clock.h"
#include "bench.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const double SAMPLE_S = 0.2;
enum {
    SAMPLE_COST = 20,
    SIGNAL_CODE = 128,
    MOST_WORDS = 31
}; /* a sample takes at most a 20th of the time */

static void be_child(const char *const *argv, const char *output, const sigset_t *mask)
{
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    sigprocmask(SIG_SETMASK, mask, NULL);
    int fd = open(output, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (fd >= 0 && dup2(fd, STDOUT_FILENO) >= 0 && argv[0] != NULL) {
        char *words[MOST_WORDS + 1] = {0}; /* execvp wants pointers without const */
        for (int i = 0; i < MOST_WORDS && argv[i] != NULL; i++)
            memcpy(&words[i], &argv[i], sizeof words[i]);
        execvp(argv[0], words);
    }
    fprintf(stderr, "ork-bench: %s: %s\n", fd < 0 ? output : argv[0], strerror(errno));
    _exit(127);
}

/* The group of a process; 0 when it is gone. */
static pid_t group_of(const char *pid)
{
    char path[300], line[600];
    snprintf(path, sizeof path, "/proc/%s/stat", pid);
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return 0;
    size_t n = fread(line, 1, sizeof line - 1, file);
    (void)fclose(file);
    line[n] = '\0';
    const char *after = strrchr(line, ')'); /* the name before it may hold anything */
    if (after == NULL || strlen(after) < 4)
        return 0;
    char *end = NULL;
    (void)strtol(after + 4, &end, 10); /* the parent */
    return (pid_t)strtol(end, NULL, 10);
}

/* KiB that a process holds, its part of shared pages; not a number when the system does not tell.
 */
static double held_kib(const char *pid)
{
    char path[300], line[200];
    snprintf(path, sizeof path, "/proc/%s/smaps_rollup", pid);
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return NAN;
    double kib = NAN;
    while (isnan(kib) && fgets(line, sizeof line, file) != NULL)
        if (strncmp(line, "Pss:", 4) == 0)
            kib = strtod(line + 4, NULL);
    (void)fclose(file);
    return kib;
}

/* A process that ends while it is looked at counts nothing. */
static double group_mib(pid_t group)
{
    double kib = 0;
    int n = 0;
    DIR *folder = opendir("/proc");
    if (folder == NULL)
        return NAN;
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        if (entry->d_name[0] < '0' || entry->d_name[0] > '9' || group_of(entry->d_name) != group)
            continue;
        double one = held_kib(entry->d_name);
        kib += isnan(one) ? 0 : one;
        n += !isnan(one);
    }
    closedir(folder);
    return n == 0 ? NAN : kib / 1024;
}

/* @return the signal that came within `seconds`, or 0 */
static int wait_signal(const sigset_t *set, double seconds)
{
    double whole = floor(seconds < 0 ? 0 : seconds);
    struct timespec timeout = {(time_t)whole, seconds < 0 ? 0 : (long)((seconds - whole) * 1e9)};
    int signal_number = sigtimedwait(set, NULL, &timeout);
    return signal_number < 0 ? 0 : signal_number;
}

static void end_bench(pid_t group, int signal_number)
{
    kill(-group, SIGKILL);
    fprintf(stderr, "ork-bench: ended by a signal; finished rows are kept\n");
    _exit(SIGNAL_CODE + signal_number);
}

static void wait_end(bench_process *p, pid_t child, const sigset_t *set, double limit_s)
{
    double start_s = orki_clock_s(), next_s = start_s;
    struct rusage usage;
    int how = 0;
    for (pid_t got = 0; got == 0;) {
        int came = wait_signal(set, next_s - orki_clock_s());
        if (came == SIGINT || came == SIGTERM)
            end_bench(child, came);
        double now = orki_clock_s();
        if (now - start_s > limit_s)
            kill(-child, SIGKILL);
        got = wait4(child, &how, WNOHANG, &usage);
        if (got < 0 && errno != EINTR)
            bench_die("the process is lost: %s", strerror(errno));
        if (got == 0 && now >= next_s) {
            p->memory_mib = fmax(p->memory_mib, group_mib(child));
            double cost_s = orki_clock_s() - now;
            next_s = now + fmax(SAMPLE_S, SAMPLE_COST * cost_s);
        }
    }
    p->elapsed_s = orki_clock_s() - start_s;
    p->code = WIFEXITED(how) ? WEXITSTATUS(how) : SIGNAL_CODE + WTERMSIG(how);
    p->largest_mib = (double)usage.ru_maxrss / 1024;
    p->memory_mib = fmax(p->memory_mib, p->largest_mib); /* its peak may lie between two samples */
    kill(-child, SIGKILL);                               /* nothing of the group outlives it */
}

bench_process bench_process_run(const char *const *argv, const char *output, double limit_s)
{
    bench_process p = {.memory_mib = NAN};
    sigset_t set, old;
    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigprocmask(SIG_BLOCK, &set, &old);
    fflush(NULL);
    pid_t child = fork();
    if (child < 0)
        bench_die("fork: %s", strerror(errno));
    if (child == 0)
        be_child(argv, output, &old);
    setpgid(child, child);
    wait_end(&p, child, &set, limit_s);
    sigprocmask(SIG_SETMASK, &old, NULL);
    return p;
}
