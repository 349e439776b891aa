/* The bell schemes of made-up schools. Incompatible on purpose, as the real ones are: the day
 * starts at 8:15, 8:30 or 8:45, five equal days or a short Wednesday, breaks per year group, a long
 * lunch. */
#ifndef ORKI_GENERATE_DRAFT_BELLS_H
#define ORKI_GENERATE_DRAFT_BELLS_H

#include "generate/draft.h"

/* One row of the school day; years first_year to last_year, or everybody when first_year is 0. */
typedef struct draft_bell {
    draft_span span; /* to = 0: no more rows */
    int first_year, last_year;
} draft_bell;

typedef struct draft_bell_day {
    const char *days; /* "mon tue thu" */
    unsigned mask;
    draft_bell open[3], breaks[5]; /* closed by an empty row */
} draft_bell_day;

typedef struct draft_scheme {
    const char *words;      /* what it is, for the comment in the file */
    int weight;             /* how common */
    draft_bell_day days[3]; /* closed by mask 0 */
} draft_scheme;

extern const draft_scheme orki_draft_schemes[];
extern const int orki_draft_n_schemes;

/** The rows of a weekday. */
const draft_bell_day *orki_draft_bell_day(int scheme, int day);

/** Does this row hold for a group of that year? */
bool orki_draft_bell_holds(const draft_bell *bell, int year);

/** When the last group of that year goes home. */
int orki_draft_school_end(int scheme, int day, int year);

#endif
