/* Why a timetable does not have a wish: what the wish would cost, whom it would hurt and what would
 * move, or the proof that it cannot be. */
#ifndef ORKESTROOSTER_WHY_NOT_H
#define ORKESTROOSTER_WHY_NOT_H

#include "orkestrooster/explain.h"
#include "orkestrooster/rerun.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum ork_wish_outcome {
    ORK_WISH_KEPT,       /* the timetable already has it */
    ORK_WISH_POSSIBLE,   /* a timetable with it was found, and so a price */
    ORK_WISH_IMPOSSIBLE, /* proven: no timetable has it */
    ORK_WISH_BROKEN,     /* the timetable breaks rules of the season: nothing to compare with */
    ORK_WISH_UNKNOWN     /* none of it within the limits */
} ork_wish_outcome;

/* Something that is otherwise with the wish: a lesson's time, or a section's teacher or room. */
typedef struct ork_move {
    const char *orchestra, *name, *school; /* id; what people call it; the school's name */
    const char *role;                      /* id of the section's; "": the lesson itself */
    const char *role_en, *role_nl;
    int old_day, old_start_min, new_day, new_start_min; /* of the lesson; -1: no place */
    const char *old_teacher, *new_teacher;              /* ids; "": nobody */
    const char *old_teacher_name, *new_teacher_name;
    const char *old_room, *new_room; /* ids; "": none */
} ork_move;

/* A timetable with the wish. */
typedef struct ork_wish_way {
    const ork_timetable *timetable; /* NULL: not found */
    const ork_verdict *verdict;
    ork_changes changes; /* against the timetable that is */
    int64_t changes_bound;
    int64_t lost_bound;
    int64_t cost_bound; /* cheapest: of all timetables with the wish; else of those with as few
                           losses and changes */
    int is_proven;      /* cheapest: none with the wish costs less; else all three are proven */
    int n_moves, n_lessons, n_teachers; /* lessons that move; teachers for whom something changes */
    const ork_move *moves;              /* [n_moves] in order of the season */
    ork_shares *shares;
} ork_wish_way;

typedef struct ork_why_not_answer {
    ork_wish_outcome outcome;
    ork_conflict conflict;    /* of an impossible wish, or why the wish's own blocks lose something
                                 with    it; no facts: none was found */
    const ork_verdict *now;   /* of the timetable that is */
    const ork_shares *shares; /* likewise */
    int64_t cost_without;     /* the least known cost without asking for the wish */
    int64_t bound_without;    /* no timetable of the season costs less */
    int64_t price_least, price_most; /* what the wish costs when all may move lies between them */
    ork_wish_way cheapest;           /* everything else may move */
    ork_wish_way nearest;            /* as little as possible moves */
    int has_rerun; /* 0: a season with several meetings a week of an orchestra has no
                      nearest */
    const ork_rerun_result *rerun; /* of nearest, for ork_rerun_write() */
    const ork_result *result;      /* of cheapest, for ork_report_write() */
    int n_solves;
    double elapsed_s;
} ork_why_not_answer;

/** Whether and at what price a wish could be had.
 *  @param[out] out        free with ork_why_not_free(); NULL on failure
 *  @param      season     read with the wish: ork_season_read_wished()
 *  @param      timetable  of that season
 *  @param      options    the limits of everything together; NULL: the defaults
 *  @return as ork_solve(). Reads the season's files again for their lines. */
ork_status ork_why_not(ork_why_not_answer **out, const ork_season *season,
                       const ork_timetable *timetable, const ork_options *options,
                       ork_progress_fn progress, void *user);

/** NULL is legal. */
void ork_why_not_free(ork_why_not_answer *answer);

/** Write the timetables with the wish: the nearest into the folder, as ork_rerun_write() does; the
 *  cheapest into its subfolder "cheapest" (into the folder itself when there is no nearest).
 *  @return as ork_report_write() */
ork_status ork_why_not_write(const ork_season *season, const ork_timetable *timetable,
                             const ork_why_not_answer *answer, const ork_report_options *options,
                             const char *folder, char **failed_path);

#ifdef __cplusplus
}
#endif

#endif
