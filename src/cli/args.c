/* One pass over argv. An option may stand before or after the command, so whether the command takes
 * it is judged at the end, from the set of options seen. */
#include "args.h"

#include "nearest_word.h"
#include "output.h"
#include "words.h"

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef enum option_id {
    FOLDER,
    FORMAT,
    MODEL,
    TABLE,
    INSTANCE,
    ARCHIVE,
    SCHOOLS,
    ORCHESTRAS,
    TEACHERS,
    BOUND,
    TEACHER,
    DATE,
    LAST_DATE,
    CALENDAR,
    FROM,
    KEEP,
    ALLOW,
    FROM_DATE,
    LESSON,
    SECTION,
    JSON,
    CSV_SEPARATOR,
    CSV_BOM,
    LANGUAGE,
    COLOR,
    QUIET,
    HELP,
    VERSION,
    N_OWN,
    N_FIRST = JSON /* rows that stand before those of the search */
} option_id;

/* commands that may write, besides those that must */
#define MAY_WRITE (CLI_EXPORT | CLI_SUBSTITUTE)
#define WRITES (CLI_SOLVE | CLI_RERUN | CLI_GENERATE | CLI_IMPORT | CLI_CALENDAR)
#define WRITES_CSV (CLI_SOLVE | CLI_RERUN | CLI_EXPORT | CLI_CALENDAR | CLI_SUBSTITUTE)
#define NO_INFO                                                                                    \
    {                                                                                              \
        NULL, NULL, 0, 0, 0, NULL, NULL                                                            \
    }

