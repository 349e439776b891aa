/* The compact model: one mixed integer program for the whole week, of the same optimum as the duty
 * model but with other variables: lessons to (day, start), sections to rooms, teachers to the roles
 * of teams, and each teacher's day as a path through the lessons she gives.
 *
 *   x[o,d,s]  lesson o is on day d at s              y[b,d]    block b is on day d
 *   q[c,d,s,k] section c is then in room k           z[b]      block b is not placed
 *   w[t,T,r]  teacher t has role r of team T         e[T,r]    nobody has role r of team T
 *   g[t,o,d,s] teacher t gives lesson o then         f[t,i,j]  after visit i she makes visit j
 *   a[t,d]    teacher t has lessons on day d         (a visit is a lesson at a time)
 *
 * All constraints and costs are linear and all numbers whole. Points that need rounding (half up)
 * are whole columns P with 100 P >= weight * amount - 49.
 * Input: a sealed season. Output: a mip. Definitions: src/doc/rules.md. */
#ifndef ORK_TEST_COMPACT_MODEL_H
#define ORK_TEST_COMPACT_MODEL_H

#include "compact_mip.h"
#include "model/season_model.h"

/* A time at which a lesson may be given: column x[o,d,s]. */
typedef struct compact_start {
    int day, start, end;
    int depth; /* 0: a moment; k: only right after another lesson, at the end of a row of k + 1 */
    int x;     /* column */
} compact_start;

typedef struct compact_lesson {
    int n_starts;
    size_t capacity;
    compact_start *starts;
} compact_lesson;

/* A team's role. */
typedef struct compact_job {
    int team, role;
    int some_block; /* a block of the team */
    int e;          /* column */
    int *w;         /* [n_teachers] column, or -1 */
} compact_job;

/* A lesson at a time, given by one teacher: column g[t,o,d,s] and the flow through it. */
typedef struct compact_visit {
    int orchestra, start, end;
    int g, first, last;  /* columns: she gives it; it is her first, her last of the day */
    int row_in, row_out; /* rows: what flows in, and out, equals g */
} compact_visit;

/* One teacher's week under construction. */
typedef struct compact_week {
    int teacher;
    int a[ORKI_N_DAYS]; /* columns: she has lessons that day */
    int n_visits[ORKI_N_DAYS];
    compact_visit *visits[ORKI_N_DAYS];
    int *gives;  /* [n_orchestras] row: sum of g of the lesson = her roles in it; -1 = never hers */
    int *enters; /* [n_blocks] row: times that she comes to the block <= 1 */
    int burden;  /* row: travel and idle minutes - the fairness column <= 0 */
} compact_week;

typedef struct compact_model {
    const ork_season *season;
    orki_arena arena;
    mip mip;
    compact_lesson *lessons; /* [n_orchestras] */
    int *y;                  /* [n_blocks * ORKI_N_DAYS] */
    int *z;                  /* [n_blocks] */
    int n_jobs;
    compact_job *jobs;
    int fairness; /* column: points of the largest burden; -1 when they cost nothing */
} compact_model;

/** Build the model of a season. @return ORK_OK or ORK_ERR_MEMORY; free with compact_free() */
ork_status compact_build(compact_model *model, const ork_season *season);
void compact_free(compact_model *model);

/* The parts, in the order in which compact_build() calls them. */
ork_status compact_list_starts(compact_model *model);
void compact_add_times(compact_model *model);
void compact_add_clashes(compact_model *model);
void compact_add_wishes(compact_model *model);
void compact_add_rooms(compact_model *model);
ork_status compact_add_teams(compact_model *model);
ork_status compact_add_week(compact_model *model, int teacher);

/* What a week is made of: the visits and paths of a day, and what they cost. */
ork_status compact_add_day(compact_model *model, compact_week *week, int day);
void compact_add_day_costs(compact_model *model, const compact_week *week, int day);

/** Minutes that teacher needs between two lessons of a day, without the idle ones. */
int compact_need(const ork_season *season, int teacher, int before, int after);
/** Minutes of travel between two lessons. */
int compact_travel(const ork_season *season, int teacher, int before, int after);

/** Points of one unit: the weight, rounded. */
int64_t compact_unit(const compact_model *model, orki_rule rule);

/** A sum of columns that costs points, rounded as one item. Add its columns with compact_pay(). */
typedef struct compact_item {
    int64_t weight;
    int row; /* 100 P - weight * amount >= -49; with a weight of whole points both divided by 100 */
    int points; /* column P */
} compact_item;

compact_item compact_open_item(compact_model *model, orki_rule rule, int64_t constant);
void compact_pay(compact_model *model, const compact_item *item, int column, int64_t amount);

#endif
