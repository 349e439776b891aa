/* The choice of substitutes as a set packing: what each teacher could do on a date instead of what
 * the calendar gives her, and which of these go together.
 *
 * A part is what one teacher does in one dated lesson: a section, or conducting. A shift is one
 * teacher's date with further parts, and perhaps without some of her own. Costs are hundredths of a
 * point, so that halves of minutes stay whole numbers. */
#ifndef ORKI_ASK_STAND_IN_H
#define ORKI_ASK_STAND_IN_H

#include "model/date_day.h"
#include "orkestrooster/substitute.h"

enum {
    ORKI_SHIFT_TAKEN = 12,    /* parts that a teacher takes over on one date, at most */
    ORKI_SHIFT_GIVEN = 2,     /* parts of her own that she gives up on one date, at most */
    ORKI_STRANGE_POINTS = 30, /* a school that she does not know, on one date */
    ORKI_MOVED_POINTS = 200   /* a lesson that goes from one teacher who is there to another */
};

typedef struct orki_part {
    int dated;   /* of the calendar */
    int section; /* or -1: conducting */
    int owner;   /* who does it in the calendar */
    bool is_lost;
} orki_part;

typedef struct orki_shift {
    int teacher;
    orki_date date;
    int n_taken, n_given;
    int taken[ORKI_SHIFT_TAKEN], given[ORKI_SHIFT_GIVEN]; /* parts */
    int64_t cost;                                         /* without what depends on the week */
    int more_min;    /* lesson minutes more than without it; may be below 0 */
    bool is_new_day; /* she has no lesson that date by the calendar */
    orki_span hull;  /* from her first lesson to her last */
} orki_shift;

/* How a shift's day differs from the calendar's, for those who want to know why it costs what. */
typedef struct orki_shift_sums {
    int travel_min, idle_min, call_out_min; /* more than without */
} orki_shift_sums;

typedef struct orki_stand_in {
    const ork_season *season;
    const ork_timetable *timetable;
    const ork_calendar *calendar;
    int absent;
    orki_date from, to; /* of her absence */
    int n_parts, n_lost;
    orki_part *parts; /* [n_parts] the n_lost lost ones first, by date and time */
    size_t part_capacity;
    int n_shifts;
    orki_shift *shifts; /* [n_shifts] by date, then teacher */
    size_t shift_capacity;
    orki_date_stop *stops; /* scratch: [the most lessons of a date + ORKI_SHIFT_TAKEN + 1] */
    /* the choice */
    bool *is_chosen; /* [n_shifts] */
    int64_t cost, bound;
    int n_open;
    bool is_proven;
    orki_arena arena; /* scratch */
} orki_stand_in;

const orki_dated *orki_part_dated(const orki_stand_in *x, int part);

/** The best skill of a teacher for a part. */
orki_level orki_part_level(const orki_stand_in *x, int part, int teacher);

/** Is the teacher available on that weekday for the whole lesson? */
bool orki_stand_in_has_time(const orki_teacher *t, const orki_dated *dated);

/** The concert or dress rehearsal that keeps a teacher from a part: the one that he conducts on
 *  that date, or where he is then. @return NULL when there is none */
const orki_held *orki_part_held(const orki_stand_in *x, int part, int teacher);

/** Does somebody stand in for the teacher on the date of a part already? */
bool orki_part_is_away(const orki_stand_in *x, int part, int teacher);

/** Skilled, available at that time, not declined, not away, at no occasion. */
bool orki_part_may(const orki_stand_in *x, int part, int teacher);

/** The teacher knows the school of the part. */
bool orki_part_is_known(const orki_stand_in *x, int part, int teacher);

/** Complete a shift of which teacher, date, taken and given are set; sums may be NULL.
 *  @return whether every rule about her date holds */
bool orki_shift_count(orki_stand_in *x, orki_shift *shift, orki_shift_sums *sums);

/** Her lesson minutes, and days with lessons, in the week of a date by the calendar. */
int orki_week_minutes(orki_stand_in *x, int teacher, orki_date date, int *n_days);

/** The parts of the absent teacher. @return ORK_OK; ORK_ERR_TOO_LARGE; ORK_ERR_MEMORY */
ork_status orki_find_lost(orki_stand_in *x);

/** All shifts in which nobody gives up anything. @return ORK_OK; ORK_ERR_MEMORY */
ork_status orki_list_shifts(orki_stand_in *x);

/** For the dates on which parts stay open by the choice: the parts of those who could take a lost
 *  one, and the shifts in which lessons move. @return ORK_OK; ORK_ERR_MEMORY */
ork_status orki_list_moves(orki_stand_in *x);

/** Add what a teacher does on a date as parts that may move. @return ORK_OK; ORK_ERR_MEMORY */
ork_status orki_add_movable(orki_stand_in *x, orki_date date, int teacher);

/** The best choice of shifts. @return ORK_OK; ORK_ERR_MEMORY; ORK_ERR_BACKEND */
ork_status orki_choose_shifts(orki_stand_in *x, double seconds);

/** What the parts that are lost cost while nobody gives them. */
int64_t orki_open_cost(const orki_stand_in *x);

/** Why a skilled teacher cannot simply take a part; "" when she can; NULL when out of memory. */
const char *orki_in_the_way(orki_stand_in *x, int part, int teacher, orki_arena *texts);

#endif
