/* The manual page and the shell completions, made at build time from the same tables as --help.
 * Usage: make_docs man|bash|zsh|fish FILE */
#include "help.h"
#include "output.h"

#include "orkestrooster/version.h"

#include <ctype.h>
#include <errno.h>
#include <string.h>

/* Text in a manual page: '-' and '\' escaped, a leading '.' or '\'' made harmless. */
static void roff(const char *text)
{
    if (*text == '.' || *text == '\'')
        fputs("\\&", stdout);
    for (; *text != '\0'; text++) {
        if (*text == '-' || *text == '\\')
            putchar('\\');
        putchar(*text);
    }
}

static void roff_line(const char *macro, const char *text)
{
    fputs(macro, stdout);
    roff(text);
    putchar('\n');
}

static void man_commands(void)
{
    puts(".SH COMMANDS");
    for (int i = 0; i < cli_command_count(); i++) {
        const cli_command *command = cli_command_at(i);
        printf(".TP\n.BI \"%s \" \"", command->name);
        roff(command->arguments);
        puts("\"");
        char first = (char)toupper((unsigned char)command->summary[0]);
        printf("%c", first);
        roff(command->summary + 1);
        puts(".");
        roff_line("", command->details);
    }
}

static void man_used_by(unsigned used_by)
{
    puts("Used by");
    for (int c = 0; c < cli_command_count(); c++) {
        unsigned bit = cli_command_at(c)->bit;
        bool is_last = used_by < 2 * bit; /* bits rise in the order of the commands */
        if ((used_by & bit) != 0)
            printf(".BR %s %s\n", cli_command_at(c)->name, is_last ? "." : "\nand");
    }
}

static void man_options(void)
{
    puts(".SH OPTIONS");
    for (int i = 0; i < cli_option_count(); i++) {
        cli_option option = cli_option_at(i);
        char typed[80], by_default[80];
        cli_option_print(typed, sizeof typed, &option);
        cli_default_print(by_default, sizeof by_default, &option);
        puts(".TP");
        roff_line(".B ", typed + strspn(typed, " "));
        roff(option.help);
        roff(by_default);
        puts(".");
        if (option.used_by != CLI_ALL && option.used_by != 0) {
            man_used_by(option.used_by);
        }
    }
}

static void make_man(void)
{
    printf(".TH ORKESTROOSTER 1 \"\" \"orkestrooster %s\" \"User Commands\"\n", ork_version());
    puts(".SH NAME\norkestrooster \\- weekly timetables for Leerorkest organisations");
    puts(".SH SYNOPSIS");
    for (int i = 0; i < cli_command_count(); i++) {
        printf("%s.B orkestrooster %s\n", i > 0 ? ".br\n" : "", cli_command_at(i)->name);
        roff_line("", cli_command_at(i)->arguments);
        puts(".RI [ OPTION ]...");
    }
    puts(".SH DESCRIPTION\nA planner writes a season in YAML: schools with their groups, rooms and "
         "bell times,\nteachers with their instruments and availability, and which groups form an "
         "orchestra.\n.B orkestrooster\nmakes the weekly timetable with the least time lost to "
         "travel, waiting and changes,\nproves how far it can be from the best, checks it by "
         "separate counting,\nand writes pages and sheets for people.");
    man_commands();
    man_options();
    puts(".SH \"EXIT STATUS\"");
    for (int code = 0; cli_exit_text(code) != NULL; code++) {
        printf(".TP\n.B %d\n", code);
        roff_line("", cli_exit_text(code));
    }
    puts(".SH ENVIRONMENT\n.TP\n.BR LC_ALL \", \" LC_MESSAGES \", \" LANG\nThe language of "
         "messages when neither\n.B \\-\\-lang\nnor the season names one: Dutch when the first of "
         "these that is set begins with nl,\nelse English.\n.TP\n.B NO_COLOR\nWhen not empty: no "
         "colours unless\n.B \\-\\-color\nasks for them.");
    puts(".SH SIGNALS\nThe first SIGINT, SIGTERM or SIGHUP ends a search, which then writes "
         "the best timetable found;\nthe second SIGINT or SIGTERM ends the program at once. Under\n"
         ".BR nohup (1)\nSIGHUP is ignored.");
    puts(".SH EXAMPLES\n.nf");
    for (int i = 0; i < cli_command_count(); i++)
        roff_line("", cli_command_at(i)->example);
    puts(".fi\n.SH \"SEE ALSO\"\n.BR orkestrooster-season (5),\n.BR orkestrooster-timetable (5),\n"
         ".BR orkestrooster-report (5),\n.BR orkestrooster-bound (5),\n.BR orkestrooster-rules "
         "(7),\n.BR orkestrooster-xhstt (7)");
}

/* Words that complete an option's value, or "" when a file is wanted. */
static void bash_values(void)
{
    puts("  case $previous in");
    for (int i = 0; i < cli_option_count(); i++) {
        cli_option option = cli_option_at(i);
        if (option.value == NULL)
            continue;
        printf("    %s%c%s--%s) ", option.letter != 0 ? "-" : "",
               option.letter != 0 ? option.letter : ' ', option.letter != 0 ? "|" : "",
               option.name);
        if (strcmp(option.value, "PATH") == 0)
            puts("COMPREPLY=($(compgen -f -- \"$current\")); return ;;");
        else
            printf("COMPREPLY=($(compgen -W '%s' -- \"$current\")); return ;;\n",
                   option.choices != NULL        ? option.choices
                   : option.info.special == NULL ? ""
                                                 : option.info.special);
    }
    puts("  esac");
}

