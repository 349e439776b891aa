/* The files of a comparison, each made from the same rows. */
#ifndef ORKI_REPORT_COMPARE_FILES_H
#define ORKI_REPORT_COMPARE_FILES_H

#include "base/text.h"
#include "orkestrooster/compare.h"
#include "report/compare_cells.h"

/** Append compare.csv. */
void orki_compare_csv(orki_text *csv, const ork_comparison *comparison, char separator,
                      bool has_bom);

/** Append compare.html. @return 0, or -1 when out of memory */
int orki_compare_page(orki_text *html, const ork_comparison *comparison, bool is_dutch,
                      orki_arena *arena);

/** The bytes of compare.xlsx, in the arena.
 *  @return ORK_OK; ORK_ERR_IO (errno says why); ORK_ERR_MEMORY */
ork_status orki_compare_xlsx(const char **bytes, size_t *n, const ork_comparison *comparison,
                             orki_arena *arena);

#endif
