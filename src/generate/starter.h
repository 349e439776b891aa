/* The starter season that init writes: lines of YAML and the comments above them. */
#ifndef ORKI_GENERATE_STARTER_H
#define ORKI_GENERATE_STARTER_H

#include "base/text.h"

/** Write the starter season; comments are in the language of the process.
 *  @param schema  name of the schema file beside it, for editors */
void orki_starter_write(orki_text *out, const char *schema);

#endif
