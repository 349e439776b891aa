/* What tasks tell the search, as frames of bytes, and reading it back with every number checked.
 * Parent and worker are one program forked, so sizes and byte order agree. */
#ifndef ORKI_SOLVE_EXCHANGE_H
#define ORKI_SOLVE_EXCHANGE_H

#include "solve/tree_climb.h"
#include "solve/worker.h"

enum {
    ORKI_FRAME_ANSWER = 1, /* a better answer */
    ORKI_FRAME_BOUND,      /* int64: a better bound of the task's node */
    ORKI_FRAME_WEEKS,      /* new columns */
    ORKI_FRAME_DUALS,      /* the duals of the best bound */
    ORKI_FRAME_CUT,        /* one new cut */
    ORKI_FRAME_BOUGH,      /* a node that the climb has changed or found */
    ORKI_FRAME_DONE        /* orki_done: the last frame */
};

typedef struct orki_done {
    ork_status status;
    orki_effort effort;
    int64_t bound;
    int64_t n_nodes; /* that a climb has split */
    bool is_closed, is_converged, is_raised;
    orki_branch branch;
    int near_size, sat_size; /* as in orki_work */
    orki_cycle_ends ends;    /* those of this task */
    int n_asked, n_found;    /* questions, and those with an answer */
} orki_done;

bool orki_send_answer(const orki_sender *sender, const orki_problem *problem,
                      const orki_answer *answer);
bool orki_send_weeks(const orki_sender *sender, const orki_duties *all, const orki_pool *pool,
                     int first);
bool orki_send_duals(const orki_sender *sender, const orki_problem *problem,
                     const orki_duals *duals);
bool orki_send_cuts(const orki_sender *sender, const orki_cuts *cuts, int first);

/** All that have changed. */
bool orki_send_boughs(const orki_sender *sender, const orki_boughs *boughs);

/** Each reader is false when the bytes are not what they should be, or memory is out. */
bool orki_read_answer(orki_answer *out, const orki_problem *problem, const void *bytes, int64_t n);
bool orki_read_weeks(orki_pool *pool, const orki_problem *problem, const orki_duties *all,
                     const void *bytes, int64_t n);
bool orki_read_duals(orki_duals *out, const orki_problem *problem, const orki_cuts *cuts,
                     orki_arena *arena, const void *bytes, int64_t n);
bool orki_read_cut(orki_cuts *cuts, const orki_problem *problem, const void *bytes, int64_t n);
bool orki_read_bough(orki_boughs *boughs, const orki_problem *problem, const orki_tree *tree,
                     int n_most, const void *bytes, int64_t n);

#endif
