/* The language of messages: --lang, else the season's, else LC_ALL, LC_MESSAGES, LANG.
 * It must also work where only the locale C.UTF-8 is installed, as on a bare Debian. */
#ifndef CLI_LANGUAGE_H
#define CLI_LANGUAGE_H

#include <stddef.h>

/** Choose from the command line and the environment; called once, before anything is printed. */
void cli_language_start(int argc, char *const *argv);

/** Speak this language from now on: "nl" or "en". */
void cli_language_use(const char *language);

/** "nl" or "en". Static. */
const char *cli_language(void);

/** Write a number with this many decimals and the language's decimal mark. */
void cli_print_decimal(char *buffer, size_t size, double value, int decimals);

#endif
