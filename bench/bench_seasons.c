/* Names -> folders. A generated season is always written anew: the generator of this version is
 * the one that is measured. The digest is FNV-1a over names and bytes, in the order of names. */
#include "bench_seasons.h"

#include "base/file.h"
#include "bench_process.h"

#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_FILE_BYTES = 1 << 28, GENERATE_LIMIT_S = 300, MOST_SEEDS = 100 };
static const char all_seeds[] = "example,1,2,3,4,5";

static const struct named {
    const char *name, *example; /* no example: "" */
    int n_schools, n_orchestras, n_teachers;
} named[] = {{"d37", "examples/drechtsteden", 12, 37, 35},
             {"a133", "examples/amsterdam", 40, 133, 100},
             {"n1330", "", 400, 1330, 1000}};
enum { N_NAMED = (int)(sizeof named / sizeof named[0]) };

static bool is_example(const char *seed)
{
    return strcmp(seed, "example") == 0;
}

static bench_season make(const struct named *of, const char *seed)
{
    bench_season season = {.name = of->name, .seed = seed};
    if (is_example(seed)) {
        season.path = of->example;
        return season;
    }
    season.n_schools = of->n_schools;
    season.n_orchestras = of->n_orchestras;
    season.n_teachers = of->n_teachers;
    return season;
}

/* A file or folder of the planner's. */
static bench_season take_path(bench_context *b, const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0)
        bench_die("%s is no season: d37, a133, n1330, one of them with a seed (d37/2), or a path",
                  path);
    char *copy = bench_printf(b, "%s", path);
    for (size_t n = strlen(copy); n > 1 && copy[n - 1] == '/'; n--)
        copy[n - 1] = '\0';
    const char *slash = strrchr(copy, '/');
    return (bench_season){
        .name = slash != NULL ? slash + 1 : copy, .seed = "example", .path = copy};
}

static void refuse_seed(const char *seed)
{
    if (!is_example(seed) && (seed[0] == '\0' || strspn(seed, "0123456789") != strlen(seed)))
        bench_die("\"%s\" is no seed: numbers, or the word example", seed);
}

int bench_seasons_choose(bench_context *b, const char *word, bench_season **out)
{
    const struct named *of = NULL;
    size_t n_name = strcspn(word, "/");
    for (int i = 0; i < N_NAMED; i++)
        if (strlen(named[i].name) == n_name && strncmp(named[i].name, word, n_name) == 0)
            of = &named[i];
    *out = bench_alloc(b, MOST_SEEDS, sizeof **out);
    if (of == NULL) {
        (*out)[0] = take_path(b, word);
        return 1;
    }
    const char *seeds = word[n_name] == '/' ? word + n_name + 1
                        : b->seeds != NULL  ? b->seeds
                                            : all_seeds;
    int n = 0;
    for (const char *at = seeds; n < MOST_SEEDS;) {
        size_t length = strcspn(at, ",");
        const char *seed = bench_printf(b, "%.*s", (int)length, at);
        refuse_seed(seed);
        if (!is_example(seed) || of->example[0] != '\0')
            (*out)[n++] = make(of, seed);
        if (at[length] == '\0')
            break;
        at += length + 1;
    }
    return n;
}

static int in_proportion(int n_schools, int of_forty)
{
    return (n_schools * of_forty + 20) / 40;
}

bench_season bench_season_of_size(bench_context *b, int n_schools, const char *seed)
{
    refuse_seed(seed);
    return (bench_season){.name = bench_printf(b, "g%d", n_schools),
                          .seed = seed,
                          .n_schools = n_schools,
                          .n_orchestras = in_proportion(n_schools, 133),
                          .n_teachers = in_proportion(n_schools, 100)};
}

static uint64_t digest_bytes(uint64_t digest, const char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        digest = (digest ^ (unsigned char)bytes[i]) * UINT64_C(1099511628211);
    return digest;
}

static int is_not_hidden(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static uint64_t digest_path(bench_context *b, const char *path, uint64_t digest)
{
    struct dirent **entries = NULL;
    const char *bytes = NULL;
    size_t n = 0;
    orki_arena scratch = {0};
    int n_entries = scandir(path, &entries, is_not_hidden, by_bytes);
    if (n_entries < 0) {
        if (orki_file_read(&bytes, &n, path, MOST_FILE_BYTES, &scratch) != ORK_OK)
            bench_die("%s: %s", path, strerror(errno));
        digest = digest_bytes(digest, bytes, n);
        orki_arena_free(&scratch);
        return digest;
    }
    for (int i = 0; i < n_entries; i++) {
        const char *name = entries[i]->d_name;
        digest = digest_bytes(digest, name, strlen(name) + 1);
        digest = digest_path(b, bench_printf(b, "%s/%s", path, name), digest);
        free(entries[i]);
    }
    free(entries);
    return digest;
}

/* `generate` writes into no folder that holds a season; ours of an earlier run goes. */
static void remove_files(bench_context *b, const char *path)
{
    struct dirent **entries = NULL;
    int n = scandir(path, &entries, NULL, alphasort);
    for (int i = 0; i < n; i++) {
        if (entries[i]->d_name[0] != '.' &&
            unlink(bench_printf(b, "%s/%s", path, entries[i]->d_name)) != 0)
            bench_die("%s/%s: %s", path, entries[i]->d_name, strerror(errno));
        free(entries[i]);
    }
    free(entries);
}

static void generate(bench_context *b, bench_season *season)
{
    season->path = bench_printf(b, "%s/seasons/%s-%s", b->output, season->name, season->seed);
    if (orki_folder_make(season->path) != ORK_OK)
        bench_die("%s: %s", season->path, strerror(errno));
    remove_files(b, season->path);
    const char *argv[] = {b->program,     "generate",
                          "--schools",    bench_printf(b, "%d", season->n_schools),
                          "--orchestras", bench_printf(b, "%d", season->n_orchestras),
                          "--teachers",   bench_printf(b, "%d", season->n_teachers),
                          "--seed",       season->seed,
                          "-o",           season->path,
                          "--quiet",      NULL};
    bench_process p = bench_process_run(argv, "/dev/null", GENERATE_LIMIT_S);
    if (p.code != 0)
        bench_die("the season %s/%s cannot be generated (code %d)", season->name, season->seed,
                  p.code);
}

void bench_season_prepare(bench_context *b, bench_season *season)
{
    if (season->n_schools > 0)
        generate(b, season);
    uint64_t digest = digest_path(b, season->path, UINT64_C(14695981039346656037));
    season->digest = bench_printf(b, "%016" PRIx64, digest);
}
