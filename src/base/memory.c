/* Allocation with checked sizes, doubling arrays and arenas of chunks.
 * The failure counter is in builds with the tests only; it is of the thread, so that two solves in
 * two threads do not disturb one another. */
#include "base/memory.h"

#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef ORKI_FAILS_FOR_TESTS
static _Thread_local long fail_countdown;

static int must_fail(void)
{
    return fail_countdown > 0 && --fail_countdown == 0;
}

void orki_memory_fail_at(long n)
{
    fail_countdown = n;
}
#else
static int must_fail(void)
{
    return 0;
}
#endif

void *orki_alloc(size_t n, size_t size)
{
    if ((size != 0 && n > SIZE_MAX / size) || must_fail()) {
        errno = ENOMEM;
        return NULL;
    }
    return calloc(n == 0 ? 1 : n, size == 0 ? 1 : size);
}

void orki_free(void *p)
{
    free(p);
}

int orki_array_reserve(void *items, size_t *capacity, size_t n, size_t size)
{
    if (n <= *capacity)
        return 0;
    size_t wanted = *capacity < 8 ? 8 : *capacity;
    while (wanted < n) {
        if (wanted > SIZE_MAX / 2)
            return -1;
        wanted *= 2;
    }
    if (wanted > SIZE_MAX / size || must_fail()) {
        errno = ENOMEM;
        return -1;
    }
    void *old = NULL;
    memcpy(&old, items, sizeof old);
    char *grown = realloc(old, wanted * size);
    if (grown == NULL)
        return -1;
    memset(grown + *capacity * size, 0, (wanted - *capacity) * size);
    *capacity = wanted;
    memcpy(items, &grown, sizeof grown);
    return 0;
}

/* A chunk is a header followed by its bytes; the newest chunk is first and is the one in use. */
struct orki_chunk {
    struct orki_chunk *next;
    size_t used, size;
    max_align_t bytes[];
};

enum { CHUNK_BYTES = 64 * 1024 };

void *orki_arena_alloc(orki_arena *arena, size_t n, size_t size)
{
    if (size != 0 && n > (SIZE_MAX - CHUNK_BYTES) / size)
        return NULL;
    const size_t align = sizeof(max_align_t);
    size_t bytes = (n * size + align - 1) / align * align;
    struct orki_chunk *chunk = arena->chunks;
    if (chunk == NULL || chunk->size - chunk->used < bytes) {
        size_t room = bytes > CHUNK_BYTES ? bytes : CHUNK_BYTES;
        chunk = orki_alloc(1, sizeof *chunk + room);
        if (chunk == NULL)
            return NULL;
        chunk->size = room;
        chunk->next = arena->chunks;
        arena->chunks = chunk;
    }
    void *p = (char *)chunk->bytes + chunk->used;
    chunk->used += bytes;
    return p;
}

char *orki_arena_copy(orki_arena *arena, const char *text, size_t n)
{
    char *copy = n == SIZE_MAX ? NULL : orki_arena_alloc(arena, n + 1, 1);
    if (copy != NULL && n > 0)
        memcpy(copy, text, n);
    return copy;
}

char *orki_arena_vprintf(orki_arena *arena, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    char *text = n < 0 ? NULL : orki_arena_alloc(arena, (size_t)n + 1, 1);
    if (text != NULL)
        vsnprintf(text, (size_t)n + 1, format, again);
    va_end(again);
    return text;
}

char *orki_arena_printf(orki_arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = orki_arena_vprintf(arena, format, args);
    va_end(args);
    return text;
}

void orki_arena_free(orki_arena *arena)
{
    while (arena->chunks != NULL) {
        struct orki_chunk *next = arena->chunks->next;
        orki_free(arena->chunks);
        arena->chunks = next;
    }
}
