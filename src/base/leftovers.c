/* A process of this machine is asked for by its number. Of other machines that share the folder
 * nothing can be asked; their files are judged by age, since writing takes seconds. */
#include "base/leftovers.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { HOUR_S = 3600, MACHINE_DIGITS = 8 };

/* FNV-1a over the machine's name. */
static uint32_t machine(void)
{
    char name[256] = "";
    uint32_t sum = 2166136261u;
    (void)gethostname(name, sizeof name - 1);
    for (const char *c = name; *c != '\0'; c++)
        sum = (sum ^ (unsigned char)*c) * 16777619u;
    return sum;
}

const char *orki_beside(const char *path, const char *ending, orki_arena *arena)
{
    return orki_arena_printf(arena, "%s.%ld-%08" PRIx32 ".%s", path, (long)getpid(), machine(),
                             ending);
}

/* "index.html.4711-09af31c2.tmp" -> 4711 and the machine; false for any other name. */
static bool read_name(const char *name, long *process, uint32_t *on)
{
    const char *ending = strrchr(name, '.');
    if (ending == NULL || (strcmp(ending, ".tmp") != 0 && strcmp(ending, ".old") != 0))
        return false;
    const char *dash = ending;
    while (dash > name && isxdigit((unsigned char)dash[-1]))
        dash--;
    if (ending - dash != MACHINE_DIGITS || dash == name || *--dash != '-')
        return false;
    const char *number = dash;
    while (number > name && isdigit((unsigned char)number[-1]))
        number--;
    if (number == dash || number < name + 2 || number[-1] != '.')
        return false;
    *process = strtol(number, NULL, 10);
    *on = (uint32_t)strtoul(dash + 1, NULL, 16);
    return *process > 0;
}

/* The file may be in use: its writer is alive, or cannot be asked and was here a moment ago. */
static bool is_in_use(int folder, const char *name, long process, uint32_t on)
{
    struct stat info;
    if (on == machine())
        return kill((pid_t)process, 0) == 0 || errno == EPERM;
    return fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) != 0 ||
           time(NULL) - info.st_mtime < HOUR_S;
}

void orki_leftovers_remove(const char *folder)
{
    int saved = errno;
    DIR *open = opendir(folder);
    for (struct dirent *e = open == NULL ? NULL : readdir(open); e != NULL; e = readdir(open)) {
        long process = 0;
        uint32_t on = 0;
        if (read_name(e->d_name, &process, &on) && !is_in_use(dirfd(open), e->d_name, process, on))
            (void)unlinkat(dirfd(open), e->d_name, 0);
    }
    if (open != NULL)
        closedir(open);
    errno = saved;
}
