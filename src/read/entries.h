/* Where in the season's files an entry stands: the season keeps the place of each school, teacher
 * and so on, but not of each line about it, so the files are read again when somebody asks.
 *
 * Input: a season that was read, the place of a thing, the keys below it. Output: place and source
 * line of the entry, or of the nearest thing above it that is written down. A file that is not
 * there any more, or was standard input, gives places without source lines. */
#ifndef ORKI_READ_ENTRIES_H
#define ORKI_READ_ENTRIES_H

#include "read/reader.h"

typedef struct orki_entries {
    orki_arena keep;
    orki_reader reader;
    const ork_season *season;
    orki_node *root; /* of the season as it was read; NULL where it cannot be read again */
} orki_entries;

/* What to look for below a thing. */
typedef struct orki_wanted {
    const char *keys[3]; /* followed as far as they are there; NULL ends them */
    int day;             /* then the entry of this weekday; -1: any */
    const char *item;    /* then the item or key with this text; NULL: none */
} orki_wanted;

typedef struct orki_entry {
    const char *file;        /* as the planner named it; "" when not known */
    int line, column, width; /* from 1; 0 = unknown */
    const char *source;      /* the line; "" when not known; lives as long as the entries */
} orki_entry;

/** @return ORK_OK or ORK_ERR_MEMORY; orki_entries_close() in both cases. */
ork_status orki_entries_open(orki_entries *out, const ork_season *season);

/** The entry below the thing whose place is given. */
orki_entry orki_entry_below(orki_entries *entries, orki_place thing, const orki_wanted *wanted);

/** The entry below a key at the top of any of the files ("limits"); the first file without it. */
orki_entry orki_entry_at_top(orki_entries *entries, const orki_wanted *wanted);

void orki_entries_close(orki_entries *entries);

#endif
