/* The restricted master: the linear program over the plans of a node and the weeks of the pool.
 *
 *   min  sum cost(p) y(p) + sum unplaced(c) z(c) + sum unstaffed(k) u(k) + sum cost(w) x(w) + P +
 * theta (1)  sum over plans of block b of y(p) + z(cluster of b) = 1           each block (2)  sum
 * over weeks with piece k of x(w) + u(k) = sum over plans with piece k of y(p)   each piece (3) sum
 * over weeks of teacher t of x(w) = 1                           each teacher (4)  P + 0.49 >=
 * weight/100 * sum over weeks of t of share(w) x(w)     each teacher (5)  sum over captains' weeks
 * on b that day of x(w) >= sum over plans that day of y(p) (6)  y(p) + sum over plans that p
 * excludes of y(q) <= 1                each clash row (7)  cuts of rooms (solve/bound.h) (8)  sum
 * of y over the plans of a day alike for blocks tied to one day
 * (9) crowds (solve/series.h)   (10) sum over weeks that take series s of x(w) = 1   each series
 *
 * (4): P is the smallest whole number of points that rounds weight * largest share as rules.md
 * does, because floor((n w + 50) / 100) >= (n w - 49) / 100. x, y, z whole make u whole. */
#ifndef ORKI_SOLVE_MASTER_H
#define ORKI_SOLVE_MASTER_H

#include "solve/bound.h"
#include "solve/glpk_boundary.h"

typedef struct orki_master {
    orki_arena arena;
    const orki_problem *problem;
    const orki_duties *all;
    const orki_node *node;
    const orki_cuts *cuts;
    orki_lp *lp;
    int *block_row, *piece_row, *teacher_row, *fair_row, *captain_row; /* -1 = no such row */
    int *clash_row, *cut_row, *tie_row, *crowd_row, *cover_row;
    int *plan_column, *leave_column, *lack_column; /* -1 = no such column */
    int fair_column;
    int n_weeks;
    size_t week_capacity;
    struct orki_master_week {
        int week, column; /* index in the pool, column in the program */
    } * weeks;
    bool *has_week; /* [pool size when last grown] */
    size_t has_week_capacity;
    struct orki_master_column *column; /* the one that is being put together */
} orki_master;

/** Build rows, and columns for plans and lacks; weeks are added with orki_master_add_week().
 *  @return ORK_OK; ORK_ERR_MEMORY; ORK_ERR_BACKEND. orki_master_close() in every case. */
ork_status orki_master_open(orki_master *out, const orki_problem *problem, const orki_duties *all,
                            const orki_node *node, const orki_cuts *cuts);

/** Add a week of the pool unless it is in already; it must be allowed by the node.
 *  @return ORK_OK; ORK_ERR_MEMORY; ORK_ERR_BACKEND. */
ork_status orki_master_add_week(orki_master *master, const orki_pool *pool, int week);

/** The row duals of the last solve as whole thousandths, clipped. */
void orki_master_duals(const orki_master *master, orki_duals *duals);

/** Make the program whole: y, z, x binary and P whole. */
void orki_master_set_whole(orki_master *master);

void orki_master_close(orki_master *master);

#endif
