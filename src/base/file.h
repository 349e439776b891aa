/* Whole files in and out: a file is read completely or not at all, and written completely or not
 * at all (into a temporary file beside it, flushed, then renamed over the old one). */
#ifndef ORKI_BASE_FILE_H
#define ORKI_BASE_FILE_H

#include "base/memory.h"
#include "orkestrooster/status.h"

#include <stdbool.h>
#include <stddef.h>

/** Read a file of at most `limit` bytes into the arena, with a closing NUL.
 *  @param[out] bytes, n  the content; borrowed from the arena; NULL and 0 on failure
 *  @param path           file name, or "-" for standard input
 *  @return ORK_OK; ORK_ERR_IO (errno says why; a folder gives EISDIR); ORK_ERR_TOO_LARGE;
 *          ORK_ERR_MEMORY */
ork_status orki_file_read(const char **bytes, size_t *n, const char *path, size_t limit,
                          orki_arena *arena);

/** Write a file whole or not at all; an existing file is replaced in one step.
 *  @return ORK_OK; ORK_ERR_IO (errno says why); ORK_ERR_MEMORY */
ork_status orki_file_write(const char *path, const char *bytes, size_t n);

/* A file that is written piece by piece and appears whole or not at all. */
typedef struct orki_out_file {
    int fd;
    bool is_standard; /* standard output, which cannot be taken back */
    bool is_direct;   /* nor can what is written to a device or a pipe */
    orki_arena arena;
    const char *path, *temporary;
} orki_out_file;

/** Begin a file; an existing one stays as it is until orki_out_close(). "-" is standard output;
 *  devices and pipes are written to and never replaced.
 *  @return ORK_OK; ORK_ERR_IO (errno says why); ORK_ERR_MEMORY. orki_out_close() in every case. */
ork_status orki_out_open(orki_out_file *out, const char *path);

/** Add bytes. @return ORK_OK; ORK_ERR_IO (errno says why) */
ork_status orki_out_write(orki_out_file *out, const char *bytes, size_t n);

/** End the file.
 *  @param so_far  how the writing went: anything but ORK_OK leaves no file and is returned
 *  @return ORK_OK; ORK_ERR_IO (errno says why); `so_far` */
ork_status orki_out_close(orki_out_file *out, ork_status so_far);

/** A path as it is written from within a folder, both of which exist: "../season.yaml".
 *  @return text in the arena; the path's own real one when they share nothing but "/"; NULL with
 *          errno when one of them cannot be followed, with ENOMEM when out of memory */
const char *orki_path_from(const char *folder, const char *path, orki_arena *arena);

/** open() with O_CLOEXEC, mode 0666, however often it is interrupted. @return -1: errno says why */
int orki_open(const char *path, int flags);

/** write() all of it, however often it is interrupted. @return ORK_OK; ORK_ERR_IO (errno says why)
 */
ork_status orki_write_all(int fd, const char *bytes, size_t n);

/** Make a folder and its parents where missing. @return ORK_OK; ORK_ERR_IO; ORK_ERR_MEMORY */
ork_status orki_folder_make(const char *path);

#endif
