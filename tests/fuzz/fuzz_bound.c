/* libFuzzer target: any bytes as bound.json. What is read prints, comes back the same, and is
 * proven or refused. */
#include "orkestrooster/certificate.h"
#include "orkestrooster/orkestrooster.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void comes_back(const ork_season *season, const ork_certificate *certificate)
{
    ork_certificate *again = NULL;
    char *first = ork_certificate_print(season, certificate);
    if (first == NULL ||
        ork_certificate_read_text(&again, season, first, strlen(first), "printed", NULL) != ORK_OK)
        abort();
    char *second = ork_certificate_print(season, again);
    if (second == NULL || strcmp(first, second) != 0)
        abort();
    ork_text_free(first);
    ork_text_free(second);
    ork_certificate_free(again);
}

static void prove(const ork_season *season, const ork_certificate *certificate)
{
    ork_proof proof;
    ork_diags *diags = ork_diags_new();
    ork_status st = ork_certificate_prove(&proof, season, certificate, diags);
    if (st != ORK_OK && st != ORK_ERR_INPUT && st != ORK_ERR_TOO_LARGE)
        abort();
    if (st == ORK_ERR_INPUT && ork_diags_errors(diags) == 0)
        abort();
    ork_diags_free(diags);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static ork_season *season;
    const char *path = "tests/errors/valid.yaml", *text = size == 0 ? "" : (const char *)data;
    if (season == NULL && ork_season_read(&season, &path, 1, NULL) != ORK_OK)
        abort();
    ork_certificate *certificate = NULL;
    ork_diags *diags = ork_diags_new();
    ork_status st = ork_certificate_read_text(&certificate, season, text, size, "fuzz", diags);
    if ((st == ORK_OK) != (certificate != NULL) || (st == ORK_OK) != (ork_diags_errors(diags) == 0))
        abort();
    if (st == ORK_OK) {
        comes_back(season, certificate);
        prove(season, certificate);
    }
    ork_certificate_free(certificate);
    ork_diags_free(diags);
    return 0;
}
