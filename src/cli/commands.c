/* The table of commands. */
#include "commands.h"

#include "words.h"

#include <stddef.h>
#include <string.h>

static const cli_command commands[] = {
    {CLI_INIT, "init", "DIR", N_("write a commented starter season"),
     N_("Writes a small season with comments and its JSON Schema, which editors use to complete "
        "and "
        "check while typing. Nothing that exists is overwritten."),
     "orkestrooster init my-season", 1, 1, cli_run_init},
    {CLI_VALIDATE, "validate", "SEASON...", N_("read a season and report every mistake at once"),
     N_("A season is one YAML file, several, or a folder whose *.yaml files are merged; - is "
        "standard input."),
     "orkestrooster validate my-season", 1, -1, cli_run_validate},
    {CLI_SOLVE, "solve", "SEASON... -o DIR", N_("make the timetable of a season"),
     N_("Writes timetable.yaml, index.html (open it in a browser), timetable.xlsx, timetable.csv, "
        "report.json and bound.json. Ctrl-C ends the search and writes the best timetable found; a "
        "second "
        "Ctrl-C ends the program at once."),
     "orkestrooster solve my-season -o out --time-limit 60", 1, -1, cli_run_solve},
    {CLI_CHECK, "check", "SEASON... [TIMETABLE]",
     N_("count every rule and cost of a timetable again"),
     N_("The counting shares nothing with the search: a second opinion, also on a timetable that "
        "was edited by hand. With --bound PATH also the bound of a bound.json is derived anew; "
        "then "
        "a single SEASON without TIMETABLE will do. With --calendar PATH the dated lessons of a "
        "calendar.json are judged instead of the week, with --loans PATH the loans of instruments "
        "of a loans.yaml."),
     "orkestrooster check my-season out/timetable.yaml", 2, -1, cli_run_check},
    {CLI_EXPLAIN, "explain", "SEASON...",
     N_("say why no timetable of a season is complete, and what would help"),
     N_("Conflicts are small sets of lines of the season that cannot hold together, joint ones "
        "first; each is proven by a solve of just its lines and by solves with each one left out. "
        "Below each stand the single changes that help, the fewest people concerned first, each "
        "proven as well. The exit code is 0 when there is a complete timetable and 1 when there is "
        "none."),
     "orkestrooster explain my-season --lesson fontein-5", 1, -1, cli_run_explain},
    {CLI_WHY_NOT, "why-not", "SEASON... TIMETABLE --pin PIN",
     N_("say what a wish would cost, or why it cannot be"),
     N_("A wish is written in the words of the season's pins; with several --pin all of them hold. "
        "Told are the price when everything else may move and when as little as possible does, "
        "rule by rule, who feels it and what moves; or, when the wish cannot be, a smallest set of "
        "lines of the season that forbids it, proven. With -o the timetables with the wish are "
        "written: the one with the fewest changes with the files of rerun, the cheapest in the "
        "folder cheapest below it. The exit code is 1 when the wish cannot be."),
     "orkestrooster why-not my-season out/timetable.yaml --pin 'orchestra=fontein-5 day=thu "
     "start=08:30'",
     2, -1, cli_run_why_not},
    {CLI_CALENDAR, "calendar", "SEASON... TIMETABLE -o DIR", N_("date every lesson of the season"),
     N_("The week becomes dated lessons: holidays, national days and the schools' closed days are "
        "left out, each orchestra gets the lessons that it is promised, and lost ones are caught "
        "up "
        "where that is possible. Writes calendar.html, calendar.xlsx, calendar.json, calendar.csv "
        "and iCalendar files: all.ics, and one for each school, teacher and room. "
        "SOURCE_DATE_EPOCH, when set, is the moment at which it is made."),
     "orkestrooster calendar my-season out/timetable.yaml -o calendar", 2, -1, cli_run_calendar},
    {CLI_SUBSTITUTE, "substitute", "SEASON... TIMETABLE --teacher ID --date DATE",
     N_("find who stands in for a teacher"),
     N_("For each lesson that the teacher has on the date, or up to the date of --to, everybody "
        "who "
        "could give it in order of cost, and the best choice for all of them together, proven by "
        "GLPK. Lessons of others move only when more would stay open without that. With -o the "
        "amended dates are written: calendar.json and everything beside it, in which only these "
        "lessons changed. The calendar is the one of --calendar, else the one in -o, else made "
        "anew."),
     "orkestrooster substitute my-season out/timetable.yaml --teacher anna --date 2026-12-01 "
     "-o calendar",
     2, -1, cli_run_substitute},
    {CLI_RERUN, "rerun", "SEASON... --from TIMETABLE -o DIR",
     N_("make the timetable of a changed season with the fewest changes"),
     N_("Nothing is lost that need not be; then as little changes as possible, weighted by who "
        "feels "
        "it (`changes` in the season); then the cost is as low as possible. Each is proven, or the "
        "bound is told. Writes what solve writes but bound.json, and changes.json, changes.html "
        "and, in the "
        "folder tell, a text to mail for each school, group and teacher for whom something "
        "changes. With --curve also what more changes would save: curve.html, curve.json, and a "
        "folder in curve with the same files for each number of changes."),
     "orkestrooster rerun my-season --from out/timetable.yaml -o new --keep school:fontein", 1, -1,
     cli_run_rerun},
    {CLI_COMPARE, "compare", "DIR DIR... [-o DIR]",
     N_("hold results side by side and say which differences count"),
     N_("Each DIR is a folder that solve or rerun wrote; everything about it is counted again. "
        "The first one is what the others are held against. A season or scenario may stand in "
        "place of a folder: it is solved first, with a result in a folder of its own below -o, "
        "unless one of the same season with the same limits is there already. Writes "
        "compare.html, "
        "compare.xlsx, compare.csv and compare.json. Costs are called better only when that is "
        "proven. The exit code is 1 when one of the timetables breaks a rule."),
     "orkestrooster compare base without-anna -o compare", 2, -1, cli_run_compare},
    {CLI_GENERATE, "generate", "--schools N --orchestras N --teachers N -o DIR",
     N_("write a random realistic season"), N_("The same numbers and --seed give the same files."),
     "orkestrooster generate --schools 12 --orchestras 37 --teachers 35 -o random-season", 0, 0,
     cli_run_generate},
    {CLI_EXPORT, "export", "SEASON... [TIMETABLE] --format FORMAT",
     N_("write a season or its timetable for other programs"),
     N_("mps: the week as a mixed integer program, for any solver; its optimum is the cost of the "
        "best timetable. csv: a table of what the season asks, with a timetable also of what it "
        "gives. xhstt: a solution of the instance that was imported. fet: the timetable's lessons "
        "for FET, with their teachers fixed; what the file does not say of the rules is listed. "
        "Without --output the file goes to standard output. season: a folder with the season "
        "itself, "
        "put together from its files, without their comments; with --anonymise also without any "
        "name that the planner chose, so "
        "that others can learn from it."),
     "orkestrooster export my-season --format mps -o week.mps", 1, -1, cli_run_export},
    {CLI_IMPORT, "import", "FILE --format xhstt -o DIR",
     N_("turn a file of another program into a season"),
     N_("xhstt: one instance of a high-school timetabling archive becomes season.yaml, with the "
        "instance beside it for `export`. The cost of a complete timetable is then the archive's "
        "objective; what a season cannot express is told, and then nothing is written."),
     "orkestrooster import archive.xml --format xhstt -o school", 1, 1, cli_run_import},
    {CLI_SWEEP, "sweep", "SEASON --absent each -o DIR",
     N_("try a family of scenarios over all cores"),
     N_("Each scenario has a process and a folder of its own in DIR, where its results stay; "
        "sweep.json, sweep.csv and index.html compare them. Without teachers (--absent) is a rerun "
        "from the base's timetable, which is solved first unless --from names it; the other "
        "families are solved anew. --threads says how many run at a time, --time-limit and --work "
        "hold for each. With --list nothing but the base is run: each printed command runs one "
        "scenario, on any machine that sees DIR, and --resume gathers them."),
     "orkestrooster sweep my-season --absent each -o sweep", 0, 1, cli_run_sweep},
};

int cli_command_count(void)
{
    return (int)(sizeof commands / sizeof commands[0]);
}

const cli_command *cli_command_at(int i)
{
    return &commands[i];
}

const cli_command *cli_command_find(const char *name)
{
    for (int i = 0; i < cli_command_count(); i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}
