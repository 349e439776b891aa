/* A timetable: for each lesson its day and start, for each section its teacher and room. */
#ifndef ORKESTROOSTER_TIMETABLE_H
#define ORKESTROOSTER_TIMETABLE_H

#include "orkestrooster/season.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ork_timetable ork_timetable;

/** Read timetable.yaml against its season.
 *  @return ORK_OK; ORK_ERR_INPUT (unknown orchestra, teacher, room; a lesson twice or missing; an
 *          end that does not fit the lesson's length; ...); ORK_ERR_IO; ORK_ERR_TOO_LARGE;
 *          ORK_ERR_MEMORY. *out is NULL on failure; free with ork_timetable_free(). */
ork_status ork_timetable_read(ork_timetable **out, const ork_season *season, const char *path,
                              ork_diags *diags);

/** The same from one text in memory; `name` stands for the file in messages. */
ork_status ork_timetable_read_text(ork_timetable **out, const ork_season *season, const char *text,
                                   size_t n, const char *name, ork_diags *diags);

/** NULL is legal. */
void ork_timetable_free(ork_timetable *timetable);

/** The timetable as timetable.yaml: stable order, one lesson a line. Reading it back gives the same
 *  timetable. @return text owned by the caller (ork_text_free()); NULL when out of memory. */
char *ork_timetable_print(const ork_season *season, const ork_timetable *timetable);

#ifdef __cplusplus
}
#endif

#endif
