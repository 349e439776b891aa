/* Reading with a limit; writing by way of a temporary file and rename. */
#include "base/file.h"

#include "base/leftovers.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Until there is something to read; for a pipe, which is opened without waiting. */
static void wait_for_more(int fd)
{
    struct pollfd pipe = {.fd = fd, .events = POLLIN};
    poll(&pipe, 1, -1);
}

/* read() until the end or the limit; EINTR is not an error. */
static ork_status read_all(int fd, orki_text *text, size_t limit)
{
    char buffer[4096];
    for (;;) {
        ssize_t got = read(fd, buffer, sizeof buffer);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 && errno == EAGAIN) {
            wait_for_more(fd);
            continue;
        }
        if (got < 0)
            return ORK_ERR_IO;
        if (got == 0)
            return text->is_failed ? ORK_ERR_MEMORY : ORK_OK;
        if (text->n + (size_t)got > limit)
            return ORK_ERR_TOO_LARGE;
        orki_text_add_n(text, buffer, (size_t)got);
        if (text->is_failed)
            return ORK_ERR_MEMORY;
    }
}

int orki_open(const char *path, int flags)
{
    int fd;
    while ((fd = open(path, flags | O_CLOEXEC, 0666)) < 0 && errno == EINTR)
        continue;
    return fd;
}

ork_status orki_file_read(const char **bytes, size_t *n, const char *path, size_t limit,
                          orki_arena *arena)
{
    *bytes = NULL;
    *n = 0;
    bool is_stdin = strcmp(path, "-") == 0;
    /* a pipe that nobody writes to is empty; to wait for a writer would be to wait for ever */
    int fd = is_stdin ? STDIN_FILENO : orki_open(path, O_RDONLY | O_NOCTTY | O_NONBLOCK);
    if (fd < 0)
        return ORK_ERR_IO;
    orki_text text = {0};
    ork_status st = read_all(fd, &text, limit);
    int saved = errno;
    if (st == ORK_OK) {
        *bytes = orki_arena_copy(arena, orki_text_string(&text), text.n);
        *n = *bytes == NULL ? 0 : text.n;
        if (*bytes == NULL)
            st = ORK_ERR_MEMORY;
    }
    orki_text_free(&text);
    if (!is_stdin)
        close(fd);
    errno = saved;
    return st;
}

ork_status orki_write_all(int fd, const char *bytes, size_t n)
{
    while (n > 0) {
        ssize_t put = write(fd, bytes, n);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return ORK_ERR_IO;
        bytes += put;
        n -= (size_t)put;
    }
    return ORK_OK;
}

/* What killed processes left in the folder of a path. */
static ork_status clean_beside(const char *path, orki_arena *arena)
{
    const char *slash = strrchr(path, '/');
    const char *folder =
        slash == NULL ? "." : orki_arena_copy(arena, path, (size_t)(slash - path) + 1);
    if (folder == NULL)
        return ORK_ERR_MEMORY;
    orki_leftovers_remove(folder);
    return ORK_OK;
}

ork_status orki_out_open(orki_out_file *out, const char *path)
{
    *out = (orki_out_file){.fd = -1, .is_standard = strcmp(path, "-") == 0};
    if (out->is_standard) {
        out->fd = STDOUT_FILENO;
        return ORK_OK;
    }
    struct stat info;
    out->is_direct = stat(path, &info) == 0 && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode);
    if (out->is_direct) {
        out->fd = orki_open(path, O_WRONLY);
        return out->fd >= 0 ? ORK_OK : ORK_ERR_IO;
    }
    out->path = orki_arena_copy(&out->arena, path, strlen(path));
    out->temporary = orki_beside(path, "tmp", &out->arena);
    if (out->path == NULL || out->temporary == NULL || clean_beside(path, &out->arena) != ORK_OK)
        return ORK_ERR_MEMORY;
    out->fd = orki_open(out->temporary, O_WRONLY | O_CREAT | O_TRUNC);
    return out->fd >= 0 ? ORK_OK : ORK_ERR_IO;
}

