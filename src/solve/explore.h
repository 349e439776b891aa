/* Exploring one node: its bound by column generation, then its best answer by branch and cut over
 * the columns at hand, or, when the gap is small enough to list every column that matters, over all
 * of them: then the node is closed by proof. Far from a good incumbent few columns can be ruled
 * out; so one may first ask only for answers close to the bound: finding none raises the bound. */
#ifndef ORKI_SOLVE_EXPLORE_H
#define ORKI_SOLVE_EXPLORE_H

#include "base/random.h"
#include "solve/answer.h"
#include "solve/colgen.h"
#include "solve/duals.h"
#include "solve/ingredients.h"

/* What cycles of annealing ended with (solve/series_anneal.c), without and with days drawn to be
 * empty or full. */
typedef struct orki_cycle_ends {
    int64_t n[2], sum[2];
} orki_cycle_ends;

/* What a task works with: its own copies of what the search knows (solve/search.h merges them). */
typedef struct orki_work {
    const orki_problem *problem;
    const orki_duties *all;
    orki_pool *pool; /* weeks known; a task adds to it only at the root */
    orki_cuts *cuts;
    orki_answer best; /* the incumbent */
    orki_arena *duals_arena;
    orki_duals duals; /* of a good bound; a warm start */
    bool has_duals;
    orki_random random;
    int64_t work_limit;   /* of effort.work */
    int near_size;        /* series: teachers freed at a time by the last neighbourhood; 0 = none */
    int sat_size;         /* likewise, of those that solve/series_sat.h asks about */
    orki_cycle_ends ends; /* of this search so far */
    int n_asked, n_found; /* questions of this task, and those that a better answer was found by */
    orki_effort effort;
    bool (*on_answer)(void *user, const orki_answer *answer); /* a better one; false = stop */
    /* a better bound of the node explored, in points, and its duals (NULL: of
     * several nodes); false = stop; may be NULL */
    bool (*on_bound)(void *user, int64_t bound, const orki_duals *duals);
    bool (*goes_on)(void *user); /* asked often; false = stop */
    void *user;
    bool is_stopped;
    unsigned without; /* ingredients left out, see solve/ingredients.h */
} orki_work;

typedef struct orki_explore_rules {
    double tolerance;     /* of column generation */
    int64_t colgen_work;  /* most work for column generation */
    int64_t whole_pivots; /* most pivots in branch and cut; 0 = none of it */
    int list_limit;       /* list all columns that matter when there are at most so many; 0 = no */
    double guess;         /* look only for answers within this share above the bound (0.01 = 1 %);
                             0 = for any better than the incumbent */
    double last_guess;    /* when that gives none: once more, within this share and over the weeks
                             at hand; 0 = no */
    bool is_only_proof;   /* branch and cut only when all columns that matter were listed */
    bool finds_teams;     /* tell who has most of each part in the last linear program */
    bool keeps_weeks;     /* new weeks go into work.pool, and the best duals into work.duals */
} orki_explore_rules;

/* Where to branch: the weekday first, then the plan, then the pair. */
typedef struct orki_branch {
    enum { ORKI_BRANCH_NONE, ORKI_BRANCH_DAY, ORKI_BRANCH_PLAN, ORKI_BRANCH_PAIR } kind;
    int block, day, plan, teacher, part;
} orki_branch;

typedef struct orki_explored {
    int64_t bound;     /* points: no answer of the node costs less (at most the incumbent's cost) */
    bool is_closed;    /* nothing better than the incumbent is left in the node */
    bool is_raised;    /* the guess was proven empty: bound is above it */
    bool is_converged; /* column generation ended by itself */
    orki_branch branch; /* the most promising, from the last linear program */
    double
        *day_share; /* [n_blocks * ORKI_N_DAYS] sum of y in that program, or NULL; in the arena */
    double *plan_share; /* [n_plans] likewise */
    int *surest;        /* [n_parts] the teacher who has most of the part in that program, or -1 */
    double *sureness;   /* [n_parts] her share of it */
} orki_explored;

/** Explore a node. @return ORK_OK; ORK_ERR_MEMORY; ORK_ERR_BACKEND; ORK_ERR_INTERNAL. */
ork_status orki_explore(orki_explored *out, orki_work *work, const orki_node *node,
                        const orki_explore_rules *rules, orki_arena *arena);

/** Branch and cut on a master; a better answer becomes the incumbent.
 *  @param      pivots        most of them
 *  @param      target        only answers cheaper than this are looked for
 *  @param[out] is_proved     these columns hold no other that is cheaper
 *  @param[out] n_cuts_added  > 0: rooms objected
 *  @return as orki_explore(). */
ork_status orki_work_solve_whole(orki_work *work, orki_master *master, const orki_pool *pool,
                                 int64_t pivots, int64_t target, bool *is_proved,
                                 int *n_cuts_added);

/** Close the plans of a node that no answer within `room` (1/100000 points) of the bound at these
 *  duals can use. @return ORK_OK or ORK_ERR_MEMORY. */
ork_status orki_work_close_plans(const orki_work *work, orki_node *node, const orki_duals *duals,
                                 int64_t room);

/** Is there still time? Sets work.is_stopped when the search wants an end. */
bool orki_work_goes_on(orki_work *work);

/** Make a copy of duals the work's own, in the memory that its last ones had as long as there are
 * no more cuts. @return ORK_OK or ORK_ERR_MEMORY. */
ork_status orki_work_keep_duals(orki_work *work, const orki_duals *duals);

#endif
