/* why-not: a season, its timetable and a wish in; the price of the wish, or why it cannot be, out.
 */
#include "folder.h"
#include "language.h"
#include "live_line.h"
#include "output.h"
#include "season_input.h"
#include "wish_output.h"
#include "words.h"

#include <errno.h>

/* Everything that the command holds; what was not made is NULL. */
typedef struct wondering {
    const cli_args *args;
    ork_season *season;
    ork_timetable *timetable;
    ork_why_not_answer *answer;
} wondering;

static int code_of(ork_wish_outcome outcome)
{
    switch (outcome) {
    case ORK_WISH_KEPT:
    case ORK_WISH_POSSIBLE:
        return CLI_DONE;
    case ORK_WISH_IMPOSSIBLE:
    case ORK_WISH_BROKEN:
        return CLI_NEGATIVE;
    case ORK_WISH_UNKNOWN:
        break;
    }
    return CLI_NO_ANSWER;
}

static int write_files(const wondering *w)
{
    ork_report_options how = cli_report_options(w->args);
    char *path = NULL;
    errno = 0;
    ork_status status =
        ork_why_not_write(w->season, w->timetable, w->answer, &how, w->args->folder, &path);
    int code = cli_fail(status, path != NULL ? path : w->args->folder, NULL);
    ork_text_free(path);
    return code;
}

static int tell(const wondering *w)
{
    bool is_found = w->answer->cheapest.timetable != NULL || w->answer->nearest.timetable != NULL;
    int code = CLI_DONE;
    if (is_found && w->args->folder != NULL)
        code = write_files(w);
    if (code == CLI_DONE && w->args->is_json)
        code = cli_print_json(cli_wish_json(w->args, w->answer));
    else if (code == CLI_DONE && !w->args->is_quiet)
        code = cli_wish_print(w->args, w->answer);
    return code == CLI_DONE ? code_of(w->answer->outcome) : code;
}

static int ask(wondering *w)
{
    cli_live_line line = cli_live_line_start(w->args);
    cli_catch_signals();
    errno = 0;
    ork_status status = ork_why_not(&w->answer, w->season, w->timetable, &w->args->search,
                                    cli_live_line_show, &line);
    int reason = errno;
    cli_live_line_end(&line, NULL);
    errno = reason;
    if (status == ORK_OK)
        return tell(w);
    return cli_fail(status, "why-not", NULL);
}

int cli_run_why_not(const cli_args *args)
{
    wondering w = {.args = args};
    int code = cli_season_read(&w.season, args, args->n_names - 1);
    if (code == CLI_DONE)
        code = cli_timetable_read(&w.timetable, args, w.season);
    if (code == CLI_DONE && args->folder != NULL)
        code = cli_folder_spare(args->folder, args->names[args->n_names - 1]);
    if (code == CLI_DONE && args->folder != NULL)
        code = cli_folder_prepare(args->folder, CLI_FOR_RERUN);
    if (code == CLI_DONE)
        code = ask(&w);
    ork_why_not_free(w.answer);
    ork_timetable_free(w.timetable);
    ork_season_free(w.season);
    return code;
}
