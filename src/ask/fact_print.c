/* A fact as the reader prints its findings. */
#include "base/findings.h"
#include "orkestrooster/explain.h"

char *ork_fact_print(const ork_fact *fact, int is_coloured)
{
    orki_text out = {0};
    const char *bold = is_coloured ? "\033[1m" : "", *end = is_coloured ? "\033[0m" : "";
    orki_text_add(&out, bold);
    orki_text_add_place(&out, fact->file, fact->line, fact->column);
    orki_text_printf(&out, "%snote: %s\n", end, fact->text); /* "note" stays English: editors */
    ork_diag diag = {
        .line = fact->line, .column = fact->column, .width = fact->width, .source = fact->source};
    orki_text_add_source(&out, &diag, is_coloured);
    if (out.is_failed) {
        orki_text_free(&out);
        return NULL;
    }
    return out.bytes;
}
