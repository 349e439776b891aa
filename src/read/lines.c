/* Line tables over UTF-8 bytes. */
#include "read/lines.h"

#include <string.h>

enum { MAX_LINE_SHOWN = 2000 };

/* Bytes of the line break that begins at p; 0 when none does. */
static size_t break_length(const char *p, size_t n)
{
    if (n >= 2 && p[0] == '\r' && p[1] == '\n')
        return 2;
    if (p[0] == '\n' || p[0] == '\r')
        return 1;
    if (n >= 2 && memcmp(p, "\xC2\x85", 2) == 0)
        return 2;
    if (n >= 3 && (memcmp(p, "\xE2\x80\xA8", 3) == 0 || memcmp(p, "\xE2\x80\xA9", 3) == 0))
        return 3;
    return 0;
}

/* Count the lines and, when starts is given, note where each begins. */
static size_t walk(const orki_source *source, size_t *starts)
{
    size_t n_lines = 0, i = 0;
    for (;;) {
        if (starts != NULL)
            starts[n_lines] = i;
        n_lines++;
        size_t length = 0;
        while (i < source->n && length == 0) {
            length = break_length(source->bytes + i, source->n - i);
            i += length == 0 ? 1 : length;
        }
        if (length == 0)
            return n_lines;
    }
}

int orki_lines_index(orki_source *source, orki_arena *arena)
{
    source->n_lines = walk(source, NULL);
    size_t *starts = orki_arena_alloc(arena, source->n_lines, sizeof *starts);
    if (starts == NULL)
        return -1;
    walk(source, starts);
    source->starts = starts;
    return 0;
}

void orki_lines_find(const orki_source *source, size_t offset, int *line, int *column)
{
    size_t low = 0, high = source->n_lines;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (source->starts[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    int n = 1;
    for (size_t i = source->starts[low]; i < offset && i < source->n; i++)
        n += ((unsigned char)source->bytes[i] & 0xC0) != 0x80;
    *line = (int)low + 1;
    *column = n;
}

const char *orki_lines_text(const orki_source *source, int line, orki_arena *arena)
{
    if (line < 1 || (size_t)line > source->n_lines)
        return "";
    size_t from = source->starts[line - 1], to = from;
    size_t end = (size_t)line < source->n_lines ? source->starts[line] : source->n;
    if (end - from > MAX_LINE_SHOWN) /* asked first: a long line may have very many findings */
        return "";
    while (to < end && break_length(source->bytes + to, end - to) == 0)
        to++;
    return orki_arena_copy(arena, source->bytes + from, to - from);
}
