/* report.json as it lies in a folder. */
#ifndef ORKI_REPORT_JSON_H
#define ORKI_REPORT_JSON_H

#include "orkestrooster/alternatives.h"
#include "orkestrooster/report.h"

/** ork_report_json() of a result whose files are written into `folder`, which exists: the season's
 *  paths are seen from there. NULL: as the planner named them.
 *  @param alternatives  of its lessons; NULL: not told
 *  @return text owned by the caller (ork_text_free()); NULL when out of memory */
char *orki_report_json_in(const ork_season *season, const ork_result *result,
                          const ork_alternatives *alternatives, const char *folder);

#endif
