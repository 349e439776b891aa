/* jansson's text, copied into the library's own memory. */
#include "report/json_texts.h"

#include "base/json.h"
#include "base/memory.h"
#include "orkestrooster/diag.h"

#include <stdlib.h>
#include <string.h>

char *orki_json_text(const json_t *root)
{
    char *text = orki_json_print(root, JSON_INDENT(2) | JSON_REAL_PRECISION(15));
    char *copy = text == NULL ? NULL : orki_alloc(strlen(text) + 2, 1);
    if (copy != NULL) {
        size_t n = strlen(text);
        memcpy(copy, text, n);
        copy[n] = '\n';
    }
    free(text);
    return copy;
}

json_t *orki_json_path(const char *path)
{
    json_t *string = json_string(path);
    if (string != NULL)
        return string;
    char *shown = ork_text_shown(path);
    string = shown == NULL ? NULL : json_string(shown);
    ork_text_free(shown);
    return string;
}
