/* The rows of the choice of substitutes and what they hold (stand_in_rows.c says which). Input: the
 * shifts. Output: a sparse program whose first columns are the shifts. Reader: stand_in_choose.c.
 */
#ifndef ORKI_ASK_STAND_IN_ROWS_H
#define ORKI_ASK_STAND_IN_ROWS_H

#include "ask/stand_in.h"

enum { ORKI_OPEN_POINTS = 1000, ORKI_OPEN_KEY = 1000 };

typedef struct orki_shift_row {
    double lower, upper;
    bool is_soft; /* with a column that is no shift: not counted by itself */
} orki_shift_row;

typedef struct orki_shift_entry {
    int column, row;
    double value;
} orki_shift_entry;

/* A teacher's week with shifts. */
typedef struct orki_shift_week {
    int teacher;
    orki_date monday;
    bool has_wish;
    int wish_left_min; /* until her wish is reached */
    int schools_left;  /* further ones; ORKI_NO_LIMIT */
    const bool *is_at; /* [n_schools] where she has lessons by the calendar */
} orki_shift_week;

typedef struct orki_shift_rows {
    orki_stand_in *x;
    int n_rows, n_entries, n_weeks, n_more;
    orki_shift_row *rows;
    orki_shift_entry *entries; /* [n_entries] by column */
    int *first_entry;          /* [n_shifts + n_more + 1] of each column */
    orki_shift_week *weeks;
    double *more_price; /* [n_more] of the columns after the shifts */
    size_t row_capacity, entry_capacity, week_capacity, more_capacity;
} orki_shift_rows;

/** @return ORK_OK; ORK_ERR_MEMORY. Release in both cases. */
ork_status orki_shift_rows_make(orki_shift_rows *r, orki_stand_in *x);
void orki_shift_rows_free(orki_shift_rows *r);

/** Lost parts in a shift. */
int orki_shift_n_lost(const orki_stand_in *x, const orki_shift *shift);

/** What a choice comes to; bound and proofs are left alone.
 *  @return whether it keeps every row; when out of memory it does not */
bool orki_shift_rows_count(const orki_shift_rows *r, const unsigned char *is_chosen,
                           orki_choice_sums *sums);

/** Choose, in order of price, whatever keeps the rows; without moves. @return ORK_ERR_MEMORY */
ork_status orki_shift_rows_greedy(const orki_shift_rows *r, unsigned char *is_chosen);

#endif
