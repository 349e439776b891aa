/* The lessons of series and the moments they have, with everything that they cost and break, kept
 * up to date while single lessons move (for solve/series_anneal.h).
 *
 * Input: an answer, which says who takes which series, and what stays as it is: blocks, and series
 * of nobody or of a teacher who is not uniform (solve/series_price.h). Invariant: `cost` is that of
 * a timetable in which every lesson that would have to go is gone, and `over` the number of these;
 * with over = 0 it is the model's own, but for a constant. */
#ifndef ORKI_SOLVE_SERIES_STATE_H
#define ORKI_SOLVE_SERIES_STATE_H

#include "solve/explore.h"
#include "solve/series_shapes.h"
#include "solve/series_tables.h"

enum {
    ORKI_MAX_SEATED = 4, /* lessons of one group or teacher at one moment */
    ORKI_PULLS = 16      /* parts of a point */
};

/* Lessons that cannot be at the same time: of a group (a crowd), or of a teacher. */
typedef struct orki_seat {
    int n, most;
    int lesson[ORKI_MAX_SEATED];
} orki_seat;

/* A day of a teacher; a shape is the set of starts at which she teaches. */
typedef struct orki_tutor_day {
    int day, n_starts;
    int start_min[ORKI_MAX_STARTS];
    int next[ORKI_MAX_STARTS]; /* the start right after this lesson, or -1 */
    int64_t *cost;             /* [1 << n_starts] points of the best allowed part of the shape */
    int *over, *share;         /* lessons that must go for it; minutes that fairness compares */
    int *pull;      /* in ORKI_PULLS of a point: what a day costs that is neither empty nor full */
    uint32_t shape; /* now */
    int n_lessons;
} orki_tutor_day;

typedef struct orki_tutor {
    int teacher, n_days, most_lessons, most_days;
    orki_tutor_day days[ORKI_N_DAYS];
    const int64_t *days_cost;       /* [ORKI_N_DAYS + 1] of so many days taught */
    const int64_t *hours_cost;      /* [her lessons + 1] of so many lessons */
    int n_lessons, n_taught, share; /* n_taught: days */
    int64_t cost;                   /* of the week, without the days' own */
    int over;
} orki_tutor;

/* A day of a series: which of its teacher's starts it has. */
typedef struct orki_series_day {
    uint32_t starts;
    const orki_series_shape *shapes; /* [1 << the day's starts] */
    int (*piece)[2];                 /* [the day's starts] single and double from here, or -1 */
} orki_series_day;

typedef struct orki_run_series {
    int part, tutor, first_lesson, n_lessons, n_doubles;
    const int64_t *missing; /* [n_lessons + 1] points with so many doubles */
    orki_series_day *days;  /* [ORKI_N_DAYS] by number of the tutor's day */
    int n_moments;
    int *moments; /* [n_moments] where a lesson may be */
} orki_run_series;

/* A moment is a day and a start of some series. */
typedef struct orki_moment {
    int day, start_min;
} orki_moment;

typedef struct orki_series_state {
    const orki_problem *problem;
    orki_arena arena;
    int n_moments, n_tutors, n_series, n_lessons, n_seats;
    size_t moment_capacity;
    orki_moment *moments;
    orki_tutor *tutors;
    orki_run_series *series;
    int *series_of, *at;       /* [n_lessons] at: moment, or -1 = none */
    int *lesson_at;            /* [n_series * n_moments] or -1 */
    int8_t *day_of, *start_of; /* [n_series * n_moments] in the tutor's days, or -1: may not be */
    int *next_of; /* [n_series * n_moments] the moment right after this lesson, or -1 */
    int *first_seat, *seats_of; /* of each series and moment; the first is the teacher's */
    orki_seat *seats;
    uint32_t *flips, *tutor_flips;   /* by series or tutor, ORKI_N_DAYS of each; 0 between calls, */
    int *more_doubles, *more_days;   /* likewise; for solve/series_weigh.c */
    int64_t match_cost, fair_weight; /* fair_weight: 0 when fairness costs nothing */
    int other_share;                 /* the most of those who do not move */
    int64_t fair_cost, cost;
    int64_t pull;       /* of all days, in ORKI_PULLS of a point; no part of the cost */
    double pull_weight; /* points of one of them: 0 while nothing is drawn to empty or full days */
    int over;           /* lessons that must go, those without a moment too */
} orki_series_state;

/** The lessons that can move, each where the answer has it or without a moment.
 *  @return ORK_OK (n_lessons 0: none can); ORK_ERR_MEMORY. orki_series_state_free() in every case.
 */
ork_status orki_series_state_open(orki_series_state *out, const orki_work *work,
                                  const orki_answer *answer);

void orki_series_state_free(orki_series_state *state);

/** [n_moments] which lesson of that series is there, or -1. */
static inline const int *orki_series_lessons(const orki_series_state *state, int series)
{
    return state->lesson_at + (size_t)series * (size_t)state->n_moments;
}

/** Take a lesson from its moment; it has none then. */
void orki_series_state_leave(orki_series_state *state, int lesson);

/** Put a lesson without a moment there. The series may be there and is not yet, and no seat is full
 *  (orki_series_state_has_room). */
void orki_series_state_enter(orki_series_state *state, int lesson, int moment);

bool orki_series_state_has_room(const orki_series_state *state, int series, int moment);

/** Put every lesson without a moment at a random one where there is room. */
void orki_series_state_fill(orki_series_state *state, orki_random *random);

/** Put every lesson where it was when the moments `at` were copied. */
void orki_series_state_load(orki_series_state *state, const int *at);

/** Take the lessons that must go from their moments, those that cost most first.
 *  @return whether nothing is broken now */
bool orki_series_state_prune(orki_series_state *state);

/** Write the lessons' pieces into an answer; nothing may be broken. */
void orki_series_state_write(const orki_series_state *state, orki_answer *answer);

#endif
