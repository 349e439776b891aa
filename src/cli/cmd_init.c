/* init: a folder with a commented starter season. */
#include "output.h"
#include "words.h"

#include "orkestrooster/generate.h"

#include <errno.h>
#include <stdlib.h>

int cli_run_init(const cli_args *args)
{
    const char *folder = args->names[0], *why = NULL;
    errno = 0;
    ork_status status = ork_init(folder, &why);
    if (status == ORK_ERR_OPTION && why != NULL) {
        cli_complain("%s: %s", folder, why);
        return CLI_USAGE;
    }
    if (status != ORK_OK)
        return cli_fail(status, folder, NULL);
    if (args->is_json)
        return cli_print_json(json_pack("{s:o}", "folder", cli_json_text(folder)));
    char *word = cli_quoted(folder);
    if (word == NULL)
        cli_lack_memory();
    else if (!args->is_quiet)
        cli_print(stdout, _("A starter season is in %s. Next:\n  orkestrooster solve %s -o out\n"),
                  folder, word);
    free(word);
    return CLI_DONE;
}
