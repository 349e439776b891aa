/* The inner side of scalar.h: text -> value, without words about it. */
#ifndef ORKI_READ_SCALAR_PARSE_H
#define ORKI_READ_SCALAR_PARSE_H

#include "read/shape.h"

/** Understand the beginning of a text. @param[in,out] p moved behind what was understood.
 *  @return OR_NOTHING, or what is wrong. */
orki_code orki_scalar_understand(const char **p, const orki_shape *shape, orki_node *node);

#endif
