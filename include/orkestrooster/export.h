/* A season and its timetable in the formats of other programs. Files appear whole or not at all. */
#ifndef ORKESTROOSTER_EXPORT_H
#define ORKESTROOSTER_EXPORT_H

#include "orkestrooster/timetable.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The mixed integer program of a week: two forms with the same optimum. */
typedef enum ork_mip_model {
    ORK_MIP_COMPACT, /* a teacher's day is a path through the pieces that she gives */
    ORK_MIP_DUTIES   /* a teacher's day is one column; all possible ones are listed */
} ork_mip_model;

/** Write the week of a season as a mixed integer program in free MPS format. Its optimum is the
 * cost of the best timetable; comments at the head of the file say what the names mean.
 *  @param is_strict  nonzero: only timetables in which every lesson is placed and every section
 *                    staffed; the program is infeasible when there is none
 *  @param path       file to write; "-" is standard output
 *  @return ORK_OK; ORK_ERR_IO (errno says why); ORK_ERR_TOO_LARGE (more plans, duties or rows than
 *          the documented limits); ORK_ERR_MEMORY. */
ork_status ork_export_mps(const ork_season *season, ork_mip_model model, int is_strict,
                          const char *path);

/** The timetable that a solution of either program describes: plans, teachers, and the cheapest
 *  rooms for them. Whether it keeps the rules and what it costs is for ork_check() to say.
 *  @param text  [n] bytes: lines of a column's name and its value; names that say nothing about
 *               plans and teachers are passed over, columns that are not there are 0
 *  @return ORK_OK; ORK_ERR_INPUT (a line that is no name and number, or a name with an index that
 *          the season does not have); ORK_ERR_TOO_LARGE; ORK_ERR_MEMORY; ORK_ERR_BACKEND. *out is
 *          NULL on failure; free with ork_timetable_free(). */
ork_status ork_timetable_from_solution(ork_timetable **out, const ork_season *season,
                                       const char *text, size_t n);

typedef enum ork_csv_table { ORK_CSV_SECTIONS, ORK_CSV_LESSONS, ORK_CSV_TEACHERS } ork_csv_table;

/** Write one table for spreadsheets, a section, lesson or teacher a line: what the season asks and,
 *  with a timetable, what it gives. Headings and ids are data and not translated.
 *  @param timetable  may be NULL: then the columns that it fills are left out
 *  @param separator  ',' or ';'
 *  @param has_bom    nonzero: start with a byte order mark
 *  @return ORK_OK; ORK_ERR_IO (errno says why); ORK_ERR_MEMORY. */
ork_status ork_export_csv(const ork_season *season, const ork_timetable *timetable,
                          ork_csv_table table, char separator, int has_bom, const char *path);

/** Write a timetable's lessons as a file of FET 6.8, with the teachers of the timetable fixed: FET
 *  looks for their days, times and rooms. A room that serves schools at several addresses is a
 *  virtual room for each of them there, called ROOM@ADDRESS.
 *  @param[out] notes  what the file does not say of the rules, a line each, in the language of the
 *                     process; owned by the caller (ork_text_free()); may be NULL
 *  @return ORK_OK; ORK_ERR_IO (errno says why); ORK_ERR_MEMORY. */
ork_status ork_export_fet(const ork_season *season, const ork_timetable *timetable,
                          const char *path, char **notes);

#ifdef __cplusplus
}
#endif

#endif
