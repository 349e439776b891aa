/* curve.html: how much cost more changes save, as a drawing and a table that lead to a timetable
 * for each point. */
#ifndef ORKI_REPORT_CURVE_PAGE_H
#define ORKI_REPORT_CURVE_PAGE_H

#include "orkestrooster/rerun.h"
#include "report/page.h"

/** The whole page. @return 0, or -1 when out of memory */
int orki_curve_page(orki_text *html, const ork_season *season, const ork_curve *curve,
                    bool is_dutch, orki_arena *arena);

#endif
