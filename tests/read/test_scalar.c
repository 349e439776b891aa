/* Single values: what each kind of text means, and which texts are refused. */
#include "ork_test.h"
#include "read/names.h"
#include "read/scalar.h"
#include "read/scalar_parse.h"

/* value[0] when the whole text is understood, else minus the code of the fault. */
static int parse(orki_scalar_type type, const char *text, orki_node *node)
{
    orki_shape shape = {.scalar = type};
    const char *p = text;
    *node = (orki_node){.text = text, .is_plain = true};
    orki_code code = orki_scalar_understand(&p, &shape, node);
    if (code != OR_NOTHING)
        return -(int)code;
    return *p == '\0' ? node->value[0] : -1;
}

static int value(orki_scalar_type type, const char *text)
{
    orki_node node;
    return parse(type, text, &node);
}

static int second(orki_scalar_type type, const char *text)
{
    orki_node node;
    return parse(type, text, &node) < 0 ? -1 : node.value[1];
}

static void test_scalar__clock(void)
{
    ORK_EQUAL_INT(value(ORKI_S_CLOCK, "08:30"), 510);
    ORK_EQUAL_INT(value(ORKI_S_CLOCK, "8:30"), 510);
    ORK_EQUAL_INT(value(ORKI_S_CLOCK, "25:00"), -OR_CLOCK_RANGE);
    ORK_EQUAL_INT(value(ORKI_S_CLOCK, "08:60"), -OR_CLOCK_RANGE);
    ORK_EQUAL_INT(value(ORKI_S_CLOCK, "24:00"), -OR_CLOCK_RANGE);
    ORK_EQUAL_INT(value(ORKI_S_CLOCK, "0830"), -OR_CLOCK);
    ORK_EQUAL_INT(value(ORKI_S_CLOCK, "08:3"), -OR_CLOCK);
    ORK_EQUAL_INT(value(ORKI_S_SPAN, "20:00-24:00"), 1200);
    ORK_EQUAL_INT(second(ORKI_S_SPAN, "08:30 - 12:15"), 735);
    ORK_EQUAL_INT(value(ORKI_S_SPAN, "08:30-08:30"), -OR_SPAN_ORDER);
    ORK_EQUAL_INT(second(ORKI_S_SPAN_OR_ALL, "all"), ORKI_DAY_MIN);
}

static void test_scalar__days(void)
{
    ORK_EQUAL_INT(value(ORKI_S_DAYS, "mon"), 1);
    ORK_EQUAL_INT(value(ORKI_S_DAYS, "mon tue thu"), 11);
    ORK_EQUAL_INT(value(ORKI_S_DAYS, "mon-fri"), 31);
    ORK_EQUAL_INT(value(ORKI_S_DAYS, "mon-tue thu-fri"), 27);
    ORK_EQUAL_INT(value(ORKI_S_DAYS, "fri-mon"), -OR_DAY);
    ORK_EQUAL_INT(value(ORKI_S_DAYS, "mon-wed tue"), -OR_DAY_TWICE);
    ORK_EQUAL_INT(value(ORKI_S_DAYS, "monday"), -OR_DAY);
    ORK_EQUAL_INT(second(ORKI_S_DAY_PART, "thu pm"), 2);
    ORK_EQUAL_INT(second(ORKI_S_DAY_PART, "thu"), 3);
    ORK_EQUAL_INT(second(ORKI_S_DAY_SPAN, "thu 13:00-14:30"), 780);
    ORK_EQUAL_INT(value(ORKI_S_DAY, "sun"), 6);
}

