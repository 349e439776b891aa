/* A timetable as plain arrays over the season's orchestras and sections. */
#ifndef ORKI_MODEL_TIMETABLE_MODEL_H
#define ORKI_MODEL_TIMETABLE_MODEL_H

#include "model/season_model.h"
#include "orkestrooster/timetable.h"

struct ork_timetable {
    int n_orchestras, n_sections;
    int *day;             /* [n_orchestras] weekday of the lesson, -1 = unplaced */
    int *start_min;       /* [n_orchestras] clock time, -1 = unplaced */
    int *teacher;         /* [n_sections] -1 = unstaffed (and whenever the lesson is unplaced) */
    int *room;            /* [n_sections] -1 = none */
    orki_date valid_from; /* until then the timetable before it holds; ORKI_NO_DATE: not said */
};

/** An empty timetable (everything unplaced) for this season; NULL when out of memory. */
ork_timetable *orki_timetable_new(const ork_season *season);

/** The first day that it plans: where it begins to hold, or the season's first. */
orki_date orki_timetable_from(const ork_timetable *timetable, const ork_season *season);

/** An independent copy; NULL when out of memory. */
ork_timetable *orki_timetable_copy(const ork_timetable *timetable);

#endif
