/* Names -> indices, and the nearest name when there is none. */
#ifndef ORKI_READ_NAMES_H
#define ORKI_READ_NAMES_H

#include "read/reader.h"

/* A table of the ids of one kind. {0} is empty; lives in the reader's scratch memory. */
typedef struct orki_names {
    int n;
    size_t n_slots;
    struct orki_name *slots;
} orki_names;

enum { ORKI_NO_NAME = -1 };

/** Give a name an index. @return the index that the name has already, or ORKI_NO_NAME when it is
 *  new. */
int orki_names_add(orki_reader *r, orki_names *names, const char *name, int index);

/** The index of a name, or -1. */
int orki_names_find(const orki_names *names, const char *name);

/** The declared name most like the text, or NULL when none is like it. */
const char *orki_names_nearest(const orki_names *names, const char *text);

/** The same over a NULL-terminated list. */
const char *orki_nearest_word(const char *text, const char *const *words);

/** Edits (insert, delete, replace, swap of neighbours) between two texts, at most `limit` + 1. */
int orki_edit_distance(const char *a, const char *b, int limit);

#endif
