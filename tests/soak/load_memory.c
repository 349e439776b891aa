/* Medians of quarters, so that one large round decides nothing. */
#include "load_memory.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ALLOWED_KIB = 2048, ALLOWED_PERCENT = 5 };

static void die(const char *what)
{
    perror(what);
    exit(EXIT_FAILURE);
}

static int64_t read_resident_kib(void)
{
    char line[200] = "";
    FILE *file = fopen("/proc/self/statm", "r");
    if (file == NULL || fgets(line, sizeof line, file) == NULL || fclose(file) != 0)
        die("/proc/self/statm");
    long long pages =
        strtoll(line + strcspn(line, " "), NULL, 10); /* after the size of the whole */
    return pages * sysconf(_SC_PAGESIZE) / 1024;
}

static int count_open_files(void)
{
    int n = 0;
    DIR *folder = opendir("/proc/self/fd");
    if (folder == NULL)
        die("/proc/self/fd");
    while (readdir(folder) != NULL)
        n++;
    closedir(folder);
    return n;
}

void load_memory_note(load_memory *memory)
{
    if (memory->n == memory->capacity) {
        memory->capacity = memory->capacity == 0 ? 1024 : 2 * memory->capacity;
        int64_t *more = realloc(memory->resident_kib, memory->capacity * sizeof *more);
        if (more == NULL)
            die("memory");
        memory->resident_kib = more;
    }
    memory->resident_kib[memory->n++] = read_resident_kib();
    memory->n_files_last = count_open_files();
    if (memory->n == 1)
        memory->n_files_first = memory->n_files_last;
}

static int compare_numbers(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static int64_t find_median(const int64_t *values, size_t n)
{
    int64_t *sorted = malloc(n * sizeof *sorted);
    if (sorted == NULL)
        die("memory");
    memcpy(sorted, values, n * sizeof *sorted);
    qsort(sorted, n, sizeof *sorted, compare_numbers);
    int64_t median = sorted[n / 2];
    free(sorted);
    return median;
}

bool load_memory_judge(const load_memory *memory, int64_t *growth_kib)
{
    size_t quarter = memory->n / 4;
    int64_t early = find_median(memory->resident_kib + quarter, quarter);
    int64_t late = find_median(memory->resident_kib + memory->n - quarter, quarter);
    *growth_kib = late - early;
    int64_t allowed = early * ALLOWED_PERCENT / 100;
    return late - early <= (allowed > ALLOWED_KIB ? allowed : ALLOWED_KIB) &&
           memory->n_files_last == memory->n_files_first;
}

void load_memory_free(load_memory *memory)
{
    free(memory->resident_kib);
}
