/* One pass over argv. An option may stand before or after the command, so whether the command takes
 * it is judged at the end, from the set of options seen. */
#include "args.h"

#include "nearest_word.h"
#include "output.h"
#include "words.h"

#include "orkestrooster/export.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Which options were given. */
typedef struct options_seen {
    bool is[CLI_MAX_OPTIONS];
} options_seen;

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

/* Metres of a blur. */
static int set_metres(double *field, const cli_option *option, const char *value)
{
    const double most = 100000;
    char *end = NULL;
    double metres = strtod(value, &end);
    if (value[0] < '0' || value[0] > '9' || *end != '\0' || !(metres <= most)) {
        cli_complain(_("--%s wants a number of metres from 0 to %.0f, not \"%s\""), option->name,
                     most, value);
        return CLI_USAGE;
    }
    *field = metres;
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
static int set_choice(cli_args *args, cli_option_id id, const cli_option *option, const char *value)
{
    int choice = choose(option, value);
    if (choice < 0)
        return CLI_USAGE;
    if (id == CLI_O_CSV_SEPARATOR)
        args->csv_separator = value[0];
    else if (id == CLI_O_LANGUAGE)
        args->language = value;
    else if (id == CLI_O_FORMAT)
        args->format = choice;
    else if (id == CLI_O_MODEL)
        args->model = choice;
    else if (id == CLI_O_TABLE)
        args->table = choice;
    else
        args->color = (cli_color)choice;
    return CLI_DONE;
}

/* Where the text of an option goes that is kept as it is typed; 0: not such an option. */
static const size_t texts[CLI_O_N_OWN] = {
    [CLI_O_FOLDER] = offsetof(cli_args, folder),
    [CLI_O_INSTANCE] = offsetof(cli_args, instance),
    [CLI_O_ARCHIVE] = offsetof(cli_args, archive),
    [CLI_O_BOUND] = offsetof(cli_args, bound),
    [CLI_O_TEACHER] = offsetof(cli_args, teacher),
    [CLI_O_DATE] = offsetof(cli_args, date),
    [CLI_O_LAST_DATE] = offsetof(cli_args, last_date),
    [CLI_O_CALENDAR] = offsetof(cli_args, calendar),
    [CLI_O_LOANS] = offsetof(cli_args, loans),
    [CLI_O_FROM] = offsetof(cli_args, from),
    [CLI_O_KEEP] = offsetof(cli_args, keep),
    [CLI_O_ALLOW] = offsetof(cli_args, allow),
    [CLI_O_FROM_DATE] = offsetof(cli_args, from_date),
    [CLI_O_ABSENT] = offsetof(cli_args, absent),
    [CLI_O_ADD_SCHOOL] = offsetof(cli_args, add_school),
    [CLI_O_PARAMETERS] = offsetof(cli_args, parameters),
    [CLI_O_ONLY] = offsetof(cli_args, only),
    [CLI_O_LESSON] = offsetof(cli_args, lesson),
    [CLI_O_SECTION] = offsetof(cli_args, section),
    [CLI_O_KEY] = offsetof(cli_args, key),
};

/* Which mark an option sets that has no value; 0: not such an option. */
static const size_t flags[CLI_O_N_OWN] = {
    [CLI_O_LIST] = offsetof(cli_args, is_list),
    [CLI_O_RESUME] = offsetof(cli_args, is_resume),
    [CLI_O_IN_ORDER] = offsetof(cli_args, is_in_order),
    [CLI_O_CURVE] = offsetof(cli_args, wants_curve),
    [CLI_O_JSON] = offsetof(cli_args, is_json),
    [CLI_O_CSV_BOM] = offsetof(cli_args, has_csv_bom),
    [CLI_O_ANONYMISE] = offsetof(cli_args, is_anonymous),
    [CLI_O_NO_MONEY] = offsetof(cli_args, has_no_money),
    [CLI_O_QUIET] = offsetof(cli_args, is_quiet),
    [CLI_O_HELP] = offsetof(cli_args, wants_help),
    [CLI_O_VERSION] = offsetof(cli_args, wants_version),
};

static int set_own(cli_args *args, cli_option_id id, const cli_option *option, const char *value)
{
    if (texts[id] != 0) {
        memcpy((char *)args + texts[id], &value, sizeof value);
        return CLI_DONE;
    }
    if (flags[id] != 0) {
        memcpy((char *)args + flags[id], &(bool){true}, sizeof(bool));
        return CLI_DONE;
    }
    switch ((int)id) {
    case CLI_O_PIN:
        args->pins[args->n_pins++] = value;
        return CLI_DONE;
    case CLI_O_VARY:
        args->vary[args->n_vary++] = value;
        return CLI_DONE;
    case CLI_O_SET:
        args->sets[args->n_sets++] = value;
        return CLI_DONE;
    case CLI_O_SCHOOLS:
        return set_size(&args->n_schools, option, value);
    case CLI_O_ORCHESTRAS:
        return set_size(&args->n_orchestras, option, value);
    case CLI_O_TEACHERS:
        return set_size(&args->n_teachers, option, value);
    case CLI_O_GROWTH:
        return set_size(&args->growth, option, value);
    case CLI_O_YEARS:
        return set_size(&args->years, option, value);
    case CLI_O_FORMAT:
    case CLI_O_MODEL:
    case CLI_O_TABLE:
    case CLI_O_CSV_SEPARATOR:
    case CLI_O_LANGUAGE:
    case CLI_O_COLOR:
        return set_choice(args, id, option, value);
    case CLI_O_BLUR:
        return set_metres(&args->blur_m, option, value);
    default:
        return CLI_USAGE;
    }
}

static int set_option(cli_args *args, const cli_option *option, const char *value)
{
    if (!option->is_search)
        return set_own(args, (cli_option_id)option->id, option, value);
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
static int read_option(cli_args *args, options_seen *seen, int *at, int argc, char *const *argv)
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
    if (value != NULL && value[0] == '\0') {
        cli_complain(_("--%s needs a value (%s), not an empty one"), option.name, option.value);
        return CLI_USAGE;
    }
    if (value != NULL && seen->is[i] && !cli_option_may_repeat(&option)) {
        cli_complain(_("--%s is given twice"), option.name);
        return CLI_USAGE;
    }
    seen->is[i] = true;
    return set_option(args, &option, value);
}

/* Whether the command takes what was given and got what it needs. */
static int judge(const cli_args *args, const options_seen *seen)
{
    const cli_command *command = args->command;
    for (int i = 0; i < cli_option_count(); i++) {
        cli_option option = cli_option_at(i);
        bool is_given = seen->is[i];
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

static bool is_seen(const options_seen *seen, const char *name)
{
    for (int i = 0; i < cli_option_count(); i++)
        if (seen->is[i] && strcmp(cli_option_at(i).name, name) == 0)
            return true;
    return false;
}

/* Options of export that say something about one format only. */
static const struct {
    const char *option;
    int format;
} for_format[] = {{"model", CLI_FORMAT_MPS},        {"strict", CLI_FORMAT_MPS},
                  {"table", CLI_FORMAT_CSV},        {"csv-separator", CLI_FORMAT_CSV},
                  {"csv-bom", CLI_FORMAT_CSV},      {"archive", CLI_FORMAT_XHSTT},
                  {"anonymise", CLI_FORMAT_SEASON}, {"blur", CLI_FORMAT_SEASON},
                  {"no-money", CLI_FORMAT_SEASON},  {"key", CLI_FORMAT_SEASON}};

/* Whether the options mean something together. */
static int judge_together(const cli_args *args, const options_seen *seen)
{
    bool to_stdout = args->folder == NULL || strcmp(args->folder, "-") == 0;
    if (args->command->bit != CLI_EXPORT)
        return CLI_DONE;
    for (size_t i = 0; i < sizeof for_format / sizeof for_format[0]; i++) {
        if (args->format == for_format[i].format || !is_seen(seen, for_format[i].option))
            continue;
        char word[16];
        cli_option_print_word(word, sizeof word, CLI_O_FORMAT, for_format[i].format);
        cli_complain(_("--%s says nothing of this format: it is for --format %s"),
                     for_format[i].option, word);
        return CLI_USAGE;
    }
    if (!args->is_anonymous && (is_seen(seen, "blur") || args->key != NULL)) {
        cli_complain(_("--%s needs --anonymise"), is_seen(seen, "blur") ? "blur" : "key");
        return CLI_USAGE;
    }
    if (args->format == CLI_FORMAT_SEASON && to_stdout) {
        cli_complain("%s", _("a season is written into a folder: name it with --output"));
        return CLI_USAGE;
    }
    if (args->is_json && to_stdout) {
        cli_complain("%s", _("--json needs --output: without it the file itself goes to standard "
                             "output"));
        return CLI_USAGE;
    }
    return CLI_DONE;
}

static int read_all(cli_args *args, options_seen *seen, int argc, char *const *argv)
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
        } else if (text[0] == '\0') {
            cli_complain("%s", _("an argument is empty, and names no file"));
            code = CLI_USAGE;
        } else {
            args->names[args->n_names++] = text;
        }
    }
    return code;
}

