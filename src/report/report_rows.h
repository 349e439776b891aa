/* The flat table of a timetable, one row for each section: what the CSV and the workbook's first
 * sheets list. */
#ifndef ORKI_REPORT_ROWS_H
#define ORKI_REPORT_ROWS_H

#include "model/timetable_model.h"

enum {
    ORKI_FIELD_DAY,
    ORKI_FIELD_START,
    ORKI_FIELD_END,
    ORKI_FIELD_SCHOOL_ID,
    ORKI_FIELD_SCHOOL,
    ORKI_FIELD_ORCHESTRA_ID,
    ORKI_FIELD_ORCHESTRA,
    ORKI_FIELD_GROUPS,
    ORKI_FIELD_PROGRAMME,
    ORKI_FIELD_ROLE,
    ORKI_FIELD_TEACHER_ID,
    ORKI_FIELD_TEACHER,
    ORKI_FIELD_ROOM_ID,
    ORKI_FIELD_ROOM,
    ORKI_FIELD_PUPILS,
    ORKI_N_FIELDS
};

/** The texts of a section's row, "" where there is nothing; the day is its data word ("mon") and
 *  the role its id. @return 0, or -1 when out of memory. Texts are the season's or the arena's. */
int orki_row_fill(const char *fields[ORKI_N_FIELDS], const ork_season *season,
                  const ork_timetable *timetable, int section, orki_arena *arena);

#endif
