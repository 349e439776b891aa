/* The duty model's index sets: what rows and columns are about, before any linear program.
 *
 *   part    a role of a block: one person's place in the team            (block, role)
 *   piece   a part at the times of a plan: a day and its lessons' starts  (block, role, times)
 *   duty    one teacher's working day: pieces one after another           (solve/duties.h)
 *   week    one teacher's duties of a week: a column of the master        (solve/weeks.h)
 *   cluster blocks that are placed together or not at all (split blocks)
 *   crowd   pieces and plans of which only so many can be chosen together (solve/series.h)
 *   taker   who may take pieces: the teachers, and after them for each series "nobody"
 *
 * A block that is a series (several meetings a week, one section) has one part and no plans: its
 * pieces are a meeting or a double at a time, and the week of whoever takes the series says which.
 *
 * Input: season. Output: everything below, constant afterwards and shared by all workers (forked
 * after it was built). Plans that give a part the same times share its piece, so that start times
 * which do not matter to a teacher do not become rows. */
#ifndef ORKI_SOLVE_PROBLEM_H
#define ORKI_SOLVE_PROBLEM_H

#include "plan/plans.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct orki_part {
    int block, role;
    int n_lessons;
    const int *lessons;     /* [n_lessons] orchestras with a section of this role */
    int64_t unstaffed_cost; /* points when nobody takes the part; of a series: each meeting */
    int series;             /* into season.series, its lessons then are the meetings; or -1 */
    int first_piece, n_pieces;
} orki_part;

typedef struct orki_piece {
    int part, day;
    int n_lessons;        /* all of the part; of a series 1 or, as a double, 2 */
    int64_t cost;         /* points of the piece itself: series only, others are in the plan's */
    const int *start_min; /* [n_lessons] in order of time */
    const int *lesson;    /* [n_lessons] orchestras in order of time; of a series its first ones,
                             which stand for any */
    int from_min, to_min; /* first start, last end */
    int teach_min;
} orki_piece;

/* (6) plan p excludes the plans others: y(p) + sum of y(others) <= 1; the others are of one block
 */
typedef struct orki_clash_row {
    int plan, n_others;
    const int *others;
} orki_clash_row;

/* (9) of these pieces and plans at most so many */
typedef struct orki_crowd {
    int group, day, start_min; /* the lessons of this group at this moment */
    int n_pieces, n_plans, most;
    const int *pieces, *plans;
} orki_crowd;

typedef struct orki_problem {
    orki_arena arena;
    const ork_season *season;
    orki_interplay interplay;
    orki_plans plans;
    int n_parts, n_pieces, n_clusters, n_clash_rows;
    orki_part *parts;       /* [n_parts] by block */
    int *first_part;        /* [n_blocks + 1] */
    orki_piece *pieces;     /* [n_pieces] by part, then day */
    int *plan_pieces;       /* piece of each part of the plan's block, at first_plan_piece[plan] */
    int *first_plan_piece;  /* [n_plans] */
    int *cluster_of_block;  /* [n_blocks] */
    int64_t *unplaced_cost; /* [n_clusters] points */
    int *first_team_mate;   /* [n_blocks + 1] into team_mates: */
    int *team_mates;        /* the blocks of each block's team, itself included, in order */
    int *first_day_mate;    /* [n_blocks + 1] into day_mates: */
    int *day_mates;         /* the blocks tied to each block's day, itself included, in order */
    int *site_of_block;     /* [n_blocks] blocks that meet, directly or not, have one site number */
    int64_t *match;         /* [n_teachers * n_parts] points of continuity and second choice, or
                               ORKI_NO_MATCH when the teacher cannot take the part at all */
    orki_clash_row *clash_rows;
    int n_takers;    /* teachers, then one for each series that is a block */
    int n_free;      /* series that are blocks */
    int *free_part;  /* [n_free] their parts: taker n_teachers + i is nobody for free_part[i] */
    int *free_of;    /* [n_parts] the number i of the part's series, or -1 */
    int n_meets;     /* meetings of all of them */
    int *first_meet; /* [n_free + 1] into the meets of an answer */
    int64_t meeting_cost; /* points of an unplaced meeting */
    int n_crowds;
    size_t crowd_capacity;
    orki_crowd *crowds;
    int *first_crowd;        /* [n_pieces + 1] into crowds_of: */
    int *crowds_of;          /* the crowds that each piece is in */
    const orki_watch *watch; /* asked while building; may be NULL */
    bool is_strict;
    int64_t
        strict_cost; /* points of each lack when strict: more than any complete timetable costs */
    int64_t forbidden_cost; /* points: more than the timetable in which nothing is placed */
} orki_problem;

#define ORKI_NO_MATCH INT64_MIN

/** Build the index sets; with `strict` lacks still have their ordinary price. When the watch wants
 * an end they are incomplete and good for orki_problem_free() only.
 * @return ORK_OK; ORK_ERR_TOO_LARGE; ORK_ERR_MEMORY. Release with orki_problem_free() in every
 * case.
 */
ork_status orki_problem_build(orki_problem *out, const ork_season *season, bool is_strict,
                              const orki_watch *watch);

void orki_problem_free(orki_problem *problem);

/** The first block that is tied to the same day as this one; itself when it is that, or untied. */
int orki_day_leader(const orki_problem *problem, int block);

/** How many blocks share this block's team, itself included. */
int orki_team_size(const orki_problem *problem, int block);

/** With `strict`: make each lack dearer than any complete timetable.
 *  @param worst  points that no complete timetable exceeds (solve/duties.h) */
void orki_problem_forbid_lacks(orki_problem *problem, int64_t worst);

/** Points of this teacher on this part, of a series on each meeting; or ORKI_NO_MATCH. */
int64_t orki_problem_match(const orki_problem *problem, int teacher, int part);

#endif
