/* Growing text on top of the doubling array; keeps a closing NUL after every change. */
#include "base/text.h"

#include "base/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static bool make_room(orki_text *text, size_t more)
{
    if (!text->is_failed &&
        orki_array_reserve(&text->bytes, &text->capacity, text->n + more + 1, 1) != 0)
        text->is_failed = true;
    return !text->is_failed;
}

void orki_text_add_n(orki_text *text, const char *s, size_t n)
{
    if (!make_room(text, n))
        return;
    if (n > 0)
        memcpy(text->bytes + text->n, s, n);
    text->n += n;
    text->bytes[text->n] = '\0';
}

void orki_text_add(orki_text *text, const char *s)
{
    orki_text_add_n(text, s, strlen(s));
}

void orki_text_add_char(orki_text *text, char c)
{
    orki_text_add_n(text, &c, 1);
}

void orki_text_printf(orki_text *text, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n < 0 || !make_room(text, (size_t)n)) {
        text->is_failed = true;
        return;
    }
    va_start(args, format);
    vsnprintf(text->bytes + text->n, (size_t)n + 1, format, args);
    va_end(args);
    text->n += (size_t)n;
}

void orki_text_add_csv(orki_text *text, const char *field, char separator)
{
    bool is_formula = field[0] != '\0' && strchr("=+-@\t\r\n", field[0]) != NULL;
    bool is_quoted =
        is_formula || strchr(field, separator) != NULL || strpbrk(field, "\"\r\n,;\t") != NULL;
    if (is_quoted)
        orki_text_add_char(text, '"');
    if (is_formula)
        orki_text_add_char(text, '\'');
    for (const char *p = field; *p != '\0'; p++) {
        if (*p == '"')
            orki_text_add_char(text, '"');
        orki_text_add_char(text, *p);
    }
    if (is_quoted)
        orki_text_add_char(text, '"');
}

/* U+0085, U+2028 and U+2029, which end a line in YAML: as they are, they would come back as a
 * space.
 * @return bytes of the one that begins here, or 0 */
static size_t line_end_at(const char *s, unsigned *code)
{
    if (strncmp(s, "\xc2\x85", 2) == 0) {
        *code = 0x85;
        return 2;
    }
    bool is_separator = strncmp(s, "\xe2\x80\xa8", 3) == 0 || strncmp(s, "\xe2\x80\xa9", 3) == 0;
    if (!is_separator)
        return 0;
    *code = 0x2000U + ((unsigned char)s[2] - 0x80U);
    return 3;
}

void orki_text_add_quoted(orki_text *text, const char *s)
{
    orki_text_add_char(text, '"');
    for (const char *p = s; *p != '\0'; p++) {
        unsigned char c = (unsigned char)*p;
        unsigned code = 0;
        size_t n = line_end_at(p, &code);
        if (n > 0) {
            orki_text_printf(text, "\\u%04X", code);
            p += n - 1;
        } else if (c == '"' || c == '\\') {
            orki_text_printf(text, "\\%c", c);
        } else if (c < 0x20 || c == 0x7F) {
            orki_text_printf(text, "\\u%04X", c);
        } else {
            orki_text_add_char(text, *p);
        }
    }
    orki_text_add_char(text, '"');
}

const char *orki_text_string(const orki_text *text)
{
    return text->bytes == NULL ? "" : text->bytes;
}

void orki_text_free(orki_text *text)
{
    orki_free(text->bytes);
    *text = (orki_text){0};
}
