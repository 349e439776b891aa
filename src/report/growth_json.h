/* The years of growth in sweep.json and growth.csv, and as text for a terminal. */
#ifndef ORKI_REPORT_GROWTH_JSON_H
#define ORKI_REPORT_GROWTH_JSON_H

#include "base/text.h"
#include "orkestrooster/report.h"
#include "orkestrooster/sweep.h"

#include <jansson.h>

/** NULL when out of memory, or when the sweep has no growth. */
json_t *orki_growth_json(const ork_sweep *sweep);

/** A line for each new person of each option; one for a year without options. */
void orki_growth_csv(orki_text *csv, const ork_sweep *sweep, const ork_report_options *options);

#endif
