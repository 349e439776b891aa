/* The rows of holidays.def as an array; national days by counting. */
#include "model/holidays.h"

#include "base/message.h"

/* One row as the table writes it. */
typedef struct written_holiday {
    orki_region region;
    orki_holiday holiday;
    orki_civil from, to;
} written_holiday;

#define HOLIDAY(region, holiday, y1, m1, d1, y2, m2, d2)                                           \
    {ORKI_REGION_##region, ORKI_HOLIDAY_##holiday, {y1, m1, d1}, {y2, m2, d2}},
static const written_holiday holidays[] = {
#include "model/holidays.def"
};
#undef HOLIDAY

static orki_date date_of(orki_civil c)
{
    return orki_date_make(c.year, c.month, c.day);
}

int orki_holiday_count(void)
{
    return (int)(sizeof holidays / sizeof holidays[0]);
}

orki_holiday_row orki_holiday_at(int i)
{
    const written_holiday *h = &holidays[i];
    return (orki_holiday_row){h->region, h->holiday, date_of(h->from), date_of(h->to)};
}

/* Golden number, century corrections, and so the full moon and the Sunday after it. */
static orki_date easter_of(int year)
{
    int golden = year % 19, century = year / 100, of_century = year % 100;
    int moon = (century - (century + 8) / 25 + 1) / 3;
    int epact = (19 * golden + century - century / 4 - moon + 15) % 30;
    int days = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    int late = (golden + 11 * epact + 22 * days) / 451;
    int n = epact + days - 7 * late + 114;
    return orki_date_make(year, n / 31, n % 31 + 1);
}

void orki_national_days(int year, orki_national_row days[ORKI_N_NATIONAL_DAYS])
{
    enum { SUNDAY = 6 };
    orki_date easter = easter_of(year), king = orki_date_make(year, 4, 27);
    king -= orki_date_weekday(king) == SUNDAY ? 1 : 0;
    const orki_national_row all[ORKI_N_NATIONAL_DAYS] = {
        {orki_date_make(year, 1, 1), N_("New Year's Day")},
        {easter, N_("Easter Sunday")},
        {easter + 1, N_("Easter Monday")},
        {king, N_("King's Day")},
        {orki_date_make(year, 5, 5), N_("Liberation Day")},
        {easter + 39, N_("Ascension Day")},
        {easter + 49, N_("Whit Sunday")},
        {easter + 50, N_("Whit Monday")},
        {orki_date_make(year, 12, 25), N_("Christmas Day")},
        {orki_date_make(year, 12, 26), N_("Boxing Day")}};
    for (int i = 0; i < ORKI_N_NATIONAL_DAYS; i++)
        days[i] = all[i];
}

const char *orki_region_word(orki_region region)
{
    static const char *const words[ORKI_N_REGIONS] = {"noord", "midden", "zuid"};
    return words[region];
}

const char *orki_holiday_word(orki_holiday holiday)
{
    static const char *const words[ORKI_N_HOLIDAYS] = {"autumn", "christmas", "spring", "may",
                                                       "summer"};
    return words[holiday];
}

const char *orki_holiday_name(orki_holiday holiday)
{
    static const char *const names[ORKI_N_HOLIDAYS] = {
        N_("Autumn holiday"), N_("Christmas holiday"), N_("Spring holiday"), N_("May holiday"),
        N_("Summer holiday")};
    return names[holiday];
}

orki_date orki_holidays_from(void)
{
    return orki_date_make(2026, 8, 1);
}

orki_date orki_holidays_to(void)
{
    return orki_date_make(2028, 7, 31);
}
