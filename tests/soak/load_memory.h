/* What a process holds, round by round: resident memory in KiB and open files. */
#ifndef LOAD_MEMORY_H
#define LOAD_MEMORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct load_memory {
    int64_t *resident_kib; /* [n] */
    size_t n, capacity;
    int n_files_first, n_files_last;
} load_memory;

/** After a round. Ends the program when it cannot be known. */
void load_memory_note(load_memory *memory);

/** Whether it is steady: the medians of the second and the last quarter of the rounds differ by no
 * more than what an allocator's fragments explain, and as many files are open as after the first
 * round. */
bool load_memory_judge(const load_memory *memory, int64_t *growth_kib);

void load_memory_free(load_memory *memory);

#endif
