/* What one run of the reader carries: its sources, its findings, and two arenas (one that dies with
 * the run, one that becomes the season's). Faults are collected; memory that runs out is remembered
 * in `status`, and every allocation may give NULL. */
#ifndef ORKI_READ_READER_H
#define ORKI_READ_READER_H

#include "base/file_set.h"
#include "base/message.h"
#include "orkestrooster/diag.h"
#include "read/lines.h"
#include "read/node_tree.h"

/* OR_KEY = 201 and so on. */
typedef enum orki_code {
    OR_NOTHING = 0,
#define CODE(number, word, meaning, in_schema) OR_##word = (number),
#include "read/codes.def"
#undef CODE
} orki_code;

/* What a scenario took out: whoever still names it is told where. */
typedef struct orki_removed {
    const char *id;
    orki_place place;
    struct orki_removed *before;
} orki_removed;

typedef struct orki_reader {
    orki_arena scratch; /* trees, sources, lookup tables */
    orki_arena *keep;   /* what the caller gets */
    ork_diags *diags;   /* may be NULL */
    orki_source *sources;
    size_t n_sources, capacity;
    size_t n_errors; /* of this run */
    size_t n_nodes;
    uint64_t fingerprint;    /* of the files that the season names (read/origin.h) */
    ork_status status;       /* ORK_OK, or the first failure that is not of input */
    const char *hint, *note; /* of the next finding */
    orki_place note_place;
    orki_removed *removed;       /* newest first */
    const orki_file_part *given; /* [n_given] the files that the season names, when it is read from
                                    memory; NULL: they are on disk */
    size_t n_given;
} orki_reader;

/** How it went: the first failure, or ORK_ERR_INPUT after errors. */
ork_status orki_reader_status(const orki_reader *r);

/** Release the scratch memory. */
void orki_reader_free(orki_reader *r);

/** A new source; @return its index, or -1 when out of memory. */
int orki_reader_add_source(orki_reader *r, const char *name);

/** Report that a file could not be read (`error` is errno) or is too large, and remember `st`. */
void orki_reader_fault_file(orki_reader *r, const char *path, ork_status st, int error);

/** Zeroed memory that lives as long as the result; NULL (and status set) when out of memory. */
void *orki_keep(orki_reader *r, size_t n, size_t size);
/** ... as long as the run. */
void *orki_scratch(orki_reader *r, size_t n, size_t size);
/** A kept copy of a text; NULL (and status set) when out of memory. */
const char *orki_keep_text(orki_reader *r, const char *text);
/** printf into kept memory. */
const char *orki_keep_printf(orki_reader *r, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** Remember a failure that is not of input; the first one counts. */
void orki_fail(orki_reader *r, ork_status status);

/** Give the next finding a hint; a NULL or empty format gives none. */
void orki_hint(orki_reader *r, const char *format, ...) __attribute__((format(printf, 2, 3)));

/** Give the next finding a second place. */
void orki_note(orki_reader *r, orki_place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** Remember that a scenario removed a thing, and where it says so. */
void orki_reader_note_removed(orki_reader *r, const char *id, orki_place place);

/** Where a scenario removed a thing; NULL when none did. */
const orki_removed *orki_reader_find_removed(const orki_reader *r, const char *id);

/** An error at a node, and the node is bad from now on. */
void orki_fault(orki_reader *r, orki_code code, orki_node *node, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/** An error at a place without a node; line 0 = the whole file, file -1 = none. */
void orki_fault_at(orki_reader *r, orki_code code, orki_place place, int width, const char *format,
                   ...) __attribute__((format(printf, 5, 6)));

/** A warning at a place. */
void orki_warn_at(orki_reader *r, orki_code code, orki_place place, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/** What a code means, in English (translate where shown); "" for a number that is no code. */
const char *orki_code_meaning(int code);

#endif
