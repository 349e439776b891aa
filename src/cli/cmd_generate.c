/* generate: a folder with a random realistic season. */
#include "folder.h"
#include "live_line.h"
#include "output.h"
#include "words.h"

#include "orkestrooster/generate.h"

#include <errno.h>
#include <inttypes.h>

int cli_run_generate(const cli_args *args)
{
    ork_generate_options options = {.n_schools = args->n_schools,
                                    .n_orchestras = args->n_orchestras,
                                    .n_teachers = args->n_teachers,
                                    .seed = args->search.seed};
    const char *why = NULL;
    int refused = cli_folder_for_season(args->folder);
    if (refused != CLI_DONE)
        return refused;
    cli_catch_signals(); /* what is begun to be written is written to its end */
    errno = 0;
    ork_status status = ork_generate(&options, args->folder, &why);
    if (status == ORK_ERR_OPTION && why != NULL) {
        cli_complain("%s", why);
        return CLI_USAGE;
    }
    if (status != ORK_OK)
        return cli_fail(status, args->folder, NULL);
    if (args->is_json)
        return cli_print_json(json_pack("{s:o, s:i, s:i, s:i, s:I}", "folder",
                                        cli_json_text(args->folder), "schools", options.n_schools,
                                        "orchestras", options.n_orchestras, "teachers",
                                        options.n_teachers, "seed", (json_int_t)options.seed));
    if (!args->is_quiet)
        printf(_("A season of %d schools, %d orchestras and %d teachers (seed %" PRId64
                 ") is in %s.\n"),
               options.n_schools, options.n_orchestras, options.n_teachers, options.seed,
               args->folder);
    return CLI_DONE;
}
