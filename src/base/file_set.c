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
    ork_status st = set->folder == NULL ? ORK_ERR_MEMORY : orki_folder_make(folder);
    if (st == ORK_OK)
        orki_leftovers_remove(folder);
    else if (st == ORK_ERR_IO)
        set->failed = set->folder;
    return st;
}

void orki_file_set_blame(orki_file_set *set, const char *name)
{
    int reason = errno;
    set->failed = orki_arena_printf(&set->arena, "%s/%s", set->folder, name);
    errno = reason;
}

/* The folder that a name with a slash asks for; many files in a row have the same. */
static ork_status make_parent(orki_file_set *set, const char *path, const char *name)
{
    if (strchr(name, '/') == NULL)
        return ORK_OK;
    size_t n = (size_t)(strrchr(path, '/') - path);
    if (set->parent != NULL && strlen(set->parent) == n && strncmp(set->parent, path, n) == 0)
        return ORK_OK;
    const char *parent = orki_arena_copy(&set->arena, path, n);
    ork_status st = parent == NULL ? ORK_ERR_MEMORY : orki_folder_make(parent);
    if (st == ORK_OK)
        orki_leftovers_remove(parent);
    set->parent = st == ORK_OK ? parent : NULL;
    return st;
}

static ork_status write_whole(const char *path, const char *bytes, size_t n)
{
    int fd = orki_open(path, O_WRONLY | O_CREAT | O_TRUNC);
    if (fd < 0)
        return ORK_ERR_IO;
    ork_status st = orki_write_all(fd, bytes, n);
    int reason = errno;
    bool is_closed = close(fd) == 0 || errno == EINTR; /* then, too, on Linux */
    errno = st == ORK_OK ? errno : reason;
    return is_closed ? st : ORK_ERR_IO;
}

ork_status orki_file_set_add(orki_file_set *set, const char *name, const char *bytes, size_t n)
{
    orki_file_place place = {.path = orki_arena_printf(&set->arena, "%s/%s", set->folder, name)};
    if (place.path == NULL)
        return ORK_ERR_MEMORY;
    place.name = place.path + strlen(set->folder) + 1;
    place.temporary = orki_beside(place.path, "tmp", &set->arena);
    place.old = orki_beside(place.path, "old", &set->arena);
    if (place.temporary == NULL || place.old == NULL ||
        orki_array_reserve(&set->places, &set->capacity, set->n + 1, sizeof *set->places) != 0)
        return ORK_ERR_MEMORY;
    ork_status st = make_parent(set, place.path, name);
    if (st == ORK_OK) {
        set->places[set->n++] = place;
        st = write_whole(place.temporary, bytes, n);
    }
    if (st == ORK_ERR_IO)
        set->failed = place.path;
    return st;
}

ork_status orki_file_set_add_text(orki_file_set *set, const char *name, orki_text *text)
{
    ork_status st =
        text->is_failed ? ORK_ERR_MEMORY : orki_file_set_add(set, name, text->bytes, text->n);
    int reason = errno;
    orki_text_free(text);
    errno = reason;
    return st;
}

ork_status orki_file_set_add_string(orki_file_set *set, const char *name, char *text)
{
    ork_status st =
        text == NULL ? ORK_ERR_MEMORY : orki_file_set_add(set, name, text, strlen(text));
    int reason = errno;
    orki_free(text);
    errno = reason;
    return st;
}

static ork_status flush(const orki_file_set *set)
{
    int fd = orki_open(set->folder, O_RDONLY | O_DIRECTORY), bad;
    if (fd < 0)
        return ORK_ERR_IO;
    while ((bad = syncfs(fd)) != 0 && errno == EINTR)
        continue;
    int reason = errno;
    close(fd);
    errno = reason;
    return bad == 0 ? ORK_OK : ORK_ERR_IO;
}

/* A rename cannot replace a folder, and goes around the protection of a file. */
static ork_status check_places(orki_file_set *set)
{
    for (size_t i = 0; i < set->n; i++) {
        const char *path = set->places[i].path;
        struct stat info;
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

static ork_status put_one(orki_file_set *set, orki_file_place *place)
{
    /* a second name for what is there now; file systems without them cannot take back */
    unlink(place->old); /* of a killed process that had this number */
    place->has_old = link(place->path, place->old) == 0;
    bool is_new = !place->has_old && errno == ENOENT;
    if (rename(place->temporary, place->path) == 0) {
        place->is_put = place->has_old || is_new;
        return ORK_OK;
    }
    set->failed = place->path;
    return ORK_ERR_IO;
}

/* What was there before comes back, or stays. */
static void take_back(const orki_file_set *set)
{
    int reason = errno;
    for (size_t i = set->n; i-- > 0;) {
        const orki_file_place *place = &set->places[i];
        int failed = 0; /* there is nothing better to do */
        if (place->is_put)
            failed = place->has_old ? rename(place->old, place->path) : unlink(place->path);
        (void)failed;
    }
    errno = reason;
}

static ork_status put_in_place(orki_file_set *set)
{
    ork_status st = check_places(set);
    for (size_t i = 0; i < set->n && st == ORK_OK; i++)
        st = put_one(set, &set->places[i]);
    if (st != ORK_OK)
        take_back(set);
    for (size_t i = 0; i < set->n; i++)
        if (set->places[i].has_old)
            unlink(set->places[i].old);
    return st;
}

ork_status orki_file_set_close(orki_file_set *set, ork_status so_far, char **failed_path)
{
    ork_status st = so_far == ORK_OK ? flush(set) : so_far;
    if (st == ORK_OK)
        st = put_in_place(set);
    int reason = errno;
    for (size_t i = 0; i < set->n; i++)
        unlink(set->places[i].temporary);
    if (failed_path != NULL) {
        size_t n = set->failed == NULL ? 0 : strlen(set->failed) + 1;
        *failed_path = n == 0 ? NULL : orki_alloc(n, 1);
        if (*failed_path != NULL)
            memcpy(*failed_path, set->failed, n);
    }
    orki_free(set->places);
    orki_arena_free(&set->arena);
    *set = (orki_file_set){0};
    errno = reason;
    return st;
}

ork_status orki_file_set_write(const char *folder, const orki_file_part *parts, size_t n,
                               char **failed_path)
{
    orki_file_set set;
    ork_status st = orki_file_set_open(&set, folder);
    for (size_t i = 0; i < n && st == ORK_OK; i++)
        st = orki_file_set_add(&set, parts[i].name, parts[i].bytes, parts[i].n);
    return orki_file_set_close(&set, st, failed_path);
}
