/* Search options: the judgement on a struct that a caller filled in. The table is in options.c. */
#ifndef ORKI_SOLVE_OPTIONS_H
#define ORKI_SOLVE_OPTIONS_H

#include "orkestrooster/solve.h"

#include <stdbool.h>

/** Whether every field is within the bounds of its row in the table. */
bool orki_options_are_valid(const ork_options *options);

/** A part of the limits of time and work, where there are any; never less than the least that is
 *  valid, so that little that is left is a short search and no mistake of the caller's. */
void orki_options_take_part(ork_options *options, double part);

#endif
