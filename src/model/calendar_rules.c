/* The table of a calendar's rules. */
#include "model/calendar_rules.h"

#include "base/message.h"

const orki_dated_rule_info *orki_dated_rule_get(orki_dated_rule rule)
{
    static const orki_dated_rule_info rules[ORKI_N_DATED_RULES] = {
#define DATED_HARD(id, name) {name, true, "", 0},
#define DATED_SOFT(id, name, unit, points) {name, false, unit, points},
#include "model/calendar_rules.def"
#undef DATED_HARD
#undef DATED_SOFT
    };
    return &rules[rule];
}

int64_t orki_dated_points(orki_dated_rule rule, int64_t units)
{
    if (rule == ORKI_RULE_CONDUCTOR_CALL_OUT)
        return (units + 1) / 2;
    return units * orki_dated_rule_get(rule)->points;
}
