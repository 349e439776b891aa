/* A program run to its end, as a group of processes: how it ended, how long it took, and the most
 * memory that the whole group held at once. Nothing is pinned and no priority is changed. */
#ifndef BENCH_PROCESS_H
#define BENCH_PROCESS_H

typedef struct bench_process {
    int code;           /* exit code; 128 + signal when it was killed */
    double elapsed_s;   /* of the clock */
    double memory_mib;  /* the most that the group held at once: the sum over it with shared pages
                           counted once (PSS), sampled every 0.2 s, and at least largest_mib */
    double largest_mib; /* peak of the largest single process, from the system's own count */
} bench_process;

/** Run argv[0] with standard output in the file `output`, for at most limit_s seconds; after that
 * the group is killed. SIGINT or SIGTERM kills the group and ends the bench. */
bench_process bench_process_run(const char *const *argv, const char *output, double limit_s);

#endif
