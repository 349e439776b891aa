/* A growing piece of text: everything the program prints or writes is first built in one.
 * A failed allocation is remembered (is_failed), so callers append freely and ask once. */
#ifndef ORKI_BASE_TEXT_H
#define ORKI_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

typedef struct orki_text {
    char *bytes; /* NUL-terminated once anything was added; else NULL */
    size_t n;    /* bytes without the closing NUL */
    size_t capacity;
    bool is_failed; /* an allocation failed: the text is incomplete and must not be used */
} orki_text;

void orki_text_add(orki_text *text, const char *s);
void orki_text_add_n(orki_text *text, const char *s, size_t n);
void orki_text_add_char(orki_text *text, char c);
void orki_text_printf(orki_text *text, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** A field of a CSV file, quoted where it must be; what a spreadsheet would take for a formula gets
 *  an apostrophe before it. */
void orki_text_add_csv(orki_text *text, const char *field, char separator);

/** A text between double quotes, as JSON and YAML read it alike. */
void orki_text_add_quoted(orki_text *text, const char *s);

/** The text as a C string: "" when empty. Borrowed until the next change or free. */
const char *orki_text_string(const orki_text *text);

/** Release the bytes; the text is empty and usable again. */
void orki_text_free(orki_text *text);

#endif
