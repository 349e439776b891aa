/* Keeping and finding the events of an earlier run. */
#include "model/event_model.h"

#include <stdlib.h>
#include <string.h>

ork_events *orki_events_new(void)
{
    return orki_alloc(1, sizeof(ork_events));
}

void ork_events_free(ork_events *events)
{
    if (events == NULL)
        return;
    orki_arena_free(&events->arena);
    orki_free(events);
}

static int compare_names(const char *a, const char *b)
{
    size_t n = strcspn(a, "@"), m = strcspn(b, "@");
    int order = memcmp(a, b, n < m ? n : m);
    return order != 0 ? order : (n > m) - (n < m);
}

static int compare_events(const void *a, const void *b)
{
    const orki_event *x = a, *y = b;
    return compare_names(x->uid, y->uid);
}

const orki_event *orki_events_sort(ork_events *events)
{
    if (events->n > 0)
        qsort(events->at, (size_t)events->n, sizeof *events->at, compare_events);
    for (int i = 1; i < events->n; i++) {
        if (compare_events(&events->at[i - 1], &events->at[i]) == 0)
            return &events->at[i];
    }
    return NULL;
}

const orki_event *orki_events_find(const ork_events *events, const char *uid)
{
    const orki_event key = {.uid = uid};
    if (events == NULL || events->n == 0)
        return NULL;
    return bsearch(&key, events->at, (size_t)events->n, sizeof *events->at, compare_events);
}

bool orki_list_has(const char *const *list, int n, const char *text)
{
    for (int i = 0; i < n; i++) {
        if (strcmp(list[i], text) == 0)
            return true;
    }
    return false;
}
