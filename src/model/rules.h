/* The rules as constants, and the one rounding of minutes and weights to points. */
#ifndef ORKI_MODEL_RULES_H
#define ORKI_MODEL_RULES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/message.h"
typedef enum orki_rule {
#define HARD(id, name, modelled) ORKI_RULE_##id,
#define SOFT(id, name, unit, weight, modelled) ORKI_RULE_##id,
#include "model/rules.def"
#undef HARD
#undef SOFT
    ORKI_N_RULES
} orki_rule;

typedef struct orki_rule_info {
    const char *name;
    bool is_hard;
    const char *unit;       /* soft: what is counted (English; translate where printed) */
    int64_t default_weight; /* soft: hundredths of a point for one unit */
    const char *modelled_in;
} orki_rule_info;

/** The row of a rule. Static storage. */
const orki_rule_info *orki_rule_get(orki_rule rule);

/** The rule of that name, or ORKI_N_RULES. */
orki_rule orki_rule_find(const char *name);

/** Points for an amount: amount * weight / 100, half up. `weight` in hundredths of a point, both at
 *  least 0. Applied once to each item that src/doc/rules.md calls "an item". */
int64_t orki_points(int64_t amount, int64_t weight);

#endif
