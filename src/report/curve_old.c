/* FOLDER/curve.json, curve.html and the points FOLDER/curve/NUMBER are removed, file by file and by
 * name: nothing of a planner's own is touched. */
#include "report/curve_old.h"

#include <dirent.h>
#include <fcntl.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

/* The files of a point, beside the texts in tell. */
static const char *const files[] = {"timetable.yaml", "index.html",  "timetable.xlsx",
                                    "timetable.csv",  "report.json", "changes.json",
                                    "changes.html"};

bool orki_is_text_to_tell(const char *name)
{
    size_t n = strlen(name);
    return n > 4 && strcmp(name + n - 4, ".txt") == 0 &&
           (strncmp(name, "school-", 7) == 0 || strncmp(name, "group-", 6) == 0 ||
            strncmp(name, "teacher-", 8) == 0);
}

static DIR *open_in(int folder, const char *name)
{
    int fd = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *open = fd < 0 ? NULL : fdopendir(fd);
    if (open == NULL && fd >= 0)
        close(fd);
    return open;
}

static void remove_texts(int point)
{
    DIR *tell = open_in(point, "tell");
    for (struct dirent *e = tell == NULL ? NULL : readdir(tell); e != NULL; e = readdir(tell)) {
        if (orki_is_text_to_tell(e->d_name))
            (void)unlinkat(dirfd(tell), e->d_name, 0);
    }
    if (tell != NULL)
        closedir(tell);
    (void)unlinkat(point, "tell", AT_REMOVEDIR);
}

static void remove_point(int curve, const char *name)
{
    DIR *point = open_in(curve, name);
    if (point == NULL)
        return;
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        (void)unlinkat(dirfd(point), files[i], 0);
    remove_texts(dirfd(point));
    closedir(point);
    (void)unlinkat(curve, name, AT_REMOVEDIR);
}

void orki_curve_remove(const char *folder)
{
    DIR *rerun = open_in(AT_FDCWD, folder);
    if (rerun == NULL)
        return;
    if (unlinkat(dirfd(rerun), "curve.json", 0) == 0) { /* else no curve is there */
        (void)unlinkat(dirfd(rerun), "curve.html", 0);
        DIR *curve = open_in(dirfd(rerun), "curve");
        for (struct dirent *e = curve == NULL ? NULL : readdir(curve); e != NULL;
             e = readdir(curve)) {
            if (e->d_name[0] != '\0' && strspn(e->d_name, "0123456789") == strlen(e->d_name))
                remove_point(dirfd(curve), e->d_name);
        }
        if (curve != NULL)
            closedir(curve);
        (void)unlinkat(dirfd(rerun), "curve", AT_REMOVEDIR);
    }
    closedir(rerun);
}
