/* import: a file of another program in, a season's folder out. */
#include "folder.h"
#include "output.h"
#include "season_input.h"
#include "words.h"

#include "orkestrooster/xhstt.h"

#include <errno.h>
#include <stdlib.h>

static int tell(const cli_args *args)
{
    if (args->is_json)
        return cli_print_json(json_pack("{s:o}", "folder", cli_json_text(args->folder)));
    char *word = cli_quoted(args->folder);
    if (word == NULL)
        cli_lack_memory();
    else if (!args->is_quiet)
        cli_print(stdout, _("The season is in %s. Next:\n  orkestrooster solve %s -o out\n"),
                  args->folder, word);
    free(word);
    return CLI_DONE;
}

int cli_run_import(const cli_args *args)
{
    if (args->format != CLI_FORMAT_XHSTT) {
        cli_complain("%s", _("import reads xhstt only"));
        cli_hint_help(args->command->name);
        return CLI_USAGE;
    }
    int refused = cli_folder_for_season(args->folder);
    if (refused != CLI_DONE)
        return refused;
    ork_diags *diags = ork_diags_new();
    if (diags == NULL)
        return cli_fail(ORK_ERR_MEMORY, args->names[0], NULL);
    errno = 0;
    ork_status status = ork_xhstt_import(args->names[0], args->instance, args->folder, diags);
    const char *what = ork_diags_errors(diags) > 0 ? args->names[0] : args->folder;
    int code = cli_tell(args, status, what, diags);
    ork_diags_free(diags);
    return code == CLI_DONE ? tell(args) : code;
}
