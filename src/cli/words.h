/* Texts of the command line pass through gettext, in the same catalogue as the library's: _()
 * translates now, N_() marks a text in a table, _n() chooses between one and many. */
#ifndef CLI_WORDS_H
#define CLI_WORDS_H

#include <libintl.h>

#define CLI_TEXT_DOMAIN "orkestrooster"
#define _(text) dgettext(CLI_TEXT_DOMAIN, text)
#define N_(text) text
#define _n(one, many, n) dngettext(CLI_TEXT_DOMAIN, one, many, (unsigned long)(n))

#endif
