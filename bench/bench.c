/* The small common parts: ending, memory, numbers, files. */
#include "bench.h"

#include "base/file.h"

#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void bench_die(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("ork-bench: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(2);
}

void *bench_must(void *p)
{
    if (p == NULL)
        bench_die("out of memory");
    return p;
}

void *bench_alloc(bench_context *b, size_t n, size_t size)
{
    return bench_must(orki_arena_alloc(&b->arena, n, size));
}

const char *bench_decimal(bench_context *b, double value, int n_decimals)
{
    return isnan(value) ? "" : bench_printf(b, "%.*f", n_decimals, value);
}

void bench_file_write(const char *path, const char *text)
{
    if (orki_file_write(path, text, strlen(text)) != ORK_OK)
        bench_die("%s: %s", path, strerror(errno));
}