static void test_scalar__lengths(void)
{
    ORK_EQUAL_INT(value(ORKI_S_DURATION, "45"), 45);
    ORK_EQUAL_INT(value(ORKI_S_DURATION, "45 min"), 45);
    ORK_EQUAL_INT(value(ORKI_S_DURATION, "3h"), 180);
    ORK_EQUAL_INT(value(ORKI_S_DURATION, "1h30"), 90);
    ORK_EQUAL_INT(value(ORKI_S_DURATION, "1h75"), -OR_DURATION);
    ORK_EQUAL_INT(value(ORKI_S_DURATION, "-5"), -OR_DURATION);
    ORK_EQUAL_INT(value(ORKI_S_DURATION, "3 uur"), -1);
    ORK_EQUAL_INT(value(ORKI_S_HOURS, "4.5"), 270);
    ORK_EQUAL_INT(value(ORKI_S_HOURS, "1h30"), 90);
    ORK_EQUAL_INT(value(ORKI_S_HOURS_RANGE, "5-7"), 300);
    ORK_EQUAL_INT(second(ORKI_S_HOURS_RANGE, "5-7"), 420);
    ORK_EQUAL_INT(second(ORKI_S_HOURS_RANGE, "6"), 360);
    ORK_EQUAL_INT(value(ORKI_S_HOURS_RANGE, "7-5"), -OR_RANGE_ORDER);
    ORK_EQUAL_INT(value(ORKI_S_WEEKS, "4 weeks"), 4);
    ORK_EQUAL_INT(value(ORKI_S_WEEKS, "1 week"), 1);
    orki_node rhythm;
    ORK_EQUAL_INT(parse(ORKI_S_START, "every 15 min", &rhythm), -1); /* no clock time */
    ORK_EQUAL_INT(rhythm.value[1], 15);
    ORK_EQUAL_INT(value(ORKI_S_START, "every 0 min"), -OR_STARTS);
}

static void test_scalar__dates(void)
{
    ORK_EQUAL_INT(value(ORKI_S_DATE, "1970-01-01"), 0);
    ORK_EQUAL_INT(value(ORKI_S_DATE, "2000-03-01"), 11017);
    ORK_EQUAL_INT(value(ORKI_S_DATE, "2026-08-31"), 20696);
    ORK_EQUAL_INT(value(ORKI_S_DATE, "2024-02-29"), 19782);
    ORK_EQUAL_INT(value(ORKI_S_DATE, "2026-02-29"), -OR_DATE);
    ORK_EQUAL_INT(value(ORKI_S_DATE, "2026-13-01"), -OR_DATE);
    ORK_EQUAL_INT(value(ORKI_S_DATE, "2026-1-1"), -OR_DATE);
    ORK_EQUAL_INT(value(ORKI_S_PERIOD, "2027-02-03 to 2027-02-02"), -OR_DATES_ORDER);
    ORK_EQUAL_INT(second(ORKI_S_PERIOD, "2027-02-03"), orki_date_make(2027, 2, 3));
    ORK_EQUAL_INT(second(ORKI_S_PERIOD, "2027-02-03 to 2027-02-05"), orki_date_make(2027, 2, 5));
}

static void expect_closure(const char *text, int days, int from_min, int to_min)
{
    orki_node node;
    ORK_EQUAL_INT(parse(ORKI_S_CLOSURE, text, &node), orki_date_make(2027, 2, 3));
    ORK_EQUAL_INT(node.value[1] - node.value[0] + 1, days);
    ORK_EQUAL_INT(node.value[2], from_min);
    ORK_EQUAL_INT(node.value[3], to_min);
}

static void test_scalar__closures(void)
{
    expect_closure("2027-02-03", 1, 0, ORKI_DAY_MIN);
    expect_closure("2027-02-03 from 12:00", 1, 720, ORKI_DAY_MIN);
    expect_closure("2027-02-03 until 10:00", 1, 0, 600);
    expect_closure("2027-02-03 to 2027-02-05", 3, 0, ORKI_DAY_MIN);
    expect_closure("2027-02-03 to 2027-02-05 08:30-12:00", 3, 510, 720);
    ORK_EQUAL_INT(value(ORKI_S_CLOSURE, "2027-02-03 to 2027-02-01"), -OR_DATES_ORDER);
    ORK_EQUAL_INT(value(ORKI_S_CLOSURE, "2027-02-03 from 25:00"), -OR_CLOCK_RANGE);
    ORK_EQUAL_INT(value(ORKI_S_CLOSURE, "2027-02-03 until 00:00"), -OR_SPAN_ORDER);
    ORK_EQUAL_INT(value(ORKI_S_CLOSURE, "2027-02-03 12:00-11:00"), -OR_SPAN_ORDER);
    ORK_EQUAL_INT(value(ORKI_S_CLOSURE, "2027-02-03 noon"), -1);
    ORK_EQUAL_INT(value(ORKI_S_CLOSURE, "2027-02-30"), -OR_DATE);
}

