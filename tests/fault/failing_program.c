/* The program in which one allocation fails, by what the environment says before main() begins.
 * ORK_FAIL_AT=N: the N-th; ORK_FAIL_AT=N+: all later ones, too. ORK_FAIL_PLACES=FILE: none fails,
 * but from how many places in the program there are allocations, and which is the first of each
 * place, comes into FILE: lines of its number and the calls that led to it, innermost first, as
 * addresses in the program file. */
#include "ork_fail.h"

#include <execinfo.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { MOST_CALLS = 40, N_SEEN = 1 << 17 };

extern const char __executable_start, etext;

static uint64_t seen[N_SEEN]; /* prints of the places, open addressing; 0: free */
static int places = -1;

static bool is_new(uint64_t print)
{
    size_t i = print % N_SEEN;
    while (seen[i] != 0 && seen[i] != print)
        i = (i + 1) % N_SEEN;
    bool was_free = seen[i] == 0;
    seen[i] = print;
    return was_free;
}

static void note_place(long n)
{
    void *calls[MOST_CALLS];
    char line[MOST_CALLS * 20 + 32];
    int n_calls = backtrace(calls, MOST_CALLS), used = snprintf(line, sizeof line, "%ld", n);
    uintptr_t from = (uintptr_t)&__executable_start, to = (uintptr_t)&etext;
    uint64_t print = UINT64_C(14695981039346656037);
    for (int i = 0; i < n_calls; i++) {
        uintptr_t at = (uintptr_t)calls[i];
        if (at < from || at >= to)
            continue;
        print = (print ^ at) * UINT64_C(1099511628211);
        used += snprintf(line + used, sizeof line - (size_t)used, " %zx", (size_t)(at - from - 1));
    }
    line[used++] = '\n';
    if (is_new(print) && write(places, line, (size_t)used) != used)
        _exit(99);
}

/* What is done after main(), such as writing counters of coverage, has memory again. */
static void end(void)
{
    ork_fail_watch(NULL);
    ork_fail_allocation(0, ORK_FAIL_ANY, false);
}

__attribute__((constructor)) static void begin(void)
{
    const char *file = getenv("ORK_FAIL_PLACES"), *at = getenv("ORK_FAIL_AT");
    char *rest = NULL;
    void *first[1];
    (void)backtrace(first, 1); /* it loads a library the first time */
    if (atexit(end) != 0)
        _exit(99);
    if (file != NULL) {
        places = open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        if (places < 0)
            _exit(99);
        ork_fail_allocation(0, ORK_FAIL_ANY, false);
        ork_fail_watch(note_place);
    } else if (at != NULL) {
        long n = strtol(at, &rest, 10);
        ork_fail_allocation(n, ORK_FAIL_ANY, *rest == '+');
    }
}
