/* base/: memory, text, random numbers, rounding of points. */
#include "base/file.h"
#include "base/memory.h"
#include "base/random.h"
#include "base/text.h"
#include "model/rules.h"
#include "ork_test.h"

#include <stdlib.h>

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
              {"rules: rounds half up", test_rules__rounds_half_up},
              {"file: path from a folder", test_file__path_from})
