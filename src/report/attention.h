/* What a calendar lacks and the planner should know: lessons that stay missing, rehearsals and
 * occasions without a date, sections that nobody teaches on a date. Input: a finished calendar.
 * Output: one item for each thing lacked, with its place, its reason and what can be done;
 * orchestras of a school that lack the same stand in one item. Readers: the page, calendar.json,
 * the command's summary. */
#ifndef ORKI_REPORT_ATTENTION_H
#define ORKI_REPORT_ATTENTION_H

#include "report/ledger.h"

typedef struct orki_attention {
    int school;         /* or -1 */
    ork_attention item; /* texts in the arena, translated */
} orki_attention;

typedef struct orki_attentions {
    int n;
    orki_attention *at; /* [n] orki_array_reserve() */
    size_t capacity;
    bool is_failed; /* out of memory */
} orki_attentions;

/** List what is lacking; free `at` with orki_free().
 *  @return ORK_OK or ORK_ERR_MEMORY */
ork_status orki_attentions_list(orki_attentions *out, const ork_season *season,
                                const ork_timetable *timetable, const ork_calendar *calendar,
                                const orki_ledger_row *ledger, orki_arena *arena);

#endif
