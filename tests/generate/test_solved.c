/* The small examples, the starter season and small made-up seasons have an optimal timetable that
 * breaks no rule; the examples and the starter leave nothing unstaffed. */
#include "ork_test.h"
#include "orkestrooster/generate.h"
#include "orkestrooster/solve.h"
#include "scratch.h"

/* @return sections without a teacher, or -1 when there is no optimal timetable */
static int solve(const char *path)
{
    size_t n_findings = 0;
    int lack = -1;
    ork_season *season = ork_scratch_season(path, &n_findings);
    CU_ASSERT_PTR_NOT_NULL_FATAL(season);
    ork_options options = ork_options_default();
    options.time_limit_s = ORK_NO_LIMIT;
    ork_result *result = NULL;
    ORK_EQUAL_INT(ork_solve(&result, season, &options, NULL, NULL), ORK_OK);
    if (result != NULL && result->verdict != NULL && result->outcome == ORK_OPTIMAL) {
        ORK_EQUAL_INT(result->verdict->n_breaches, 0);
        ORK_EQUAL_INT(result->verdict->n_lessons_placed, result->verdict->n_lessons);
        lack = result->verdict->n_sections - result->verdict->n_sections_staffed;
    }
    ork_result_free(result);
    ork_season_free(season);
    return lack;
}

static void test_solved__small_examples(void)
{
    ORK_EQUAL_INT(solve("examples/quickstart"), 0);
    ORK_EQUAL_INT(solve("examples/features/meetings.yaml"), 0);
    ORK_EQUAL_INT(solve("examples/features/pins.yaml"), 0);
    ORK_EQUAL_INT(solve("examples/features/secondary-school.yaml"), 0);
    ORK_EQUAL_INT(solve("examples/features/shared-set.yaml"), 0);
    ORK_EQUAL_INT(solve("examples/features/split-blocks.yaml"), 0);
}

static void test_solved__starter_season(void)
{
    ork_scratch scratch;
    ork_scratch_open(&scratch);
    const char *why = NULL, *folder = ork_scratch_path(&scratch, "starter");
    ORK_EQUAL_INT(ork_init(folder, &why), ORK_OK);
    ORK_EQUAL_INT(solve(folder), 0);
    ork_scratch_close(&scratch);
}

static void test_solved__made_up_seasons(void)
{
    static const ork_generate_options sizes[] = {
        {1, 1, 1, 1}, {2, 6, 8, 2}, {3, 9, 12, 3}, {4, 13, 12, 4}};
    ork_scratch scratch;
    ork_scratch_open(&scratch);
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        const char *why = NULL, *folder = ork_scratch_path(&scratch, "season");
        ORK_EQUAL_INT(ork_generate(&sizes[i], folder, &why), ORK_OK);
        int lack = solve(folder);
        ORK_TRUE(lack >= 0 && lack <= 2);
    }
    ork_scratch_close(&scratch);
}

ORK_TEST_MAIN("solved", {"examples", test_solved__small_examples},
              {"starter", test_solved__starter_season}, {"made-up", test_solved__made_up_seasons})
