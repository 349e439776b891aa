/* Diagnostics: what is wrong with the planner's text, and where. A reader collects all it finds. */
#ifndef ORKESTROOSTER_DIAG_H
#define ORKESTROOSTER_DIAG_H

#include "orkestrooster/status.h"

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum ork_severity { ORK_ERROR, ORK_WARNING } ork_severity;

/** One finding. All texts are UTF-8, never NULL ("" where there is nothing) and belong to the list.
 */
typedef struct ork_diag {
    ork_severity severity;
    int code;            /* 101 for OR101; the reference page lists them all */
    const char *file;    /* as the planner named it; "" when no file is concerned */
    int line, column;    /* from 1, columns in characters; 0 = unknown */
    int width;           /* characters to underline; at least 1 */
    const char *source;  /* the source line */
    const char *path;    /* "teachers[3].skills" */
    const char *message; /* one line: the thing, the value, what was expected */
    const char *hint;    /* the likely repair */
    const char *note;    /* the other place ("first declared here") */
    const char *note_file;
    int note_line, note_column;
} ork_diag;

/* A list of findings, owned by the caller. Opaque. */
typedef struct ork_diags ork_diags;

/** @return a new empty list, or NULL when out of memory. Free with ork_diags_free(). */
ork_diags *ork_diags_new(void);

/** NULL is legal. */
void ork_diags_free(ork_diags *diags);

/** Let findings be worded in the season's own language: while a season is read, `use` is called
 * with "nl" or "en" as soon as organisation.language is known, before its texts are judged. NULL:
 * never. */
void ork_diags_on_language(ork_diags *diags, void (*use)(const char *language));

/** Findings kept (at most 100), sorted by file, line and column. */
size_t ork_diags_count(const ork_diags *diags);

/** How many of all findings, kept or not, are errors. */
size_t ork_diags_errors(const ork_diags *diags);

/** Findings that were not kept because there were more than 100. */
size_t ork_diags_left_out(const ork_diags *diags);

/** The i-th finding, i from 0. Borrowed until the list changes. */
const ork_diag *ork_diags_at(const ork_diags *diags, size_t i);

/** All findings in the form that editors parse: `file:line:col: error[ORnnn]: message`, the source
 *  line, a caret, the hint, and `note:` for the other place.
 *  @param is_coloured  nonzero: ANSI colours
 *  @return text owned by the caller, free with ork_text_free(); NULL when out of memory. */
char *ork_diags_print(const ork_diags *diags, int is_coloured);

/** A text from anywhere (an argument, the name of a file) as a terminal may show it on one line:
 * line ends and tabs become a blank; what is no UTF-8, and what a terminal would obey instead of
 * show, becomes U+FFFD.
 *  @return text owned by the caller, free with ork_text_free(); NULL when out of memory. */
char *ork_text_shown(const char *text);

/** Release a text that the library handed over. NULL is legal. */
void ork_text_free(char *text);

#ifdef __cplusplus
}
#endif

#endif
