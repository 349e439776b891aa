/* libFuzzer target: any bytes as a season, and what reads as one, as a timetable too. Nothing may
 * crash, leak, or pass without a finding. */
#include "orkestrooster/orkestrooster.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A season's own timetable must come back from its text. */
static void read_timetables(const ork_season *season, const char *text, size_t size)
{
    ork_timetable *timetable = NULL;
    ork_diags *diags = ork_diags_new();
    if (ork_timetable_read_text(&timetable, season, text, size, "fuzz", diags) == ORK_OK) {
        char *printed = ork_timetable_print(season, timetable);
        ork_text_free(printed);
    }
    ork_timetable_free(timetable);
    ork_diags_free(diags);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char small[] =
        "{format: 1, season: {name: x}, programmes: {p: {lesson: 60, roles: [violin]}}, schools: "
        "[{id: s, hours: {mon: {open: 08:30-14:30}}, rooms: [{id: r, seats: 30}], groups: [{id: g, "
        "year: 5, pupils: 20}]}], orchestras: [{id: o, school: s, groups: [g], programme: p}], "
        "teachers: [{id: t, skills: [violin], available: {mon: all}}]}";
    const char *text = (const char *)data;
    ork_season *season = NULL;
    ork_diags *diags = ork_diags_new();
    ork_status st = ork_season_read_text(&season, text, size, "fuzz", "tests/fuzz", diags);
    if ((st == ORK_OK) != (season != NULL) || (st == ORK_OK) != (ork_diags_errors(diags) == 0))
        abort();
    char *printed = ork_diags_print(diags, 0);
    ork_text_free(printed);
    ork_season_free(season);
    ork_diags_free(diags);
    if (ork_season_read_text(&season, small, sizeof small - 1, "small", NULL, NULL) != ORK_OK)
        abort();
    read_timetables(season, text, size);
    ork_season_free(season);
    return 0;
}
