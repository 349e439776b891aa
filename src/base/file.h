/* Whole files in and out: a file is read completely or not at all, and written completely or not
 * at all (into a temporary file beside it, flushed, then renamed over the old one). */
#ifndef ORKI_BASE_FILE_H
#define ORKI_BASE_FILE_H

#include "base/memory.h"
#include "orkestrooster/status.h"

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

/** Make a folder and its parents where missing. @return ORK_OK; ORK_ERR_IO; ORK_ERR_MEMORY */
ork_status orki_folder_make(const char *path);

#endif
