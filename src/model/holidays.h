/* The built-in table of Dutch school holidays (holidays.def), and the national days of any year:
 * plain facts. */
#ifndef ORKI_MODEL_HOLIDAYS_H
#define ORKI_MODEL_HOLIDAYS_H

#include "model/dates.h"

typedef enum orki_region {
    ORKI_REGION_NOORD,
    ORKI_REGION_MIDDEN,
    ORKI_REGION_ZUID,
    ORKI_N_REGIONS
} orki_region;

typedef enum orki_holiday {
    ORKI_HOLIDAY_AUTUMN,
    ORKI_HOLIDAY_CHRISTMAS,
    ORKI_HOLIDAY_SPRING,
    ORKI_HOLIDAY_MAY,
    ORKI_HOLIDAY_SUMMER,
    ORKI_N_HOLIDAYS
} orki_holiday;

typedef struct orki_holiday_row {
    orki_region region;
    orki_holiday holiday;
    orki_date from, to; /* first and last day, Saturday and Sunday */
} orki_holiday_row;

typedef struct orki_national_row {
    orki_date date;
    const char *name; /* English, to be translated where it is shown */
} orki_national_row;

int orki_holiday_count(void);
orki_holiday_row orki_holiday_at(int i);

enum { ORKI_N_NATIONAL_DAYS = 10 };

/** A year's national days, in order of the calendar; in any Gregorian year. Easter by the
 *  anonymous algorithm (Nature, 20 April 1876). King's Day is 26 April when the 27th is a Sunday;
 *  Liberation Day is told every year. */
void orki_national_days(int year, orki_national_row days[ORKI_N_NATIONAL_DAYS]);

/** Words of YAML: "midden", "autumn". Static storage. */
const char *orki_region_word(orki_region region);
const char *orki_holiday_word(orki_holiday holiday);

/** "Autumn holiday", to be translated where it is shown. Static storage. */
const char *orki_holiday_name(orki_holiday holiday);

/** The days that the tables know: the school years that they hold, August to July. */
orki_date orki_holidays_from(void);
orki_date orki_holidays_to(void);

#endif
