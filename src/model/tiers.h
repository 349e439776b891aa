/* A rerun: the timetable that people know, and what each change of it counts.
 *
 * Input: the old timetable in terms of the new season (read/reference_read.c). While a season has
 * `tiers`, what the solver prices has these points on top of the season's own weights, so that
 * fewer losses, then fewer changes, come before cost (solve/fewest_changes.c). doc/rerun.md says
 * what is a loss and what a change; the checker recounts both by itself (check/changes.c). */
#ifndef ORKI_MODEL_TIERS_H
#define ORKI_MODEL_TIERS_H

#include "model/timetable_model.h"
#include "orkestrooster/rerun.h"

/* A section of the old timetable. */
typedef struct orki_old_section {
    bool is_staffed;
    int teacher;            /* of the new season; -1: nobody, or one who has left */
    const char *teacher_id; /* as written, or NULL */
    int room;               /* likewise */
    const char *room_id;
} orki_old_section;

/* A lesson of the old timetable of an orchestra that is still there. */
typedef struct orki_old_lesson {
    bool is_known;               /* the old timetable has it; else it is new */
    int day, start_min, end_min; /* -1: unplaced, or new */
} orki_old_lesson;

/* A lesson of an orchestra that has left. */
typedef struct orki_gone_lesson {
    const char *orchestra;
    int day, start_min, end_min;
    int n_teachers;
    const int *teachers; /* [n_teachers] who are still there */
} orki_gone_lesson;

struct ork_reference {
    orki_arena arena;
    int n_orchestras, n_sections, n_teachers;
    orki_old_lesson *lessons;   /* [n_orchestras] */
    orki_old_section *sections; /* [n_sections] */
    bool *was_there;            /* [n_teachers] taught in the old timetable */
    int *first_start;           /* [n_teachers * ORKI_N_DAYS] begin of each day; -1: a day off */
    int n_gone;
    const orki_gone_lesson *gone; /* [n_gone] */
};

typedef struct orki_tiers {
    const ork_reference *old;
    int64_t lost_points;        /* of each loss */
    int64_t change_points;      /* of each unit of a change's weight */
    int allow_min;              /* times may move so far */
    const bool *keeps_day;      /* [n_orchestras] or NULL */
    const bool *keeps_time;     /* [n_orchestras] or NULL */
    const bool *keeps_team;     /* [n_sections] or NULL */
    bool ends_settled;          /* end once it is proven that no timetable loses fewer */
    const ork_timetable *start; /* where the search begins */
    /* told of every answer that the checker has confirmed; may be NULL */
    ork_status (*on_answer)(void *user, const ork_timetable *timetable);
    void *user;
} orki_tiers;

/** A timetable of this season as a reference. @return ORK_OK or ORK_ERR_MEMORY; free with
 *  ork_reference_free(). */
ork_status orki_reference_remember(ork_reference **out, const ork_season *season,
                                   const ork_timetable *timetable);

/** May a lesson be then, by what the planner keeps? */
bool orki_tiers_allow(const ork_season *season, int orchestra, int day, int start_min);

/** May this teacher have this section, by what the planner keeps? */
bool orki_tiers_allow_teacher(const ork_season *season, int section, int teacher);

/** Points of a lesson at that moment; 0 without tiers, like all that follow. */
int64_t orki_tiers_lesson(const ork_season *season, int orchestra, int day, int start_min);

/** Points of a lesson without a place, its sections included. */
int64_t orki_tiers_unplaced(const ork_season *season, int orchestra);

/** Points of a section with this teacher (-1: nobody). */
int64_t orki_tiers_teacher(const ork_season *season, int section, int teacher);

/** Points of a section in this room. */
int64_t orki_tiers_room(const ork_season *season, int section, int room);

/** Points of a teacher's working day that begins then. */
int64_t orki_tiers_day(const ork_season *season, int teacher, int day, int from_min);

/** More units of weight than all changes together can count. */
int64_t orki_tiers_most(const ork_season *season);

#endif
