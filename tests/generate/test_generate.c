/* Made-up seasons: same options, same bytes; any size is valid and has exactly that size; init
 * writes a valid season and never overwrites. */
#include "ork_test.h"
#include "orkestrooster/generate.h"
#include "scratch.h"

#include <unistd.h>

static const char *const files[] = {"season.yaml",     "programmes.yaml", "schools.yaml",
                                    "orchestras.yaml", "teachers.yaml",   "conductors.yaml"};
enum { N_FILES = 6 };

static void check_same(ork_scratch *scratch, const char *a, const char *b)
{
    for (int i = 0; i < N_FILES; i++) {
        const char *text = ork_scratch_read(scratch, a, files[i]);
        ORK_TRUE(strlen(text) > 100);
        ORK_TRUE(strcmp(text, ork_scratch_read(scratch, b, files[i])) == 0);
    }
}

static void test_generate__same_options_same_bytes(void)
{
    ork_scratch scratch;
    ork_scratch_open(&scratch);
    const char *a = ork_scratch_path(&scratch, "a"), *b = ork_scratch_path(&scratch, "b/c");
    ork_generate_options options = {17, 52, 45, 7};
    const char *why = NULL;
    ORK_EQUAL_INT(ork_generate(&options, a, &why), ORK_OK);
    ORK_EQUAL_INT(ork_generate(&options, b, &why), ORK_OK);
    check_same(&scratch, a, b);
    options.seed = 8;
    ORK_EQUAL_INT(ork_generate(&options, b, &why), ORK_OK);
    ORK_TRUE(strcmp(ork_scratch_read(&scratch, a, "teachers.yaml"),
                    ork_scratch_read(&scratch, b, "teachers.yaml")) != 0);
    ork_scratch_close(&scratch);
}

/* Bytes that were written on another day, perhaps by another compiler. */
static void test_generate__amsterdam_is_as_committed(void)
{
    ork_scratch scratch;
    ork_scratch_open(&scratch);
    ork_generate_options options = {40, 133, 100, 2026};
    const char *why = NULL, *folder = ork_scratch_path(&scratch, "amsterdam");
    ORK_EQUAL_INT(ork_generate(&options, folder, &why), ORK_OK);
    check_same(&scratch, folder, "examples/amsterdam");
    ork_scratch_close(&scratch);
}

static void check_size(ork_scratch *scratch, ork_generate_options options)
{
    const char *why = NULL, *folder = ork_scratch_path(scratch, "season");
    size_t n_findings = 0;
    ORK_EQUAL_INT(ork_generate(&options, folder, &why), ORK_OK);
    ork_season *season = ork_scratch_season(folder, &n_findings);
    if (season == NULL || n_findings > 0)
        printf("    schools %d, orchestras %d, teachers %d, seed %d\n", options.n_schools,
               options.n_orchestras, options.n_teachers, (int)options.seed);
    CU_ASSERT_PTR_NOT_NULL_FATAL(season);
    ork_season_figures figures = ork_season_measure(season);
    ORK_EQUAL_INT(n_findings, 0);
    ORK_EQUAL_INT(figures.n_schools, options.n_schools);
    ORK_EQUAL_INT(figures.n_orchestras, options.n_orchestras);
    int n_conductors = figures.n_teachers - options.n_teachers; /* for at most five schools each */
    ORK_TRUE(n_conductors >= 0 && n_conductors <= (options.n_schools + 4) / 5);
    ork_season_free(season);
}

static void test_generate__every_size_is_valid(void)
{
    static const ork_generate_options sizes[] = {
        {1, 1, 1, 1},       {1, 8, 3, 1},     {2, 5, 4, 9},        {3, 2, 3, 4},
        {3, 24, 12, 1},     {5, 3, 50, 2},    {6, 20, 15, 3},      {12, 37, 35, 1},
        {12, 37, 5, 1},     {25, 90, 60, 5},  {40, 133, 100, 1},   {40, 133, 100, 99},
        {100, 330, 250, 6}, {81, 20, 300, 7}, {400, 1330, 1000, 1}};
    ork_scratch scratch;
    ork_scratch_open(&scratch);
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
        check_size(&scratch, sizes[i]);
    for (int seed = 0; seed < 30; seed++)
        check_size(&scratch, (ork_generate_options){1 + seed % 9, 3 + 3 * (seed % 9), 14, seed});
    ork_scratch_close(&scratch);
}

static void check_refused(ork_generate_options options)
{
    ork_scratch scratch;
    ork_scratch_open(&scratch);
    const char *why = NULL, *folder = ork_scratch_path(&scratch, "refused");
    ORK_EQUAL_INT(ork_generate(&options, folder, &why), ORK_ERR_OPTION);
    ORK_TRUE(why != NULL && strlen(why) > 20);
    ORK_TRUE(access(folder, F_OK) != 0);
    ork_scratch_close(&scratch);
}

static void test_generate__impossible_sizes_are_refused(void)
{
    check_refused((ork_generate_options){0, 1, 1, 1});
    check_refused((ork_generate_options){1, 0, 1, 1});
    check_refused((ork_generate_options){1, 1, -1, 1});
    check_refused((ork_generate_options){1, 9, 20, 1});
    check_refused((ork_generate_options){12, 37, 1, 1});
    check_refused((ork_generate_options){3000, 3000, 3000, 1});
}

static void test_generate__memory_that_runs_out(void)
{
    ork_scratch scratch;
    ork_scratch_open(&scratch);
    const char *why = NULL, *folder = ork_scratch_path(&scratch, "season");
    ork_generate_options options = {3, 9, 12, 1};
    ork_status st = ORK_ERR_MEMORY;
    long n = 1;
    for (; n < 500 && st == ORK_ERR_MEMORY; n++) {
        orki_memory_fail_at(n);
        st = ork_generate(&options, folder, &why);
    }
    orki_memory_fail_at(0);
    ORK_EQUAL_INT(st, ORK_OK);
    ORK_TRUE(n > 10);
    ork_scratch_close(&scratch);
}

ORK_TEST_MAIN("generate", {"same-bytes", test_generate__same_options_same_bytes},
              {"amsterdam", test_generate__amsterdam_is_as_committed},
              {"sizes", test_generate__every_size_is_valid},
              {"refused", test_generate__impossible_sizes_are_refused},
              {"memory", test_generate__memory_that_runs_out})
