/* What all parts of the bench share: the options of this call, one arena that lives as long as the
 * program, and how it ends when it cannot go on. The bench is a program of its own beside the
 * command line: it starts `orkestrooster` as a planner does and judges what comes out. */
#ifndef BENCH_H
#define BENCH_H

#include "base/memory.h"

#include <stdbool.h>

typedef struct bench_context {
    orki_arena arena;
    const char *output;  /* folder for rows, tables, plots, seasons and answers */
    const char *program; /* the orkestrooster to measure */
    const char *known;   /* CSV of the best known costs and bounds */
    const char *version; /* of the program, as told by the caller */
    const char *machine; /* processor, cores and memory, one line */
    const char *seeds;   /* "example,1,2"; NULL: all that a season has */
    const char *threads;
    double limit_s, gap_percent;
    int most_schools;  /* growth: the largest season */
    double duration_s; /* memory: how long to go on */
    bool is_update;    /* write records to `known` */
    bool is_again;     /* run what has a row already */
} bench_context;

/** Print "ork-bench: " and the message, and end the program with code 2. */
void bench_die(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));

/** `p`, or the end of the program when it is NULL: out of memory. */
void *bench_must(void *p);

/** Zeroed memory for n items of `size` bytes, until the program ends. */
void *bench_alloc(bench_context *b, size_t n, size_t size);

#define bench_printf(b, ...) ((char *)bench_must(orki_arena_printf(&(b)->arena, __VA_ARGS__)))

/** A number with so many decimals; "" for one that is not a number. */
const char *bench_decimal(bench_context *b, double value, int n_decimals);

/** Write a file whole, or end the program. */
void bench_file_write(const char *path, const char *text);

#endif
