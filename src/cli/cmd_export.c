/* export: a season, or its timetable, as a file of another program.
 * The formats are a table: what each needs, and the call that writes it. */
#include "folder.h"
#include "language.h"
#include "output.h"
#include "season_input.h"
#include "words.h"

#include "orkestrooster/export.h"
#include "orkestrooster/xhstt.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* Whether the last name is a timetable. */
typedef enum need {
    NO_TIMETABLE,
    MAYBE_TIMETABLE, /* when there are several names */
    A_TIMETABLE
} need;

typedef struct export_job {
    const cli_args *args;
    const ork_season *season;
    const ork_timetable *timetable; /* or NULL */
    const char *path;
    ork_diags *diags; /* of files that a format needs beside these */
} export_job;

static ork_status write_mps(export_job *job)
{
    return ork_export_mps(job->season, job->args->model == 0 ? ORK_MIP_COMPACT : ORK_MIP_DUTIES,
                          job->args->search.is_strict, job->path);
}

static ork_status write_csv(export_job *job)
{
    return ork_export_csv(job->season, job->timetable, (ork_csv_table)job->args->table,
                          job->args->csv_separator, job->args->has_csv_bom, job->path);
}

/* The archive that `import` put beside the season, unless another one is named. */
static ork_status write_xhstt(export_job *job)
{
    static const char name[] = "instance.xml";
    const char *season = job->args->names[0], *slash = strrchr(season, '/');
    char beside[4096];
    struct stat info;
    if (stat(season, &info) == 0 && S_ISDIR(info.st_mode))
        snprintf(beside, sizeof beside, "%s/%s", season, name);
    else
        snprintf(beside, sizeof beside, "%.*s%s", slash == NULL ? 0 : (int)(slash - season) + 1,
                 season, name);
    return ork_xhstt_export(job->season, job->timetable,
                            job->args->archive != NULL ? job->args->archive : beside, NULL,
                            job->path, job->diags);
}

static ork_status write_fet(export_job *job)
{
    char *notes = NULL;
    ork_status status = ork_export_fet(job->season, job->timetable, job->path, &notes);
    if (status == ORK_OK && !job->args->is_quiet)
        fputs(notes, stderr);
    ork_text_free(notes);
    return status;
}

static const struct format {
    need timetable;
    ork_status (*write)(export_job *job);
} formats[CLI_N_FORMATS] = {[CLI_FORMAT_MPS] = {NO_TIMETABLE, write_mps},
                            [CLI_FORMAT_CSV] = {MAYBE_TIMETABLE, write_csv},
                            [CLI_FORMAT_XHSTT] = {A_TIMETABLE, write_xhstt},
                            [CLI_FORMAT_FET] = {A_TIMETABLE, write_fet}};

static int write_file(export_job *job)
{
    errno = 0;
    ork_status status = formats[job->args->format].write(job);
    int code = cli_tell(job->args, status, job->path, job->diags);
    if (status == ORK_OK && job->args->is_json)
        return cli_print_json(json_pack("{s:s}", "file", job->path));
    if (status == ORK_ERR_TOO_LARGE && job->args->format == CLI_FORMAT_MPS && job->args->model > 0)
        cli_complain("%s", _("there are too many possible days of teachers to list them: take "
                             "--model compact"));
    return code;
}

/* Whoever knows the seed of a blur can undo it: without --seed nobody does. */
static bool choose_seed(const cli_args *args, uint64_t *seed)
{
    *seed = (uint64_t)args->search.seed;
    return args->has_seed || getentropy(seed, sizeof *seed) == 0;
}

/* The key says all that the export hides: it does not go into the same folder, and takes the place
 * of no file (of the season itself, say). Its own folder must be there before anything is written.
 */
static int judge_key(const char *key, const char *folder)
{
    char parent[PATH_MAX], real[PATH_MAX], given[PATH_MAX];
    const char *slash = strrchr(key, '/');
    struct stat info;
    size_t n = slash == NULL ? 0 : slash == key ? 1 : (size_t)(slash - key);
    if (n >= sizeof parent) {
        errno = ENAMETOOLONG;
        return cli_fail(ORK_ERR_IO, key, NULL);
    }
    memcpy(parent, n == 0 ? "." : key, n == 0 ? 1 : n);
    parent[n == 0 ? 1 : n] = '\0';
    if (realpath(parent, real) == NULL)
        return cli_fail(ORK_ERR_IO, key, NULL);
    if (realpath(folder, given) != NULL && strcmp(real, given) == 0)
        cli_complain(_("the key %s would be given away with the season: write it outside of %s"),
                     key, folder);
    else if (stat(key, &info) == 0 && S_ISREG(info.st_mode))
        cli_complain(_("%s is there already: --key writes a new file"), key);
    else
        return CLI_DONE;
    return CLI_USAGE;
}

