/* The exhaustive search of tests/property over seasons read from files: PROGRAM SEASON...
 * Output: a line for each season, its optimum in points, or "too large". */
#include "../property/brute_force.h"
#include "orkestrooster/season.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST_WEEKS = 20000 };

static bool print_optimum(const char *path)
{
    ork_season *season = NULL;
    brute_answer answer;
    ork_status status = ork_season_read(&season, &path, 1, NULL);
    if (status == ORK_OK)
        status = brute_force(&answer, season, MOST_WEEKS);
    if (status == ORK_OK) {
        printf("%" PRId64 "\n", answer.cost);
        ork_timetable_free(answer.timetable);
    } else if (status == ORK_ERR_TOO_LARGE) {
        printf("too large\n");
    } else {
        fprintf(stderr, "%s: %s\n", path, ork_status_text(status));
    }
    ork_season_free(season);
    return status == ORK_OK || status == ORK_ERR_TOO_LARGE;
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (!print_optimum(argv[i]))
            return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