static const cli_option own[N_OWN] = {
    [FOLDER] = {"output", 'o', "PATH", NULL,
                N_("folder to write into, made where missing; of export the file to write"),
                WRITES | MAY_WRITE, WRITES | MAY_WRITE, WRITES, 0, false, NO_INFO},
    [FORMAT] = {"format", 0, "FORMAT", "mps csv xhstt fet",
                N_("format of the other program: mps, csv, xhstt or fet"), CLI_EXPORT | CLI_IMPORT,
                CLI_EXPORT | CLI_IMPORT, CLI_EXPORT | CLI_IMPORT, 0, false, NO_INFO},
    [MODEL] = {"model", 0, "MODEL", "compact duties",
               N_("what mps has columns for: compact (a teacher's way from lesson to lesson) or "
                  "duties (all her possible days) (default compact)"),
               CLI_EXPORT, CLI_EXPORT, 0, 0, false, NO_INFO},
    [TABLE] = {"table", 0, "TABLE", "sections lessons teachers",
               N_("what csv has a line for: sections, lessons or teachers (default sections)"),
               CLI_EXPORT, CLI_EXPORT, 0, 0, false, NO_INFO},
    [INSTANCE] = {"instance", 0, "ID", NULL, N_("which instance of an archive that holds several"),
                  CLI_IMPORT, CLI_IMPORT, 0, 0, false, NO_INFO},
    [ARCHIVE] =
        {"archive", 0, "FILE", NULL,
         N_("archive with the season's instance, for xhstt (default: instance.xml beside the "
            "season)"),
         CLI_EXPORT, CLI_EXPORT, 0, 0, false, NO_INFO},
    [SCHOOLS] = {"schools", 0, "N", NULL, N_("number of schools"), CLI_GENERATE, CLI_GENERATE,
                 CLI_GENERATE, 0, false, NO_INFO},
    [ORCHESTRAS] = {"orchestras", 0, "N", NULL, N_("number of orchestras"), CLI_GENERATE,
                    CLI_GENERATE, CLI_GENERATE, 0, false, NO_INFO},
    [TEACHERS] = {"teachers", 0, "N", NULL, N_("number of teachers"), CLI_GENERATE, CLI_GENERATE,
                  CLI_GENERATE, 0, false, NO_INFO},
    [BOUND] = {"bound", 0, "PATH", NULL,
               N_("prove the bound in a bound.json again, from the season alone"), CLI_CHECK,
               CLI_CHECK, 0, 0, false, NO_INFO},
    [TEACHER] = {"teacher", 0, "ID", NULL, N_("the teacher who cannot come"), CLI_SUBSTITUTE,
                 CLI_SUBSTITUTE, CLI_SUBSTITUTE, 0, false, NO_INFO},
    [DATE] = {"date", 0, "DATE", NULL, N_("the date, such as 2026-12-01"), CLI_SUBSTITUTE,
              CLI_SUBSTITUTE, CLI_SUBSTITUTE, 0, false, NO_INFO},
    [LAST_DATE] = {"to", 0, "DATE", NULL, N_("the last date, when there are more"), CLI_SUBSTITUTE,
                   CLI_SUBSTITUTE, 0, 0, false, NO_INFO},
    [CALENDAR] = {"calendar", 0, "PATH", NULL, N_("the calendar.json to work on"),
                  CLI_CHECK | CLI_SUBSTITUTE, CLI_CHECK | CLI_SUBSTITUTE, 0, 0, false, NO_INFO},
    [FROM] = {"from", 0, "TIMETABLE", NULL, N_("the timetable that people know"), CLI_RERUN,
              CLI_RERUN, CLI_RERUN, 0, false, NO_INFO},
    [KEEP] = {"keep", 0, "WHAT", NULL,
              N_("what may not change: days, times, teachers, teams, school:ID, teacher:ID, with "
                 "commas between"),
              CLI_RERUN, CLI_RERUN, 0, 0, false, NO_INFO},
    [ALLOW] = {"allow", 0, "MINUTES", NULL,
               N_("times that move at most so far count as unchanged, such as 15min"), CLI_RERUN,
               CLI_RERUN, 0, 0, false, NO_INFO},
    [FROM_DATE] = {"from-date", 0, "DATE", NULL,
                   N_("the day from which the new timetable holds, such as 2027-02-01"), CLI_RERUN,
                   CLI_RERUN, 0, 0, false, NO_INFO},
    [LESSON] = {"lesson", 0, "ID", NULL,
                N_("only why the lesson of this orchestra cannot be given in full"), CLI_EXPLAIN,
                CLI_EXPLAIN, 0, 0, false, NO_INFO},
    [SECTION] = {"section", 0, "ID/ROLE", NULL,
                 N_("only why nobody can teach this section, such as fontein-5/cello"), CLI_EXPLAIN,
                 CLI_EXPLAIN, 0, 0, false, NO_INFO},
    [JSON] = {"json", 0, NULL, NULL, N_("print one JSON object on standard output"), CLI_ALL,
              CLI_ALL, 0, 0, false, NO_INFO},
    [CSV_SEPARATOR] = {"csv-separator", 0, "C", ", ;",
                       N_("separate the columns of a CSV file by , or ; (default ,)"), WRITES_CSV,
                       WRITES_CSV, 0, 0, false, NO_INFO},
    [CSV_BOM] = {"csv-bom", 0, NULL, NULL, N_("start a CSV file with a byte order mark, for Excel"),
                 WRITES_CSV, WRITES_CSV, 0, 0, false, NO_INFO},
    [LANGUAGE] = {"lang", 0, "LANG", "nl en",
                  N_("language of page and messages, nl or en (default: the season's, then the "
                     "system's)"),
                  CLI_ALL, CLI_ALL, 0, 0, false, NO_INFO},
    [COLOR] = {"color", 0, "WHEN", "auto always never",
               N_("colours in messages: auto, always or never (default auto)"), CLI_ALL, CLI_ALL, 0,
               0, false, NO_INFO},
    [QUIET] = {"quiet", 'q', NULL, NULL, N_("no progress, warnings or summary"), CLI_ALL, CLI_ALL,
               0, 0, false, NO_INFO},
    [HELP] = {"help", 'h', NULL, NULL, N_("print this help"), CLI_ALL, CLI_ALL, 0, 0, false,
              NO_INFO},
    [VERSION] = {"version", 0, NULL, NULL, N_("print the version"), 0, CLI_ALL, 0, 0, false,
                 NO_INFO},
};

int cli_option_count(void)
{
    return N_OWN + ork_option_count();
}

static bool is_flag(const ork_option_info *info)
{
    return info->min == 0 && info->max == 1;
}

/* What is written comes first, then the search, then how to talk. All commands accept the rows of
 * the search, so that a script may pass one set of options to each; those that use them list them.
 */
