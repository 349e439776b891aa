/* What the parts of compare.html share while it is written. */
#ifndef ORKI_REPORT_COMPARE_PAGE_H
#define ORKI_REPORT_COMPARE_PAGE_H

#include "report/compare_cells.h"
#include "report/page.h"

typedef struct orki_compare_view {
    const ork_comparison *c;
    orki_page *pages; /* [n_columns] each with its own season and timetable, one html and arena */
    orki_page *first; /* the first of them */
    orki_text *html;
    orki_arena *arena;
    bool is_dutch;
} orki_compare_view;

/** Heading of a part, which is open until orki_compare_end(). */
void orki_compare_begin(orki_compare_view *v, const char *anchor, const char *title,
                        const char *class_name);
void orki_compare_end(orki_compare_view *v);

/** A table of rows beside columns, with marks: all of a part that say something, of one teacher or
 *  school (id) or of none (""). */
void orki_compare_table(orki_compare_view *v, ork_row_part part, const char *id,
                        const char *caption);

/** Cost with what is proven of it, and the minutes lost. */
void orki_compare_charts(orki_compare_view *v);

/** An article for each school or teacher: her rows, and every different week once. */
void orki_compare_views(orki_compare_view *v, orki_kind kind);

#endif
