/* The week as one mixed integer program, in two forms of the same optimum: the timetable of least
 * cost (src/doc/rules.md), unplaced lessons and unstaffed parts at their price.
 *
 *   y[p]  plan p of its block is chosen           z[c]  the blocks of cluster c stay unplaced
 *   u[k]  piece k takes place and nobody gives it
 *   (1)  sum over plans of block b of y[p] + z[cluster of b] = 1                      each block
 *   (2)  sum over teachers who give k + u[k] = sum over plans with piece k of y[p]     each piece
 *   (3)  a teacher's days: export/day_paths.c or export/day_duties.c       each teacher and day
 *   (4)  a teacher's week: export/teacher_week.c                                     each teacher
 *   (5)  sum over captains who give a piece of b that day >= sum of y[p] that day   block, day
 *   (6)  y[p] + sum over the plans that p excludes of y[q] <= 1                   each clash row
 *   (7)  rooms and stock of blocks that meet: export/meeting_rooms.c
 *   (8)  sum of y over the plans of a day alike for blocks tied to one day
 *   (9)  blocks that are series have no plans: export/series_rows.c
 *
 * compact: a day is a path through the pieces that the teacher gives. duties: a day is one column,
 * all of them listed; stronger and larger. Both have the rows of the whole week beside the days.
 * Input: problem (and duties). Output: mip. Plans, parts and pieces are those of solve/problem.h.
 */
#ifndef ORKI_EXPORT_WEEK_MODEL_H
#define ORKI_EXPORT_WEEK_MODEL_H

#include "export/mip.h"
#include "solve/duties.h"

/* Columns that make one teacher give a piece, begin or end a day, or carry her minutes. */
typedef struct orki_give {
    int column, piece;
} orki_give;

typedef struct orki_moment_of_day {
    int column, day, minute;
} orki_moment_of_day;

typedef struct orki_share {
    int column, minutes; /* travel and idle */
} orki_share;

/* What the days of one teacher have that her week is about; emptied for each teacher. */
typedef struct orki_teacher_columns {
    int n_gives, n_opens, n_closes, n_shares;
    size_t give_capacity, open_capacity, close_capacity, share_capacity;
    orki_give *gives;
    orki_moment_of_day *opens, *closes; /* first start, last end of a day with lessons */
    orki_share *shares;
} orki_teacher_columns;

typedef struct orki_week_model {
    const orki_problem *problem;
    const orki_duties *duties; /* NULL: compact */
    orki_mip mip;
    orki_arena arena;
    int *plan_column;  /* [n_plans] */
    int *leave_column; /* [n_clusters] -1 = no block has this number */
    int *piece_column; /* [n_pieces] -1 = not of a series */
    int *taken_row;    /* [n_parts] (9d); -1 = not a series */
    int *take_column;  /* [n_parts] the teacher at work takes the series; -1 = not hers or none */
    int *cover_row;    /* [n_pieces] */
    int *captain_row;  /* [n_blocks * ORKI_N_DAYS] -1 = none */
    int fair_column;   /* -1 = fairness costs nothing */
    orki_teacher_columns mine;
} orki_week_model;

/** @param problem  strict: neither is a lesson unplaced nor a part unstaffed
 *  @param duties   NULL for the compact model
 *  @return ORK_OK; ORK_ERR_TOO_LARGE; ORK_ERR_MEMORY. orki_week_model_free() in every case. */
ork_status orki_week_model_build(orki_week_model *out, const orki_problem *problem,
                                 const orki_duties *duties);

void orki_week_model_free(orki_week_model *model);

/* The parts, in the order in which orki_week_model_build() calls them. */
void orki_model_add_series(orki_week_model *model);
void orki_model_add_rooms(orki_week_model *model);
void orki_model_add_day_paths(orki_week_model *model, int teacher, int day);
void orki_model_add_day_duties(orki_week_model *model, int teacher);
void orki_model_add_teacher_week(orki_week_model *model, int teacher);
void orki_model_take_series(orki_week_model *model, int teacher); /* of her week */

/* Notes of the columns of the teacher at work; failures are remembered in mip.is_failed. */
void orki_model_note_give(orki_week_model *model, int column, int piece);
void orki_model_note_open(orki_week_model *model, int column, int day, int minute);
void orki_model_note_close(orki_week_model *model, int column, int day, int minute);
void orki_model_note_share(orki_week_model *model, int column, int minutes);

/* A sum of columns that costs points, rounded half up as one item:
 * (R)  100 P >= weight * amount - slack, P whole: P = floor((weight * amount + 50) / 100)
 * with slack the largest number below 50 that divides by gcd(weight, 100); a weight of whole
 * points needs no P: then its columns cost directly. */
typedef struct orki_item {
    int64_t weight;
    int row; /* -1: columns cost directly */
    int64_t scale;
} orki_item;

orki_item orki_item_open(orki_week_model *model, orki_rule rule, orki_mip_name row,
                         orki_mip_name points);
void orki_item_pay(orki_week_model *model, const orki_item *item, int column, int64_t amount);

/** The largest number below 50 that `weight` times a whole number, less a multiple of 100, can be:
 *  weight * n - slack <= 100 * points(n, weight) for every n, as tight as it can be. */
int64_t orki_item_slack(int64_t weight);

/** Points of a teacher's match with a piece that she gives. */
int64_t orki_model_match(const orki_week_model *model, int teacher, int piece);

/** The most that a column of lacks can be: `upper`, or 0 when there must be none. */
int64_t orki_model_lacks(const orki_week_model *model, int64_t upper);

/** Points of the teacher-day rule at dislike 0, 1, 2. */
int64_t orki_dislike_points(const ork_season *season, int dislike);

int64_t orki_gcd(int64_t a, int64_t b);

#endif
