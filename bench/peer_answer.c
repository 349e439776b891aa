/* A solver's solution of an exported program as a timetable.
 * Usage: ork-peer-answer SOLUTION SEASON... > timetable.yaml; SOLUTION has a line "NAME VALUE" for
 * each column that is not 0. What the timetable costs is for `orkestrooster check` to say. */
#include "bench.h"

#include "base/file.h"
#include "orkestrooster/export.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { MOST_BYTES = 1 << 30 };

int main(int argc, char **argv)
{
    orki_arena arena = {0};
    const char *text = NULL;
    size_t n = 0;
    ork_season *season = NULL;
    ork_timetable *timetable = NULL;
    if (argc < 3)
        bench_die("usage: ork-peer-answer SOLUTION SEASON...");
    ork_diags *diags = ork_diags_new();
    if (orki_file_read(&text, &n, argv[1], MOST_BYTES, &arena) != ORK_OK)
        bench_die("%s: %s", argv[1], strerror(errno));
    if (ork_season_read(&season, (const char *const *)argv + 2, argc - 2, diags) != ORK_OK)
        bench_die("%s cannot be read", argv[2]);
    ork_status status = ork_timetable_from_solution(&timetable, season, text, n);
    if (status != ORK_OK)
        bench_die("%s: %s", argv[1], ork_status_text(status));
    char *yaml = ork_timetable_print(season, timetable);
    if (yaml == NULL || fputs(yaml, stdout) == EOF || fflush(stdout) != 0)
        bench_die("the timetable cannot be written");
    ork_text_free(yaml);
    ork_timetable_free(timetable);
    ork_season_free(season);
    ork_diags_free(diags);
    orki_arena_free(&arena);
    return 0;
}
