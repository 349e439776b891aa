/* One reading of seasons and timetables for all commands, so that all report the same mistakes in
 * the same way. */
#include "season_input.h"

#include "language.h"
#include "output.h"
#include "words.h"

#include "orkestrooster/substitute.h"

#include <errno.h>
#include <string.h>

int cli_season_read_into(ork_season **out, const cli_args *args, int n_paths, ork_diags *diags)
{
    *out = NULL;
    if (diags == NULL)
        return cli_fail(ORK_ERR_MEMORY, args->names[0], NULL);
    if (args->language == NULL)
        ork_diags_on_language(diags, cli_language_use);
    errno = 0;
    ork_season_source source = {args->names,  n_paths,    args->sets,
                                args->n_sets, args->pins, args->n_pins};
    ork_status status = ork_season_read_changed(out, &source, diags);
    int code = cli_tell(args, status, args->names[0], diags);
    if (code == CLI_DONE && args->language == NULL && ork_season_language(*out)[0] != '\0')
        cli_language_use(ork_season_language(*out));
    return code;
}

int cli_season_read(ork_season **out, const cli_args *args, int n_paths)
{
    ork_diags *diags = ork_diags_new();
    int code = cli_season_read_into(out, args, n_paths, diags);
    ork_diags_free(diags);
    return code;
}

int cli_timetable_read(ork_timetable **out, const cli_args *args, const ork_season *season)
{
    const char *path = args->names[args->n_names - 1];
    ork_diags *diags = ork_diags_new();
    *out = NULL;
    errno = 0;
    ork_status status =
        diags == NULL ? ORK_ERR_MEMORY : ork_timetable_read(out, season, path, diags);
    int code = cli_tell(args, status, path, diags);
    ork_diags_free(diags);
    return code;
}

int cli_date_judge(const ork_season *season, const char *option, const char *date)
{
    char first[16] = "", last[16] = "";
    if (!ork_date_exists(date)) {
        cli_complain(_("--%s wants a date such as 2026-12-01, not \"%s\""), option, date);
        return CLI_USAGE;
    }
    if (season != NULL)
        ork_season_days(season, first, last);
    if (first[0] == '\0' || last[0] == '\0' ||
        (strcmp(date, first) >= 0 && strcmp(date, last) <= 0))
        return CLI_DONE;
    cli_complain(_("--%s %s is not in the season, which is from %s to %s"), option, date, first,
                 last);
    return CLI_USAGE;
}
