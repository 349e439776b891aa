/* Runs a fuzz target over files, without libFuzzer, so that its corpus is a test of every build. */
#include "base/file.h"

#include <stdint.h>
#include <stdio.h>

enum { ORKI_MAX_CORPUS_BYTES = 1024 * 1024 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        orki_arena arena = {0};
        const char *bytes = NULL;
        size_t n = 0;
        if (orki_file_read(&bytes, &n, argv[i], ORKI_MAX_CORPUS_BYTES, &arena) != ORK_OK) {
            fprintf(stderr, "%s: cannot be read\n", argv[i]);
            return 1;
        }
        LLVMFuzzerTestOneInput((const uint8_t *)bytes, n);
        orki_arena_free(&arena);
    }
    printf("%d files\n", argc - 1);
    return argc > 1 ? 0 : 1;
}
