/* libFuzzer target: any bytes as an archive. Nothing may crash, leak, or pass without a finding;
 * and an instance that is accepted gives a season that can be read. */
#include "orkestrooster/orkestrooster.h"
#include "xhstt/archive.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_season(const orki_archive *a)
{
    orki_text text = {0};
    ork_season *season = NULL;
    orki_season_text(&text, &a->facts, &a->ids);
    ork_status st =
        ork_season_read_text(&season, orki_text_string(&text), text.n, "season.yaml", NULL, NULL);
    if (st != ORK_OK && st != ORK_ERR_TOO_LARGE)
        abort();
    ork_season_free(season);
    orki_text_free(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    orki_archive a;
    ork_diags *diags = ork_diags_new();
    ork_status st = orki_archive_read_bytes(&a, "fuzz", (const char *)data, size, NULL, diags);
    if (st == ORK_OK)
        read_season(&a);
    if ((st == ORK_ERR_INPUT) != (st != ORK_ERR_TOO_LARGE && ork_diags_errors(diags) > 0))
        abort();
    char *printed = ork_diags_print(diags, 0);
    ork_text_free(printed);
    ork_diags_free(diags);
    orki_archive_free(&a);
    return 0;
}
