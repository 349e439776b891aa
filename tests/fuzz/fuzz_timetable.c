/* libFuzzer target: any bytes as the timetable of two seasons, one of them with series, as the old
 * timetable of a rerun and as last season's. What is read prints, comes back the same, and can be
 * judged. */
#include "fuzz_files.h"
#include "orkestrooster/check.h"
#include "orkestrooster/orkestrooster.h"
#include "orkestrooster/rerun.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static ork_season *read_season(const char *path)
{
    ork_season *season = NULL;
    if (ork_season_read(&season, &path, 1, NULL) != ORK_OK)
        abort();
    return season;
}

static void comes_back(const ork_season *season, const ork_timetable *timetable)
{
    ork_timetable *again = NULL;
    char *first = ork_timetable_print(season, timetable);
    if (first == NULL ||
        ork_timetable_read_text(&again, season, first, strlen(first), "printed", NULL) != ORK_OK)
        abort();
    char *second = ork_timetable_print(season, again);
    if (second == NULL || strcmp(first, second) != 0)
        abort();
    ork_text_free(first);
    ork_text_free(second);
    ork_timetable_free(again);
}

static void read_timetable(const ork_season *season, const char *text, size_t size)
{
    ork_timetable *timetable = NULL;
    ork_verdict *verdict = NULL;
    ork_diags *diags = ork_diags_new();
    ork_status st = ork_timetable_read_text(&timetable, season, text, size, "fuzz", diags);
    if ((st == ORK_OK) != (timetable != NULL) || (st == ORK_OK) != (ork_diags_errors(diags) == 0))
        abort();
    if (st == ORK_OK) {
        comes_back(season, timetable);
        if (ork_check(&verdict, season, timetable) != ORK_OK)
            abort();
    }
    ork_verdict_free(verdict);
    ork_timetable_free(timetable);
    ork_diags_free(diags);
}

static void read_reference(const ork_season *season, const char *path)
{
    ork_reference *reference = NULL;
    ork_diags *diags = ork_diags_new();
    ork_status st = ork_reference_read(&reference, season, path, diags);
    if ((st == ORK_OK) != (reference != NULL) || (st == ORK_OK) != (ork_diags_errors(diags) == 0))
        abort();
    ork_reference_free(reference);
    ork_diags_free(diags);
}

static void read_last_season(const char *path)
{
    char text[1024];
    ork_season *season = NULL;
    ork_diags *diags = ork_diags_new();
    int n = snprintf(text, sizeof text,
                     "{format: 1, season: {name: x}, programmes: {p: {lesson: 60, roles: [violin]}}"
                     ", schools: [{id: s, hours: {mon: {open: 08:30-14:30}}, rooms: [{id: r, "
                     "seats: 30}], groups: [{id: g, year: 5, pupils: 20}]}], orchestras: [{id: "
                     "fontein-5, school: s, groups: [g], programme: p}], teachers: [{id: anna, "
                     "skills: [violin], available: {mon: all}}], last-season: %s}",
                     path);
    ork_status st = ork_season_read_text(&season, text, (size_t)n, "fuzz", NULL, diags);
    if ((st == ORK_OK) != (season != NULL) || (st == ORK_OK) != (ork_diags_errors(diags) == 0))
        abort();
    ork_season_free(season);
    ork_diags_free(diags);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static ork_season *seasons[3];
    static const char *const paths[] = {"tests/errors/valid.yaml", "examples/rerun/season.yaml",
                                        "examples/features/meetings.yaml"};
    fuzz_file file = fuzz_file_make(data, size);
    for (int i = 0; i < 3; i++) {
        if (seasons[i] == NULL)
            seasons[i] = read_season(paths[i]);
        read_timetable(seasons[i], size == 0 ? "" : (const char *)data, size);
    }
    read_reference(seasons[1], file.path);
    read_last_season(file.path);
    fuzz_file_close(&file);
    return 0;
}