static void make_bash(void)
{
    puts("# bash completion for orkestrooster; made from the program's tables");
    puts("_orkestrooster() {\n  local current=${COMP_WORDS[COMP_CWORD]} "
         "previous=${COMP_WORDS[COMP_CWORD-1]} word command=");
    puts("  COMPREPLY=()");
    bash_values();
    puts("  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n    case $word in");
    for (int c = 0; c < cli_command_count(); c++)
        printf("%s%s", c > 0 ? "|" : "      ", cli_command_at(c)->name);
    puts(") command=$word; break ;;\n    esac\n  done");
    fputs("  if [ -z \"$command\" ]; then\n    COMPREPLY=($(compgen -W '--help --version", stdout);
    for (int c = 0; c < cli_command_count(); c++)
        printf(" %s", cli_command_at(c)->name);
    puts("' -- \"$current\"))\n    return\n  fi\n  if [[ $current != -* ]]; then\n    "
         "COMPREPLY=($(compgen -f -- \"$current\"))\n    return\n  fi\n  case $command in");
    for (int c = 0; c < cli_command_count(); c++) {
        printf("    %s) COMPREPLY=($(compgen -W '", cli_command_at(c)->name);
        for (int i = 0; i < cli_option_count(); i++) {
            cli_option option = cli_option_at(i);
            if ((option.used_by & cli_command_at(c)->bit) != 0)
                printf("--%s ", option.name);
        }
        puts("' -- \"$current\")) ;;");
    }
    puts("  esac\n}\ncomplete -o filenames -F _orkestrooster orkestrooster");
}

/* Text inside the single quotes of zsh or fish; `special` are the bytes that zsh gives a meaning.
 */
static void quoted(const char *text, const char *special)
{
    for (; *text != '\0'; text++) {
        if (*text == '\'')
            fputs("'\\''", stdout);
        else if (strchr(special, *text) != NULL)
            printf("\\%c", *text);
        else
            putchar(*text);
    }
}

#define ZSH_SPECIAL "[]:"

static void zsh_option(const cli_option *option)
{
    const char *action = option->value == NULL                ? ""
                         : strcmp(option->value, "PATH") == 0 ? ":path:_files"
                                                              : ":value:";
    printf("        '--%s[", option->name);
    quoted(option->help, ZSH_SPECIAL);
    printf("]%s", action);
    if (option->choices != NULL && strcmp(option->choices, ", ;") != 0)
        printf("(%s)", option->choices);
    puts("' \\");
    if (option->letter != 0) {
        printf("        '-%c[", option->letter);
        quoted(option->help, ZSH_SPECIAL);
        printf("]%s' \\\n", action);
    }
}

static void make_zsh(void)
{
    puts("#compdef orkestrooster\n# zsh completion; made from the program's tables");
    puts("local -a commands=(");
    for (int c = 0; c < cli_command_count(); c++) {
        printf("  '%s:", cli_command_at(c)->name);
        quoted(cli_command_at(c)->summary, ZSH_SPECIAL);
        puts("'");
    }
    puts(")\nif (( CURRENT == 2 )); then\n  _describe command commands\n  return\nfi");
    puts("case $words[2] in");
    for (int c = 0; c < cli_command_count(); c++) {
        printf("  %s)\n    _arguments -S \\\n", cli_command_at(c)->name);
        for (int i = 0; i < cli_option_count(); i++) {
            cli_option option = cli_option_at(i);
            if ((option.used_by & cli_command_at(c)->bit) != 0)
                zsh_option(&option);
        }
        puts("        '*:file:_files' ;;");
    }
    puts("esac");
}

static void make_fish(void)
{
    puts("# fish completion for orkestrooster; made from the program's tables");
    for (int c = 0; c < cli_command_count(); c++) {
        printf("complete -c orkestrooster -n __fish_use_subcommand -f -a %s -d '",
               cli_command_at(c)->name);
        quoted(cli_command_at(c)->summary, "");
        puts("'");
    }
    for (int i = 0; i < cli_option_count(); i++) {
        cli_option option = cli_option_at(i);
        fputs("complete -c orkestrooster", stdout);
        if (option.used_by != 0) {
            fputs(" -n '__fish_seen_subcommand_from", stdout);
            for (int c = 0; c < cli_command_count(); c++)
                if ((option.used_by & cli_command_at(c)->bit) != 0)
                    printf(" %s", cli_command_at(c)->name);
            fputs("'", stdout);
        }
        printf(" -l %s", option.name);
        if (option.letter != 0)
            printf(" -s %c", option.letter);
        if (option.value != NULL)
            fputs(strcmp(option.value, "PATH") == 0 ? " -r" : " -x", stdout);
        if (option.choices != NULL && strcmp(option.choices, ", ;") != 0)
            printf(" -a '%s'", option.choices);
        fputs(" -d '", stdout);
        quoted(option.help, "");
        puts("'");
    }
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*make)(void);
    } kinds[] = {{"man", make_man}, {"bash", make_bash}, {"zsh", make_zsh}, {"fish", make_fish}};
    if (argc == 3 && freopen(argv[2], "w", stdout) == NULL) {
        cli_complain("%s: %s", argv[2], strerror(errno));
        return CLI_FAILED;
    }
    for (size_t i = 0; argc == 3 && i < sizeof kinds / sizeof kinds[0]; i++) {
        if (strcmp(argv[1], kinds[i].name) == 0) {
            kinds[i].make();
            return cli_close_output(&(cli_args){0}, CLI_DONE);
        }
    }
    cli_complain("usage: make_docs man|bash|zsh|fish FILE");
    return CLI_USAGE;
}
