/* A folder with a timetable.yaml or a report.json is a result; any other file, and a folder with
 * YAML in it, is a season or a scenario. */
#include "compare_input.h"

#include "folder.h"
#include "language.h"
#include "output.h"
#include "season_input.h"
#include "solving.h"
#include "words.h"

#include "orkestrooster/compare.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static bool holds(const char *folder, const char *name)
{
    char path[4096];
    struct stat info;
    int n = snprintf(path, sizeof path, "%s/%s", folder, name);
    return n > 0 && (size_t)n < sizeof path && stat(path, &info) == 0;
}

/* -1: it cannot be read, and errno says why. */
static int holds_yaml(const char *folder)
{
    DIR *open = opendir(folder);
    if (open == NULL)
        return -1;
    bool found = false;
    for (struct dirent *e = readdir(open); e != NULL && !found; e = readdir(open)) {
        size_t n = strlen(e->d_name);
        found = e->d_name[0] != '.' && n > 5 && strcmp(e->d_name + n - 5, ".yaml") == 0;
    }
    closedir(open);
    return found;
}

static int find_result(bool *is_result, const char *path)
{
    bool has_files = holds(path, "timetable.yaml") || holds(path, "report.json");
    int has_yaml = !is_folder(path) ? 1 : has_files ? 0 : holds_yaml(path);
    *is_result = has_yaml == 0;
    return has_yaml < 0 ? cli_fail(ORK_ERR_IO, path, NULL) : CLI_DONE;
}

/* "plans/without-anna.yaml" -> "without-anna"; NULL when out of memory. */
static char *name_of(const char *path)
{
    size_t n = 0;
    const char *name = ork_path_name(path, &n);
    if (n > 5 && strncmp(name + n - 5, ".yaml", 5) == 0)
        n -= 5;
    return strndup(name, n);
}

static int refuse_name(const cli_compared *compared, int index, const char *path)
{
    const char *name = compared->names[index];
    if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0 || strcmp(name, "-") == 0) {
        cli_complain(_("\"%s\" is no name for a folder of its result: solve it first with "
                       "\"orkestrooster solve\""),
                     path);
        return CLI_USAGE;
    }
    for (int i = 0; i < index; i++) {
        if (compared->names[i] != NULL && strcmp(compared->names[i], name) == 0) {
            cli_complain(_("two of the seasons to solve are called \"%s\""), name);
            return CLI_USAGE;
        }
    }
    return CLI_DONE;
}

static int solve(const cli_args *args, const ork_season *season, const char *name,
                 const char *folder)
{
    ork_result *result = NULL;
    if (!args->is_quiet)
        cli_print(stderr, _("Solving %s ...\n"), name);
    ork_status status = cli_solve(&result, args, season);
    int code = cli_fail(status, name, NULL);
    if (code == CLI_DONE && result->timetable == NULL) {
        bool is_none = result->outcome == ORK_INFEASIBLE;
        cli_complain(is_none ? _("%s: no timetable of this season is complete")
                             : _("%s: no timetable found within the limits"),
                     name);
        code = is_none ? CLI_NEGATIVE : CLI_NO_ANSWER;
    }
    if (code == CLI_DONE)
        code = cli_result_write(args, season, result, folder);
    ork_result_free(result);
    return code;
}

/* Read a season or scenario and see to it that its result is in the folder. */
static int make_result(const cli_args *args, const char *path, const char *name, const char *folder)
{
    ork_season *season = NULL;
    cli_args one = *args;
    one.names = &path;
    one.n_names = 1;
    int code = cli_season_read(&season, &one, 1);
    if (code == CLI_DONE && !ork_result_is_current(folder, season, &args->search)) {
        cli_absent absent = cli_absent_find(folder);
        code = cli_folder_prepare(folder, CLI_FOR_SOLVE);
        if (code == CLI_DONE)
            code = solve(args, season, name, folder);
        cli_absent_clear(absent);
    }
    ork_season_free(season);
    return code;
}

static char *folder_below(const char *folder, const char *name)
{
    size_t n = strlen(folder) + strlen(name) + 2;
    char *path = malloc(n);
    if (path != NULL)
        snprintf(path, n, "%s/%s", folder, name);
    return path;
}

static int take(cli_compared *compared, const cli_args *args, int i)
{
    const char *path = args->names[i];
    struct stat info;
    if (stat(path, &info) != 0) {
        cli_complain(_("%s: %s; compare takes folders that solve or rerun wrote, seasons and "
                       "scenarios"),
                     path, strerror(errno));
        return CLI_FAILED;
    }
    bool is_result = false;
    int code = find_result(&is_result, path);
    if (code != CLI_DONE)
        return code;
    if (is_result) {
        compared->folders[i] = strdup(path);
        return compared->folders[i] == NULL ? cli_fail(ORK_ERR_MEMORY, path, NULL) : CLI_DONE;
    }
    if (args->folder == NULL) {
        cli_complain(_("%s is no result, and to solve it first --output is needed"), path);
        return CLI_USAGE;
    }
    compared->names[i] = name_of(path);
    if (compared->names[i] == NULL)
        return cli_fail(ORK_ERR_MEMORY, path, NULL);
    code = refuse_name(compared, i, path);
    if (code != CLI_DONE)
        return code;
    compared->folders[i] = folder_below(args->folder, compared->names[i]);
    if (compared->folders[i] == NULL)
        return cli_fail(ORK_ERR_MEMORY, path, NULL);
    return make_result(args, path, compared->names[i], compared->folders[i]);
}

int cli_compared_make(cli_compared *compared, const cli_args *args)
{
    size_t n = (size_t)args->n_names;
    *compared = (cli_compared){.n = args->n_names,
                               .folders = calloc(n, sizeof *compared->folders),
                               .names = calloc(n, sizeof *compared->names)};
    if (compared->folders == NULL || compared->names == NULL)
        return cli_fail(ORK_ERR_MEMORY, "compare", NULL);
    int code = CLI_DONE;
    for (int i = 0; i < args->n_names && code == CLI_DONE; i++)
        code = take(compared, args, i);
    return code;
}

void cli_compared_free(cli_compared *compared)
{
    for (int i = 0; i < compared->n; i++) {
        if (compared->folders != NULL)
            free(compared->folders[i]);
        if (compared->names != NULL)
            free(compared->names[i]);
    }
    free(compared->folders);
    free(compared->names);
}
