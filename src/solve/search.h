/* The search: rounds of tasks in worker processes, merged in a fixed order, so that the same seed,
 * threads and work limit give the same timetable. The parent never calls GLPK; it keeps the
 * incumbent, the bound and the tree, and judges every incumbent with the checker.
 *
 *   round 0    construct: the first answer
 *   round 1    ascent at the root, then a dive | dives on ascents
 *   then       column generation at the root | neighbourhood search, until the root has converged
 *   then       the tree, best bound first | dives and neighbourhood search
 *
 * What a round gave is merged by solve/search_merge.c. */
#ifndef ORKI_SOLVE_SEARCH_H
#define ORKI_SOLVE_SEARCH_H

#include "orkestrooster/solve.h"
#include "solve/certify.h"
#include "solve/exchange.h"
#include "solve/tree.h"

typedef enum orki_task_kind {
    ORKI_TASK_CONSTRUCT, /* the first answer */
    ORKI_TASK_ASCENT,    /* first duals and bound of the root, without a linear program */
    ORKI_TASK_ROOT,      /* column generation at the root */
    ORKI_TASK_DIVE,
    ORKI_TASK_IMPROVE,
    ORKI_TASK_CLIMB, /* of the tree, by ascents */
    ORKI_TASK_NODE   /* of the tree, by column generation */
} orki_task_kind;

struct orki_search;

/* One task of a round and what came back from it. */
typedef struct orki_slot {
    struct orki_search *search;
    orki_task_kind kind;
    int node; /* of the tree */
    int64_t work_limit;
    uint64_t purpose; /* of its random stream */
    orki_worker worker;
    orki_answer answer; /* the best it sent; cost INT64_MAX when none */
    orki_pool weeks;
    bool has_duals;
    orki_own_duals duals;
    orki_cuts cuts;
    orki_boughs boughs;
    bool has_done;
    orki_done done;
} orki_slot;

enum {
    ORKI_MAX_THREADS = 64,
    ORKI_FEW_CYCLES = 4 /* of annealing, in a round */
};

typedef struct orki_search {
    const ork_season *season;
    struct orki_search *whole; /* of which this is a region (solve/region.h), or NULL */
    ork_options options;       /* threads and limits resolved */
    ork_progress_fn progress;
    void *user;
    orki_watch watch; /* asks whether preparation may go on */
    orki_problem problem;
    orki_duties duties;
    orki_pool pool;
    orki_cuts cuts;
    orki_own_duals duals;
    orki_kept_duals kept; /* of the root, for the certificate */
    bool is_constructed, has_duals, is_root_done, is_divided;
    bool climbs; /* the tree is climbed by ascents: column generation at the root takes too long */
    orki_tree tree;
    orki_answer best;   /* merged */
    int64_t seen_cost;  /* the best cost seen so far, merged or not */
    bool has_timetable; /* one that may be handed over was seen: with strict, a complete one */
    int64_t seen_bound;
    int64_t root_bound;
    int n_slots, n_begun; /* tasks of this round, and how many are handed out */
    orki_slot slots[ORKI_MAX_THREADS];
    int round, n_lost_rounds; /* in a row */
    int64_t n_nodes;
    orki_effort effort;
    unsigned without;        /* ingredients left out, see solve/ingredients.h */
    int64_t root_work;       /* most work of the next task at the root */
    int64_t root_effort;     /* work of those there were */
    int near_size, sat_size; /* teachers freed at a time by the last neighbourhoods of series */
    orki_cycle_ends ends;
    int n_cycles;             /* of annealing, in a task about series after the root */
    int ask_round, ask_pause; /* the next round that may ask, and how many before it do not */
    int64_t prove_work;       /* of the last task that proves, near enough */
    ork_phase phase;
    bool is_stopped, is_timed_out, is_near; /* near: the gap is as small as asked for */
    double start_s, first_answer_s, told_s;
    ork_milestone *milestones;
    int n_milestones;
    size_t milestone_capacity;
    ork_status st;
} orki_search;

/** Search until proven or a limit is met; best, bounds and counts are in the search afterwards.
 *  @return ORK_OK; ORK_ERR_MEMORY; ORK_ERR_TOO_LARGE; ORK_ERR_BACKEND; ORK_ERR_INTERNAL. */
ork_status orki_search_run(orki_search *search);

/* The steps of orki_search_run(), for who runs several searches beside each other: open, then
 * choose, run the slots' tasks (solve/crew.h) and merge by turns until it is finished. */
ork_status orki_search_open(orki_search *search);
bool orki_search_is_finished(orki_search *search);
void orki_search_choose(orki_search *search);
void orki_search_merge(orki_search *search);

/** An answer better than all before. With strict, one that lacks something guides the search but is
 *  no timetable to hand over. */
void orki_search_note_answer(orki_search *search, const orki_answer *answer);

/** A round of one task: climb from the duals there are to a better bound. @return its slot. */
orki_slot *orki_search_choose_climb(orki_search *search);

/** Take a bound that was proven elsewhere. */
void orki_search_raise(orki_search *search, int64_t bound);

/** Take a judged answer if it is better and the checker agrees. */
void orki_search_offer(orki_search *search, const orki_answer *answer);

/** Take a frame of the slot that the frame names. @return false when it is not what it should be.
 */
bool orki_search_receive(void *search, const orki_frame *frame, const void *bytes);

/** Is an end wanted? orki_search_goes_on() looks at clock and caller first. */
bool orki_search_is_over(const orki_search *search);
bool orki_search_goes_on(void *search);

/** Is there a timetable to hand over? Not before the first answer; and with `strict` none that
 * lacks something. */
bool orki_search_has_answer(const orki_search *search);

/** What no answer can cost less than. */
int64_t orki_search_bound(const orki_search *search);

void orki_search_free(orki_search *search);

/** Run the task of a slot and send what it finds (solve/task.c); called in the worker. */
void orki_task_run(void *slot, const orki_sender *sender);

#endif