cli_option cli_option_at(int i)
{
    int n_search = ork_option_count();
    if (i < N_FIRST || i >= N_FIRST + n_search) {
        int id = i < N_FIRST ? i : i - n_search;
        cli_option row = own[id];
        row.id = id;
        row.help = _(row.help);
        return row;
    }
    ork_option_info info = ork_option_at(i - N_FIRST);
    cli_option row = {.name = info.name, .help = info.help, .is_search = true, .info = info};
    row.value = is_flag(&info)                ? NULL
                : strcmp(info.unit, "s") == 0 ? "S"
                : strcmp(info.unit, "%") == 0 ? "P"
                                              : "N";
    row.used_by = CLI_SOLVE | CLI_RERUN;
    if (strcmp(info.name, "time-limit") == 0)
        row.used_by |= CLI_CALENDAR | CLI_SUBSTITUTE;
    if (strcmp(info.name, "gap") != 0)
        row.used_by |= CLI_EXPLAIN;
    if (strcmp(info.name, "seed") == 0)
        row.used_by |= CLI_GENERATE;
    if (strcmp(info.name, "strict") == 0)
        row.used_by |= CLI_CHECK | CLI_EXPORT | CLI_CALENDAR | CLI_SUBSTITUTE;
    row.accepted_by = CLI_ALL;
    return row;
}

void cli_option_print(char *buffer, size_t size, const cli_option *option)
{
    char letter[8] = "    ";
    if (option->letter != 0)
        snprintf(letter, sizeof letter, "-%c, ", option->letter);
    snprintf(buffer, size, "%s--%s%s%s", letter, option->name, option->value != NULL ? " " : "",
             option->value != NULL ? option->value : "");
}

static int refuse_number(const ork_option_info *info, const char *value)
{
    if (info->special[0] == '\0')
        cli_complain(_("--%s wants a number from %.15g to %.15g, not \"%s\""), info->name,
                     info->min, info->max, value);
    else
        cli_complain(_("--%s wants a number from %.15g to %.15g, or \"%s\", not \"%s\""),
                     info->name, info->min, info->max, info->special, value);
    return CLI_USAGE;
}

/* A whole number of things to generate. */
static int set_size(int *field, const cli_option *option, const char *value)
{
    const int most = 10000;
    char *end = NULL;
    long n = strtol(value, &end, 10);
    if (value[0] < '0' || value[0] > '9' || *end != '\0' || n < 1 || n > most) {
        cli_complain(_("--%s wants a whole number from 1 to %d, not \"%s\""), option->name, most,
                     value);
        return CLI_USAGE;
    }
    *field = (int)n;
    return CLI_DONE;
}

/* Index of `value` in the row's list of words; -1 after a complaint. */
static int choose(const cli_option *option, const char *value)
{
    int choice = 0;
    size_t n = strlen(value);
    for (const char *word = option->choices; n > 0 && *word != '\0'; choice++) {
        size_t length = strcspn(word, " ");
        if (length == n && strncmp(word, value, n) == 0)
            return choice;
        word += length + (word[length] == ' ');
    }
    cli_complain(_("--%s wants one of \"%s\", not \"%s\""), option->name, option->choices, value);
    return -1;
}

/* Options of the program itself that take a word from a list. */
static int set_choice(cli_args *args, option_id id, const cli_option *option, const char *value)
{
    int choice = choose(option, value);
    if (choice < 0)
        return CLI_USAGE;
    if (id == CSV_SEPARATOR)
        args->csv_separator = value[0];
    else if (id == LANGUAGE)
        args->language = value;
    else if (id == FORMAT)
        args->format = choice;
    else if (id == MODEL)
        args->model = choice;
    else if (id == TABLE)
        args->table = choice;
    else
        args->color = (cli_color)choice;
    return CLI_DONE;
}

/* Where the text of an option goes that is kept as it is typed; 0: not such an option. */
static const size_t texts[N_OWN] = {
    [FOLDER] = offsetof(cli_args, folder),       [INSTANCE] = offsetof(cli_args, instance),
    [ARCHIVE] = offsetof(cli_args, archive),     [BOUND] = offsetof(cli_args, bound),
    [TEACHER] = offsetof(cli_args, teacher),     [DATE] = offsetof(cli_args, date),
    [LAST_DATE] = offsetof(cli_args, last_date), [CALENDAR] = offsetof(cli_args, calendar),
    [FROM] = offsetof(cli_args, from),           [KEEP] = offsetof(cli_args, keep),
    [ALLOW] = offsetof(cli_args, allow),         [FROM_DATE] = offsetof(cli_args, from_date),
    [LESSON] = offsetof(cli_args, lesson),       [SECTION] = offsetof(cli_args, section),
};

