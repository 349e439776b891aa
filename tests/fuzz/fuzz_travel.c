/* libFuzzer target: any bytes as the table of travel times of a season with two schools without a
 * place. Every way that is used has a time that can be; else there is a finding. */
#include "fuzz_files.h"
#include "model/season_model.h"
#include "orkestrooster/orkestrooster.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void judge(const ork_season *s)
{
    for (int mode = 0; mode < s->n_modes; mode++) {
        for (int from = 0; from < s->n_schools; from++) {
            for (int to = 0; to < s->n_schools; to++) {
                int minutes = orki_travel_between(s, mode, from, to);
                if (minutes < 0 || minutes > 24 * 60)
                    abort();
            }
        }
    }
}

/* What the table says of distances may stand beside places that are known, or be all there is. */
static void read_season(const char *path, const char *at, const char *home)
{
    char text[1500];
    ork_season *season = NULL;
    ork_diags *diags = ork_diags_new();
    int n = snprintf(
        text, sizeof text,
        "format: 1\nseason: {name: x}\nprogrammes: {p: {lesson: 60, roles: [violin]}}\nschools:\n"
        "  - {id: linde, %s hours: {mon: {open: 08:30-14:30}}, rooms: [{id: r, seats: 30}], "
        "groups: [{id: g, year: 5, pupils: 20}]}\n"
        "  - {id: eik, hours: {mon: {open: 08:30-14:30}}, rooms: [{id: r, seats: 30}], "
        "groups: [{id: g, year: 5, pupils: 20}]}\n"
        "orchestras: [{id: o, school: linde, groups: [linde/g], programme: p}]\n"
        "teachers: [{id: anna, %s skills: [violin], travels: bike, available: {mon: all}}]\n"
        "travel: {pairs: %s, periods: [{name: bridge, from: 2026-09-01, to: 2026-10-01, pairs: "
        "%s}]}\n",
        at, home, path, path);
    ork_status st = ork_season_read_text(&season, text, (size_t)n, "fuzz", NULL, diags);
    if ((st == ORK_OK) != (season != NULL) || (st == ORK_OK) != (ork_diags_errors(diags) == 0))
        abort();
    if (season != NULL)
        judge(season);
    ork_season_free(season);
    ork_diags_free(diags);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_file file = fuzz_file_make(data, size);
    read_season(file.path, "", "");
    read_season(file.path, "at: [51.8, 4.7],", "home: [51.81, 4.67],");
    fuzz_file_close(&file);
    return 0;
}
