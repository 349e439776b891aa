/* A program that uses the installed library: reads a season, measures it, prints the version. */
#include <orkestrooster/orkestrooster.h>

#include <stdio.h>

int main(int argc, char **argv)
{
    const char *paths[] = {argc > 1 ? argv[1] : "-"};
    ork_diags *diags = ork_diags_new();
    ork_season *season = NULL;
    ork_status status = ork_season_read(&season, paths, 1, diags);
    if (status == ORK_OK)
        printf("%s: %d lessons\n", ork_version(), ork_season_measure(season).n_lessons);
    ork_season_free(season);
    ork_diags_free(diags);
    return status == ORK_OK ? 0 : 1;
}
