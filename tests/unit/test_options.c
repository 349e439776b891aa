/* The options table agrees with the struct, and text becomes the right values or is refused. */
#include "ork_test.h"

#include "solve/options.h"

#include <locale.h>

static ork_status set(ork_options *options, const char *name, const char *value)
{
    return ork_option_set(options, name, value);
}

static void test_options__defaults_are_valid(void)
{
    ork_options options = ork_options_default();
    ORK_TRUE(orki_options_are_valid(&options));
    ORK_TRUE(options.time_limit_s == 60);
    ORK_EQUAL_INT(options.work, ORK_NO_WORK_LIMIT);
    ORK_EQUAL_INT(options.threads, ORK_ALL_CORES);
    ORK_EQUAL_INT(options.seed, 1);
}

/* Every row must reach a field: setting it to its largest value changes the struct. */
static void test_options__every_row_sets_a_field(void)
{
    for (int i = 0; i < ork_option_count(); i++) {
        ork_option_info row = ork_option_at(i);
        ork_options before = ork_options_default(), after = before;
        char most[40];
        snprintf(most, sizeof most, "%.0f", row.max);
        ORK_EQUAL_INT(set(&after, row.name, most), ORK_OK);
        ORK_TRUE(before.time_limit_s != after.time_limit_s || before.work != after.work ||
                 before.gap_percent != after.gap_percent || before.threads != after.threads ||
                 before.seed != after.seed || before.is_strict != after.is_strict ||
                 before.in_process != after.in_process);
        ORK_TRUE(orki_options_are_valid(&after));
        ORK_TRUE(row.help[0] != '\0' && row.min < row.max);
    }
}

static void test_options__special_words(void)
{
    ork_options options = ork_options_default();
    ORK_EQUAL_INT(set(&options, "time-limit", "none"), ORK_OK);
    ORK_TRUE(options.time_limit_s == ORK_NO_LIMIT);
    ORK_EQUAL_INT(set(&options, "threads", "2"), ORK_OK);
    ORK_EQUAL_INT(set(&options, "threads", "all"), ORK_OK);
    ORK_EQUAL_INT(options.threads, ORK_ALL_CORES);
    ORK_EQUAL_INT(set(&options, "seed", "none"), ORK_ERR_OPTION);
}

static void test_options__refuses_what_is_no_number(void)
{
    static const char *const bad[] = {
        "",    ".",  "-1",  "+1",  "0x10",  "1e3", "nan",
        "1,5", " 1", "6 0", "60s", "1.5.2", "0",   "99999999999999999999"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        ork_options options = ork_options_default();
        ORK_EQUAL_INT(set(&options, "time-limit", bad[i]), ORK_ERR_OPTION);
        ORK_TRUE(options.time_limit_s == 60);
    }
    ork_options options = ork_options_default();
    ORK_EQUAL_INT(set(&options, "work", "1.5"), ORK_ERR_OPTION);
    ORK_EQUAL_INT(set(&options, "no-such-option", "1"), ORK_ERR_OPTION);
}

static void test_options__decimal_point_in_any_locale(void)
{
    ork_options options = ork_options_default();
    setlocale(LC_ALL, "nl_NL.UTF-8"); /* where it is not installed the test is as it was */
    ORK_EQUAL_INT(set(&options, "time-limit", "2.5"), ORK_OK);
    ORK_EQUAL_INT(set(&options, "gap", "0.5"), ORK_OK);
    setlocale(LC_ALL, "C");
    ORK_TRUE(options.time_limit_s == 2.5 && options.gap_percent == 0.5);
}

static void test_options__struct_out_of_bounds(void)
{
    ork_options options = ork_options_default();
    options.threads = 0;
    ORK_TRUE(!orki_options_are_valid(&options));
    options = ork_options_default();
    options.time_limit_s = 0;
    ORK_TRUE(!orki_options_are_valid(&options));
    options = ork_options_default();
    options.gap_percent = -1;
    ORK_TRUE(!orki_options_are_valid(&options));
}

static void test_options__a_part_of_little_is_valid(void)
{
    ork_options options = ork_options_default();
    options.time_limit_s = 0.1;
    options.work = 1;
    orki_options_take_part(&options, 0.3);
    ORK_TRUE(options.time_limit_s == 0.1 && options.work == 1);
    options.time_limit_s = 10;
    options.work = 100;
    orki_options_take_part(&options, 0.5);
    ORK_TRUE(options.time_limit_s == 5 && options.work == 50);
    options.time_limit_s = ORK_NO_LIMIT;
    options.work = ORK_NO_WORK_LIMIT;
    orki_options_take_part(&options, 0.5);
    ORK_TRUE(options.time_limit_s == ORK_NO_LIMIT && options.work == ORK_NO_WORK_LIMIT);
}

ORK_TEST_MAIN("options", {"defaults_are_valid", test_options__defaults_are_valid},
              {"every_row_sets_a_field", test_options__every_row_sets_a_field},
              {"special_words", test_options__special_words},
              {"refuses_what_is_no_number", test_options__refuses_what_is_no_number},
              {"decimal_point_in_any_locale", test_options__decimal_point_in_any_locale},
              {"struct_out_of_bounds", test_options__struct_out_of_bounds},
              {"a_part_of_little_is_valid", test_options__a_part_of_little_is_valid})
