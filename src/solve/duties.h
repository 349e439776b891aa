/* Duties: every way in which one teacher can spend one day on one or several pieces.
 * Input: problem. Output: all feasible duties of each teacher, with their exact costs: all that
 * depends on that teacher's day alone (travel, idle, call-out, liked days, match).
 * The hard rules teacher-once, teacher-available, travel-fits, work-break, day-teaching and
 * day-schools hold in every duty; teacher-skilled, declined and pins through problem.match. */
#ifndef ORKI_SOLVE_DUTIES_H
#define ORKI_SOLVE_DUTIES_H

#include "solve/problem.h"

enum {
    ORKI_MAX_DUTY_PIECES = 16,  /* more lessons than a day can hold */
    ORKI_MAX_DUTIES = 12000000, /* of all teachers together */
    ORKI_MAX_BOOKED = 1 << 19
};

typedef struct orki_duty {
    int64_t cost;    /* points */
    int first_piece; /* into orki_duties.pieces */
    int n_pieces;
    int day;
    int from_min, to_min;
    int teach_min;
    int share_min; /* travel and idle minutes: what fairness compares */
} orki_duty;

/* Days of takers that are not listed (solve/series_price.h), booked one by one when a column needs
 * them. The arrays of orki_duties have room for them from the start, so that they never move. */
typedef struct orki_book {
    int n, capacity;
    size_t n_pieces, piece_capacity;
    int *taker; /* [capacity] */
    size_t n_slots;
    int *slots; /* hash table of number + 1 */
} orki_book;

typedef struct orki_duties {
    int n; /* listed; booked ones come after them */
    size_t capacity;
    orki_duty *at; /* [n] by teacher, then day */
    size_t n_pieces, piece_capacity;
    int *pieces;     /* piece indices in order of time */
    int *first;      /* [n_teachers + 1] */
    bool *is_booked; /* [n_takers] the taker's days are not listed but booked */
    orki_book *book;
} orki_duties;

/** What the times of a teacher's day cost, and whether she may have such a day: lessons like this
 * one at these starts, without what depends on pieces (their own cost and match).
 *  @param starts  [n] clock times in order, 1 <= n */
bool orki_duty_judge_times(orki_duty *out, const orki_problem *problem, int teacher, int lesson,
                           int day, const int *starts, int n);

/** Book a day of a taker whose days are not listed.
 *  @param pieces  [n] in order of time, all on one day
 *  @return its number, the same for the same day; -1 when she may not have it, or the book is full
 */
int orki_duties_book(const orki_duties *all, const orki_problem *problem, int taker,
                     const int *pieces, int n);

/** What a teacher's day with these pieces costs, if she may have such a day.
 *  @param[out] out     cost, times and minutes; first_piece is not set
 *  @param      pieces  [n] piece indices in order of time, all on one day, 1 <= n
 *  @return true when the day breaks no rule */
bool orki_duty_judge(orki_duty *out, const orki_problem *problem, int teacher, const int *pieces,
                     int n);

/** List all duties of the teachers whose days are not booked; when the problem's watch wants an
 * end, some are missing.
 *  @return ORK_OK; ORK_ERR_TOO_LARGE; ORK_ERR_MEMORY. Release with orki_duties_free() in every
 * case.
 */
ork_status orki_duties_list(orki_duties *out, const orki_problem *problem);

/** The same of every teacher, and none are booked. */
ork_status orki_duties_list_all(orki_duties *out, const orki_problem *problem);

/** Points that no timetable without lacks exceeds: the dearest plan of every block, the dearest
 * days of every teacher, the most and the fewest hours, and fairness. */
int64_t orki_duties_worst(const orki_duties *duties, const orki_problem *problem);

void orki_duties_free(orki_duties *duties);

#endif
