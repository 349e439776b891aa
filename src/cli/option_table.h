/* The table of options: one row each, from which parsing, help, manual page and completions are
 * made. */
#ifndef CLI_OPTION_TABLE_H
#define CLI_OPTION_TABLE_H

#include "orkestrooster/solve.h"

#include <stdbool.h>
#include <stddef.h>

/* The program's own options; those of the search are rows of ork_option_at(). */
typedef enum cli_option_id {
    CLI_O_FOLDER,
    CLI_O_SET,
    CLI_O_FORMAT,
    CLI_O_MODEL,
    CLI_O_TABLE,
    CLI_O_INSTANCE,
    CLI_O_ARCHIVE,
    CLI_O_SCHOOLS,
    CLI_O_ORCHESTRAS,
    CLI_O_TEACHERS,
    CLI_O_BOUND,
    CLI_O_TEACHER,
    CLI_O_DATE,
    CLI_O_LAST_DATE,
    CLI_O_CALENDAR,
    CLI_O_LOANS,
    CLI_O_FROM,
    CLI_O_KEEP,
    CLI_O_ALLOW,
    CLI_O_FROM_DATE,
    CLI_O_CURVE,
    CLI_O_ABSENT,
    CLI_O_ADD_SCHOOL,
    CLI_O_GROWTH,
    CLI_O_YEARS,
    CLI_O_IN_ORDER,
    CLI_O_VARY,
    CLI_O_PARAMETERS,
    CLI_O_LIST,
    CLI_O_ONLY,
    CLI_O_RESUME,
    CLI_O_LESSON,
    CLI_O_SECTION,
    CLI_O_PIN,
    CLI_O_ANONYMISE,
    CLI_O_BLUR,
    CLI_O_NO_MONEY,
    CLI_O_KEY,
    CLI_O_JSON,
    CLI_O_CSV_SEPARATOR,
    CLI_O_CSV_BOM,
    CLI_O_LANGUAGE,
    CLI_O_COLOR,
    CLI_O_QUIET,
    CLI_O_HELP,
    CLI_O_VERSION,
    CLI_O_N_OWN,
    CLI_O_N_FIRST = CLI_O_JSON /* rows that stand before those of the search */
} cli_option_id;

/* Room for all options, with those of the search. */
enum { CLI_MAX_OPTIONS = 128 };

typedef struct cli_option {
    const char *name;     /* "json" */
    char letter;          /* 'o', or 0 */
    const char *value;    /* "DIR", or NULL for a flag */
    const char *choices;  /* "nl en": the words a value may be; NULL = anything */
    const char *help;     /* one line, translated */
    unsigned used_by;     /* commands whose help lists it */
    unsigned accepted_by; /* commands that take it */
    unsigned needed_by;   /* commands that do nothing without it */
    int id;               /* of the program's own options */
    bool is_search;       /* a row of ork_option_at(), kept in `info` */
    ork_option_info info;
} cli_option;

/** How many options there are, and the i-th of them, in the order of help. */
int cli_option_count(void);
cli_option cli_option_at(int i);

/** Whether each value of an option counts when it is given several times. */
bool cli_option_may_repeat(const cli_option *option);

/** An option as it is typed: "-o, --output DIR"; blanks where there is no letter. */
void cli_option_print(char *buffer, size_t size, const cli_option *option);

/** The n-th word that the value of an option may be. */
void cli_option_print_word(char *buffer, size_t size, cli_option_id id, int n);

#endif
