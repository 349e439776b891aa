/* What pricing of series (solve/series_price.h) knows of one taker in a node: her series, the
 * starts and shapes of each day, and how a week's state is packed into two words. */
#ifndef ORKI_SOLVE_SERIES_TABLES_H
#define ORKI_SOLVE_SERIES_TABLES_H

#include "solve/series_price.h"

enum {
    ORKI_MAX_OWN_SERIES = 16, /* of one taker */
    ORKI_MAX_STARTS = 12      /* of one day */
};

/* A series of the taker. Its field in a packed state is wide enough to see it overflow. */
typedef struct orki_own_series {
    int part, number, n_meetings, n_wished; /* number: among problem.free_part */
    int64_t match;
    int placed_shift, double_shift; /* double_shift: -1 when doubles need not be counted */
    int64_t double_price; /* units; what each double saves when none can be too many: they need not
                             be counted then */
    int placed_start;     /* the field when nothing is placed, and */
    uint64_t placed_mask; /* all its bits */
    uint64_t over;        /* bit that is set when too many are placed */
} orki_own_series;

typedef struct orki_own_day {
    int day, n_starts;
    int start[ORKI_MAX_STARTS];
    int next[ORKI_MAX_STARTS]; /* index of the start right after this lesson, or -1 */
    int piece[ORKI_MAX_STARTS][ORKI_MAX_OWN_SERIES][2]; /* single and double, -1 = none open */
    int n_open;                                         /* pieces, for nobody's day: */
    int *open;                                          /* any one of them */
    int64_t *shape_cost; /* [1 << n_starts] points, -1 = not allowed */
    int *shape_share;
} orki_own_day;

typedef struct orki_series_pricer {
    orki_arena arena;
    const orki_problem *problem;
    int taker;
    bool is_nobody;
    int n_series, n_days, lesson_min, step_min; /* step: lesson and changeover */
    orki_own_series series[ORKI_MAX_OWN_SERIES];
    orki_own_day *days;         /* [n_days] */
    uint64_t start_state, over; /* placed fields at nothing placed; all overflow bits */
    int n_most;                 /* lessons a week */
    bool has_prices;
    int64_t *prices; /* [2 * n_series] multipliers of the last call: of meetings, of doubles */
} orki_series_pricer;

#endif
