/* Conflicts for people and for programs. */
#ifndef CLI_CONFLICT_OUTPUT_H
#define CLI_CONFLICT_OUTPUT_H

#include "args.h"
#include "orkestrooster/explain.h"

#include <jansson.h>

/** Print a conflict with its facts, lines and repairs on standard output.
 *  @return CLI_DONE or CLI_FAILED */
int cli_conflict_print(const cli_args *args, const ork_conflict *conflict, int number);

/** The conflict as a JSON object; NULL when out of memory. */
json_t *cli_conflict_json(const ork_conflict *conflict);

#endif
