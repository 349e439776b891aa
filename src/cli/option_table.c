/* Which options there are, what each takes, and which commands use it. */
#include "option_table.h"

#include "commands.h"
#include "words.h"

#include <stdio.h>
#include <string.h>

/* commands that may write, besides those that must */
#define MAY_WRITE (CLI_EXPORT | CLI_SUBSTITUTE | CLI_COMPARE | CLI_WHY_NOT)
#define WRITES (CLI_SOLVE | CLI_RERUN | CLI_GENERATE | CLI_IMPORT | CLI_CALENDAR | CLI_SWEEP)
#define WRITES_CSV                                                                                 \
    (CLI_SWEEP | CLI_WHY_NOT | CLI_SOLVE | CLI_RERUN | CLI_EXPORT | CLI_CALENDAR |                 \
     CLI_SUBSTITUTE | CLI_COMPARE)
#define NO_INFO                                                                                    \
    {                                                                                              \
        NULL, NULL, 0, 0, 0, NULL, NULL                                                            \
    }
/* Commands whose help lists an option and that take it, and those of them that need it. */
#define TAKEN_BY(commands, needing) commands, commands, needing, 0, false, NO_INFO

static const cli_option own[CLI_O_N_OWN] = {
    [CLI_O_FOLDER] = {"output", 'o', "PATH", NULL,
                      N_("folder to write into, made where missing; of export the file to write"),
                      TAKEN_BY(WRITES | MAY_WRITE, WRITES)},
    [CLI_O_SET] =
        {"set", 0, "PATH=VALUE", NULL,
         N_("change a value of the season, such as teachers.anna.hours.max=6; may be given "
            "several times"),
         TAKEN_BY(CLI_READ_SEASON, 0)},
    [CLI_O_FORMAT] =
        {"format", 0, "FORMAT", "mps csv xhstt fet season",
         N_("format of the file: mps, csv, xhstt, fet, or season for a folder with the season "
            "itself"),
         TAKEN_BY(CLI_EXPORT | CLI_IMPORT, CLI_EXPORT | CLI_IMPORT)},
    [CLI_O_MODEL] =
        {"model", 0, "MODEL", "compact duties",
         N_("what mps has columns for: compact (a teacher's way from lesson to lesson) or "
            "duties (all her possible days) (default compact)"),
         TAKEN_BY(CLI_EXPORT, 0)},
    [CLI_O_TABLE] =
        {"table", 0, "TABLE", "sections lessons teachers",
         N_("what csv has a line for: sections, lessons or teachers (default sections)"),
         TAKEN_BY(CLI_EXPORT, 0)},
    [CLI_O_INSTANCE] = {"instance", 0, "ID", NULL,
                        N_("which instance of an archive that holds several"),
                        TAKEN_BY(CLI_IMPORT, 0)},
    [CLI_O_ARCHIVE] =
        {"archive", 0, "FILE", NULL,
         N_("archive with the season's instance, for xhstt (default: instance.xml beside the "
            "season)"),
         TAKEN_BY(CLI_EXPORT, 0)},
    [CLI_O_SCHOOLS] = {"schools", 0, "N", NULL, N_("number of schools"),
                       TAKEN_BY(CLI_GENERATE, CLI_GENERATE)},
    [CLI_O_ORCHESTRAS] = {"orchestras", 0, "N", NULL, N_("number of orchestras"),
                          TAKEN_BY(CLI_GENERATE, CLI_GENERATE)},
    [CLI_O_TEACHERS] = {"teachers", 0, "N", NULL, N_("number of teachers"),
                        TAKEN_BY(CLI_GENERATE, CLI_GENERATE)},
    [CLI_O_BOUND] = {"bound", 0, "PATH", NULL,
                     N_("prove the bound in a bound.json again, from the season alone"),
                     TAKEN_BY(CLI_CHECK, 0)},
    [CLI_O_TEACHER] = {"teacher", 0, "ID", NULL, N_("the teacher who cannot come"),
                       TAKEN_BY(CLI_SUBSTITUTE, CLI_SUBSTITUTE)},
    [CLI_O_DATE] = {"date", 0, "DATE", NULL, N_("the date, such as 2026-12-01"),
                    TAKEN_BY(CLI_SUBSTITUTE, CLI_SUBSTITUTE)},
    [CLI_O_LAST_DATE] = {"to", 0, "DATE", NULL, N_("the last date, when there are more"),
                         TAKEN_BY(CLI_SUBSTITUTE, 0)},
    [CLI_O_CALENDAR] = {"calendar", 0, "PATH", NULL, N_("the calendar.json to work on"),
                        TAKEN_BY(CLI_CHECK | CLI_SUBSTITUTE, 0)},
    [CLI_O_LOANS] = {"loans", 0, "PATH", NULL,
                     N_("count the loans of instruments in a loans.yaml anew"),
                     TAKEN_BY(CLI_CHECK, 0)},
    [CLI_O_FROM] = {"from", 0, "TIMETABLE", NULL, N_("the timetable that people know"),
                    TAKEN_BY(CLI_RERUN | CLI_SWEEP, CLI_RERUN)},
    [CLI_O_KEEP] =
        {"keep", 0, "WHAT", NULL,
         N_(
             "what may not change: days, times, teachers, teams, school:ID, teacher:ID, with "
             "commas between"),
         TAKEN_BY(CLI_RERUN, 0)},
    [CLI_O_ALLOW] = {"allow", 0, "MINUTES", NULL,
                     N_("times that move at most so far count as unchanged, such as 15min"),
                     TAKEN_BY(CLI_RERUN, 0)},
    [CLI_O_FROM_DATE] = {"from-date", 0, "DATE", NULL,
                         N_("the day from which the new timetable holds, such as 2027-02-01"),
                         TAKEN_BY(CLI_RERUN, 0)},
    [CLI_O_CURVE] = {"curve", 0, NULL, NULL,
                     N_("look further: how much cost more changes would save, with a timetable for "
                        "each"),
                     TAKEN_BY(CLI_RERUN, 0)},
    [CLI_O_ABSENT] = {"absent", 0, "IDS", NULL,
                      N_("try the season without each of these teachers; each: without every one"),
                      TAKEN_BY(CLI_SWEEP, 0)},
    [CLI_O_ADD_SCHOOL] = {"add-school", 0, "FILE", NULL,
                          N_("try the season with each school of this file, a scenario or season"),
                          TAKEN_BY(CLI_SWEEP, 0)},
    [CLI_O_GROWTH] = {"growth", 0, "N", NULL,
                      N_("let N schools of --add-school join each year, and find whom to hire"),
                      TAKEN_BY(CLI_SWEEP, 0)},
    [CLI_O_YEARS] = {"years", 0, "N", NULL,
                     N_("years of --growth (default: as long as the file has schools)"),
                     TAKEN_BY(CLI_SWEEP, 0)},
    [CLI_O_IN_ORDER] = {"in-order", 0, NULL, NULL,
                        N_("the schools of --growth join in the order of the file, not the "
                           "easiest first"),
                        TAKEN_BY(CLI_SWEEP, 0)},
    [CLI_O_VARY] = {"vary", 0, "PATH=VALUES", NULL,
                    N_("try values: weights.travel=0.5..4/8 (8 from 0.5 to 4) or =1,2,4; may be "
                       "given several times"),
                    TAKEN_BY(CLI_SWEEP, 0)},
    [CLI_O_PARAMETERS] = {"parameters", 0, "FILE", NULL,
                          N_("try each line of a CSV file whose columns are paths"),
                          TAKEN_BY(CLI_SWEEP, 0)},
    [CLI_O_LIST] = {"list", 0, NULL, NULL,
                    N_("only print one command for each scenario, for other machines"),
                    TAKEN_BY(CLI_SWEEP, 0)},
    [CLI_O_ONLY] = {"only", 0, "ID", NULL, N_("run this one scenario of the sweep in DIR"),
                    TAKEN_BY(CLI_SWEEP, 0)},
    [CLI_O_RESUME] = {"resume", 0, NULL, NULL,
                      N_("go on with the sweep in DIR; what is finished stays"),
                      TAKEN_BY(CLI_SWEEP, 0)},
    [CLI_O_LESSON] = {"lesson", 0, "WHAT", NULL,
                      N_("of explain an orchestra: only why its lesson cannot be given in full; of "
                         "sweep lengths to try: 45,50,60"),
                      TAKEN_BY(CLI_EXPLAIN | CLI_SWEEP, 0)},
    [CLI_O_SECTION] = {"section", 0, "ID/ROLE", NULL,
                       N_("only why nobody can teach this section, such as fontein-5/cello"),
                       TAKEN_BY(CLI_EXPLAIN, 0)},
    [CLI_O_PIN] = {"pin", 0, "PIN", NULL,
                   N_("what is wished, such as 'orchestra=fontein-5 day=thu start=08:30' or "
                      "'block=eden role=cello teacher=bram'; may be given several times"),
                   TAKEN_BY(CLI_WHY_NOT, CLI_WHY_NOT)},
    [CLI_O_ANONYMISE] = {"anonymise", 0, NULL, NULL,
                         N_("replace the names of people, schools and places in a season, and move "
                            "its coordinates, at random unless there is a --seed"),
                         TAKEN_BY(CLI_EXPORT, 0)},
    [CLI_O_BLUR] = {"blur", 0, "METRES", NULL,
                    N_("how far each place may move; 0 keeps every travel time (default 500)"),
                    TAKEN_BY(CLI_EXPORT, 0)},
    [CLI_O_NO_MONEY] = {"no-money", 0, NULL, NULL, N_("leave out rates and what is paid"),
                        TAKEN_BY(CLI_EXPORT, 0)},
    [CLI_O_KEY] = {"key", 0, "FILE", NULL,
                   N_("write which name stands for what, for yourself, as CSV"),
                   TAKEN_BY(CLI_EXPORT, 0)},
    [CLI_O_JSON] = {"json", 0, NULL, NULL, N_("print one JSON object on standard output"),
                    TAKEN_BY(CLI_ALL, 0)},
    [CLI_O_CSV_SEPARATOR] = {"csv-separator", 0, "C", ", ;",
                             N_("separate the columns of a CSV file by , or ; (default ,)"),
                             TAKEN_BY(WRITES_CSV, 0)},
    [CLI_O_CSV_BOM] = {"csv-bom", 0, NULL, NULL,
                       N_("start a CSV file with a byte order mark, for Excel"),
                       TAKEN_BY(WRITES_CSV, 0)},
    [CLI_O_LANGUAGE] =
        {
            "lang", 0, "LANG", "nl en",
            N_("language of page and messages, nl or en (default: the season's, then the "
               "system's)"),
            TAKEN_BY(CLI_ALL, 0)},
    [CLI_O_COLOR] = {"color", 0, "WHEN", "auto always never",
                     N_("colours in messages: auto, always or never (default auto)"),
                     TAKEN_BY(CLI_ALL, 0)},
    [CLI_O_QUIET] = {"quiet", 'q', NULL, NULL, N_("no progress, warnings or summary"),
                     TAKEN_BY(CLI_ALL, 0)},
    [CLI_O_HELP] = {"help", 'h', NULL, NULL, N_("print this help"), TAKEN_BY(CLI_ALL, 0)},
    [CLI_O_VERSION] = {"version", 0, NULL, NULL, N_("print the version"), 0, CLI_ALL, 0, 0, false,
                       NO_INFO},
};

