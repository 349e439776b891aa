/* libFuzzer target: any bytes as the table of a sweep, as its plan.json, and as the result.json of
 * a scenario. A plan that is accepted has ids that stay in the folder and titles of one line. */
#include "base/shown.h"
#include "fuzz_files.h"
#include "orkestrooster/sweep.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST_BYTES = 2000 };

static const char season[] =
    "{format: 1, season: {name: x}, programmes: {p: {lesson: 60, roles: [violin]}}, schools: "
    "[{id: s, hours: {mon: {open: 08:30-14:30}}, rooms: [{id: r, seats: 30}], groups: [{id: g, "
    "year: 5, pupils: 20}]}], orchestras: [{id: o, school: s, groups: [g], programme: p}], "
    "teachers: [{id: t, skills: [violin], available: {mon: all}}]}";

static void judge_text(const char *text)
{
    char *shown = ork_text_shown(text);
    if (shown == NULL || strcmp(shown, text) != 0)
        abort();
    ork_text_free(shown);
}

static void judge(ork_status st, ork_sweep *sweep, ork_diags *diags)
{
    if ((st == ORK_OK) != (sweep != NULL) || st == ORK_ERR_MEMORY)
        abort();
    if ((st == ORK_ERR_INPUT || st == ORK_ERR_OPTION) && ork_diags_errors(diags) == 0)
        abort();
    for (int i = 0; st == ORK_OK && i < ork_sweep_count(sweep); i++) {
        const ork_trial *t = ork_sweep_trial(sweep, i);
        if (t->id[0] == '\0' || t->id[0] == '.' || strchr(t->id, '/') != NULL)
            abort();
        judge_text(t->title);
    }
    ork_sweep_free(sweep);
    ork_diags_free(diags);
}

static void plan(const char *folder, const char *table)
{
    char path[200], out[200];
    const char *paths = path;
    ork_sweep *sweep = NULL;
    ork_diags *diags = ork_diags_new();
    snprintf(path, sizeof path, "%s/season.yaml", folder);
    snprintf(out, sizeof out, "%s/out", folder);
    ork_sweep_options options = {
        .season = {.paths = &paths, .n_paths = 1}, .table = table, .search = ork_options_default()};
    ork_status st = ork_sweep_plan(&sweep, &options, out, diags);
    judge(st, sweep, diags);
}

static void resume(const char *folder)
{
    ork_sweep *sweep = NULL;
    ork_diags *diags = ork_diags_new();
    ork_status st = ork_sweep_open(&sweep, folder, diags);
    judge(st, sweep, diags);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char good[] =
        "{\"format\": 1, \"season\": \"season.yaml\", \"from\": \"\", \"set\": [], \"search\": "
        "{\"time_limit_s\": 1.0, \"work\": 0, \"gap_percent\": 0.0, \"seed\": 1, \"strict\": "
        "false}, \"scenarios\": [{\"id\": \"base\", \"title\": \"x\", \"family\": \"base\", "
        "\"what\": \"\", \"x\": 0.0, \"search\": \"solve\"}]}";
    if (size > MOST_BYTES)
        return 0;
    const char *folder = fuzz_folder_clear();
    fuzz_file file = fuzz_file_make(data, size);
    fuzz_folder_write("season.yaml", (const uint8_t *)season, sizeof season - 1);
    plan(folder, file.path);
    fuzz_folder_write("plan.json", data, size);
    resume(folder);
    char base[160];
    snprintf(base, sizeof base, "%s/base", folder);
    mkdir(base, 0777);
    fuzz_folder_write("plan.json", (const uint8_t *)good, sizeof good - 1);
    fuzz_folder_write("base/result.json", data, size);
    resume(folder);
    fuzz_file_close(&file);
    return 0;
}
