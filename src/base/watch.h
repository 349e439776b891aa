/* What long work asks from time to time: does anybody want an end? */
#ifndef ORKI_BASE_WATCH_H
#define ORKI_BASE_WATCH_H

#include <stdbool.h>
#include <stddef.h>

typedef struct orki_watch {
    bool (*goes_on)(void *user);
    void *user;
} orki_watch;

/** True when the work may go on; without a watch it always may. */
static inline bool orki_watch_goes_on(const orki_watch *watch)
{
    return watch == NULL || watch->goes_on(watch->user);
}

#endif
