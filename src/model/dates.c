/* Dates from and to their civil form. Years are counted from March, so that the leap day is the
 * last of its year: Howard Hinnant, "chrono-compatible low-level date algorithms", 2021. */
#include "model/dates.h"

#include <stdbool.h>
#include <stdio.h>

enum {
    ERA_DAYS = 146097,  /* in 400 years */
    EPOCH_DAYS = 719468 /* from 0000-03-01 to 1970-01-01 */
};

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

orki_date orki_date_make(int year, int month, int day)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1970 || year > 9999 || month < 1 || month > 12 || day < 1)
        return ORKI_NO_DATE;
    if (day > lengths[month - 1] + (month == 2 && is_leap(year)))
        return ORKI_NO_DATE;
    int y = month <= 2 ? year - 1 : year, era = y / 400, of_era = y - era * 400;
    int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * ERA_DAYS + of_era * 365 + of_era / 4 - of_era / 100 + of_year - EPOCH_DAYS;
}

/* A number of exactly n digits; -1 when there are others. */
static int digits(const char *text, int n)
{
    int number = 0;
    for (int i = 0; i < n; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        number = number * 10 + text[i] - '0';
    }
    return number;
}

orki_date orki_date_parse(const char *text)
{
    int year = digits(text, 4);
    if (year < 0 || text[4] != '-')
        return ORKI_NO_DATE;
    int month = digits(text + 5, 2);
    if (month < 0 || text[7] != '-')
        return ORKI_NO_DATE;
    return orki_date_make(year, month, digits(text + 8, 2));
}

orki_civil orki_date_civil(orki_date date)
{
    int days = date + EPOCH_DAYS, era = days / ERA_DAYS, of_era = days - era * ERA_DAYS;
    int y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int of_year = of_era - (365 * y + y / 4 - y / 100), m = (5 * of_year + 2) / 153;
    orki_civil civil = {y + era * 400, m + (m < 10 ? 3 : -9), of_year - (153 * m + 2) / 5 + 1};
    civil.year += civil.month <= 2;
    return civil;
}

int orki_date_weekday(orki_date date)
{
    int weekday = (date + 3) % 7; /* 1970-01-01 was a Thursday */
    return weekday < 0 ? weekday + 7 : weekday;
}

orki_date orki_date_monday(orki_date date)
{
    return date - orki_date_weekday(date);
}

orki_iso_week orki_date_iso_week(orki_date date)
{
    orki_date thursday = orki_date_monday(date) + 3;
    int year = orki_date_civil(thursday).year;
    return (orki_iso_week){year, (thursday - orki_date_make(year, 1, 1)) / 7 + 1};
}

orki_date_text orki_date_print(orki_date date)
{
    orki_date_text out = {""};
    if (date == ORKI_NO_DATE)
        return out;
    orki_civil c = orki_date_civil(date);
    snprintf(out.text, sizeof out.text, "%04d-%02d-%02d", c.year, c.month, c.day);
    return out;
}