static int set_own(cli_args *args, option_id id, const cli_option *option, const char *value)
{
    if (texts[id] != 0) {
        memcpy((char *)args + texts[id], &value, sizeof value);
        return CLI_DONE;
    }
    switch ((int)id) {
    case SCHOOLS:
        return set_size(&args->n_schools, option, value);
    case ORCHESTRAS:
        return set_size(&args->n_orchestras, option, value);
    case TEACHERS:
        return set_size(&args->n_teachers, option, value);
    case JSON:
        args->is_json = true;
        return CLI_DONE;
    case FORMAT:
    case MODEL:
    case TABLE:
    case CSV_SEPARATOR:
    case LANGUAGE:
    case COLOR:
        return set_choice(args, id, option, value);
    case CSV_BOM:
        args->has_csv_bom = true;
        return CLI_DONE;
    case QUIET:
        args->is_quiet = true;
        return CLI_DONE;
    case HELP:
        args->wants_help = true;
        return CLI_DONE;
    case VERSION:
        args->wants_version = true;
        return CLI_DONE;
    default:
        return CLI_USAGE;
    }
}

static int set_option(cli_args *args, const cli_option *option, const char *value)
{
    if (!option->is_search)
        return set_own(args, (option_id)option->id, option, value);
    const char *text = option->value == NULL ? "1" : value;
    if (ork_option_set(&args->search, option->name, text) != ORK_OK)
        return refuse_number(&option->info, text);
    return CLI_DONE;
}

/* Index of the option written as `--name`, `--name=value` or `-x`; -1 when there is none. */
static int find_option(const char *text)
{
    bool is_long = text[1] == '-';
    size_t n = is_long ? strcspn(text + 2, "=") : 0;
    for (int i = 0; i < cli_option_count(); i++) {
        cli_option option = cli_option_at(i);
        if (is_long ? strlen(option.name) == n && strncmp(option.name, text + 2, n) == 0
                    : option.letter == text[1])
            return i;
    }
    return -1;
}

static int refuse_unknown_option(const char *text)
{
    cli_nearest nearest = cli_nearest_start(text + strspn(text, "-"), strcspn(text, "="));
    for (int i = 0; i < cli_option_count(); i++)
        cli_nearest_offer(&nearest, cli_option_at(i).name);
    if (text[1] == '-' && nearest.best != NULL)
        cli_complain(_("unknown option %.*s; did you mean --%s?"), (int)strcspn(text, "="), text,
                     nearest.best);
    else
        cli_complain(_("unknown option %s"), text);
    return CLI_USAGE;
}

static int refuse_unknown_command(const char *name)
{
    cli_nearest nearest = cli_nearest_start(name, strlen(name));
    for (int i = 0; i < cli_command_count(); i++)
        cli_nearest_offer(&nearest, cli_command_at(i)->name);
    if (nearest.best != NULL)
        cli_complain(_("unknown command %s; did you mean %s?"), name, nearest.best);
    else
        cli_complain(_("unknown command %s"), name);
    return CLI_USAGE;
}

/* One option at argv[*at]; moves *at past its value when that is the next argument. */
static int read_option(cli_args *args, uint64_t *seen, int *at, int argc, char *const *argv)
{
    const char *text = argv[*at];
    int i = find_option(text);
    if (i < 0)
        return refuse_unknown_option(text);
    cli_option option = cli_option_at(i);
    bool is_long = text[1] == '-';
    const char *value = is_long ? strchr(text, '=') : text[2] == '\0' ? NULL : text + 1;
    if (option.value == NULL && value != NULL) {
        cli_complain(_("--%s takes no value"), option.name);
        return CLI_USAGE;
    }
    if (option.value != NULL && value == NULL && *at + 1 >= argc) {
        cli_complain(_("--%s needs a value (%s)"), option.name, option.value);
        return CLI_USAGE;
    }
    value = value != NULL ? value + 1 : option.value != NULL ? argv[++*at] : NULL;
    *seen |= UINT64_C(1) << i;
    return set_option(args, &option, value);
}

