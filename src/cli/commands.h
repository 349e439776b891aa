/* The commands: one row each, from which dispatch, help, manual page and completions are made. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

struct cli_args;

/* Exit codes; the manual lists them. */
typedef enum cli_exit {
    CLI_DONE = 0,
    CLI_NEGATIVE = 1, /* infeasible, incomplete under --strict, a rule broken, a bound not proven */
    CLI_USAGE = 2,
    CLI_BAD_INPUT = 3,
    CLI_NO_ANSWER = 4, /* no answer within the limits */
    CLI_FAILED = 5     /* I/O, memory or internal */
} cli_exit;

/* One bit a command, for the options that it uses. */
enum {
    CLI_INIT = 1,
    CLI_VALIDATE = 2,
    CLI_SOLVE = 4,
    CLI_CHECK = 8,
    CLI_GENERATE = 16,
    CLI_EXPORT = 32,
    CLI_IMPORT = 64,
    CLI_CALENDAR = 128,
    CLI_SUBSTITUTE = 256,
    CLI_RERUN = 512,
    CLI_EXPLAIN = 1024,
    CLI_SWEEP = 2048,
    CLI_COMPARE = 4096,
    CLI_WHY_NOT = 8192,
    CLI_ALL = 16383,
    /* --set is about one season: compare has several */
    CLI_READ_SEASON = CLI_ALL & ~(CLI_INIT | CLI_GENERATE | CLI_IMPORT | CLI_COMPARE)
};

typedef struct cli_command {
    unsigned bit;
    const char *name;
    const char *arguments;    /* "SEASON... -o DIR" */
    const char *summary;      /* one line */
    const char *details;      /* a paragraph */
    const char *example;      /* one command */
    int min_names, max_names; /* arguments that are no options; -1 = any number */
    int (*run)(const struct cli_args *args);
} cli_command;

int cli_command_count(void);

/** The i-th command; texts are not yet translated. */
const cli_command *cli_command_at(int i);

/** The command of this name, or NULL. */
const cli_command *cli_command_find(const char *name);

int cli_run_init(const struct cli_args *args);
int cli_run_validate(const struct cli_args *args);
int cli_run_solve(const struct cli_args *args);
int cli_run_check(const struct cli_args *args);
int cli_run_generate(const struct cli_args *args);
int cli_run_export(const struct cli_args *args);
int cli_run_import(const struct cli_args *args);
int cli_run_calendar(const struct cli_args *args);
int cli_run_substitute(const struct cli_args *args);
int cli_run_rerun(const struct cli_args *args);
int cli_run_explain(const struct cli_args *args);
int cli_run_compare(const struct cli_args *args);
int cli_run_sweep(const struct cli_args *args);
int cli_run_why_not(const struct cli_args *args);

#endif
