/* A text in memory with its table of lines, for carets: line breaks are those of YAML 1.1, which
 * libyaml counts. */
#ifndef ORKI_READ_LINES_H
#define ORKI_READ_LINES_H

#include "base/memory.h"

#include <stddef.h>

typedef struct orki_source {
    const char *name;  /* as the planner named it */
    const char *bytes; /* [n], without a byte order mark; may be NULL when there is no text */
    size_t n;
    const char *folder; /* of relative file names in it; ends with '/' or is ""; NULL: unknown */
    size_t n_lines;
    const size_t *starts; /* [n_lines] offset of each line's first byte */
} orki_source;

/** Fill the table of lines. @return 0, or -1 when out of memory. */
int orki_lines_index(orki_source *source, orki_arena *arena);

/** Line (from 1) and column (from 1, in characters) of a byte. */
void orki_lines_find(const orki_source *source, size_t offset, int *line, int *column);

/** A line's text without its break, copied into the arena; "" when there is no such line, or when
 * it is too long to be of use on a screen; NULL when out of memory. */
const char *orki_lines_text(const orki_source *source, int line, orki_arena *arena);

#endif
