/* Travel minutes and kilometres of pairs, from CSV files. */
#ifndef ORKI_READ_PAIRS_H
#define ORKI_READ_PAIRS_H

#include "read/build.h"

/* Where pairs are put: the season's tables, or those of a period. */
typedef struct orki_travel_tables {
    int *school_min, *home_min, *school_metres, *home_metres;
    int *pupil_min; /* NULL: a pair for pupils is an error here */
} orki_travel_tables;

/** Read the CSV files that a node names (one or a list) into travel tables. */
void orki_read_pairs(orki_build *b, orki_node *pairs, orki_travel_tables into);

/** Only report those that cannot be read. */
void orki_find_pairs(orki_build *b, orki_node *pairs);

#endif
