/* Examples first, then what there is; options in two columns. */
#include "help.h"

#include "text_table.h"
#include "words.h"

#include "orkestrooster/version.h"

#include <string.h>

const char *cli_exit_text(int code)
{
    switch (code) {
    case CLI_DONE:
        return _("done, or valid");
    case CLI_NEGATIVE:
        return _("infeasible, incomplete under --strict, a rule broken, or a bound not proven");
    case CLI_USAGE:
        return _("wrong use of the command line");
    case CLI_BAD_INPUT:
        return _("the season, timetable or bound has errors");
    case CLI_NO_ANSWER:
        return _("no timetable found within the limits");
    case CLI_FAILED:
        return _("a file cannot be read or written, out of memory, or an internal error");
    default:
        return NULL;
    }
}

void cli_default_print(char *buffer, size_t size, const cli_option *option)
{
    const ork_option_info *info = &option->info;
    buffer[0] = '\0';
    if (!option->is_search || option->value == NULL)
        return;
    if (info->value < info->min)
        snprintf(buffer, size, _(" (default %s)"), info->special);
    else if (info->special[0] != '\0')
        snprintf(buffer, size, _(" (default %.15g, or %s)"), info->value, info->special);
    else
        snprintf(buffer, size, _(" (default %.15g)"), info->value);
}

enum { OPTION_COLUMN = 26, PAGE_WIDTH = 90 };

static void print_options(unsigned used_by, FILE *stream)
{
    fprintf(stream, "\n%s\n", _("Options:"));
    for (int i = 0; i < cli_option_count(); i++) {
        cli_option option = cli_option_at(i);
        bool is_general = used_by == CLI_ALL;
        if ((option.used_by & used_by) == 0 && !is_general)
            continue;
        char typed[80], by_default[80], text[500];
        cli_option_print(typed, sizeof typed, &option);
        cli_default_print(by_default, sizeof by_default, &option);
        snprintf(text, sizeof text, "%s%s", option.help, by_default);
        fprintf(stream, "  %s%*s", typed, OPTION_COLUMN - 2 - cli_text_width(typed), "");
        cli_print_wrapped(text, OPTION_COLUMN, PAGE_WIDTH - OPTION_COLUMN, stream);
    }
}

static void print_program(FILE *stream)
{
    fprintf(stream, "%s\n\n",
            _("Orkestrooster makes the weekly timetables of a Leerorkest "
              "organisation."));
    fprintf(stream, _("Usage: orkestrooster COMMAND [OPTION]...\n"));
    fprintf(stream, "\n%s\n", _("Examples:"));
    for (int i = 0; i < cli_command_count(); i++)
        fprintf(stream, "  %s\n", cli_command_at(i)->example);
    fprintf(stream, "\n%s\n", _("Commands:"));
    for (int i = 0; i < cli_command_count(); i++)
        fprintf(stream, "  %-10s %s\n", cli_command_at(i)->name, _(cli_command_at(i)->summary));
    print_options(CLI_ALL, stream);
    fprintf(stream, "\n%s\n", _("Exit codes:"));
    for (int code = 0; cli_exit_text(code) != NULL; code++)
        fprintf(stream, "  %d  %s\n", code, cli_exit_text(code));
    fprintf(stream, "\n%s\n", _("\"orkestrooster COMMAND --help\" tells more about a command."));
}

void cli_help_print(const cli_command *command, FILE *stream)
{
    if (command == NULL) {
        print_program(stream);
        return;
    }
    fprintf(stream, _("Usage: orkestrooster %s %s [OPTION]...\n"), command->name,
            command->arguments);
    fprintf(stream, "\n%s: %s.\n", command->name, _(command->summary));
    cli_print_wrapped(_(command->details), 0, PAGE_WIDTH, stream);
    fprintf(stream, "\n%s\n  %s\n", _("Example:"), command->example);
    print_options(command->bit, stream);
}

void cli_version_print(FILE *stream)
{
    fprintf(stream, "orkestrooster %s\n", ork_version());
}
