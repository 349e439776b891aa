/* Arguments: argv -> a checked struct, or a usage error that names the nearest option or command.
 * Invariant: an option is known by its row in the table and by nothing else; the rows of the search
 * come from the library's own table. */
#ifndef CLI_ARGS_H
#define CLI_ARGS_H

#include "commands.h"
#include "orkestrooster/solve.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum cli_color { CLI_COLOR_AUTO, CLI_COLOR_ALWAYS, CLI_COLOR_NEVER } cli_color;

/* The words of --format, in their order. */
enum { CLI_FORMAT_MPS, CLI_FORMAT_CSV, CLI_FORMAT_XHSTT, CLI_FORMAT_FET, CLI_N_FORMATS };

typedef struct cli_args {
    const cli_command *command; /* NULL with --help or --version alone */
    const char **names;         /* [n_names] arguments that are no options; borrowed from argv */
    int n_names;
    const char *folder;             /* -o, or NULL; of export a file */
    const char *instance, *archive; /* --instance and --archive, or NULL */
    int format, model,
        table; /* of export and import: places in the options' lists of words; 0 when not given */
    const char *teacher, *date, *last_date, *calendar; /* of substitute; NULL when not given */
    const char *from, *keep, *allow, *from_date;       /* of rerun; NULL when not given */
    const char *bound;                                 /* --bound, or NULL */
    const char *language;                              /* "nl", "en", or NULL without --lang */
    const char *lesson, *section;                      /* of explain, or NULL */
    bool is_json, is_quiet, has_csv_bom, wants_help, wants_version;
    char csv_separator;
    cli_color color;
    ork_options search;
    int n_schools, n_orchestras, n_teachers; /* of generate; 0 when not given */
} cli_args;

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

/** An option as it is typed: "-o, --output DIR"; blanks where there is no letter. */
void cli_option_print(char *buffer, size_t size, const cli_option *option);

/** Read argv. `names` needs room for argc pointers and must outlive *args.
 *  @return CLI_DONE; CLI_USAGE after saying on stderr what is wrong. */
int cli_args_read(cli_args *args, const char **names, int argc, char *const *argv);

#endif
