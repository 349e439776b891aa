/* Why so, for report.json. */
#ifndef ORKI_REPORT_REASONS_JSON_H
#define ORKI_REPORT_REASONS_JSON_H

#include "orkestrooster/alternatives.h"
#include "orkestrooster/check.h"

#include <jansson.h>

/** Whose share of the cost what is; NULL when out of memory. */
json_t *orki_shares_json(const ork_shares *shares);

/** The other places and teachers of the lessons; NULL when out of memory. */
json_t *orki_alternatives_json(const ork_season *season, const ork_alternatives *alternatives);

#endif
