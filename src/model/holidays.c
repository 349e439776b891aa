/* The rows of holidays.def as arrays. */
#include "model/holidays.h"

#include "base/message.h"

/* One row as the table writes it. */
typedef struct written_holiday {
    orki_region region;
    orki_holiday holiday;
    orki_civil from, to;
} written_holiday;

typedef struct written_day {
    orki_civil date;
    const char *name;
} written_day;

#define NATIONAL(year, month, day, name)
#define HOLIDAY(region, holiday, y1, m1, d1, y2, m2, d2)                                           \
    {ORKI_REGION_##region, ORKI_HOLIDAY_##holiday, {y1, m1, d1}, {y2, m2, d2}},
static const written_holiday holidays[] = {
#include "model/holidays.def"
};
#undef NATIONAL
#undef HOLIDAY

#define HOLIDAY(region, holiday, y1, m1, d1, y2, m2, d2)
#define NATIONAL(year, month, day, name) {{year, month, day}, name},
static const written_day nationals[] = {
#include "model/holidays.def"
};
#undef NATIONAL
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

int orki_national_count(void)
{
    return (int)(sizeof nationals / sizeof nationals[0]);
}

orki_national_row orki_national_at(int i)
{
    return (orki_national_row){date_of(nationals[i].date), nationals[i].name};
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
