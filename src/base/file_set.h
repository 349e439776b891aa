/* Many files of one folder that appear together: all are written into temporary files beside their
 * places, flushed at once, and only then renamed over the old ones, in the order in which they were
 * added. What fails leaves the folder as it was: before the first is renamed all places are looked
 * at, and what a rename replaced is kept beside it until the last one is done. (One flush, because
 * hundreds of them take seconds.) */
#ifndef ORKI_BASE_FILE_SET_H
#define ORKI_BASE_FILE_SET_H

#include "base/memory.h"
#include "orkestrooster/status.h"

#include <stdbool.h>

typedef struct orki_file_set {
    const char *folder;
    orki_arena arena;
    size_t n, capacity;
    const char **names; /* [n] within the folder */
    const char *parent; /* the folder made last for a name with a slash, or NULL */
    const char *failed; /* path of the file that could not be written, or NULL */
} orki_file_set;

/** Begin; the folder and its parents are made where missing. orki_file_set_close() in every case.
 *  @return ORK_OK; ORK_ERR_IO (errno says why); ORK_ERR_MEMORY; the same for the next two */
ork_status orki_file_set_open(orki_file_set *set, const char *folder);

/** Add a file; folders in its name are made where missing. */
ork_status orki_file_set_add(orki_file_set *set, const char *name, const char *bytes, size_t n);

/** End: put the files in their places.
 *  @param so_far       how it went: anything but ORK_OK leaves everything as it was, and is
 * returned
 *  @param failed_path  names what could not be written, else NULL; owned by the caller
 *                      (orki_free()); may be NULL */
ork_status orki_file_set_close(orki_file_set *set, ork_status so_far, char **failed_path);

#endif
