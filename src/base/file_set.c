/* Writing many files at once: temporaries, one flush, renames. */
#include "base/file_set.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

ork_status orki_file_set_open(orki_file_set *set, const char *folder)
{
    *set = (orki_file_set){0};
    set->folder = orki_arena_copy(&set->arena, folder, strlen(folder));
    return set->folder == NULL ? ORK_ERR_MEMORY : orki_folder_make(folder);
}

static const char *path_of(orki_file_set *set, const char *name, bool is_temporary)
{
    if (is_temporary)
        return orki_arena_printf(&set->arena, "%s/%s.%ld.tmp", set->folder, name, (long)getpid());
    return orki_arena_printf(&set->arena, "%s/%s", set->folder, name);
}

/* The folder that a name with a slash asks for. */
static ork_status make_parent(orki_file_set *set, const char *name)
{
    const char *slash = strrchr(name, '/');
    if (slash == NULL)
        return ORK_OK;
    const char *parent =
        orki_arena_printf(&set->arena, "%s/%.*s", set->folder, (int)(slash - name), name);
    return parent == NULL ? ORK_ERR_MEMORY : orki_folder_make(parent);
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
    const char *temporary = path_of(set, name, true);
    if (kept == NULL || temporary == NULL ||
        orki_array_reserve(&set->names, &set->capacity, set->n + 1, sizeof *set->names) != 0)
        return ORK_ERR_MEMORY;
    ork_status st = make_parent(set, name);
    if (st == ORK_OK) {
        set->names[set->n++] = kept;
        st = write_whole(temporary, bytes, n);
    }
    if (st == ORK_ERR_IO)
        set->failed = path_of(set, name, false);
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

/* The first `n_done` files are in their places already. */
static void remove_temporaries(orki_file_set *set, size_t n_done)
{
    int reason = errno;
    for (size_t i = n_done; i < set->n; i++) {
        const char *temporary = path_of(set, set->names[i], true);
        if (temporary != NULL)
            unlink(temporary);
    }
    errno = reason;
}

static ork_status put_in_place(orki_file_set *set, size_t *n_done)
{
    for (; *n_done < set->n; ++*n_done) {
        const char *temporary = path_of(set, set->names[*n_done], true);
        const char *path = path_of(set, set->names[*n_done], false);
        if (temporary == NULL || path == NULL)
            return ORK_ERR_MEMORY;
        if (rename(temporary, path) != 0) {
            set->failed = path;
            return ORK_ERR_IO;
        }
    }
    return ORK_OK;
}

ork_status orki_file_set_close(orki_file_set *set, ork_status so_far, char **failed_path)
{
    size_t n_done = 0;
    ork_status st = so_far == ORK_OK ? flush(set) : so_far;
    if (st == ORK_OK)
        st = put_in_place(set, &n_done);
    int reason = errno;
    remove_temporaries(set, n_done);
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
