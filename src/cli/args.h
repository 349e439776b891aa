/* Arguments: argv -> a checked struct, or a usage error that names the nearest option or command.
 * Invariant: an option is known by its row in the table and by nothing else; the rows of the search
 * come from the library's own table. */
#ifndef CLI_ARGS_H
#define CLI_ARGS_H

#include "commands.h"
#include "option_table.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum cli_color { CLI_COLOR_AUTO, CLI_COLOR_ALWAYS, CLI_COLOR_NEVER } cli_color;

/* The words of --format, in their order. */
enum {
    CLI_FORMAT_MPS,
    CLI_FORMAT_CSV,
    CLI_FORMAT_XHSTT,
    CLI_FORMAT_FET,
    CLI_FORMAT_SEASON,
    CLI_N_FORMATS
};

typedef struct cli_args {
    const cli_command *command; /* NULL with --help or --version alone */
    const char **names;         /* [n_names] arguments that are no options; borrowed from argv */
    int n_names;
    const char **sets; /* [n_sets] of --set, in their order */
    int n_sets;
    const char **vary; /* [n_vary] of --vary */
    int n_vary;
    const char *folder;             /* -o, or NULL; of export a file */
    const char *instance, *archive; /* --instance and --archive, or NULL */
    int format, model,
        table; /* of export and import: places in the options' lists of words; 0 when not given */
    const char *teacher, *date, *last_date, *calendar; /* of substitute; NULL when not given */
    const char *from, *keep, *allow, *from_date;       /* of rerun; NULL when not given */
    const char *loans;                                 /* --loans, or NULL */
    const char *bound;                                 /* --bound, or NULL */
    const char *language;                              /* "nl", "en", or NULL without --lang */
    const char *lesson, *section; /* of explain (lesson also of sweep), or NULL */
    const char *absent, *add_school, *parameters, *only; /* of sweep; NULL when not given */
    int growth, years;                                   /* of sweep; 0 when not given */
    bool is_list, is_resume, is_in_order;
    const char **pins; /* [n_pins] of why-not */
    int n_pins;
    bool is_json, is_quiet, has_csv_bom, wants_curve, wants_help, wants_version;
    char csv_separator;
    cli_color color;
    ork_options search;
    int n_schools, n_orchestras, n_teachers; /* of generate; 0 when not given */
    bool is_anonymous, has_no_money, has_seed;
    double blur_m;
    const char *key; /* --key, or NULL */
} cli_args;

/** Read argv. `room` needs room for 4 * argc pointers and must outlive *args.
 *  @return CLI_DONE; CLI_USAGE after saying on stderr what is wrong. */
int cli_args_read(cli_args *args, const char **room, int argc, char *const *argv);

#endif
