/* memfd for single files; a folder in memory where the machine has /dev/shm, for many. */
#include "fuzz_files.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_OPEN = 16 };

static char folder[64];

static void put(int fd, const uint8_t *data, size_t size)
{
    for (size_t n = 0; n < size;) {
        ssize_t put = write(fd, data + n, size - n);
        if (put <= 0)
            abort();
        n += (size_t)put;
    }
}

fuzz_file fuzz_file_make(const uint8_t *data, size_t size)
{
    fuzz_file file = {.fd = memfd_create("input", MFD_CLOEXEC)};
    if (file.fd < 0)
        abort();
    put(file.fd, data, size);
    snprintf(file.path, sizeof file.path, "/proc/self/fd/%d", file.fd);
    return file;
}

void fuzz_file_close(fuzz_file *file)
{
    close(file->fd);
}

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *at)
{
    (void)info;
    (void)kind;
    return at->level == 0 ? 0 : remove(path);
}

static void empty_folder(void)
{
    if (nftw(folder, remove_one, MOST_OPEN, FTW_DEPTH | FTW_PHYS) != 0)
        abort();
}

static void remove_folder(void)
{
    empty_folder();
    rmdir(folder);
}

const char *fuzz_folder_clear(void)
{
    if (folder[0] != '\0') {
        empty_folder();
        return folder;
    }
    snprintf(folder, sizeof folder, "%s/fuzz-XXXXXX",
             access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    if (mkdtemp(folder) == NULL || atexit(remove_folder) != 0)
        abort();
    return folder;
}

void fuzz_folder_write(const char *name, const uint8_t *data, size_t size)
{
    char path[160];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    if (file == NULL || (size > 0 && fwrite(data, 1, size, file) != size) || fclose(file) != 0)
        abort();
}
