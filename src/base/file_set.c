/* Writing many files at once: temporaries, one flush, renames that can be taken back. */
#include "base/file_set.h"

#include "base/file.h"
#include "base/leftovers.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

ork_status orki_file_set_open(orki_file_set *set, const char *folder)
{
    *set = (orki_file_set){0};
    set->folder = orki_arena_copy(&set->arena, folder, strlen(folder));
    if (set->folder == NULL)
        return ORK_ERR_MEMORY;
    orki_leftovers_remove(folder);
    return orki_folder_make(folder);
}

/* Where a file of the set is, what will be there, and what was there. */
typedef enum which { PLACE, TEMPORARY, OLD } which;

static const char *path_of(orki_file_set *set, const char *name, which of)
{
    const char *place = orki_arena_printf(&set->arena, "%s/%s", set->folder, name);
    if (place == NULL || of == PLACE)
        return place;
    orki_text beside = {0};
    orki_leftover_name(&beside, place, of == TEMPORARY ? "tmp" : "old");
    const char *path =
        beside.is_failed ? NULL : orki_arena_copy(&set->arena, beside.bytes, beside.n);
    orki_text_free(&beside);
    return path;
}

/* The folder that a name with a slash asks for; files of one folder are added one after another. */
static ork_status make_parent(orki_file_set *set, const char *name)
{
    const char *slash = strrchr(name, '/');
    if (slash == NULL)
        return ORK_OK;
    const char *parent =
        orki_arena_printf(&set->arena, "%s/%.*s", set->folder, (int)(slash - name), name);
    if (parent == NULL)
        return ORK_ERR_MEMORY;
    if (set->parent != NULL && strcmp(set->parent, parent) == 0)
        return ORK_OK;
    set->parent = parent;
    orki_leftovers_remove(parent);
    return orki_folder_make(parent);
}

/* fclose() tells what fwrite() could not yet know. */
static ork_status write_whole(const char *path, const char *bytes, size_t n)
{
    FILE *file = fopen(path, "wbe");
    if (file == NULL)
        return ORK_ERR_IO;
    bool is_written = fwrite(bytes, 1, n, file) == n;
    int reason = errno;
    bool is_closed = fclose(file) == 0;
    errno = is_written ? errno : reason;
    return is_written && is_closed ? ORK_OK : ORK_ERR_IO;
}

ork_status orki_file_set_add(orki_file_set *set, const char *name, const char *bytes, size_t n)
{
    const char *kept = orki_arena_copy(&set->arena, name, strlen(name));
    const char *temporary = path_of(set, name, TEMPORARY);
    if (kept == NULL || temporary == NULL ||
        orki_array_reserve(&set->names, &set->capacity, set->n + 1, sizeof *set->names) != 0)
        return ORK_ERR_MEMORY;
    ork_status st = make_parent(set, name);
    if (st == ORK_OK) {
        set->names[set->n++] = kept;
        st = write_whole(temporary, bytes, n);
    }
    if (st == ORK_ERR_IO)
        set->failed = path_of(set, name, PLACE);
    return st;
}

static ork_status flush(const orki_file_set *set)
{
    int fd = open(set->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return ORK_ERR_IO;
    ork_status st = syncfs(fd) == 0 ? ORK_OK : ORK_ERR_IO;
    int reason = errno;
    close(fd);
    errno = reason;
    return st;
}

/* What stands beside each place: temporaries, or what was there. */
static void remove_all(orki_file_set *set, which of)
{
    int reason = errno;
    for (size_t i = 0; i < set->n; i++) {
        const char *path = path_of(set, set->names[i], of);
        if (path != NULL)
            unlink(path);
    }
    errno = reason;
}

/* A rename cannot replace a folder, and goes around the protection of a file. */
static ork_status check_places(orki_file_set *set)
{
    for (size_t i = 0; i < set->n; i++) {
        const char *path = path_of(set, set->names[i], PLACE);
        struct stat info;
        if (path == NULL)
            return ORK_ERR_MEMORY;
        bool is_there = stat(path, &info) == 0;
        bool is_folder = is_there && S_ISDIR(info.st_mode);
        errno = is_folder ? EISDIR : errno;
        if (is_folder || (is_there && access(path, W_OK) != 0)) {
            set->failed = path;
            return ORK_ERR_IO;
        }
    }
    return ORK_OK;
}

static ork_status put_one(orki_file_set *set, const char *name, bool *is_new)
{
    const char *path = path_of(set, name, PLACE), *old = path_of(set, name, OLD);
    const char *temporary = path_of(set, name, TEMPORARY);
    if (path == NULL || old == NULL || temporary == NULL)
        return ORK_ERR_MEMORY;
    /* a second name for what is there now; file systems without them cannot take back */
    bool has_old = link(path, old) == 0;
    *is_new = !has_old && errno == ENOENT;
    if (rename(temporary, path) == 0)
        return ORK_OK;
    int reason = errno;
    if (has_old)
        unlink(old);
    errno = reason;
    set->failed = path;
    return ORK_ERR_IO;
}

/* The first n files are in their places: what was there before comes back. */
static void take_back(orki_file_set *set, size_t n, const bool *is_new)
{
    int reason = errno;
    while (n-- > 0) {
        const char *path = path_of(set, set->names[n], PLACE);
        const char *old = path_of(set, set->names[n], OLD);
        if (path == NULL || old == NULL)
            continue;
        int failed = is_new[n] ? unlink(path) : rename(old, path);
        (void)failed; /* there is nothing better to do */
    }
    errno = reason;
}

static ork_status put_in_place(orki_file_set *set)
{
    bool *is_new = orki_arena_alloc(&set->arena, set->n, sizeof *is_new);
    ork_status st = is_new == NULL ? ORK_ERR_MEMORY : check_places(set);
    remove_all(set, OLD); /* of a killed process that had this number */
    for (size_t i = 0; i < set->n && st == ORK_OK; i++) {
        st = put_one(set, set->names[i], &is_new[i]);
        if (st != ORK_OK)
            take_back(set, i, is_new);
    }
    if (st == ORK_OK)
        remove_all(set, OLD);
    return st;
}

ork_status orki_file_set_close(orki_file_set *set, ork_status so_far, char **failed_path)
{
    ork_status st = so_far == ORK_OK ? flush(set) : so_far;
    if (st == ORK_OK)
        st = put_in_place(set);
    int reason = errno;
    remove_all(set, TEMPORARY);
    if (failed_path != NULL) {
        size_t n = set->failed == NULL ? 0 : strlen(set->failed) + 1;
        *failed_path = n == 0 ? NULL : orki_alloc(n, 1);
        if (*failed_path != NULL)
            memcpy(*failed_path, set->failed, n);
    }
    orki_free(set->names);
    orki_arena_free(&set->arena);
    *set = (orki_file_set){0};
    errno = reason;
    return st;
}
