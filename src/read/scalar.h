/* Texts of one value: clock times, days, lengths, dates. */
#ifndef ORKI_READ_SCALAR_H
#define ORKI_READ_SCALAR_H

#include "read/shape.h"

/* What a kind of scalar is called, and how a schema sees it. */
typedef struct orki_scalar_info {
    const char *en, *nl; /* "a clock time such as 08:30" */
    const char *pattern; /* ECMA regular expression for the text; NULL: any text */
    bool is_integer_allowed, is_number_allowed; /* written without quotes, YAML reads a number */
} orki_scalar_info;

const orki_scalar_info *orki_scalar_get(orki_scalar_type type);

/** Understand a scalar; on a fault report it and mark the node bad. */
void orki_scalar_parse(orki_reader *r, const orki_shape *shape, orki_node *node);

/** 0 .. 6 for "mon" .. "sun", -1 for anything else. */
int orki_day_find(const char *text, size_t n);

/** Weekdays such as "mon tue" or "mon-fri" as a mask; false when the text is anything else. */
bool orki_days_parse(const char *text, int *mask);

#endif
