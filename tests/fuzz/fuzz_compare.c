/* libFuzzer target: any bytes as the report.json of a result that is compared with a sound one.
 * What is refused has a finding; what is accepted prints. */
#include "fuzz_files.h"
#include "orkestrooster/compare.h"
#include "orkestrooster/orkestrooster.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST_BYTES = 4000 };

static const char season[] =
    "{format: 1, season: {name: x}, programmes: {p: {lesson: 60, roles: [violin]}}, schools: "
    "[{id: s, hours: {mon: {open: 08:30-14:30}}, rooms: [{id: r, seats: 30}], groups: [{id: g, "
    "year: 5, pupils: 20}]}], orchestras: [{id: o, school: s, groups: [g], programme: p}], "
    "teachers: [{id: t, skills: [violin], available: {mon: all}}]}";

static const char timetable[] = "{format: 1, season: x, lessons: [{orchestra: o, unplaced: true}]}";

static void put(const char *name, const char *text)
{
    fuzz_folder_write(name, (const uint8_t *)text, strlen(text));
}

static void make_good(const char *folder)
{
    char path[160], report[300];
    const char *paths = path;
    ork_season *s = NULL;
    snprintf(path, sizeof path, "%s/season.yaml", folder);
    if (ork_season_read(&s, &paths, 1, NULL) != ORK_OK)
        abort();
    snprintf(report, sizeof report,
             "{\"made_from\": {\"season\": [\"../season.yaml\"], \"set\": [], \"fingerprint\": "
             "\"%016llx\"}, \"bound\": 0}",
             (unsigned long long)ork_season_fingerprint(s));
    put("good/report.json", report);
    ork_season_free(s);
}

static void compare(const char *folder)
{
    char good[160], hostile[160];
    const char *folders[] = {good, hostile};
    ork_comparison *comparison = NULL;
    ork_diags *diags = ork_diags_new();
    snprintf(good, sizeof good, "%s/good", folder);
    snprintf(hostile, sizeof hostile, "%s/hostile", folder);
    ork_status st = ork_compare(&comparison, folders, 2, diags);
    if ((st == ORK_OK) != (comparison != NULL) || (st == ORK_OK) != (ork_diags_errors(diags) == 0))
        abort();
    if (st == ORK_OK) {
        char *json = ork_comparison_json(comparison),
             *words = ork_comparison_words(comparison, "nl");
        if (json == NULL || words == NULL)
            abort();
        ork_text_free(json);
        ork_text_free(words);
    }
    ork_comparison_free(comparison);
    ork_diags_free(diags);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > MOST_BYTES)
        return 0;
    const char *folder = fuzz_folder_clear();
    char path[160];
    snprintf(path, sizeof path, "%s/good", folder);
    mkdir(path, 0777);
    snprintf(path, sizeof path, "%s/hostile", folder);
    mkdir(path, 0777);
    put("season.yaml", season);
    put("good/timetable.yaml", timetable);
    put("hostile/timetable.yaml", timetable);
    make_good(folder);
    fuzz_folder_write("hostile/report.json", data, size);
    compare(folder);
    return 0;
}