ork_status orki_out_write(orki_out_file *out, const char *bytes, size_t n)
{
    return orki_write_all(out->fd, bytes, n);
}

/* A pipe cannot be flushed, and need not be. */
static ork_status flush(int fd)
{
    int bad;
    while ((bad = fsync(fd)) != 0 && errno == EINTR)
        continue;
    return bad == 0 || errno == EINVAL || errno == EROFS ? ORK_OK : ORK_ERR_IO;
}

ork_status orki_out_close(orki_out_file *out, ork_status so_far)
{
    ork_status st = so_far;
    int reason = errno;
    if (out->fd >= 0 && !out->is_standard) {
        if (st == ORK_OK)
            st = flush(out->fd);
        if (st == ORK_ERR_IO && so_far == ORK_OK)
            reason = errno;
        bool is_closed = close(out->fd) == 0 || errno == EINTR; /* then, too, on Linux */
        if (st == ORK_OK &&
            (!is_closed || (!out->is_direct && rename(out->temporary, out->path) != 0))) {
            st = ORK_ERR_IO;
            reason = errno;
        }
        if (st != ORK_OK && !out->is_direct)
            unlink(out->temporary);
    }
    orki_arena_free(&out->arena);
    *out = (orki_out_file){.fd = -1};
    errno = reason;
    return st;
}

ork_status orki_file_write(const char *path, const char *bytes, size_t n)
{
    orki_out_file out;
    ork_status st = orki_out_open(&out, path);
    if (st == ORK_OK)
        st = orki_out_write(&out, bytes, n);
    return orki_out_close(&out, st);
}

ork_status orki_folder_make(const char *path)
{
    orki_text part = {0};
    ork_status st = strlen(path) < PATH_MAX ? ORK_OK : ORK_ERR_IO;
    errno = ENAMETOOLONG; /* told before the first half of it is made */
    for (const char *p = path; st == ORK_OK; p++) {
        if ((*p == '/' || *p == '\0') && part.n > 0 && mkdir(orki_text_string(&part), 0777) != 0 &&
            errno != EEXIST)
            st = ORK_ERR_IO;
        if (*p == '\0')
            break;
        orki_text_add_char(&part, *p);
        if (part.is_failed)
            st = ORK_ERR_MEMORY;
    }
    struct stat info;
    if (st == ORK_OK && (stat(path, &info) != 0 || !S_ISDIR(info.st_mode))) {
        errno = ENOTDIR;
        st = ORK_ERR_IO;
    }
    orki_text_free(&part);
    return st;
}

/* Bytes of two real paths that are the same, up to and with a slash. */
static size_t common_folders(const char *a, const char *b)
{
    size_t common = 0;
    for (size_t i = 0; a[i] != '\0' && a[i] == b[i]; i++)
        common = a[i] == '/' ? i + 1 : common;
    return common;
}

const char *orki_path_from(const char *folder, const char *path, orki_arena *arena)
{
    char from[PATH_MAX + 1], to[PATH_MAX + 1];
    if (realpath(folder, from) == NULL || realpath(path, to) == NULL)
        return NULL;
    if (strcmp(from, to) == 0)
        return ".";
    strcat(from, "/"); /* so that "/a/b" is no folder of "/a/bc" */
    strcat(to, "/");
    size_t common = common_folders(from, to);
    orki_text text = {0};
    for (const char *p = from + common; *p != '\0' && common > 1; p++)
        orki_text_add(&text, *p == '/' ? "../" : "");
    orki_text_add(&text, common > 1 ? to + common : to);
    const char *kept =
        text.is_failed ? NULL : orki_arena_copy(arena, orki_text_string(&text), text.n - 1);
    orki_text_free(&text);
    if (kept == NULL)
        errno = ENOMEM;
    return kept;
}
