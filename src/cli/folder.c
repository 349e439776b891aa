/* Asking access(2) is not enough: a full or read-only disk shows only when a file is made. */
#include "folder.h"

#include "commands.h"
#include "output.h"
#include "words.h"

#include <errno.h>
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

static int try_file(const char *folder)
{
    char path[4200];
    snprintf(path, sizeof path, "%s/.orkestrooster-XXXXXX", folder);
    int fd = mkstemp(path);
    if (fd < 0)
        return -1;
    close(fd);
    unlink(path);
    return 0;
}

int cli_folder_prepare(const char *folder)
{
    if (make_with_parents(folder) == 0 && try_file(folder) == 0)
        return CLI_DONE;
    cli_complain(_("the folder %s cannot be written: %s"), folder, strerror(errno));
    return CLI_FAILED;
}
