/* The built-in tables: what every list of Dutch holidays obeys, and the days that move with
 * Easter. */
#include "model/holidays.h"
#include "ork_test.h"

#include <stdbool.h>

/* Easter Sundays of an almanac; 2038 has the latest possible, 2285 the earliest. */
static const orki_civil easters[] = {{1981, 4, 19}, {2000, 4, 23}, {2008, 3, 23}, {2011, 4, 24},
                                     {2024, 3, 31}, {2025, 4, 20}, {2026, 4, 5},  {2027, 3, 28},
                                     {2028, 4, 16}, {2029, 4, 1},  {2030, 4, 21}, {2031, 4, 13},
                                     {2032, 3, 28}, {2033, 4, 17}, {2038, 4, 25}, {2049, 4, 18},
                                     {2076, 4, 19}, {2100, 3, 28}, {2285, 3, 22}};

static bool is_national(orki_date date, const char *name)
{
    orki_national_row days[ORKI_N_NATIONAL_DAYS];
    orki_national_days(orki_date_civil(date).year, days);
    for (int i = 0; i < ORKI_N_NATIONAL_DAYS; i++) {
        if (days[i].date == date && strcmp(days[i].name, name) == 0)
            return true;
    }
    return false;
}

static void test_holidays__days_that_move_with_easter(void)
{
    for (size_t i = 0; i < sizeof easters / sizeof easters[0]; i++) {
        int year = easters[i].year;
        orki_date easter = orki_date_make(year, easters[i].month, easters[i].day);
        ORK_TRUE(is_national(easter, "Easter Sunday"));
        ORK_TRUE(is_national(easter + 1, "Easter Monday"));
        ORK_TRUE(is_national(easter + 39, "Ascension Day"));
        ORK_TRUE(is_national(easter + 49, "Whit Sunday"));
        ORK_TRUE(is_national(easter + 50, "Whit Monday"));
        ORK_TRUE(is_national(orki_date_make(year, 1, 1), "New Year's Day"));
        ORK_TRUE(is_national(orki_date_make(year, 5, 5), "Liberation Day"));
        ORK_TRUE(is_national(orki_date_make(year, 12, 25), "Christmas Day"));
        ORK_TRUE(is_national(orki_date_make(year, 12, 26), "Boxing Day"));
    }
}

/* 27 April is a Sunday in 2025 and 2031. */
static void test_holidays__kings_day_is_no_sunday(void)
{
    for (int year = 2014; year <= 2060; year++) {
        bool is_sunday = orki_date_weekday(orki_date_make(year, 4, 27)) == 6;
        ORK_TRUE(is_national(orki_date_make(year, 4, is_sunday ? 26 : 27), "King's Day"));
    }
    ORK_TRUE(is_national(orki_date_make(2025, 4, 26), "King's Day"));
    ORK_TRUE(is_national(orki_date_make(2031, 4, 26), "King's Day"));
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
              {"King's Day is no Sunday", test_holidays__kings_day_is_no_sunday},
              {"from Saturday to Sunday", test_holidays__from_saturday_to_sunday})
