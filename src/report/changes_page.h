/* changes.html: what a rerun changes, old and new side by side, and the texts to mail. */
#ifndef ORKI_REPORT_CHANGES_PAGE_H
#define ORKI_REPORT_CHANGES_PAGE_H

#include "report/changes_text.h"

/** The whole page. @return 0, or -1 when out of memory */
int orki_changes_page(orki_text *html, const orki_telling *telling, const ork_rerun_result *rerun);

#endif
