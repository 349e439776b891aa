/* Numbers of a comparison in words, shared by its page, its workbook and its sentences. */
#ifndef ORKI_REPORT_COMPARE_CELLS_H
#define ORKI_REPORT_COMPARE_CELLS_H

#include "orkestrooster/compare.h"
#include "report/phrases.h"

/** A number with its unit; below zero behind a minus sign. NULL when out of memory. */
const char *orki_cell_text(orki_arena *arena, ork_row_unit unit, int64_t value, bool is_dutch);

/** "minutes", and "best" or "may-be-best" or "": words in data. Static storage. */
const char *orki_unit_word(ork_row_unit unit);
const char *orki_best_word(ork_best best);

/** How a number stands to the first one's, for people: "better"; "" for nothing to say. */
const char *orki_mark_text(ork_mark mark);

/** What a row is called: of a rule the words of the page, else its name. */
const char *orki_row_title(const ork_row *row);

/** Some number of the row is known and not 0. */
bool orki_row_says_something(const ork_comparison *comparison, const ork_row *row);

/** Why not all of a column can be held against the first; "" when it can. In the arena; NULL when
 *  out of memory. */
const char *orki_column_note(orki_arena *arena, const ork_comparison *comparison, int column);

#endif
