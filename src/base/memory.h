/* Every byte the program owns comes from here: checked sizes, one place to count and to fail.
 * Input: element count and size. Output: zeroed memory or NULL, never a short block.
 * A test may ask that the n-th allocation fails (orki_memory_fail_at), so that a sweep over n
 * proves that every caller gives ORK_ERR_MEMORY and leaks nothing. */
#ifndef ORKI_BASE_MEMORY_H
#define ORKI_BASE_MEMORY_H

#include <stdarg.h>
#include <stddef.h>

/** Zeroed memory for n items of `size` bytes; NULL when out of memory or n * size overflows. */
void *orki_alloc(size_t n, size_t size);

/** Release what orki_alloc or orki_array_reserve gave; NULL is legal. */
void orki_free(void *p);

/** Make room for at least n items in *items, growing by doubling.
 *  @param items     address of the array pointer (NULL for an empty array); moved when it grows
 *  @param capacity  [1] items allocated; updated
 *  @return 0, or -1 when out of memory (array unchanged). New items are zeroed. */
int orki_array_reserve(void *items, size_t *capacity, size_t n, size_t size);

/** Only built with the tests: let the n-th allocation from now on fail (1 = the next); 0: off. */
void orki_memory_fail_at(long n);

/* An arena hands out memory that is released all at once. {0} is an empty arena. */
typedef struct orki_arena {
    struct orki_chunk *chunks;
} orki_arena;

/** Zeroed memory for n items of `size` bytes, aligned for any type; NULL when out of memory.
 *  n = 0 gives a valid pointer to nothing. */
void *orki_arena_alloc(orki_arena *arena, size_t n, size_t size);

/** A copy of n bytes of text with a closing NUL; NULL when out of memory. */
char *orki_arena_copy(orki_arena *arena, const char *text, size_t n);

/** printf into the arena; NULL when out of memory. */
char *orki_arena_printf(orki_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** The same of a list of arguments, which is used up. */
char *orki_arena_vprintf(orki_arena *arena, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/** Release everything; the arena is empty and usable again. */
void orki_arena_free(orki_arena *arena);

#endif
