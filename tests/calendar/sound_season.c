/* One reading for all suites of calendars. */
#include "sound_season.h"

#include "ork_test.h"

ork_season *sound_season(const char *text, ork_diags *diags)
{
    ork_season *season = NULL;
    if (ork_season_read_text(&season, text, strlen(text), "text", NULL, diags) != ORK_OK) {
        char *printed = ork_diags_print(diags, 0);
        printf("\n%s", printed);
        ork_text_free(printed);
        CU_FAIL_FATAL("the season is not sound");
    }
    return season;
}
