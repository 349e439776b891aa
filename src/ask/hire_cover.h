/* What new people can take over of a timetable as it stands. Input: a timetable with sections that
 * nobody teaches, and people who have nothing yet. Output: the same timetable with those sections
 * given to them: as many as can be, by as few of them as can be. */
#ifndef ORKI_ASK_HIRE_COVER_H
#define ORKI_ASK_HIRE_COVER_H

#include "model/timetable_model.h"

/* Somebody new. People of one kind are alike, and stand side by side. */
typedef struct orki_cover_person {
    int teacher, kind;
} orki_cover_person;

/** @return ORK_OK; ORK_ERR_MEMORY */
ork_status orki_hire_cover(const ork_season *season, ork_timetable *timetable,
                           const orki_cover_person *people, int n);

#endif
