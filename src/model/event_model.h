/* What people have in their calendars: the events of an earlier calendar.json, as texts, because
 * the season may no longer have the orchestra or the teacher that they are about.
 *
 * An event is in several feeds (one file each): "schools/fontein", "teachers/anna",
 * "rooms/fontein/aula"; the file of all holds every event. Invariant: events are sorted by the part
 * of their uid before the @, and no two share it. */
#ifndef ORKI_MODEL_EVENT_MODEL_H
#define ORKI_MODEL_EVENT_MODEL_H

#include "base/memory.h"
#include "model/dates.h"
#include "orkestrooster/calendar.h"

#include <stdbool.h>

/* A section that somebody else teaches on that date than in the week. */
typedef struct orki_stand_in_of {
    const char *role;
    const char *teacher, *instead_of; /* ids; "" = nobody */
} orki_stand_in_of;

typedef struct orki_event {
    const char *uid;
    int sequence;       /* how often it was changed */
    int64_t modified_s; /* when, last */
    uint64_t digest;    /* of everything that the event says; 0 for a cancelled one */
    bool is_cancelled;
    orki_date date;
    int start_min, end_min;
    const char *title, *place; /* the orchestra's and the school's name for people */
    int n_feeds;
    const char *const *feeds; /* [n_feeds] */
    int n_former;
    const char *const *former; /* [n_former] feeds in which it was, and is cancelled */
    int n_stand_ins;
    const orki_stand_in_of *stand_ins; /* [n_stand_ins] */
    const char *stand_in_conductor;    /* id of who conducts on this date only; NULL: nobody */
} orki_event;

struct ork_events {
    orki_arena arena;
    int n;
    orki_event *at; /* [n] */
};

/** No events yet; NULL when out of memory. Free with ork_events_free(). */
ork_events *orki_events_new(void);

/** Put the events in their order. @return one that shares its name with another, or NULL */
const orki_event *orki_events_sort(ork_events *events);

/** The event of this name; what follows an @ does not count. NULL when there is none, also for NULL
 *  events. */
const orki_event *orki_events_find(const ork_events *events, const char *uid);

/** The list holds the text. */
bool orki_list_has(const char *const *list, int n, const char *text);

#endif
