/* Asking access(2) is not enough: a full or read-only disk shows only when a file is made. */
#include "folder.h"

#include "commands.h"
#include "output.h"
#include "words.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int make_with_parents(const char *folder)
{
    char path[4096];
    size_t n = strlen(folder);
    if (n == 0 || n >= sizeof path) {
        errno = n == 0 ? ENOENT : ENAMETOOLONG;
        return -1;
    }
    memcpy(path, folder, n + 1);
    for (char *p = path + 1; p <= path + n; p++) {
        if (*p != '/' && *p != '\0')
            continue;
        char saved = *p;
        *p = '\0';
        if (mkdir(path, 0777) != 0 && errno != EEXIST)
            return -1;
        *p = saved;
    }
    struct stat info;
    if (stat(folder, &info) != 0)
        return -1;
    errno = ENOTDIR;
    return S_ISDIR(info.st_mode) ? 0 : -1;
}

cli_absent cli_absent_find(const char *path)
{
    char part[4096];
    struct stat info;
    size_t n = path == NULL ? 0 : strlen(path);
    for (size_t i = 1; i <= n && n < sizeof part; i++) {
        if (i < n && path[i] != '/')
            continue;
        memcpy(part, path, i);
        part[i] = '\0';
        if (lstat(part, &info) != 0)
            return (cli_absent){path, errno == ENOENT ? i : 0};
    }
    return (cli_absent){path, 0};
}

/* rmdir(2) itself leaves what holds anything. */
static int remove_empty(const char *path, const struct stat *info, int kind, struct FTW *at)
{
    (void)info;
    (void)at;
    if (kind == FTW_DP)
        (void)rmdir(path);
    return 0;
}

void cli_absent_clear(cli_absent absent)
{
    enum { OPEN_FOLDERS = 16 };
    char path[4096];
    int reason = errno;
    if (absent.n > 0 && absent.n < sizeof path) {
        memcpy(path, absent.path, absent.n);
        path[absent.n] = '\0';
        (void)nftw(path, remove_empty, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS);
    }
    errno = reason;
}

/* A file without a name, which no kill can leave behind, where the file system has such files. */
static int try_file(const char *folder)
{
    char path[4200];
    int nameless = open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
    if (nameless >= 0)
        return close(nameless) == 0 || errno == EINTR ? 0 : -1;
    snprintf(path, sizeof path, "%s/.orkestrooster-XXXXXX", folder);
    int fd = mkstemp(path);
    if (fd < 0)
        return -1;
    close(fd);
    unlink(path);
    return 0;
}

static bool holds(const char *folder, const char *name)
{
    char path[4200];
    struct stat info;
    int n = snprintf(path, sizeof path, "%s/%s", folder, name);
    return n > 0 && (size_t)n < sizeof path && stat(path, &info) == 0;
}

/* A folder is one command's: files of two would tell of two timetables side by side, or one page
 * take the other's place. A calendar may stand beside the timetable that it dates. */
static const char *other_use(const char *folder, cli_folder_use use)
{
    bool has_timetable = holds(folder, "timetable.yaml");
    bool is_scenario = holds(folder, "scenario.yaml") && holds(folder, "../plan.json");
    bool is_timetable = use == CLI_FOR_SOLVE || use == CLI_FOR_RERUN;
    if (is_timetable && is_scenario)
        return _("a scenario of a sweep");
    if (use != CLI_FOR_SWEEP && holds(folder, "plan.json") && holds(folder, "base"))
        return _("a sweep");
    if (use == CLI_FOR_SOLVE && holds(folder, "changes.json"))
        return _("what rerun or why-not wrote");
    if (use == CLI_FOR_RERUN && holds(folder, "bound.json"))
        return _("what solve wrote");
    if (has_timetable)
        return NULL;
    if (use != CLI_FOR_COMPARE && holds(folder, "compare.json"))
        return _("a comparison");
    if (use != CLI_FOR_CALENDAR && holds(folder, "calendar.json"))
        return _("a calendar");
    return NULL;
}

static int refuse_use(const char *folder, cli_folder_use use)
{
    const char *other = other_use(folder, use);
    if (other != NULL) {
        cli_complain(_("%s holds %s; name a folder of its own with --output"), folder, other);
        return CLI_USAGE;
    }
    return CLI_DONE;
}

int cli_folder_for_season(const char *path)
{
    DIR *folder = opendir(path);
    int n = 0;
    for (const struct dirent *entry = NULL; folder != NULL && (entry = readdir(folder)) != NULL;)
        n += entry->d_name[0] != '.'; /* of hidden files nothing becomes a season */
    if (folder != NULL)
        closedir(folder);
    if (n == 0)
        return CLI_DONE;
    cli_complain(_("%s is not empty: a season is written into a folder of its own"), path);
    return CLI_USAGE;
}

bool cli_is_same_file(const char *a, const char *b)
{
    struct stat one, other;
    return stat(a, &one) == 0 && stat(b, &other) == 0 && one.st_dev == other.st_dev &&
           one.st_ino == other.st_ino;
}

int cli_folder_spare(const char *folder, const char *timetable)
{
    char path[4200];
    int n = snprintf(path, sizeof path, "%s/timetable.yaml", folder);
    if (n < 0 || (size_t)n >= sizeof path || !cli_is_same_file(path, timetable))
        return CLI_DONE;
    cli_complain(_("%s is the timetable to begin with, and would be written over; name another "
                   "folder with --output"),
                 timetable);
    return CLI_USAGE;
}

int cli_folder_prepare(const char *folder, cli_folder_use use)
{
    int code = refuse_use(folder, use);
    if (code != CLI_DONE || (make_with_parents(folder) == 0 && try_file(folder) == 0))
        return code;
    bool is_file = errno == ENOTDIR || errno == EEXIST;
    cli_complain(is_file ? _("the folder %s cannot be written: %s; name a folder that does not "
                             "exist yet, such as out")
                         : _("the folder %s cannot be written: %s"),
                 folder, strerror(errno));
    return CLI_FAILED;
}
