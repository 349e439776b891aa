/* Names of worksheets stay valid and unique whatever the planner calls a school. */
#include "ork_test.h"

#include "report/sheet_names.h"

static orki_arena arena;
static orki_sheet_names names;

static void start(void)
{
    CU_ASSERT_EQUAL_FATAL(orki_sheet_names_start(&names, 12, &arena), 0);
}

static void test_sheet_names__replaces_what_excel_forbids(void)
{
    start();
    ORK_EQUAL_TEXT(orki_sheet_name(&names, "a[b]c:d*e?f/g\\h", &arena), "a-b-c-d-e-f-g-h");
    ORK_EQUAL_TEXT(orki_sheet_name(&names, "'quoted'", &arena), "-quoted-");
    ORK_EQUAL_TEXT(orki_sheet_name(&names, "", &arena), "-");
    ORK_EQUAL_TEXT(orki_sheet_name(&names, "History", &arena), "History (2)");
    ORK_EQUAL_TEXT(orki_sheet_name(&names, "line\nend", &arena), "line-end");
    orki_arena_free(&arena);
}

static void test_sheet_names__are_unique_without_regard_to_case(void)
{
    start();
    ORK_EQUAL_TEXT(orki_sheet_name(&names,
                                   "\xc3\x89"
                                   "den",
                                   &arena),
                   "\xc3\x89"
                   "den");
    ORK_EQUAL_TEXT(orki_sheet_name(&names,
                                   "\xc3\xa9"
                                   "DEN",
                                   &arena),
                   "\xc3\xa9"
                   "DEN (2)");
    ORK_EQUAL_TEXT(orki_sheet_name(&names,
                                   "\xc3\xa9"
                                   "den",
                                   &arena),
                   "\xc3\xa9"
                   "den (3)");
    orki_arena_free(&arena);
}

static void test_sheet_names__have_at_most_31_units(void)
{
    start();
    const char *thirty_one = "1234567890123456789012345678901";
    ORK_EQUAL_TEXT(orki_sheet_name(&names, "1234567890123456789012345678901234", &arena),
                   thirty_one);
    ORK_EQUAL_TEXT(orki_sheet_name(&names, thirty_one, &arena), "123456789012345678901234567 (2)");
    /* a violin emoji counts twice, and is not cut in half */
    ORK_EQUAL_TEXT(
        orki_sheet_name(&names, "123456789012345678901234567890\xf0\x9f\x8e\xbb", &arena),
        "123456789012345678901234567890");
    orki_arena_free(&arena);
}

ORK_TEST_MAIN("sheet_names",
              {"replaces_what_excel_forbids", test_sheet_names__replaces_what_excel_forbids},
              {"are_unique_without_regard_to_case",
               test_sheet_names__are_unique_without_regard_to_case},
              {"have_at_most_31_units", test_sheet_names__have_at_most_31_units})
