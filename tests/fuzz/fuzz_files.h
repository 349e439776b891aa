/* For readers that want a path: bytes as a file in memory, and a folder that ends with the process.
 */
#ifndef ORK_FUZZ_FILES_H
#define ORK_FUZZ_FILES_H

#include <stddef.h>
#include <stdint.h>

typedef struct fuzz_file {
    int fd;
    char path[40]; /* "/proc/self/fd/7" */
} fuzz_file;

/** Aborts when there is no memory for it. */
fuzz_file fuzz_file_make(const uint8_t *data, size_t size);
void fuzz_file_close(fuzz_file *file);

/** An empty folder, the same in every call of a process; what an earlier input left is removed.
 *  Borrowed; aborts when it cannot be made. */
const char *fuzz_folder_clear(void);

/** Write a file of that folder. */
void fuzz_folder_write(const char *name, const uint8_t *data, size_t size);

#endif
