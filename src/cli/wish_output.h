/* What a wish costs, for people and for programs. */
#ifndef CLI_WISH_OUTPUT_H
#define CLI_WISH_OUTPUT_H

#include "args.h"
#include "orkestrooster/why_not.h"

#include <jansson.h>

/** The answer in sentences and tables on standard output. @return CLI_DONE or the exit code */
int cli_wish_print(const cli_args *args, const ork_why_not_answer *answer);

/** The answer as one object; NULL when out of memory. */
json_t *cli_wish_json(const cli_args *args, const ork_why_not_answer *answer);

#endif
