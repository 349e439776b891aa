/* base/: memory, text, random numbers, rounding of points. */
#include "base/file.h"
#include "base/file_set.h"
#include "base/leftovers.h"
#include "base/memory.h"
#include "base/random.h"
#include "base/text.h"
#include "model/rules.h"
#include "ork_test.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void test_memory__refuses_overflow(void)
{
    ORK_TRUE(orki_alloc(SIZE_MAX / 2, 4) == NULL);
    orki_arena arena = {0};
    ORK_TRUE(orki_arena_alloc(&arena, SIZE_MAX / 2, 4) == NULL);
    ORK_TRUE(orki_arena_alloc(&arena, 3, 4) != NULL);
    orki_arena_free(&arena);
}

static void test_memory__fails_on_demand(void)
{
    orki_memory_fail_at(2);
    void *first = orki_alloc(1, 1), *second = orki_alloc(1, 1), *third = orki_alloc(1, 1);
    ORK_TRUE(first != NULL && second == NULL && third != NULL);
    orki_free(first);
    orki_free(third);
}

static void test_memory__array_grows_zeroed(void)
{
    int *items = NULL;
    size_t capacity = 0;
    ORK_EQUAL_INT(orki_array_reserve(&items, &capacity, 100, sizeof *items), 0);
    int sum = 0;
    for (int i = 0; i < 100; i++)
        sum |= items[i];
    ORK_EQUAL_INT(sum, 0);
    orki_free(items);
}

static void test_text__appends(void)
{
    orki_text text = {0};
    ORK_EQUAL_TEXT(orki_text_string(&text), "");
    orki_text_add(&text, "les");
    orki_text_printf(&text, " %d", 5);
    orki_text_add_char(&text, '!');
    ORK_EQUAL_TEXT(orki_text_string(&text), "les 5!");
    orki_text_free(&text);
}

/* YAML would take the last three for ends of lines, and give a space back. */
static void test_text__quotes(void)
{
    orki_text text = {0};
    orki_text_add_quoted(&text, "a\"b\\\x01 \xc3\xa9\xc2\x85\xe2\x80\xa8\xe2\x80\xa9\xe2\x80\xaa");
    ORK_EQUAL_TEXT(orki_text_string(&text),
                   "\"a\\\"b\\\\\\u0001 \xc3\xa9\\u0085\\u2028\\u2029\xe2\x80\xaa\"");
    orki_text_free(&text);
}

static bool holds(const char *folder, const char *name, const char *text)
{
    orki_arena arena = {0};
    const char *bytes = NULL;
    size_t n = 0;
    bool is_same = orki_file_read(&bytes, &n, orki_arena_printf(&arena, "%s/%s", folder, name), 100,
                                  &arena) == ORK_OK &&
                   n == strlen(text) && memcmp(bytes, text, n) == 0;
    orki_arena_free(&arena);
    return is_same;
}

/* Entries of a folder, whatever they are. */
static int count_entries(const char *folder)
{
    int n = 0;
    DIR *open = opendir(folder);
    for (struct dirent *e = readdir(open); e != NULL; e = readdir(open))
        n += e->d_name[0] != '.';
    closedir(open);
    return n;
}

/* Write "new" into the files; the last one may be given twice, so that its second rename fails. */
static ork_status write_set(const char *folder, const char *const *names, int n, char **failed)
{
    orki_file_set set;
    ork_status st = orki_file_set_open(&set, folder);
    for (int i = 0; i < n && st == ORK_OK; i++)
        st = orki_file_set_add(&set, names[i], "new", 3);
    return orki_file_set_close(&set, st, failed);
}

/* Of several files all are new or none: a place that is a folder is seen before anything is
 * replaced; what fails halfway is taken back, files that were not there included. */
