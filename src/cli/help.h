/* Help, made from the tables of commands and options. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "args.h"

#include <stdio.h>

/** Help for one command, or for the program when NULL. */
void cli_help_print(const cli_command *command, FILE *stream);

/** Program and library versions. */
void cli_version_print(FILE *stream);

/** The default in words: " (default 60, or none)"; "" for a flag. */
void cli_default_print(char *buffer, size_t size, const cli_option *option);

/** One line for each exit code, translated; NULL past the last. */
const char *cli_exit_text(int code);

#endif
