/* Texts that people gave, made fit for one line: of a name, and of a terminal. */
#ifndef ORKI_BASE_SHOWN_H
#define ORKI_BASE_SHOWN_H

#include "base/text.h"

/** In place: line ends and tabs, with the blanks around them, become one blank, and none at the
 *  ends. Whatever else there is stays. */
void orki_text_fold(char *text);

/** Add a text as a terminal may show it, on one line: line ends become a blank, and so do tabs
 *  unless they are to stay; what is no UTF-8, and what a terminal would obey instead of show,
 *  becomes U+FFFD. */
void orki_text_add_shown(orki_text *out, const char *text, bool has_tabs);

/** Whether a terminal obeys this character, or it turns the direction of the text after it. */
bool orki_is_obeyed(int character);

#endif
