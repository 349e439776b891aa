/* What compare is given: folders with results, and seasons or scenarios that are solved first. */
#ifndef CLI_COMPARE_INPUT_H
#define CLI_COMPARE_INPUT_H

#include "args.h"

/* The folders to compare; texts are owned. */
typedef struct cli_compared {
    int n;
    char **folders; /* [n] */
    char **names;   /* [n] of the folder of what is solved first; else NULL */
} cli_compared;

/** Find out what each argument is. What is no result is solved into a folder of its own below -o,
 *  unless a result of the same season with the same limits is there already.
 *  @return CLI_DONE or the exit code; cli_compared_free() in every case */
int cli_compared_make(cli_compared *compared, const cli_args *args);

void cli_compared_free(cli_compared *compared);

#endif
