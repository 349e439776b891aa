/* The public interface in the order in which data flows: read -> solve -> check -> report
 * and export.
 *
 *     ork_diags *diags = ork_diags_new();
 *     ork_season *season; ork_season_read(&season, paths, 1, diags);
 *     ork_result *result; ork_solve(&result, season, NULL, NULL, NULL);
 *     ork_report_options how = ork_report_options_default();
 *     ork_report_write(season, result, &how, "out", NULL);
 *
 * Conventions: the output parameter comes first and is NULL on failure; `**out` is owned by the
 * caller; other returned pointers are borrowed from the object they were asked of. */
#ifndef ORKESTROOSTER_H
#define ORKESTROOSTER_H

#include "orkestrooster/status.h"

#include "orkestrooster/diag.h"
#include "orkestrooster/instruments.h"
#include "orkestrooster/schema.h"
#include "orkestrooster/season.h"
#include "orkestrooster/timetable.h"

#include "orkestrooster/solve.h"

#include "orkestrooster/alternatives.h"
#include "orkestrooster/certificate.h"
#include "orkestrooster/check.h"
#include "orkestrooster/explain.h"

#include "orkestrooster/report.h"
#include "orkestrooster/rerun.h"
#include "orkestrooster/sweep.h"
#include "orkestrooster/why_not.h"

#include "orkestrooster/calendar.h"
#include "orkestrooster/substitute.h"

#include "orkestrooster/compare.h"

#include "orkestrooster/export.h"

#include "orkestrooster/generate.h"
#include "orkestrooster/xhstt.h"

#include "orkestrooster/version.h"

#endif
