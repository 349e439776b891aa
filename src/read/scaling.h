/* Numbers of a season multiplied by a factor. */
#ifndef ORKI_READ_SCALING_H
#define ORKI_READ_SCALING_H

#include "read/paths.h"

/** Multiply the number at the spot, or all numbers below it, by the visit's value. */
void orki_scale_at(orki_visit *v, const orki_spot *spot);

#endif
