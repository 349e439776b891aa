/* The rule table, made from rules.def. */
#include "model/rules.h"

#include "base/message.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

static const orki_rule_info rules[ORKI_N_RULES] = {
#define HARD(id, name, modelled) {name, true, "", 0, modelled},
#define SOFT(id, name, unit, weight, modelled) {name, false, unit, weight, modelled},
#include "model/rules.def"
#undef HARD
#undef SOFT
};

const orki_rule_info *orki_rule_get(orki_rule rule)
{
    assert((int)rule >= 0 && rule < ORKI_N_RULES);
    return &rules[rule];
}

orki_rule orki_rule_find(const char *name)
{
    int i = 0;
    while (i < ORKI_N_RULES && strcmp(rules[i].name, name) != 0)
        i++;
    return (orki_rule)i;
}

int64_t orki_points(int64_t amount, int64_t weight)
{
    assert(amount >= 0 && weight >= 0);
    return (amount * weight + 50) / 100;
}
