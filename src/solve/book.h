/* The book of duties: days that are not listed beforehand get their numbers one by one. */
#ifndef ORKI_SOLVE_BOOK_H
#define ORKI_SOLVE_BOOK_H

#include "solve/duties.h"

/** Make room for so many days after the listed ones. @return ORK_OK or ORK_ERR_MEMORY. */
ork_status orki_book_open(orki_duties *duties, int capacity);

/** Is there perhaps no room for one more day? */
bool orki_book_is_full(const orki_duties *duties);

void orki_book_close(orki_book *book);

#endif
