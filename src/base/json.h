/* Building JSON without asking after every step: what fails takes the whole with it. json_pack()
 * with "o" and orki_json_print() fail for NULL, so that it is asked once, at the end. */
#ifndef ORKI_BASE_JSON_H
#define ORKI_BASE_JSON_H

#include "orkestrooster/status.h"

#include <jansson.h>
#include <stddef.h>

/** Read JSON text.
 *  @param[out] out  released with json_decref(); NULL on failure
 *  @return ORK_OK; ORK_ERR_INPUT (it is none); ORK_ERR_MEMORY */
ork_status orki_json_load(json_t **out, const char *bytes, size_t n, size_t flags);

/** The text of a value.
 *  @param json   may be NULL, which memory has then lacked for
 *  @param flags  of json_dumps()
 *  @return to be released with free(); NULL without memory; errno is ENOMEM then, else what it was
 */
char *orki_json_print(const json_t *json, size_t flags);

/** Append an item, whose reference is taken. Without either, or without memory, *list becomes NULL.
 */
void orki_json_add(json_t **list, json_t *item);

/** Set a key likewise. */
void orki_json_set(json_t **object, const char *key, json_t *value);

#endif
