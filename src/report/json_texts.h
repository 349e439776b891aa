/* JSON as the program's files have it. */
#ifndef ORKI_REPORT_JSON_TEXTS_H
#define ORKI_REPORT_JSON_TEXTS_H

#include <jansson.h>

/** An object with a closing line end, in the library's own memory (ork_text_free()); NULL when out
 *  of memory. jansson's texts come from malloc. */
char *orki_json_text(const json_t *root);

/** A path, or what is named after one: what in it is no UTF-8 becomes U+FFFD, because JSON has no
 *  other bytes. NULL when out of memory. */
json_t *orki_json_path(const char *path);

#endif
