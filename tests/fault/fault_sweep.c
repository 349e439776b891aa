/* The loop, and what a folder holds. */
#include "fault_sweep.h"

#include "ork_test.h"

#include <dirent.h>
#include <errno.h>
#include <glpk.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ALL_FROM_SCALE = 10, MOST_SANITIZED = 1000 };

static char root[64];

const char *fault_folder(const char *name)
{
    static char paths[4][160];
    static int next;
    if (root[0] == '\0') {
        (void)snprintf(root, sizeof root, "/tmp/ork-fault-XXXXXX");
        if (mkdtemp(root) == NULL) {
            perror(root);
            exit(EXIT_FAILURE);
        }
    }
    char *path = paths[next++ % 4];
    (void)snprintf(path, sizeof paths[0], "%s/%s", root, name);
    return path;
}

/* Calls f for every file below a folder. */
static void each_file(const char *folder, void (*f)(const char *path, void *user), void *user)
{
    DIR *dir = opendir(folder);
    for (const struct dirent *e = dir == NULL ? NULL : readdir(dir); e != NULL; e = readdir(dir)) {
        char path[4096];
        struct stat info;
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
            continue;
        (void)snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
        if (lstat(path, &info) == 0 && S_ISDIR(info.st_mode)) {
            each_file(path, f, user);
            continue;
        }
        f(path, user);
    }
    if (dir != NULL)
        (void)closedir(dir);
}

static void add_byte(uint64_t *print, int c)
{
    *print = (*print ^ (uint64_t)(unsigned char)c) * UINT64_C(1099511628211);
}

/* Name and bytes; folders are listed in no order, so that the sum counts. */
static void add_file(const char *path, void *user)
{
    uint64_t print = UINT64_C(14695981039346656037), *sum = user;
    for (const char *p = path; *p != '\0'; p++)
        add_byte(&print, *p);
    FILE *file = fopen(path, "rb");
    for (int c = file == NULL ? EOF : getc(file); c != EOF; c = getc(file))
        add_byte(&print, c);
    if (file != NULL)
        (void)fclose(file);
    *sum += print;
}

static uint64_t digest(const char *folder)
{
    uint64_t sum = 0;
    each_file(folder, add_file, &sum);
    return sum;
}

static void remove_file(const char *path, void *user)
{
    (void)user;
    if (unlink(path) != 0)
        perror(path);
}

static void mark_old(const char *path, void *user)
{
    (void)user;
    FILE *file = fopen(path, "ab");
    if (file == NULL || fputs("old", file) == EOF || fclose(file) != 0)
        perror(path);
}

void fault_folders_remove(void)
{
    char command[128];
    (void)snprintf(command, sizeof command, "rm -rf '%s'", root);
    if (root[0] != '\0' && system(command) != 0)
        perror(root);
    root[0] = '\0';
}

static bool is_told(const fault_case *of, ork_fail_owner owner, ork_status st)
{
    if (st == ORK_ERR_MEMORY)
        return true;
    if (st == ORK_OK || st == ORK_ERR_BACKEND)
        return of->may_carry_on || owner != ORK_FAIL_OWN;
    return st == ORK_ERR_IO && owner != ORK_FAIL_OWN; /* the C library and libxlsxwriter */
}

static void end_call(const fault_case *of)
{
    ork_fail_allocation(0, ORK_FAIL_ANY, false);
    if (of->after != NULL)
        of->after();
}

/* One call with its n-th allocation failing. @return whether that came to pass */
static bool fail_one(const fault_case *of, ork_fail_owner owner, long n, bool lasts, uint64_t old)
{
    const char *out = fault_folder("out");
    long before = ork_fail_blocks();
    ork_fail_allocation(n, owner, lasts);
    errno = 0;
    ork_status st = of->call();
    bool has_happened = ork_fail_happened();
    end_call(of);
    glp_free_env(); /* of this thread; it outlives a call */
    long left = ork_fail_blocks() - before;
    bool is_fine = has_happened ? is_told(of, owner, st) : st == ORK_OK;
#if !ORK_SANITIZED /* it has functions of the C library that are its own, and finds leaks */
    is_fine = is_fine && left >= 0 && left <= (owner == ORK_FAIL_OWN ? 0 : ORK_FAIL_GLPK_LOSES);
#endif
    uint64_t now = of->writes ? digest(out) : old;
    is_fine = is_fine && (st == ORK_OK || now == old);
    if (!is_fine)
        printf("\n    %s: allocation %ld of %s%s: %s, %ld blocks left%s", of->name, n,
               owner == ORK_FAIL_OWN ? "its own" : "the shared libraries",
               lasts ? " and all later ones" : "", ork_status_text(st), left,
               now == old ? "" : ", the folder has changed");
    CU_ASSERT_TRUE(is_fine);
    if (now != old) { /* a success: old again */
        each_file(out, remove_file, NULL);
        CU_ASSERT_EQUAL(of->call(), ORK_OK);
        each_file(out, mark_old, NULL);
        glp_free_env();
    }
    return has_happened;
}

/* In tests/soak.sh every allocation fails once; under the sanitizers, where that would take hours,
 * about MOST_SANITIZED of a call, evenly spread. */
static long step_of(long total, int most)
{
    long n = ork_slice(most);
    if (ork_scale(1) >= ALL_FROM_SCALE)
        n = ORK_SANITIZED ? MOST_SANITIZED : total;
    return total <= n ? 1 : total / n;
}

long fault_sweep(const fault_case *of, ork_fail_owner owner, int most)
{
    const char *seed = getenv("ORK_SEED");
    CU_ASSERT_EQUAL(of->call(), ORK_OK); /* what is made once is made now */
    end_call(of);
    ork_fail_allocation(0, owner, false);
    CU_ASSERT_EQUAL(of->call(), ORK_OK);
    long total = ork_fail_count(), n_failed = 0;
    end_call(of);
    long step = step_of(total, most);
    long first = 1 + (seed == NULL ? 0 : strtol(seed, NULL, 10)) % step;
    uint64_t old = 0;
    if (of->writes) {
        each_file(fault_folder("out"), mark_old, NULL);
        old = digest(fault_folder("out"));
    }
    glp_free_env();
    for (long n = first, i = 0; n <= total; n += step, i++)
        n_failed += fail_one(of, owner, n, i % 2 == 1, old);
    CU_ASSERT_TRUE(n_failed > 0 || total == 0);
    ork_count("allocation-failures", n_failed);
    if (of->writes)
        each_file(fault_folder("out"), remove_file, NULL);
    if (getenv("ORK_VERBOSE") != NULL)
        printf("\n    %s: %ld of %ld", of->name, n_failed, total);
    return n_failed;
}
