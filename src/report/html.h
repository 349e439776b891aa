/* HTML is written through one function that escapes every text it is given, so that no name can
 * become markup. Formats are literals of the program; only they may hold markup. */
#ifndef ORKI_REPORT_HTML_H
#define ORKI_REPORT_HTML_H

#include "base/text.h"

/** Append a text with the five special characters as entities and control characters (which HTML
 *  forbids) as U+FFFD. NULL, what a failed orki_arena_printf gives, marks `html` as failed. */
void orki_html_escape(orki_text *html, const char *s);

/** Append markup: %d an int, %s a text that is escaped, %% a percent sign; nothing else. */
void orki_html_printf(orki_text *html, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
