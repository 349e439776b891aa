/* A program of its own on the installed library: season in, the best timetable of ten seconds out.
 * It solves, has the timetable checked by the library's second opinion, and writes the files that
 * people use. Errors come as a status; what is wrong with a season comes as a list of findings.
 *
 *     cc -std=c11 -o plan plan.c $(pkg-config --static --cflags --libs orkestrooster)
 *     ./plan ../quickstart out
 *
 * Without --static where the library was built as a shared one (-DBUILD_SHARED_LIBS=ON). */
#include <orkestrooster/orkestrooster.h>

#include <inttypes.h>
#include <stdio.h>

static void print_findings(const ork_diags *diags)
{
    for (size_t i = 0; i < ork_diags_count(diags); i++) {
        const ork_diag *d = ork_diags_at(diags, i);
        fprintf(stderr, "%s:%d:%d: OR%03d %s\n", d->file, d->line, d->column, d->code, d->message);
    }
}

/* Called about ten times a second while the search goes on; anything but 0 would end it. */
static int tell(const ork_progress *progress, void *user)
{
    int *n_calls = user;
    ++*n_calls;
    if (progress->has_best)
        fprintf(stderr, "\r%.1f s: cost %" PRId64 ", proven at least %" PRId64, progress->elapsed_s,
                progress->best_cost, progress->bound);
    return 0;
}

static ork_status check(const ork_season *season, const ork_timetable *timetable)
{
    ork_verdict *verdict = NULL;
    ork_status status = ork_check(&verdict, season, timetable);
    if (status == ORK_OK)
        printf("%d of %d lessons placed, %d rules broken, cost %" PRId64 "\n",
               verdict->n_lessons_placed, verdict->n_lessons, verdict->n_breaches, verdict->cost);
    ork_verdict_free(verdict);
    return status;
}

static ork_status write_files(const ork_season *season, const ork_result *result,
                              const char *folder)
{
    char *failed = NULL;
    ork_report_options how = ork_report_options_default();
    ork_status status = ork_report_write(season, result, &how, folder, &failed);
    if (failed != NULL)
        perror(failed);
    ork_text_free(failed);
    return status;
}

static ork_status plan(const ork_season *season, const char *folder)
{
    int n_calls = 0;
    ork_result *result = NULL;
    ork_options options = ork_options_default();
    options.time_limit_s = 10;
    ork_status status = ork_solve(&result, season, &options, tell, &n_calls);
    if (n_calls > 0)
        fputc('\n', stderr);
    if (status != ORK_OK)
        return status;
    printf("%s, proven at least %" PRId64 "\n", ork_outcome_word(result->outcome), result->bound);
    if (result->timetable != NULL) {
        status = check(season, result->timetable);
        if (status == ORK_OK)
            status = write_files(season, result, folder);
    }
    ork_result_free(result);
    return status;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: plan SEASON FOLDER\n");
        return 2;
    }
    const char *path = argv[1];
    ork_season *season = NULL;
    ork_diags *diags = ork_diags_new();
    ork_status status = ork_season_read(&season, &path, 1, diags);
    print_findings(diags);
    if (status == ORK_OK)
        status = plan(season, argv[2]);
    if (status != ORK_OK)
        fprintf(stderr, "%s\n", ork_status_text(status));
    ork_season_free(season);
    ork_diags_free(diags);
    return status == ORK_OK ? 0 : 1;
}
