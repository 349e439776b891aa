/* jansson's setters release the value when they fail, also when there is no list or object. */
#include "base/json.h"

#include <errno.h>
#include <stdlib.h>

/* jansson does not tell the two apart, but the C library does. */
ork_status orki_json_load(json_t **out, const char *bytes, size_t n, size_t flags)
{
    errno = 0;
    *out = json_loadb(bytes, n, flags, NULL);
    if (*out != NULL)
        return ORK_OK;
    return errno == ENOMEM ? ORK_ERR_MEMORY : ORK_ERR_INPUT;
}

/* jansson forgets to ask whether the key of an object could be written: for want of memory the text
 * may lack one, and come back as if it were whole. */
char *orki_json_print(const json_t *json, size_t flags)
{
    int before = errno;
    errno = 0;
    char *text = json == NULL ? NULL : json_dumps(json, flags);
    if (text != NULL && errno != ENOMEM) {
        errno = before;
        return text;
    }
    free(text);
    errno = json == NULL ? before : ENOMEM;
    return NULL;
}

static void judge(json_t **whole, int failed)
{
    if (failed == 0)
        return;
    json_decref(*whole);
    *whole = NULL;
}

void orki_json_add(json_t **list, json_t *item)
{
    judge(list, json_array_append_new(*list, item));
}

void orki_json_set(json_t **object, const char *key, json_t *value)
{
    judge(object, json_object_set_new(*object, key, value));
}