int cli_option_count(void)
{
    return CLI_O_N_OWN + ork_option_count();
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
    if (i < CLI_O_N_FIRST || i >= CLI_O_N_FIRST + n_search) {
        int id = i < CLI_O_N_FIRST ? i : i - n_search;
        cli_option row = own[id];
        row.id = id;
        row.help = _(row.help);
        return row;
    }
    ork_option_info info = ork_option_at(i - CLI_O_N_FIRST);
    cli_option row = {.name = info.name, .help = info.help, .is_search = true, .info = info};
    row.value = is_flag(&info)                ? NULL
                : strcmp(info.unit, "s") == 0 ? "S"
                : strcmp(info.unit, "%") == 0 ? "P"
                                              : "N";
    row.used_by = CLI_SOLVE | CLI_RERUN | CLI_SWEEP | CLI_COMPARE;
    if (strcmp(info.name, "time-limit") == 0)
        row.used_by |= CLI_CALENDAR | CLI_SUBSTITUTE;
    if (strcmp(info.name, "gap") != 0)
        row.used_by |= CLI_EXPLAIN | CLI_WHY_NOT;
    if (strcmp(info.name, "seed") == 0)
        row.used_by |= CLI_GENERATE | CLI_EXPORT;
    if (strcmp(info.name, "strict") == 0)
        row.used_by |= CLI_CHECK | CLI_EXPORT | CLI_CALENDAR | CLI_SUBSTITUTE;
    row.accepted_by = CLI_ALL;
    return row;
}

bool cli_option_may_repeat(const cli_option *option)
{
    return !option->is_search &&
           (option->id == CLI_O_SET || option->id == CLI_O_VARY || option->id == CLI_O_PIN);
}

void cli_option_print(char *buffer, size_t size, const cli_option *option)
{
    char letter[8] = "    ";
    if (option->letter != 0)
        snprintf(letter, sizeof letter, "-%c, ", option->letter);
    snprintf(buffer, size, "%s--%s%s%s", letter, option->name, option->value != NULL ? " " : "",
             option->value != NULL ? option->value : "");
}

void cli_option_print_word(char *buffer, size_t size, cli_option_id id, int n)
{
    const char *word = own[id].choices;
    for (; n > 0; n--)
        word += strcspn(word, " ") + 1;
    snprintf(buffer, size, "%.*s", (int)strcspn(word, " "), word);
}
