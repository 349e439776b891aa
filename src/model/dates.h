/* Calendar dates: days since 1970-01-01 in the proleptic Gregorian calendar, so that a difference
 * is a number of days. Input and output are plain numbers and texts; no time zones here. */
#ifndef ORKI_MODEL_DATES_H
#define ORKI_MODEL_DATES_H

#include <stdint.h>

typedef int32_t orki_date;
#define ORKI_NO_DATE INT32_MIN /* not given */

typedef struct orki_civil {
    int year, month, day; /* month and day from 1 */
} orki_civil;

/* A week of ISO 8601: weeks begin on Monday, and week 1 has the year's first Thursday. */
typedef struct orki_iso_week {
    int year, week;
} orki_iso_week;

typedef struct orki_date_text {
    char text[16]; /* "2026-08-31" */
} orki_date_text;

/** ORKI_NO_DATE when there is no such date in the years 1970 to 9999. */
orki_date orki_date_make(int year, int month, int day);

orki_civil orki_date_civil(orki_date date);

/** The date that begins a text, "2026-08-31..."; ORKI_NO_DATE when none does. */
orki_date orki_date_parse(const char *text);

/** 0 = Monday .. 6 = Sunday. */
int orki_date_weekday(orki_date date);

/** The Monday of its week. */
orki_date orki_date_monday(orki_date date);

orki_iso_week orki_date_iso_week(orki_date date);

/** "2026-08-31"; "" for ORKI_NO_DATE. */
orki_date_text orki_date_print(orki_date date);

#endif
