/* The input language as tables: which keys a map has, what each value is, its bounds, what it means
 * in English and Dutch. One table drives the reader's checks, the JSON Schema and the reference
 * page.
 *
 * A shape says what may stand in one place: a scalar, a list, a map, or a choice of them by kind.
 */
#ifndef ORKI_READ_SHAPE_H
#define ORKI_READ_SHAPE_H

#include "read/reader.h"

/* What a scalar is, and what lands in node->value (masks of days have bit d for day d). */
typedef enum orki_scalar_type {
    ORKI_S_NONE,        /* no scalar may stand here */
    ORKI_S_TEXT,        /* any text; numbers are texts too */
    ORKI_S_ID,          /* a-z, 0-9, '-': declares a thing */
    ORKI_S_NAME,        /* names a thing: an id, or two with '/' between */
    ORKI_S_BLOCK,       /* names a block: the same, of a meeting with '#' and its number */
    ORKI_S_INTEGER,     /* [0] */
    ORKI_S_DECIMAL,     /* number; [0] = hundredths when it has at most two places, else -1 */
    ORKI_S_YES_NO,      /* [0] = 1 or 0 */
    ORKI_S_WORD,        /* [0] = index in shape.words */
    ORKI_S_DURATION,    /* [0] minutes: 45, 45 min, 3h, 1h30 */
    ORKI_S_HOURS,       /* [0] minutes: 6, 4.5, 1h30 */
    ORKI_S_HOURS_RANGE, /* [0], [1] minutes: 6 or 5-7 */
    ORKI_S_CLOCK,       /* [0] minutes since midnight */
    ORKI_S_SPAN,        /* [0], [1] */
    ORKI_S_SPAN_OR_ALL, /* [0], [1]: a span, or "all" for the whole day */
    ORKI_S_DATE,        /* [0] orki_date */
    ORKI_S_PERIOD,      /* [0], [1] orki_date: 2026-10-17 to 2026-10-25, or one date */
    ORKI_S_CLOSURE,     /* the same, then [2], [3] minutes: ... from 12:00, until 10:00, a span */
    ORKI_S_DAYS,        /* [0] mask: mon, or mon tue thu, or mon-fri */
    ORKI_S_DAY,         /* [0] day */
    ORKI_S_DAY_SPAN,    /* [0] mask, [1], [2]: thu 13:00-14:30, or thu for the whole day */
    ORKI_S_DAY_PART,    /* [0] mask, [1] bit 0 morning, bit 1 afternoon: thu, or thu pm */
    ORKI_S_YEARS,       /* [0] mask of years: 5 or 3-5 */
    ORKI_S_START,       /* [0] clock, [1] 0; or [0] -1, [1] step: every 15 min */
    ORKI_S_WEEKS,       /* [0]: 4 weeks */
    ORKI_N_SCALARS
} orki_scalar_type;

struct orki_key;

typedef struct orki_shape {
    orki_scalar_type scalar;
    double min, max;          /* bounds of numbers, in the unit of the text; both 0 = none */
    const char *const *words; /* ORKI_S_WORD: NULL-terminated */
    bool is_null_allowed;
    const struct orki_shape *items; /* not NULL: a list of these may stand here */
    int min_items, max_items;       /* max_items 0 = any number */
    const struct orki_key *keys;    /* not NULL: a map with these keys (closed by a NULL name) */
    orki_scalar_type any_key;       /* not NONE: a map with free keys of this type ... */
    const struct orki_shape *any;   /* ... and these values */
    bool is_anything;               /* whatever stands there is judged elsewhere */
    bool is_open;                   /* other keys of the map are passed over */
} orki_shape;

typedef struct orki_key {
    const char *name;
    const orki_shape *shape;
    bool is_required;
    const char *fallback; /* what holds when the key is left out; "" */
    const char *example;
    const char *en, *nl; /* one or two sentences each */
} orki_key;

/* Closes a list of keys. */
#define ORKI_KEYS_END                                                                              \
    {                                                                                              \
        .name = NULL                                                                               \
    }
#define ORKI_SHAPE_OF_KEYS(keys_)                                                                  \
    {                                                                                              \
        .keys = (keys_)                                                                            \
    }

extern const orki_shape orki_season_shape, orki_timetable_shape, orki_bound_shape;
extern const orki_shape orki_scenario_shape, orki_loans_shape;
extern const orki_shape orki_calendar_shape;
extern const orki_shape orki_events_shape; /* of a calendar.json, the part that is read again */

/* Parts of the table that live in files of their own. */
extern const orki_shape orki_shape_text, orki_shape_id, orki_shape_name, orki_shape_names;
extern const orki_shape orki_shape_yes_no, orki_shape_clock, orki_shape_span, orki_shape_date;
extern const orki_shape orki_shape_duration, orki_shape_days, orki_shape_day, orki_shape_place;
extern const orki_shape orki_shape_weeks, orki_shape_name_or_null, orki_shape_date_or_null;
extern const orki_shape orki_shape_format; /* 1 */
extern const orki_shape orki_shape_count, orki_shape_meeting, orki_shape_lessons;
extern const orki_shape orki_shape_lesson_length, orki_shape_kilometre, orki_shape_files;
extern const orki_shape orki_shape_closed;   /* list of closures */
extern const orki_shape orki_shape_open;     /* list of periods */
extern const orki_shape orki_shape_holidays; /* a region, or holidays one by one */
extern const orki_shape orki_shape_occasions;
extern const orki_shape orki_shape_travel_periods;
extern const orki_shape orki_shape_busy; /* list of day spans */
extern const orki_shape orki_shape_schools, orki_shape_buildings;
extern const orki_shape orki_shape_orchestras, orki_shape_teachers, orki_shape_programmes;
extern const orki_shape orki_shape_travel, orki_shape_weights;
extern const orki_shape orki_shape_depots, orki_shape_loan_terms;

/** The key of a map's shape with this name; NULL when it has none. */
const orki_key *orki_shape_key(const orki_shape *shape, const char *name);

/** Check a tree against a shape: reports every fault, fills node->value, marks bad nodes. */
void orki_schema_check(orki_reader *r, const orki_shape *shape, orki_node *node);

/** Required keys of the top-level map that are absent. Apart, because each file of several may
 * leave them to another. */
void orki_schema_check_top(orki_reader *r, const orki_shape *shape, orki_node *root);

/** Whether a file is of another kind than this shape (a timetable where a season is wanted), which
 *  is then told: once, instead of every key that does not fit. */
bool orki_schema_is_other(orki_reader *r, const orki_shape *shape, const orki_node *root);

/** All of these checks of a file that is a whole. @return false: it is of another kind */
bool orki_schema_check_file(orki_reader *r, const orki_shape *shape, orki_node *root);

#endif
