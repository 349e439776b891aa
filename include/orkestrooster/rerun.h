/* A rerun: the season has changed, and people know the old timetable. The new one loses nothing
 * that it need not lose, then changes as little as possible, then costs as little as possible. */
#ifndef ORKESTROOSTER_RERUN_H
#define ORKESTROOSTER_RERUN_H

#include "orkestrooster/report.h"
#include "orkestrooster/solve.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The old timetable in terms of the new season. */
typedef struct ork_reference ork_reference;

/** Read an old timetable.yaml. What the season no longer has is remembered as gone; what the file
 *  does not have is new.
 *  @return as ork_timetable_read(); ORK_ERR_INPUT also for a season with several meetings a week of
 *          an orchestra, which rerun cannot do. *out is NULL on failure; free with
 *          ork_reference_free(). */
ork_status ork_reference_read(ork_reference **out, const ork_season *season, const char *path,
                              ork_diags *diags);

/** NULL is legal. */
void ork_reference_free(ork_reference *reference);

/* Kinds of changes, by who feels them. Weights are in the season file (`changes`). */
typedef enum ork_change_kind {
    ORK_CHANGE_CLASS_DAY,       /* a lesson on another weekday */
    ORK_CHANGE_CLASS_TIME,      /* a lesson on its weekday at another time */
    ORK_CHANGE_TEACHER_DAY,     /* a weekday that was a teacher's day off */
    ORK_CHANGE_TEACHER_START,   /* a teacher's weekday that begins at another time */
    ORK_CHANGE_SECTION_TEACHER, /* a section of a lesson with another teacher */
    ORK_CHANGE_ROOM,            /* a section of a lesson in another room */
    ORK_N_CHANGES
} ork_change_kind;

/** "class-day" and so on: the word in YAML and JSON. Static storage. */
const char *ork_change_word(ork_change_kind kind);

/* What a new timetable loses and changes, counted by the checker. */
typedef struct ork_changes {
    int n_lost_lessons;  /* without a place that had one, or are new */
    int n_lost_sections; /* without a teacher that had one, or are new; of lost lessons, too */
    int n[ORK_N_CHANGES];
    int64_t weighted; /* sum of n times weight */
} ork_changes;

/** Count losses and changes of a timetable of the new season, apart from the solver.
 *  @param allow_min  a time that moves at most so many minutes does not count
 *  @return ORK_OK; ORK_ERR_MEMORY */
ork_status ork_changes_count(ork_changes *out, const ork_season *season,
                             const ork_reference *reference, int allow_min,
                             const ork_timetable *timetable);

/* What may not change at all: bits of `keep`. */
enum { ORK_KEEP_DAYS = 1, ORK_KEEP_TIMES = 2, ORK_KEEP_TEAMS = 4 };

typedef struct ork_rerun_options {
    unsigned keep;           /* for the whole season */
    int allow_min;           /* times may move so far without counting */
    int n_kept;              /* schools and teachers of whom nothing may change */
    const char *const *kept; /* [n_kept] "school:fontein", "teacher:anna" */
    const char *from_date;   /* "2027-02-01": until then the old timetable holds; NULL: not said */
} ork_rerun_options;

typedef struct ork_rerun_result {
    ork_result *result; /* timetable, verdict and counts of the search. What is proven is below: its
                           `bound` is 0 and never `optimal`, since a timetable with more changes may
                           cost less; it has no certificate and no milestones */
    ork_changes changes;
    int64_t lost, lost_bound; /* lessons and sections; no timetable loses fewer than the bound */
    int64_t changes_bound;    /* weighted; no timetable that loses as few changes less */
    int64_t cost_bound;       /* points; none with as few losses and changes costs less */
    int is_lost_proven, is_changes_proven, is_cost_proven;
} ork_rerun_result;

/** @param[out] out  New result; NULL on failure. Free with ork_rerun_free().
 *  @return as ork_solve(); ORK_ERR_OPTION also for a name in `kept` that the season does not have,
 *          and for a `from_date` that is no date in the season.
 *  The search options' `is_strict` is of no effect here. */
ork_status ork_rerun(ork_rerun_result **out, const ork_season *season,
                     const ork_reference *reference, const ork_rerun_options *how,
                     const ork_options *options, ork_progress_fn progress, void *user);

/** NULL is legal. */
void ork_rerun_free(ork_rerun_result *rerun);

/* cost >= `cost` - `price` x changes, for every timetable that loses no more than the points. */
typedef struct ork_curve_line {
    int64_t price, cost;
} ork_curve_line;

/* The least cost for each number of weighted changes, as far as it is known. */
typedef struct ork_curve {
    int n_points;              /* at least one */
    ork_rerun_result **points; /* [n_points] the fewest changes first, each next one cheaper;
                                  without a timetable there is one point, and it has none.
                                  `cost_bound` of a point is for at most as many changes */
    int n_lines;
    ork_curve_line *lines; /* [n_lines] what is proven */
    int64_t least_changes; /* proven: no timetable that loses as few changes less */
} ork_curve;

/** Like ork_rerun(), and then on: what more changes save. The limits are those of everything
 *  together. The first point is what ork_rerun() gives.
 *  @param[out] out  New curve; NULL on failure. Free with ork_curve_free().
 *  @return as ork_rerun() */
ork_status ork_rerun_curve(ork_curve **out, const ork_season *season,
                           const ork_reference *reference, const ork_rerun_options *how,
                           const ork_options *options, ork_progress_fn progress, void *user);

/** No timetable that loses no more than the points and changes at most so much costs less. */
int64_t ork_curve_bound(const ork_curve *curve, int64_t changes);

/** NULL is legal. */
void ork_curve_free(ork_curve *curve);

/** The files of ork_report_write() but bound.json, and besides: changes.json, changes.html (old and
 *  new side by side), and in `tell/` a text
 *  to mail for each school, group and teacher for whom something changes.
 *  @return as ork_report_write() */
ork_status ork_rerun_write(const ork_season *season, const ork_reference *reference,
                           const ork_rerun_result *rerun, const ork_report_options *options,
                           const char *folder, char **failed_path);

/** changes.json as text, owned by the caller (ork_text_free()); NULL when out of memory. */
char *ork_changes_json(const ork_season *season, const ork_reference *reference,
                       const ork_rerun_result *rerun);

/** The files of ork_rerun_write() for the first point, curve.json and curve.html, and for each
 *  point a folder curve/N, N its weighted changes, with the files of ork_rerun_write(). Only for a
 *  curve with timetables.
 *  @return as ork_report_write() */
ork_status ork_curve_write(const ork_season *season, const ork_reference *reference,
                           const ork_curve *curve, const ork_report_options *options,
                           const char *folder, char **failed_path);

/** curve.json as text, owned by the caller (ork_text_free()); NULL when out of memory. Only for a
 *  curve with timetables. */
char *ork_curve_json(const ork_season *season, const ork_curve *curve);

#ifdef __cplusplus
}
#endif

#endif
