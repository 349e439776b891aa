/* Who stands in for a teacher who cannot come: for each lesson that she loses the others in order
 * of what it costs, and the best choice for all of them together. */
#ifndef ORKESTROOSTER_SUBSTITUTE_H
#define ORKESTROOSTER_SUBSTITUTE_H

#include "orkestrooster/calendar.h"
#include "orkestrooster/solve.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Somebody who could give a lesson, or why not. Texts belong to the substitution. */
typedef struct ork_candidate {
    const char *teacher, *name;             /* id, and the name for people */
    int is_free;                            /* could give it without giving up anything */
    int is_first_choice;                    /* of her skills for the role */
    int is_substitute;                      /* only stands in */
    int knows_school;                       /* teaches there in the week, or did last season */
    double cost;                            /* points, when she gives this lesson alone */
    int travel_min, idle_min, call_out_min; /* more than without it on that date; may be below 0 */
    int week_min;           /* lessons of that week (Monday to Sunday) without it, in minutes */
    int wish_min, most_min; /* what she wishes and may have at most a week; -1 = not given */
    const char *in_the_way; /* when not free: why, in the language of the process; else "" */
} ork_candidate;

/* Something that she does: a section of a lesson, or conducting a rehearsal, concert or dress
 * rehearsal. */
typedef struct ork_lost_lesson {
    const char *kind;                /* "lesson", "tutti", "concert" or "dress-rehearsal" */
    const char *uid;                 /* of the event; NULL when the calendar has no names yet */
    const char *date;                /* "2026-12-01" */
    int weekday;                     /* 0 = Monday */
    int start_min, end_min;          /* clock */
    const char *orchestra, *school;  /* ids; of an occasion NULL, the school also where it is */
    const char *occasion;            /* id; NULL of a lesson */
    const char *school_name, *title; /* for people; of an occasion elsewhere the place */
    const char *role;                /* id; "conductor" when she conducts */
    const char *role_en, *role_nl;
    int n_candidates;
    const ork_candidate *candidates; /* [n_candidates] skilled ones: the free in order of cost */
    int chosen;                      /* which of them stands in in the best choice; -1 = nobody */
} ork_lost_lesson;

/* A concert or dress rehearsal at which she would be with her section: nobody is sought for it. */
typedef struct ork_missed_occasion {
    const char *kind, *uid; /* as above */
    const char *occasion, *name;
    const char *date;
    int weekday;
    int start_min, end_min;
    const char *place; /* for people; "" when it has none */
} ork_missed_occasion;

/* A lesson of somebody else that goes to another teacher to make the choice possible. */
typedef struct ork_moved_lesson {
    const char *uid, *date;
    int start_min, end_min;
    const char *orchestra, *school_name, *title, *role, *role_en, *role_nl;
    const char *from, *from_name, *to, *to_name;
} ork_moved_lesson;

/* Of two choices the better one leaves fewer lessons open, then moves fewer of other people's, then
 * costs less. */
typedef struct ork_substitution {
    const char *teacher_name; /* of who cannot come */
    int n_lessons;
    const ork_lost_lesson *lessons; /* [n_lessons] in order of date and time */
    int n_missed;
    const ork_missed_occasion *missed; /* [n_missed] in order of date */
    int n_open;                        /* lessons without anybody */
    int n_moved;
    const ork_moved_lesson *moved; /* [n_moved] none unless without them more lessons stay open */
    int n_open_unmoved;            /* lessons open when nobody else's lesson moves ... */
    int is_unmoved_proven;         /* ... and no such choice leaves fewer */
    int has_tried_moves;           /* lessons stay open without, so moves were looked at */
    int is_fewest_proven; /* among all that was looked at no choice leaves fewer open, and none that
                             leaves as few open moves fewer */
    ork_outcome outcome;  /* optimal: that, and none of those costs less */
    double cost, bound;   /* points, of those with as few open and moved; an open lesson is 1000, a
                             moved one 200 */
    double elapsed_s;
} ork_substitution;

/** The season has this teacher. */
int ork_season_has_teacher(const ork_season *season, const char *teacher);

/** "2026-12-01": such a date exists. */
int ork_date_exists(const char *text);

/** The first and the last day of the season, as texts; empty when it gives none. */
void ork_season_days(const ork_season *season, char first[16], char last[16]);

/** Find substitutes for a teacher from one date to another, both included.
 *  @param[out] out      NULL on failure; free with ork_substitution_free()
 *  @param      options  of the time limit is used; NULL: the defaults
 *  @return ORK_OK; ORK_ERR_OPTION (no such teacher or dates, or none of the season);
 *          ORK_ERR_TOO_LARGE (more than 12 lessons on a date); ORK_ERR_MEMORY; ORK_ERR_BACKEND. */
ork_status ork_substitute(ork_substitution **out, const ork_season *season,
                          const ork_timetable *timetable, const ork_calendar *calendar,
                          const char *teacher, const char *from, const char *to,
                          const ork_options *options);

/** NULL is legal. */
void ork_substitution_free(ork_substitution *substitution);

/** Put a choice into the calendar that it was made for: these dates change, nothing else; their
 *  events are changed against `options->earlier`.
 *  @return ORK_OK; ORK_ERR_MEMORY */
ork_status ork_substitution_apply(const ork_substitution *substitution, ork_calendar *calendar,
                                  const ork_season *season, const ork_timetable *timetable,
                                  const ork_calendar_options *options);

#ifdef __cplusplus
}
#endif

#endif
