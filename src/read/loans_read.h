/* The lists of a loans.yaml, matched with a season. */
#ifndef ORKI_READ_LOANS_READ_H
#define ORKI_READ_LOANS_READ_H

#include "read/names.h"

/* How a list is read. */
typedef enum orki_loan_list {
    ORKI_LOANS_CHOSEN,  /* every name must be the season's */
    ORKI_LOANS_STANDING /* of another season: what is gone is left out, with a warning */
} orki_loan_list;

/** Match a list of loans, or of shortages (which name no depot: -1), with the season.
 *  @param[out] out  kept, sorted; what names nothing is left out
 *  @return how many */
int orki_loans_match(orki_reader *r, const ork_season *season, const orki_node *list,
                     orki_loan_list how, const orki_loan **out);

#endif
