/* The choice of substitutes as a set packing: what each teacher could do on a date instead of what
 * the calendar gives her, and which of these go together.
 *
 * A part is what one teacher does in one dated lesson: a section, or conducting; or conducting a
 * concert or dress rehearsal. A shift is one teacher's date with further parts, and perhaps without
 * some of her own. Costs are hundredths of a point, so that halves of minutes stay whole numbers.
 * Of two choices the better one leaves fewer lost parts open, then moves fewer, then costs less. */
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
    int dated;   /* of the calendar; -1: an occasion */
    int held;    /* of the calendar; -1: a lesson */
    int section; /* or -1: conducting */
    int owner;   /* who does it in the calendar */
    bool is_lost;
    orki_date date;
    orki_span time;
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

/* What a choice comes to. */
typedef struct orki_choice_sums {
    int n_open, n_moved;
    int64_t cost;   /* what stays open and what moves included */
    int64_t bound;  /* no choice that leaves as few open and moves as few costs less */
    bool is_least;  /* proven: none leaves fewer open, or as few open and moves fewer */
    bool is_proven; /* and of those none costs less */
} orki_choice_sums;

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
    bool *is_known; /* [n_schools * n_teachers] teaches there in the week or did last season, or
                       conducts there */
    bool *is_away;  /* [days of the absence * n_teachers] others who cannot come either */
    /* the choice */
    unsigned char *is_chosen; /* [n_chosen_of]; NULL before the first */
    int n_chosen_of;          /* shifts that the last search knew */
    orki_choice_sums sums;
    orki_arena arena; /* scratch */
} orki_stand_in;

/** Of a part that is no occasion. */
const orki_dated *orki_part_dated(const orki_stand_in *x, int part);

/** The occasion that a part conducts; NULL for a lesson. */
const orki_occasion *orki_part_occasion(const orki_stand_in *x, int part);

/** The school of a part; -1: an occasion elsewhere. */
int orki_part_school(const orki_stand_in *x, int part);

/** The best skill of a teacher for a part. */
orki_level orki_part_level(const orki_stand_in *x, int part, int teacher);

/** The concert or dress rehearsal that keeps a teacher from a part: the one that he conducts on
 *  that date, or where he is then. @return NULL when there is none */
const orki_held *orki_part_held(const orki_stand_in *x, int part, int teacher);

/** List who knows which school, and who else cannot come on which date of the absence: somebody
 *  stands in for them already. @return ORK_OK; ORK_ERR_TOO_LARGE; ORK_ERR_MEMORY */
ork_status orki_list_people(orki_stand_in *x);

bool orki_is_away(const orki_stand_in *x, orki_date date, int teacher);

/** Who conducts an orchestra's rehearsals but for those with a stand-in; -1: not known. */
int orki_usual_conductor(const ork_calendar *calendar, int orchestra);

/** Skilled, available at that time, not declined, not away, at no occasion. */
bool orki_part_may(const orki_stand_in *x, int part, int teacher);

/** The teacher knows the school of the part. */
bool orki_part_is_known(const orki_stand_in *x, int part, int teacher);

/** Fill x->stops with her date by a shift of lessons. @return how many */
int orki_shift_stops(orki_stand_in *x, const orki_shift *shift);

/** Complete a shift of which teacher, date, taken and given are set; sums may be NULL.
 *  @return whether every rule about her date holds */
bool orki_shift_count(orki_stand_in *x, orki_shift *shift, orki_shift_sums *sums);

/** The same for conducting an occasion, the one part of its shift. */
bool orki_occasion_count(orki_stand_in *x, orki_shift *shift, orki_shift_sums *sums);

/** There is the rest of a night before and after a shift of which the hull is set. */
bool orki_shift_rests(orki_stand_in *x, const orki_shift *shift);

/** What a shift costs for its parts alone: second choice, strange schools, lessons given up. */
int64_t orki_shift_parts_cost(const orki_stand_in *x, const orki_shift *shift);

/* A teacher's week by the calendar. */
typedef struct orki_week_sums {
    int minutes;   /* of lessons */
    int n_days;    /* with lessons */
    int n_schools; /* likewise */
} orki_week_sums;

/** The week of a date; is_at may be NULL, else [n_schools] becomes where she has lessons. */
orki_week_sums orki_week_count(orki_stand_in *x, int teacher, orki_date date, bool *is_at);

/** The parts of the absent teacher, also those that nobody took when she was replaced before.
 *  @return ORK_OK; ORK_ERR_TOO_LARGE; ORK_ERR_MEMORY */
ork_status orki_find_lost(orki_stand_in *x);

/** All shifts in which nobody gives up anything. @return ORK_OK; ORK_ERR_MEMORY */
ork_status orki_list_shifts(orki_stand_in *x);

/** For the dates on which parts stay open by the choice: the parts of those who could take a lost
 *  one, and the shifts in which lessons move. @return ORK_OK; ORK_ERR_MEMORY */
ork_status orki_list_moves(orki_stand_in *x);

/** Add what a teacher does on a date as parts that may move. @return ORK_OK; ORK_ERR_MEMORY */
ork_status orki_add_movable(orki_stand_in *x, orki_date date, int teacher);

/** The best choice of shifts that can be found in so many seconds (below 0: until it is proven), at
 *  first a greedy one. A choice that was made before is where the search begins: shifts may have
 *  been added since, and what is chosen is never worse. @return ORK_OK; ORK_ERR_MEMORY */
ork_status orki_choose_shifts(orki_stand_in *x, double seconds);

/** Why a skilled teacher cannot simply take a part; "" when she can; NULL when out of memory. */
const char *orki_in_the_way(orki_stand_in *x, int part, int teacher, orki_arena *texts);

#endif
