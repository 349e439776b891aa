/* The rules of a calendar as an enumeration and a table (calendar_rules.def). */
#ifndef ORKI_MODEL_CALENDAR_RULES_H
#define ORKI_MODEL_CALENDAR_RULES_H

#include <stdbool.h>
#include <stdint.h>

typedef enum orki_dated_rule {
#define DATED_HARD(id, name) ORKI_RULE_##id,
#define DATED_SOFT(id, name, unit, points) ORKI_RULE_##id,
#include "model/calendar_rules.def"
#undef DATED_HARD
#undef DATED_SOFT
    ORKI_N_DATED_RULES
} orki_dated_rule;

typedef struct orki_dated_rule_info {
    const char *name;
    bool is_hard;
    const char *unit; /* English, to be translated where it is shown; "" of a hard rule */
    int points;       /* of one unit; of call-out minutes half a point */
} orki_dated_rule_info;

/** Static storage. */
const orki_dated_rule_info *orki_dated_rule_get(orki_dated_rule rule);

/** Points of so many units; of call-out minutes rounded half up. */
int64_t orki_dated_points(orki_dated_rule rule, int64_t units);

#endif
