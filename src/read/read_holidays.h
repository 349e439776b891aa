/* School holidays as lists of rows, before they become closures. */
#ifndef ORKI_READ_HOLIDAYS_H
#define ORKI_READ_HOLIDAYS_H

#include "model/holidays.h"
#include "read/build.h"

/* A holiday of a season or school; kind ORKI_N_HOLIDAYS: none of the five. */
typedef struct orki_school_holiday {
    orki_holiday kind;
    const char *name;
    orki_date from, to;
    bool is_inherited; /* not of the map that is being read: it may be replaced */
    orki_place place;  /* file -1: from the tables */
} orki_school_holiday;

/* In scratch memory, in any order. */
typedef struct orki_school_holidays {
    int n;
    orki_school_holiday *at; /* [n] */
} orki_school_holidays;

/** What a node says (a region, or holidays one by one), given those that hold without it; a NULL
 *  node changes nothing. Tells what makes no sense. */
orki_school_holidays orki_read_holidays(orki_build *b, orki_node *node,
                                        orki_school_holidays without);

#endif
