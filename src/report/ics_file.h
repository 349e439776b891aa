/* One iCalendar file (RFC 5545), built through libical: events in, text out.
 *
 * Invariant: lines end in CR LF and are folded at 75 octets, texts are escaped; every time is one
 * of Europe/Amsterdam, whose rules stand in the file. The text depends on nothing but what was
 * added: neither on the clock nor on this machine's time zones. */
#ifndef ORKI_REPORT_ICS_FILE_H
#define ORKI_REPORT_ICS_FILE_H

#include "model/dates.h"
#include "orkestrooster/status.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct orki_ics_event {
    const char *uid;
    int sequence;
    int64_t modified_s; /* since 1970 UTC */
    orki_date date;
    int start_min, end_min; /* on the clock of that date */
    bool is_cancelled;
    const char *summary, *location;     /* UTF-8; control characters become spaces */
    const char *description, *category; /* "" = none */
    bool has_at;
    double lat, lon;
} orki_ics_event;

typedef struct orki_ics orki_ics;

/** A calendar with a name and without events; NULL when out of memory. */
orki_ics *orki_ics_new(const char *name);

/** NULL is legal. */
void orki_ics_free(orki_ics *ics);

/** Add an event; a failure shows in orki_ics_text(). */
void orki_ics_add(orki_ics *ics, const orki_ics_event *event);

/** The file. @return text owned by the caller (orki_free()); NULL when out of memory. */
char *orki_ics_text(const orki_ics *ics);

#endif
