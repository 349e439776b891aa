/* A folder of its own for a test, taken away with everything in it at the end. */
#ifndef ORK_TEST_SCRATCH_H
#define ORK_TEST_SCRATCH_H

#include "base/memory.h"
#include "orkestrooster/season.h"

#include <stddef.h>

typedef struct ork_scratch {
    char path[256];
    orki_arena arena;
} ork_scratch;

/** A fresh folder; fails the test when that is impossible. */
void ork_scratch_open(ork_scratch *scratch);
void ork_scratch_close(ork_scratch *scratch);

/** The path of a name below the folder. Borrowed until the close. */
const char *ork_scratch_path(ork_scratch *scratch, const char *name);

/** The content of folder/name, "" when there is none. Borrowed until the close. */
const char *ork_scratch_read(ork_scratch *scratch, const char *folder, const char *name);

/** Read a season that must have no findings; prints them when it has. NULL when it cannot be read.
 *  @param[out] n_findings  errors and warnings */
ork_season *ork_scratch_season(const char *path, size_t *n_findings);

#endif
