/* Many files of one folder that appear together: all are written into temporary files beside their
 * places, flushed at once, and only then renamed over the old ones, in the order in which they were
 * added. What fails leaves the folder as it was: before the first is renamed all places are looked
 * at, and what a rename replaced is kept beside it until the last one is done. (One flush, because
 * hundreds of them take seconds.) */
#ifndef ORKI_BASE_FILE_SET_H
#define ORKI_BASE_FILE_SET_H

#include "base/memory.h"
#include "base/text.h"
#include "orkestrooster/status.h"

#include <stdbool.h>

/* A file of the set. Its paths are made at once: taking back must not want memory. */
typedef struct orki_file_place {
    const char *name; /* within the folder */
    const char *path, *temporary, *old;
    bool is_put, has_old; /* it is in its place; what was there is kept beside it */
} orki_file_place;

typedef struct orki_file_set {
    const char *folder;
    const char *parent; /* of the last file with a slash in its name; NULL = none yet */
    orki_arena arena;
    size_t n, capacity;
    orki_file_place *places; /* [n] */
    const char *failed;      /* path of the file that could not be written, or NULL */
} orki_file_set;

/** Begin; the folder and its parents are made where missing. orki_file_set_close() in every case.
 *  @return ORK_OK; ORK_ERR_IO (errno says why); ORK_ERR_MEMORY; the same for the next four */
ork_status orki_file_set_open(orki_file_set *set, const char *folder);

/** Add a file; folders in its name are made where missing. */
ork_status orki_file_set_add(orki_file_set *set, const char *name, const char *bytes, size_t n);

/** Add a file of this text, which is released. What lacks memory, a text that failed or that is
 *  NULL, is ORK_ERR_MEMORY; errno is that of the adding. */
ork_status orki_file_set_add_text(orki_file_set *set, const char *name, orki_text *text);
ork_status orki_file_set_add_string(orki_file_set *set, const char *name, char *text);

/** Say that a file of the folder, which is not added yet, is the one that cannot be written. */
void orki_file_set_blame(orki_file_set *set, const char *name);

/** End: put the files in their places.
 *  @param so_far       how it went: anything but ORK_OK leaves everything as it was, and is
 * returned
 *  @param failed_path  names what could not be written, else NULL; owned by the caller
 *                      (orki_free()); may be NULL */
ork_status orki_file_set_close(orki_file_set *set, ork_status so_far, char **failed_path);

/* One of several files that are ready. */
typedef struct orki_file_part {
    const char *name;
    const char *bytes;
    size_t n;
} orki_file_part;

/** Open, add and close. @param failed_path may be NULL, as above */
ork_status orki_file_set_write(const char *folder, const orki_file_part *parts, size_t n,
                               char **failed_path);

#endif
