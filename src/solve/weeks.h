/* Weeks: one teacher's duties of a whole week, the columns of the master.
 * A week's cost is the sum of its duties' costs, of wished-hours, of extra-day and, for each series
 * that it takes, of its unplaced meetings and missing doubles. Nobody's weeks (solve/problem.h) are
 * of one series, and have its meetings without a teacher. The hard rules week-teaching,
 * week-days, week-schools, rest and block-one-team (one role a team, tied blocks together) hold. */
#ifndef ORKI_SOLVE_WEEKS_H
#define ORKI_SOLVE_WEEKS_H

#include "solve/duties.h"

typedef struct orki_week {
    int teacher; /* a taker (solve/problem.h) */
    int n_duties;
    int duties[ORKI_N_DAYS]; /* [n_duties] in order of day */
    int share_min;           /* travel and idle minutes */
    int64_t cost;            /* points */
} orki_week;

/** Points of wished-hours for a teacher with that many teaching minutes a week.
 *  Convex but for the rounding to whole points: within half a point of
 *  weight * orki_week_deviation(). */
int64_t orki_week_hours_cost(const ork_season *season, int teacher, int teach_min);

/** Minutes outside the wish: max(0, from - m, m - to) + max(0, min - m). Convex in m. */
int orki_week_deviation(const orki_teacher *teacher, int teach_min);

/** Judge a week of these duties.
 *  @param[out] out     complete when the answer is true
 *  @param      duties  [n] duty indices of one teacher on different days, in order of day; n may be
 * 0
 *  @return true when the week breaks no rule. */
bool orki_week_judge(orki_week *out, const orki_problem *problem, const orki_duties *all,
                     int teacher, const int *duties, int n);

/** The same for any pieces of a teacher, in any order; whether tied blocks are complete is not
 * judged.
 *  @param[out] cost   points
 *  @param[out] share  travel and idle minutes
 *  @return true when the week breaks no rule. */
bool orki_week_of_pieces(int64_t *cost, int *share, const orki_problem *problem, int teacher,
                         const int *pieces, int n);

/** The series that a week takes: numbers among problem.free_part; nobody's week always takes its
 * own.
 *  @param[out] covered  [ORKI_MAX_WEEK_PIECES]
 *  @return how many */
int orki_week_covers(const orki_problem *problem, const orki_duties *all, const orki_week *week,
                     int *covered);

enum { ORKI_MAX_WEEK_PIECES = ORKI_N_DAYS * ORKI_MAX_DUTY_PIECES };

/* The columns found so far, without doubles. */
typedef struct orki_pool {
    int n;
    size_t capacity;
    orki_week *at;
    size_t n_slots;
    int *slots; /* hash table of index + 1 */
} orki_pool;

/** Add a week unless it is there already. *index is its place either way.
 *  @return ORK_OK or ORK_ERR_MEMORY */
ork_status orki_pool_add(orki_pool *pool, const orki_week *week, int *index);

/** Add all weeks of another pool. @return ORK_OK or ORK_ERR_MEMORY. */
ork_status orki_pool_add_all(orki_pool *pool, const orki_pool *from);

/** No weeks are left; the memory is. */
void orki_pool_empty(orki_pool *pool);

void orki_pool_free(orki_pool *pool);

#endif