/* What is wrong before --json is come to is answered with an object, too. */
static bool wants_json(int argc, char *const *argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (strcmp(argv[i], "--json") == 0)
            return true;
    return false;
}

/* As if --format had been given. */
static void set_format(cli_args *args, options_seen *seen, int format)
{
    args->format = format;
    for (int i = 0; i < cli_option_count(); i++)
        seen->is[i] = seen->is[i] || strcmp(cli_option_at(i).name, "format") == 0;
}

int cli_args_read(cli_args *args, const char **room, int argc, char *const *argv)
{
    size_t most = (size_t)argc;
    *args = (cli_args){.names = room,
                       .sets = room + most,
                       .vary = room + 2 * most,
                       .pins = room + 3 * most,
                       .csv_separator = ',',
                       .search = ork_options_default(),
                       .blur_m = ork_share_options_default().blur_m};
    options_seen seen = {{false}};
    int code = read_all(args, &seen, argc, argv);
    args->is_json = wants_json(argc, argv);
    args->has_seed = is_seen(&seen, "seed");
    if (args->is_anonymous && !is_seen(&seen, "format"))
        set_format(args, &seen, CLI_FORMAT_SEASON);
    if (is_seen(&seen, "work") && !is_seen(&seen, "time-limit"))
        args->search.time_limit_s = ORK_NO_LIMIT; /* so that the same work gives the same answer */
    if (code == CLI_DONE && !args->wants_help && !args->wants_version) {
        if (args->command != NULL) {
            code = judge(args, &seen);
            if (code == CLI_DONE)
                code = judge_together(args, &seen);
        } else {
            cli_complain(_("a command is needed"));
            code = CLI_USAGE;
        }
    }
    if (code != CLI_DONE)
        cli_hint_help(args->command == NULL ? NULL : args->command->name);
    return code;
}
