/* What a substitution tells: text for a terminal of 80 columns, or JSON. */
#ifndef CLI_SUBSTITUTE_OUTPUT_H
#define CLI_SUBSTITUTE_OUTPUT_H

#include "args.h"
#include "orkestrooster/substitute.h"

/** Print it. `last_date` is that of --to, or --date again. @return an exit code */
int cli_substitution_json(const cli_args *args, const ork_substitution *found,
                          const char *last_date);
int cli_substitution_text(const cli_args *args, const ork_substitution *found,
                          const char *last_date);

#endif
