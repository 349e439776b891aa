/* The page over a sweep: ranking, heat map and trade-off curves, each scenario a link to its own.
 */
#ifndef ORKI_REPORT_SWEEP_PAGE_H
#define ORKI_REPORT_SWEEP_PAGE_H

#include "base/text.h"
#include "report/sweep_figures.h"

/** Append the whole page; a failure shows in html->is_failed. */
void orki_sweep_page(orki_text *html, const orki_sweep_figures *figures, bool is_dutch,
                     orki_arena *arena);

#endif
