/* Texts that a planner reads pass through gettext: _() translates now, N_() only marks a text in a
 * table that is translated where it is used. The language is the process's (LC_MESSAGES and
 * LANGUAGE); the command line sets it from --lang. */
#ifndef ORKI_BASE_MESSAGE_H
#define ORKI_BASE_MESSAGE_H

#include <libintl.h>

#define ORKI_TEXT_DOMAIN "orkestrooster"
#define _(text) dgettext(ORKI_TEXT_DOMAIN, text)
#define N_(text) text
/* One or many: _n("%d lesson", "%d lessons", n). */
#define _n(one, many, n) dngettext(ORKI_TEXT_DOMAIN, one, many, (unsigned long)(n))

#endif