/* Whether the command takes what was given and got what it needs. */
static int judge(const cli_args *args, uint64_t seen)
{
    const cli_command *command = args->command;
    for (int i = 0; i < cli_option_count(); i++) {
        cli_option option = cli_option_at(i);
        bool is_given = (seen >> i & 1) != 0;
        if (is_given && (option.accepted_by & command->bit) == 0) {
            cli_complain(_("%s does not take --%s"), command->name, option.name);
            return CLI_USAGE;
        }
        if (!is_given && (option.needed_by & command->bit) != 0) {
            char typed[80];
            cli_option_print(typed, sizeof typed, &option);
            cli_complain(_("%s needs %s"), command->name, typed + strspn(typed, " "));
            return CLI_USAGE;
        }
    }
    bool is_too_many = command->max_names >= 0 && args->n_names > command->max_names;
    /* a bound can be proven without a timetable */
    int least = command->min_names - (args->bound != NULL ? 1 : 0);
    if (args->n_names < least)
        cli_complain(_("%s needs more arguments: %s"), command->name, command->arguments);
    else if (is_too_many)
        cli_complain(_("unexpected argument \"%s\""), args->names[command->max_names]);
    return args->n_names < least || is_too_many ? CLI_USAGE : CLI_DONE;
}

static bool is_seen(uint64_t seen, const char *name)
{
    for (int i = 0; i < cli_option_count(); i++)
        if ((seen >> i & 1) != 0 && strcmp(cli_option_at(i).name, name) == 0)
            return true;
    return false;
}

/* The n-th word that the value of an option may be. */
static void print_word(char *buffer, size_t size, const cli_option *option, int n)
{
    const char *word = option->choices;
    for (; n > 0; n--)
        word += strcspn(word, " ") + 1;
    snprintf(buffer, size, "%.*s", (int)strcspn(word, " "), word);
}

/* Options of export that say something about one format only. */
static const struct {
    const char *option;
    int format;
} for_format[] = {{"model", CLI_FORMAT_MPS},   {"strict", CLI_FORMAT_MPS},
                  {"table", CLI_FORMAT_CSV},   {"csv-separator", CLI_FORMAT_CSV},
                  {"csv-bom", CLI_FORMAT_CSV}, {"archive", CLI_FORMAT_XHSTT}};

/* Whether the options mean something together. */
static int judge_together(const cli_args *args, uint64_t seen)
{
    bool to_stdout = args->folder == NULL || strcmp(args->folder, "-") == 0;
    if (args->command->bit != CLI_EXPORT)
        return CLI_DONE;
    for (size_t i = 0; i < sizeof for_format / sizeof for_format[0]; i++) {
        if (args->format == for_format[i].format || !is_seen(seen, for_format[i].option))
            continue;
        char word[16];
        print_word(word, sizeof word, &own[FORMAT], for_format[i].format);
        cli_complain(_("--%s says nothing of this format: it is for --format %s"),
                     for_format[i].option, word);
        return CLI_USAGE;
    }
    if (args->is_json && to_stdout) {
        cli_complain("%s", _("--json needs --output: without it the file itself goes to standard "
                             "output"));
        return CLI_USAGE;
    }
    return CLI_DONE;
}

static int read_all(cli_args *args, uint64_t *seen, int argc, char *const *argv)
{
    bool is_only_names = false;
    int code = CLI_DONE;
    for (int at = 1; at < argc && code == CLI_DONE; at++) {
        const char *text = argv[at];
        if (!is_only_names && strcmp(text, "--") == 0) {
            is_only_names = true;
        } else if (!is_only_names && text[0] == '-' && text[1] != '\0') {
            code = read_option(args, seen, &at, argc, argv);
        } else if (args->command == NULL) {
            args->command = cli_command_find(text);
            if (args->command == NULL)
                code = refuse_unknown_command(text);
        } else {
            args->names[args->n_names++] = text;
        }
    }
    return code;
}

int cli_args_read(cli_args *args, const char **names, int argc, char *const *argv)
{
    *args = (cli_args){.names = names, .csv_separator = ',', .search = ork_options_default()};
    uint64_t seen = 0;
    int code = read_all(args, &seen, argc, argv);
    if (is_seen(seen, "work") && !is_seen(seen, "time-limit"))
        args->search.time_limit_s = ORK_NO_LIMIT; /* so that the same work gives the same answer */
    if (code == CLI_DONE && !args->wants_help && !args->wants_version) {
        if (args->command != NULL) {
            code = judge(args, seen);
            if (code == CLI_DONE)
                code = judge_together(args, seen);
        } else {
            cli_complain(_("a command is needed"));
            code = CLI_USAGE;
        }
    }
    if (code != CLI_DONE)
        cli_hint_help(args->command == NULL ? NULL : args->command->name);
    return code;
}
