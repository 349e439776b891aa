/* libFuzzer target: any bytes as a scenario over a small season, and as an argument of --set.
 * Nothing may crash, leak, or fail without a finding; what succeeds must be a season. */
#include "orkestrooster/orkestrooster.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void judge(ork_status st, ork_season *season, ork_diags *diags)
{
    if ((st == ORK_OK) != (season != NULL) || (st == ORK_OK) != (ork_diags_errors(diags) == 0))
        abort();
    char *printed = ork_diags_print(diags, 0);
    ork_text_free(printed);
    ork_season_free(season);
    ork_diags_free(diags);
}

/* The bytes as they are, with bases looked up among the files of mistakes. */
static void read_scenario(const char *text, size_t size)
{
    ork_season *season = NULL;
    ork_diags *diags = ork_diags_new();
    ork_status st = ork_season_read_text(&season, text, size, "fuzz", "tests/errors", diags);
    judge(st, season, diags);
}

/* The bytes as the changes of a scenario whose base is sound. */
static void read_changes(const char *text, size_t size)
{
    static const char head[] = "format: 1\nbase: valid.yaml\nchanges:\n";
    char *whole = malloc(sizeof head + size);
    if (whole == NULL)
        return;
    memcpy(whole, head, sizeof head - 1);
    memcpy(whole + sizeof head - 1, text, size);
    read_scenario(whole, sizeof head - 1 + size);
    free(whole);
}

static void set_value(const char *text, size_t size)
{
    const char *path = "tests/errors/valid.yaml", *set = NULL;
    char *copy = malloc(size + 1);
    if (copy == NULL)
        return;
    memcpy(copy, text, size);
    copy[size] = '\0';
    set = copy;
    ork_season *season = NULL;
    ork_diags *diags = ork_diags_new();
    ork_season_source source = {.paths = &path, .n_paths = 1, .sets = &set, .n_sets = 1};
    ork_status st = ork_season_read_changed(&season, &source, diags);
    judge(st, season, diags);
    free(copy);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = size == 0 ? "" : (const char *)data;
    read_scenario(text, size);
    read_changes(text, size);
    set_value(text, size);
    return 0;
}
