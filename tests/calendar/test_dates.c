/* Dates from and to their civil form, weekdays and weeks. */
#include "model/dates.h"
#include "ork_test.h"

static void test_dates__every_day_of_three_centuries(void)
{
    orki_date date = orki_date_make(1970, 1, 1);
    ORK_EQUAL_INT(date, 0);
    int n_wrong = 0;
    for (; date < orki_date_make(2270, 1, 1); date++) {
        orki_civil c = orki_date_civil(date);
        n_wrong += orki_date_make(c.year, c.month, c.day) != date;
        n_wrong += orki_date_weekday(date) != (date + 3) % 7;
    }
    ORK_EQUAL_INT(n_wrong, 0);
    ORK_EQUAL_INT(date, 109573); /* 300 years of 365 days and 73 leap days */
}

static void test_dates__impossible_ones(void)
{
    ORK_EQUAL_INT(orki_date_make(2027, 2, 29), ORKI_NO_DATE);
    ORK_TRUE(orki_date_make(2028, 2, 29) != ORKI_NO_DATE);
    ORK_EQUAL_INT(orki_date_make(2100, 2, 29), ORKI_NO_DATE);
    ORK_EQUAL_INT(orki_date_make(2027, 4, 31), ORKI_NO_DATE);
    ORK_EQUAL_INT(orki_date_make(2027, 13, 1), ORKI_NO_DATE);
    ORK_EQUAL_INT(orki_date_make(2027, 0, 1), ORKI_NO_DATE);
    ORK_EQUAL_INT(orki_date_make(2027, 1, 0), ORKI_NO_DATE);
    ORK_EQUAL_INT(orki_date_make(1969, 12, 31), ORKI_NO_DATE);
    ORK_EQUAL_TEXT(orki_date_print(ORKI_NO_DATE).text, "");
}

static void check_week(int year, int month, int day, int week_year, int week)
{
    orki_iso_week got = orki_date_iso_week(orki_date_make(year, month, day));
    ORK_EQUAL_INT(got.year, week_year);
    ORK_EQUAL_INT(got.week, week);
}

static void test_dates__weeks_at_the_turn_of_the_year(void)
{
    check_week(2026, 12, 31, 2026, 53); /* a Thursday */
    check_week(2027, 1, 3, 2026, 53);
    check_week(2027, 1, 4, 2027, 1);
    check_week(2028, 1, 2, 2027, 52);
    check_week(2029, 12, 31, 2030, 1); /* a Monday */
    ORK_EQUAL_TEXT(orki_date_print(orki_date_monday(orki_date_make(2027, 1, 3))).text,
                   "2026-12-28");
}

ORK_TEST_MAIN("calendar-dates",
              {"every day of three centuries", test_dates__every_day_of_three_centuries},
              {"impossible ones", test_dates__impossible_ones},
              {"weeks at the turn of the year", test_dates__weeks_at_the_turn_of_the_year})
