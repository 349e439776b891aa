/* From season to timetable: options, progress, result. */
#ifndef ORKESTROOSTER_SOLVE_H
#define ORKESTROOSTER_SOLVE_H

#include "orkestrooster/certificate.h"
#include "orkestrooster/check.h"
#include "orkestrooster/instruments.h"
#include "orkestrooster/timetable.h"

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* How to search. Start from ork_options_default(); the table in src/solve/options.c holds name,
 * unit, default and bounds of each, and feeds the command line and the manual. */
typedef struct ork_options {
    double time_limit_s; /* seconds of search; ORK_NO_LIMIT = until proven */
    int64_t work;        /* work units (see the manual); ORK_NO_WORK_LIMIT = no limit */
    double gap_percent;  /* end when (cost - bound) / cost is at most this; 0 = when proven best */
    int threads;         /* worker processes; ORK_ALL_CORES = as many as there are cores */
    int64_t seed;        /* of the random choices */
    int is_strict;       /* an unstaffed section or unplaced lesson makes the season infeasible */
    int in_process;      /* no worker processes: for debugging and platforms without fork */
} ork_options;

#define ORK_NO_LIMIT (-1.0)
#define ORK_NO_WORK_LIMIT ((int64_t)-1)
#define ORK_ALL_CORES (-1)

ork_options ork_options_default(void);

/* One row of the options table: what the command line, --help and the manual are made from. */
typedef struct ork_option_info {
    const char *name;       /* "time-limit" */
    const char *unit;       /* "s", "" */
    double value, min, max; /* default and bounds; flags have 0, 0, 1 */
    const char *special;    /* name of the value that means "none" ("none", "all"), or "" */
    const char *help;       /* one line, translated */
} ork_option_info;

int ork_option_count(void);
ork_option_info ork_option_at(int i);

/** Set an option by its name in the table from text ("60", "none").
 *  @return ORK_OK; ORK_ERR_OPTION (no such option, not a number, out of bounds). */
ork_status ork_option_set(ork_options *options, const char *name, const char *value);

typedef enum ork_phase {
    ORK_PHASE_PLAN,    /* listing the plans of every block */
    ORK_PHASE_BOUND,   /* column generation */
    ORK_PHASE_IMPROVE, /* diving and neighbourhood search */
    ORK_PHASE_PROVE    /* branching */
} ork_phase;

typedef struct ork_progress {
    double elapsed_s;
    ork_phase phase;
    int has_best;      /* best_cost is meaningful */
    int64_t best_cost; /* points */
    int64_t bound;     /* points; no timetable can cost less */
    int64_t work;      /* work units done */
} ork_progress;

/** Called on the caller's thread, at most ten times a second, never after the return of
 * ork_solve(). A nonzero answer stops the search, which keeps its best timetable. */
typedef int (*ork_progress_fn)(const ork_progress *progress, void *user);

/* A moment at which cost or bound improved. */
typedef struct ork_milestone {
    double elapsed_s;
    int has_best;
    int64_t best_cost, bound;
} ork_milestone;

typedef struct ork_result {
    ork_outcome outcome;
    ork_timetable *timetable; /* the best found; NULL when there is none. Owned by the result. */
    ork_verdict *verdict;     /* the checker's; NULL when there is no timetable. Owned likewise. */
    int64_t bound;            /* points: proven, no timetable of this season costs less */
    ork_certificate *certificate; /* of what can be proven again from prices alone; its bound is at
                                     most `bound`. NULL without timetable. Owned likewise. */
    ork_loans *loans;             /* NULL in a season without depots. Owned likewise. */
    ork_instruments *instruments; /* what the loans come to, by the checker's counting; NULL in a
                                     season with neither depots nor shared sets. Owned likewise. */
    double gap; /* (cost - bound) / cost; 0 when the cost is 0; 1 without timetable */
    double elapsed_s, first_answer_s; /* first_answer_s < 0: none */
    int threads;
    int64_t seed;
    ork_options options; /* the limits of the search; its threads are as used */
    int64_t work, n_columns, n_pivots, n_nodes; /* counts of the search */
    int n_milestones;
    const ork_milestone *milestones; /* [n_milestones] */
} ork_result;

/** Search the best timetable of a season.
 *  @param[out] out       New result; NULL on failure. Free with ork_result_free().
 *  @param      options   NULL: the defaults
 *  @param      progress  may be NULL; `user` is handed to it
 *  @return ORK_OK; ORK_ERR_OPTION; ORK_ERR_MEMORY; ORK_ERR_TOO_LARGE (more plans or duties than the
 *          documented limits); ORK_ERR_BACKEND (worker processes cannot be started
 *          or all fail, several times in a row);
 *          ORK_ERR_INTERNAL (the checker refuses the answer).
 *  Same season, options with `work` and no time limit, and build: the same timetable.
 *  Source: design section 5; the manual's chapter "How the timetable is made". */
ork_status ork_solve(ork_result **out, const ork_season *season, const ork_options *options,
                     ork_progress_fn progress, void *user);

/** NULL is legal. */
void ork_result_free(ork_result *result);

#ifdef __cplusplus
}
#endif

#endif