static void test_file_set__all_or_nothing(void)
{
    char folder[] = "/tmp/ork-set-XXXXXX";
    static const char *const onto_folder[] = {"a", "sub/b", "c"};
    static const char *const halfway[] = {"a", "sub/b", "new", "last", "last"};
    char *failed = NULL, path[80];
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
    ORK_EQUAL_INT(write_set(folder, onto_folder, 2, NULL), ORK_OK);
    snprintf(path, sizeof path, "%s/a", folder);
    ORK_EQUAL_INT(orki_file_write(path, "old", 3), ORK_OK);
    snprintf(path, sizeof path, "%s/c", folder);
    ORK_EQUAL_INT(mkdir(path, 0777), 0);
    ORK_EQUAL_INT(write_set(folder, onto_folder, 3, &failed), ORK_ERR_IO);
    ORK_EQUAL_INT(errno, EISDIR);
    ORK_EQUAL_TEXT(failed, path);
    orki_free(failed);
    ORK_TRUE(holds(folder, "a", "old"));
    ORK_EQUAL_INT(count_entries(folder), 3);
    ORK_EQUAL_INT(rmdir(path), 0);
    orki_arena arena = {0};
    snprintf(path, sizeof path, "%s/a", folder);
    const char *beside = orki_beside(path, "old", &arena);
    ORK_EQUAL_INT(orki_file_write(beside, "left by a process that was killed", 33), ORK_OK);
    orki_arena_free(&arena);
    ORK_EQUAL_INT(write_set(folder, halfway, 5, &failed), ORK_ERR_IO);
    ORK_TRUE(failed != NULL && strstr(failed, "/last") != NULL);
    orki_free(failed);
    ORK_TRUE(holds(folder, "a", "old"));
    ORK_EQUAL_INT(count_entries(folder), 2);
    ORK_EQUAL_INT(write_set(folder, halfway, 4, NULL), ORK_OK);
    ORK_TRUE(holds(folder, "a", "new") && holds(folder, "last", "new"));
    ORK_EQUAL_INT(count_entries(folder), 4);
    for (int i = 0; i < 4; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, halfway[i]);
        ORK_EQUAL_INT(unlink(path), 0);
    }
    snprintf(path, sizeof path, "%s/sub", folder);
    ORK_EQUAL_INT(rmdir(path), 0);
    ORK_EQUAL_INT(rmdir(folder), 0);
}

/* The number of a process that has ended. */
static long ended_process(void)
{
    pid_t child = fork();
    if (child == 0)
        _exit(0);
    while (waitpid(child, NULL, 0) < 0 && errno == EINTR)
        continue;
    return (long)child;
}

/* What a killed process left beside a file goes when the folder is written into again; what a
 * living process, another machine or the planner has there stays. */
static void test_leftovers__of_the_dead_alone(void)
{
    char folder[] = "/tmp/ork-left-XXXXXX", path[120], machine[16] = "";
    orki_arena arena = {0};
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
    sscanf(strrchr(orki_beside("a", "tmp", &arena), '-'), "-%8[0-9a-f]", machine);
    long ended = ended_process();
    const struct {
        const char *name, *on;
        long process;
        bool stays;
    } files[] = {{"a", machine, ended, false},
                 {"gone-from-the-season.html", machine, ended, false},
                 {"b", machine, (long)getppid(), true},
                 {"c", "00000000", ended, true}};
    enum { N = sizeof files / sizeof files[0] };
    for (int i = 0; i < N; i++) {
        snprintf(path, sizeof path, "%s/%s.%ld-%s.tmp", folder, files[i].name, files[i].process,
                 files[i].on);
        ORK_EQUAL_INT(orki_file_write(path, "half", 4), ORK_OK);
    }
    static const char *const mine[] = {"notes.tmp", "4711.tmp", "a.4711.old"};
    for (int i = 0; i < 3; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, mine[i]);
        ORK_EQUAL_INT(orki_file_write(path, "mine", 4), ORK_OK);
    }
    const char *const names[] = {"a"};
    ORK_EQUAL_INT(write_set(folder, names, 1, NULL), ORK_OK);
    ORK_EQUAL_INT(count_entries(folder), 1 + 2 + 3);
    for (int i = 0; i < N; i++) {
        snprintf(path, sizeof path, "%s/%s.%ld-%s.tmp", folder, files[i].name, files[i].process,
                 files[i].on);
        ORK_EQUAL_INT(unlink(path) == 0, files[i].stays);
    }
    for (int i = 0; i < 3; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, mine[i]);
        ORK_EQUAL_INT(unlink(path), 0);
    }
    snprintf(path, sizeof path, "%s/a", folder);
    ORK_EQUAL_INT(unlink(path), 0);
    ORK_EQUAL_INT(rmdir(folder), 0);
    orki_arena_free(&arena);
}

