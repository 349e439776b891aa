/* The built-in tables: what every list of Dutch holidays obeys, and the days that move with
 * Easter. */
#include "model/holidays.h"
#include "ork_test.h"

#include <stdbool.h>

/* The year's Easter Sunday by the anonymous Gregorian algorithm (Nature, 20 April 1876). */
static orki_date easter(int year)
{
    int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4;
    int g = (b - (b + 8) / 25 + 1) / 3, h = (19 * a + b - d - g + 15) % 30;
    int l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7, m = (a + 11 * h + 22 * l) / 451;
    int n = h + l - 7 * m + 114;
    return orki_date_make(year, n / 31, n % 31 + 1);
}

static bool is_national(orki_date date, const char *name)
{
    for (int i = 0; i < orki_national_count(); i++) {
        if (orki_national_at(i).date == date && strcmp(orki_national_at(i).name, name) == 0)
            return true;
    }
    return false;
}

static void test_holidays__days_that_move_with_easter(void)
{
    ORK_EQUAL_INT(easter(2027), orki_date_make(2027, 3, 28));
    for (int year = 2027; year <= 2028; year++) {
        ORK_TRUE(is_national(easter(year), "Easter Sunday"));
        ORK_TRUE(is_national(easter(year) + 1, "Easter Monday"));
        ORK_TRUE(is_national(easter(year) + 39, "Ascension Day"));
        ORK_TRUE(is_national(easter(year) + 49, "Whit Sunday"));
        ORK_TRUE(is_national(easter(year) + 50, "Whit Monday"));
        ORK_TRUE(is_national(orki_date_make(year, 1, 1), "New Year's Day"));
        ORK_TRUE(is_national(orki_date_make(year, 4, 27), "King's Day"));
        ORK_TRUE(is_national(orki_date_make(year, 5, 5), "Liberation Day"));
        ORK_TRUE(is_national(orki_date_make(year - 1, 12, 25), "Christmas Day"));
        ORK_TRUE(is_national(orki_date_make(year - 1, 12, 26), "Boxing Day"));
    }
    ORK_EQUAL_INT(orki_national_count(), 20);
}

/* Nine days, sixteen at Christmas and six weeks and a weekend in summer. */
static int length_of(orki_holiday holiday)
{
    return holiday == ORKI_HOLIDAY_CHRISTMAS ? 16 : holiday == ORKI_HOLIDAY_SUMMER ? 44 : 9;
}

static void test_holidays__from_saturday_to_sunday(void)
{
    int n_of[ORKI_N_REGIONS][ORKI_N_HOLIDAYS] = {{0}};
    for (int i = 0; i < orki_holiday_count(); i++) {
        orki_holiday_row row = orki_holiday_at(i);
        ORK_EQUAL_INT(orki_date_weekday(row.from), 5);
        ORK_EQUAL_INT(orki_date_weekday(row.to), 6);
        ORK_EQUAL_INT(row.to - row.from + 1, length_of(row.holiday));
        n_of[row.region][row.holiday]++;
        for (int k = 0; k < i; k++) {
            orki_holiday_row other = orki_holiday_at(k);
            ORK_TRUE(other.region != row.region || other.to < row.from || row.to < other.from);
        }
    }
    for (int r = 0; r < ORKI_N_REGIONS; r++) {
        for (int h = 0; h < ORKI_N_HOLIDAYS; h++)
            ORK_EQUAL_INT(n_of[r][h], h == ORKI_HOLIDAY_SUMMER ? 3 : 2);
    }
}

ORK_TEST_MAIN("calendar-holidays",
              {"days that move with Easter", test_holidays__days_that_move_with_easter},
              {"from Saturday to Sunday", test_holidays__from_saturday_to_sunday})
