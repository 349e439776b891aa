/* The one place where a text becomes HTML. */
#include "report/html.h"

#include <assert.h>
#include <stdarg.h>

static const char *entity_of(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        break;
    }
    bool is_control = ((unsigned char)c < 0x20 && c != '\t' && c != '\n') || c == 0x7f;
    return is_control ? "\xef\xbf\xbd" : NULL;
}

void orki_html_escape(orki_text *html, const char *s)
{
    if (s == NULL) {
        html->is_failed = true;
        return;
    }
    const char *plain = s;
    for (; *s != '\0'; s++) {
        const char *entity = entity_of(*s);
        if (entity == NULL)
            continue;
        orki_text_add_n(html, plain, (size_t)(s - plain));
        orki_text_add(html, entity);
        plain = s + 1;
    }
    orki_text_add_n(html, plain, (size_t)(s - plain));
}

void orki_html_printf(orki_text *html, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *plain = format;
    for (const char *p = format; *p != '\0'; p++) {
        if (*p != '%')
            continue;
        orki_text_add_n(html, plain, (size_t)(p - plain));
        p++;
        assert(*p == 's' || *p == 'd' || *p == '%');
        if (*p == 's')
            orki_html_escape(html, va_arg(args, const char *));
        else if (*p == 'd')
            orki_text_printf(html, "%d", va_arg(args, int));
        else
            orki_text_add_char(html, '%');
        plain = p + 1;
    }
    orki_text_add(html, plain);
    va_end(args);
}