static void test_random__repeats(void)
{
    orki_random a = orki_random_start(7, 1), b = orki_random_start(7, 1);
    orki_random c = orki_random_start(7, 2);
    uint64_t first = orki_random_next(&a);
    ORK_TRUE(first == orki_random_next(&b));
    ORK_TRUE(first != orki_random_next(&c));
    for (int i = 0; i < 1000; i++) {
        int n = orki_random_below(&a, 6);
        ORK_TRUE(n >= 0 && n < 6);
    }
}

static void test_rules__rounds_half_up(void)
{
    ORK_EQUAL_INT(orki_points(3, 50), 2);
    ORK_EQUAL_INT(orki_points(2, 50), 1);
    ORK_EQUAL_INT(orki_points(0, 50), 0);
    ORK_EQUAL_INT(orki_points(1, 100000), 1000);
    ORK_TRUE(orki_rule_find("travel") == ORKI_RULE_TRAVEL);
    ORK_TRUE(orki_rule_find("nonsense") == ORKI_N_RULES);
}

/* What is written is found from the folder, whatever links and dots the names have. */
static void test_file__path_from(void)
{
    orki_arena arena = {0};
    char folder[] = "/tmp/ork-base-XXXXXX";
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
    const char *inside = orki_arena_printf(&arena, "%s/a/b", folder);
    const char *beside = orki_arena_printf(&arena, "%s/ab", folder);
    const char *file = orki_arena_printf(&arena, "%s/./a/../ab/season.yaml", folder);
    const char *above = orki_arena_printf(&arena, "%s/a", folder);
    ORK_EQUAL_INT(orki_folder_make(inside), ORK_OK);
    ORK_EQUAL_INT(orki_folder_make(beside), ORK_OK);
    ORK_EQUAL_INT(orki_file_write(file, "x", 1), ORK_OK);
    ORK_EQUAL_TEXT(orki_path_from(inside, file, &arena), "../../ab/season.yaml");
    ORK_EQUAL_TEXT(orki_path_from(above, beside, &arena), "../ab");
    ORK_EQUAL_TEXT(orki_path_from(beside, file, &arena), "season.yaml");
    ORK_EQUAL_TEXT(orki_path_from(inside, above, &arena), "..");
    ORK_EQUAL_TEXT(orki_path_from(inside, inside, &arena), ".");
    ORK_EQUAL_TEXT(orki_path_from(inside, "/dev/null", &arena), "/dev/null");
    CU_ASSERT_PTR_NULL(orki_path_from(inside, "/nowhere/at/all", &arena));
    ORK_EQUAL_INT(remove(file) | remove(inside) | remove(above) | remove(beside) | remove(folder),
                  0);
    orki_arena_free(&arena);
}

ORK_TEST_MAIN("base", {"memory: refuses overflow", test_memory__refuses_overflow},
              {"memory: fails on demand", test_memory__fails_on_demand},
              {"memory: array grows zeroed", test_memory__array_grows_zeroed},
              {"text: appends", test_text__appends}, {"random: repeats", test_random__repeats},
              {"text: quotes", test_text__quotes},
              {"file set: all or nothing", test_file_set__all_or_nothing},
              {"leftovers: of the dead alone", test_leftovers__of_the_dead_alone},
              {"rules: rounds half up", test_rules__rounds_half_up},
              {"file: path from a folder", test_file__path_from})