static void test_scalar__numbers_and_words(void)
{
    ORK_EQUAL_INT(value(ORKI_S_INTEGER, "-12"), -12);
    ORK_EQUAL_INT(value(ORKI_S_INTEGER, "1e3"), -OR_NUMBER);
    ORK_EQUAL_INT(value(ORKI_S_DECIMAL, "58.50"), 5850);
    ORK_EQUAL_INT(value(ORKI_S_DECIMAL, ".5"), 50);
    ORK_EQUAL_INT(value(ORKI_S_DECIMAL, "99999999999999999999"), -OR_NUMBER);
    ORK_EQUAL_INT(value(ORKI_S_YES_NO, "yes"), 1);
    ORK_EQUAL_INT(value(ORKI_S_YES_NO, "false"), 0);
    ORK_EQUAL_INT(value(ORKI_S_YES_NO, "on"), -OR_YES_NO);
    ORK_EQUAL_INT(value(ORKI_S_YEARS, "3-5"), 8 + 16 + 32);
    ORK_EQUAL_INT(value(ORKI_S_YEARS, "9"), -OR_YEARS);
    ORK_EQUAL_INT(value(ORKI_S_ID, "lokaal-5"), 0);
    ORK_EQUAL_INT(value(ORKI_S_ID, "-x"), -OR_ID);
    ORK_EQUAL_INT(value(ORKI_S_ID, "a/b"), -1);
    ORK_EQUAL_INT(value(ORKI_S_NAME, "a/b/c"), 0);
    ORK_EQUAL_INT(value(ORKI_S_NAME, "a/"), -OR_ID);
    ORK_EQUAL_INT(value(ORKI_S_NAME, "a/b/c#2"), -1);
    ORK_EQUAL_INT(value(ORKI_S_BLOCK, "a/b"), 0);
    ORK_EQUAL_INT(value(ORKI_S_BLOCK, "a/b/c#12"), 0);
    ORK_EQUAL_INT(value(ORKI_S_BLOCK, "a/b/c#13"), -OR_ID);
    ORK_EQUAL_INT(value(ORKI_S_BLOCK, "a/b/c#"), -OR_ID);
    ORK_EQUAL_INT(value(ORKI_S_BLOCK, "a/b/c#02"), -OR_ID);
    ORK_EQUAL_INT(value(ORKI_S_BLOCK, "a/b/c#2x"), -1);
}

static void test_names__nearest(void)
{
    static const char *const words[] = {"available", "captain", "violin", "viola", NULL};
    ORK_EQUAL_INT(orki_edit_distance("captian", "captain", 5), 1);
    ORK_EQUAL_INT(orki_edit_distance("kitten", "sitting", 5), 3);
    ORK_EQUAL_INT(orki_edit_distance("kitten", "sitting", 1), 2);
    ORK_EQUAL_TEXT(orki_nearest_word("captian", words), "captain");
    ORK_EQUAL_TEXT(orki_nearest_word("vilo", words), "viola");
    ORK_TRUE(orki_nearest_word("percussion", words) == NULL);
}

ORK_TEST_MAIN("read-scalar", {"clock times and spans", test_scalar__clock},
              {"days", test_scalar__days}, {"lengths", test_scalar__lengths},
              {"dates", test_scalar__dates}, {"closures", test_scalar__closures},
              {"numbers and words", test_scalar__numbers_and_words},
              {"nearest name", test_names__nearest})
