/* What the program says: data on standard output, messages on standard error, and one place that
 * notices when either cannot be written. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "args.h"
#include "orkestrooster/diag.h"
#include "orkestrooster/report.h"
#include "orkestrooster/status.h"

#include <jansson.h>
#include <stdio.h>

/** "orkestrooster: " and the message, one line on standard error. */
void cli_complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

/** printf() of lines that name what comes from elsewhere, such as a path: what a terminal would
 * obey in it is not shown. Without memory as cli_lack_memory(). */
void cli_print(FILE *stream, const char *format, ...) __attribute__((format(printf, 2, 3)));

/** A text as one word of a shell: as it is where that does, else in quotes.
 *  @return text to free(); NULL when out of memory */
char *cli_quoted(const char *word);

/** A text as JSON; what in it is no UTF-8 becomes U+FFFD. NULL when out of memory. */
json_t *cli_json_text(const char *text);

/** Something could not be said for want of memory: the program goes on, and its end says so and is
 * a failure. */
void cli_lack_memory(void);

/** Where to find help after a usage error; NULL = the whole program. */
void cli_hint_help(const char *command);

/** Whether messages on this stream are coloured: --color, else NO_COLOR, TERM and a terminal. */
bool cli_is_colored(const cli_args *args, FILE *stream);

/** Append an item, whose reference is taken; or set a key. What fails takes the whole with it:
 * without memory, list or item, *list becomes NULL, and json_pack() with "o" and cli_print_json()
 * fail. */
void cli_json_add(json_t **list, json_t *item);
void cli_json_set(json_t **object, const char *key, json_t *value);

/** Print the object on standard output and release it.
 *  @return CLI_DONE; CLI_FAILED with a message when `object` is NULL (out of memory). */
int cli_print_json(json_t *object);

/** Print the text of a JSON object on standard output and release it; else as cli_print_json(). */
int cli_print_json_text(char *text);

/** Print all findings on standard error; without errors among them, nothing when quiet. */
void cli_print_diags(const cli_args *args, const ork_diags *diags);

/** All findings as a JSON array; NULL when out of memory. */
json_t *cli_diags_json(const ork_diags *diags);

/** Say that a call failed and give the exit code for it. `what` names the file or the task;
 *  findings were printed already, so bad input adds no line of its own. */
int cli_fail(ork_status status, const char *what, const ork_diags *diags);

/** How a call went: all findings (NULL: there was no memory for a list of them), then as above.
 *  errno is that of the call. */
int cli_tell(const cli_args *args, ork_status status, const char *what, const ork_diags *diags);

/** How files for people are written: the language spoken, and the CSV that was asked for. */
ork_report_options cli_report_options(const cli_args *args);

/** The end of the program: with --json, what failed without an object on standard output gets one
 *  ({"error", "diagnostics"}). Flushes standard output.
 *  @return `code`, or CLI_FAILED with a message when it cannot be written or something was left
 * unsaid (cli_lack_memory()) */
int cli_close_output(const cli_args *args, int code);

#endif
