/* Folding and cleaning. A terminal obeys C0, DEL and C1; and the characters that turn the direction
 * of text would let a name rewrite the line it stands in. */
#include "base/shown.h"

#include "base/memory.h"
#include "orkestrooster/diag.h"

#include <string.h>
#include <utf8proc.h>

enum { NEXT_LINE = 0x85, LINE_SEPARATOR = 0x2028, PARAGRAPH_SEPARATOR = 0x2029 };

/* The character at a place; -1 for a byte that is none. @return how many bytes it takes */
static size_t character_at(const char *text, utf8proc_int32_t *c)
{
    utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, c);
    if (n <= 0)
        *c = -1;
    return n <= 0 ? 1 : (size_t)n;
}

static bool is_break(utf8proc_int32_t c)
{
    return c == '\t' || c == '\n' || c == '\r' || c == NEXT_LINE || c == LINE_SEPARATOR ||
           c == PARAGRAPH_SEPARATOR;
}

bool orki_is_obeyed(int c)
{
    return (c >= 0 && c < 0x20) || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

void orki_text_fold(char *text)
{
    char *out = text;
    for (const char *p = text; *p != '\0';) {
        bool has_break = false;
        const char *end = p; /* of blanks and breaks */
        utf8proc_int32_t c = 0;
        for (size_t n = character_at(end, &c); is_break(c) || c == ' '; n = character_at(end, &c)) {
            has_break |= is_break(c);
            end += n;
        }
        if (end > p && !has_break) {
            memmove(out, p, (size_t)(end - p));
            out += end - p;
        } else if (end > p && out > text && *end != '\0') {
            *out++ = ' ';
        }
        p = end;
        size_t n = *p == '\0' ? 0 : character_at(p, &c);
        memmove(out, p, n);
        out += n;
        p += n;
    }
    *out = '\0';
}

void orki_text_add_shown(orki_text *out, const char *text, bool has_tabs)
{
    for (const char *p = text; *p != '\0';) {
        utf8proc_int32_t c = 0;
        size_t n = character_at(p, &c);
        if (is_break(c))
            orki_text_add_char(out, c == '\t' && has_tabs ? '\t' : ' ');
        else if (c < 0 || orki_is_obeyed(c))
            orki_text_add(out, "\xEF\xBF\xBD");
        else
            orki_text_add_n(out, p, n);
        p += n;
    }
}

char *ork_text_shown(const char *text)
{
    orki_text out = {0};
    orki_text_add(&out, "");
    orki_text_add_shown(&out, text, false);
    if (!out.is_failed)
        return out.bytes;
    orki_text_free(&out);
    return NULL;
}
