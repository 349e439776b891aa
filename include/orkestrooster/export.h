/* A season and its timetable in the formats of other programs, or to be given away. Files appear
 * whole or not at all. */
#ifndef ORKESTROOSTER_EXPORT_H
#define ORKESTROOSTER_EXPORT_H

#include "orkestrooster/timetable.h"

#include <stdint.h>

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

/* How a season is written anew. */
typedef struct ork_share_options {
    int is_anonymous; /* people, schools and places become unrecognisable */
    double blur_m; /* then every place moves by at most this many metres; 0: no distance changes */
    uint64_t seed; /* of the blur: whoever knows it can undo it */
    int has_money; /* rates and what is paid stay */
    const char *key; /* file to write which alias stands for what, or NULL */
} ork_share_options;

/** Not anonymous, a blur of 500 m, seed 1, with money, no key. */
ork_share_options ork_share_options_default(void);

/** Write a season into a folder of its own: season.yaml, with the files that it needs beside it
 *  (travel.csv, holidays-1.csv, last-season/timetable.yaml), and a timetable of it as
 *  timetable.yaml. What is read back is the same season, or, anonymised, one of the same structure:
 *  everything has the same index in both.
 *  @param source     as for ork_season_read_changed()
 *  @param timetable  a file, or NULL
 *  @param options    NULL: the defaults
 *  @param diags      what was found in the season and the timetable; may be NULL
 *  @return as ork_season_read_changed() and ork_timetable_read(); ORK_ERR_IO (errno says why) */
ork_status ork_export_season(const ork_season_source *source, const char *timetable,
                             const ork_share_options *options, const char *folder,
                             ork_diags *diags);

#ifdef __cplusplus
}
#endif

#endif
