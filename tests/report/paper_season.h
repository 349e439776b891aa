/* A season and its timetable made in memory, without the reader: for tests of the report alone,
 * with names that no planner would write. Four weekdays, two schools each; every teacher has two
 * schools a week or two on one day, so that travel and free time appear. */
#ifndef ORK_PAPER_SEASON_H
#define ORK_PAPER_SEASON_H

#include "model/timetable_model.h"
#include "orkestrooster/solve.h"

enum { PAPER_SCHOOLS = 6, PAPER_LESSONS = 3, PAPER_ROLES = 4, PAPER_TEACHERS = 9 };

typedef struct paper_season {
    ork_season season;
    ork_timetable *timetable;
    ork_verdict *verdict; /* the checker's */
    ork_result result;
} paper_season;

/** Fill in everything. `evil` is put into every name and, when `is_id_evil`, into every id.
 *  Release with paper_season_free(). */
void paper_season_make(paper_season *paper, const char *evil, bool is_id_evil);

void paper_season_free(paper_season *paper);

#endif
