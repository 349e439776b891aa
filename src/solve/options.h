/* Search options: the judgement on a struct that a caller filled in. The table is in options.c. */
#ifndef ORKI_SOLVE_OPTIONS_H
#define ORKI_SOLVE_OPTIONS_H

#include "orkestrooster/solve.h"

#include <stdbool.h>

/** Whether every field is within the bounds of its row in the table. */
bool orki_options_are_valid(const ork_options *options);

#endif