/* The season itself, read and written in one go: what is written are its files, not what they mean.
 */
static int run_season(const cli_args *args)
{
    bool has_timetable = args->n_names > 1;
    ork_share_options options = ork_share_options_default();
    ork_diags *diags = ork_diags_new();
    options.is_anonymous = args->is_anonymous;
    options.blur_m = args->blur_m;
    options.has_money = !args->has_no_money;
    options.key = args->key;
    if (diags == NULL)
        return cli_fail(ORK_ERR_MEMORY, args->folder, NULL);
    int refused = cli_folder_for_season(args->folder);
    if (refused == CLI_DONE && args->key != NULL)
        refused = judge_key(args->key, args->folder);
    if (refused != CLI_DONE) {
        ork_diags_free(diags);
        return refused;
    }
    if (!choose_seed(args, &options.seed)) {
        ork_diags_free(diags);
        return cli_fail(ORK_ERR_IO, "getentropy", NULL);
    }
    if (args->language == NULL)
        ork_diags_on_language(diags, cli_language_use);
    errno = 0;
    ork_season_source source = {.paths = args->names,
                                .n_paths = args->n_names - has_timetable,
                                .sets = args->sets,
                                .n_sets = args->n_sets};
    ork_status status =
        ork_export_season(&source, has_timetable ? args->names[args->n_names - 1] : NULL, &options,
                          args->folder, diags);
    int code = cli_tell(args, status, args->folder, diags);
    if (status == ORK_OK && !args->is_anonymous && !args->is_quiet)
        cli_print(stderr, _("The season in %s is without the comments of its files.\n"),
                  args->folder);
    if (status == ORK_OK && args->is_json)
        code = cli_print_json(json_pack("{s:o}", "folder", cli_json_text(args->folder)));
    ork_diags_free(diags);
    return code;
}

/* A file that holds a planner's work: one that the export is made from, or any YAML. No export is
 * YAML, so such a name is a slip. */
static bool is_work(const cli_args *args, const char *path)
{
    struct stat info;
    size_t n = strlen(path);
    bool is_there = stat(path, &info) == 0 && S_ISREG(info.st_mode);
    bool is_named = args->archive != NULL && cli_is_same_file(args->archive, path);
    for (int i = 0; i < args->n_names; i++)
        is_named = is_named || cli_is_same_file(args->names[i], path);
    return is_there && (is_named || (n > 5 && strcmp(path + n - 5, ".yaml") == 0));
}

int cli_run_export(const cli_args *args)
{
    if (args->format == CLI_FORMAT_SEASON)
        return run_season(args);
    if (args->folder != NULL && is_work(args, args->folder)) {
        cli_complain(_("%s would be written over, and is a season or a timetable; name another "
                       "file with --output"),
                     args->folder);
        return CLI_USAGE;
    }
    need timetable_need = formats[args->format].timetable;
    bool has_timetable =
        timetable_need == A_TIMETABLE || (timetable_need == MAYBE_TIMETABLE && args->n_names > 1);
    if (has_timetable && args->n_names < 2) {
        cli_complain("%s", _("this format needs a timetable after the season"));
        cli_hint_help(args->command->name);
        return CLI_USAGE;
    }
    ork_diags *of_files = ork_diags_new();
    ork_season *season = NULL;
    ork_timetable *timetable = NULL;
    int code = cli_season_read(&season, args, args->n_names - has_timetable);
    if (code == CLI_DONE && has_timetable)
        code = cli_timetable_read(&timetable, args, season);
    if (code == CLI_DONE) {
        export_job job = {args, season, timetable, args->folder == NULL ? "-" : args->folder,
                          of_files};
        code = of_files == NULL ? cli_fail(ORK_ERR_MEMORY, job.path, NULL) : write_file(&job);
    }
    ork_timetable_free(timetable);
    ork_season_free(season);
    ork_diags_free(of_files);
    return code;
}
