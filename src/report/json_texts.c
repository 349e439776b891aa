/* jansson's text, copied into the library's own memory. */
#include "report/json_texts.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

char *orki_json_text(const json_t *root)
{
    char *text = json_dumps(root, JSON_INDENT(2) | JSON_REAL_PRECISION(15));
    char *copy = text == NULL ? NULL : orki_alloc(strlen(text) + 2, 1);
    if (copy != NULL) {
        size_t n = strlen(text);
        memcpy(copy, text, n);
        copy[n] = '\n';
    }
    free(text);
    return copy;
}
