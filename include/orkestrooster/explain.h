/* Why a season has no complete timetable, and what a wish would cost. */
#ifndef ORKESTROOSTER_EXPLAIN_H
#define ORKESTROOSTER_EXPLAIN_H

#include "orkestrooster/diag.h"
#include "orkestrooster/solve.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A line of the planner's that says a fact. Texts are UTF-8 in the language of the process, never
 *  NULL, and belong to what was asked. */
typedef struct ork_fact {
    const char *kind;        /* "available": a word for programs */
    const char *text;        /* one sentence */
    const char *file;        /* as the planner named it; "" when not known */
    int line, column, width; /* from 1; 0 = unknown */
    const char *source;      /* the line */
} ork_fact;

/** One fact changed, after which the conflict is gone. */
typedef struct ork_repair {
    ork_fact fact;    /* as it is */
    const char *text; /* what to change */
    int n_people;     /* how many people it concerns: pupils, teachers, a contact at each school */
    int is_enough;    /* with it the whole season has a complete timetable, by a solve */
} ork_repair;

/** Facts that cannot hold together: impossible by a solve of just them. */
typedef struct ork_conflict {
    const char *summary;  /* "Tuesday: 5 schools need cello; 3 teachers are free" */
    int n_facts, n_needs; /* the first n_needs facts are what the season asks: lessons, sections */
    const ork_fact *facts;
    int is_minimal; /* each one left out makes it possible, by a solve */
    int n_repairs;
    const ork_repair *repairs; /* [n_repairs] the fewest people first */
} ork_conflict;

typedef enum ork_explained {
    ORK_EXPLAINED_COMPLETE, /* a timetable that lacks nothing was found: there is nothing to explain
                             */
    ORK_EXPLAINED_LACKS,    /* proven: every timetable lacks something */
    ORK_EXPLAINED_UNKNOWN   /* neither was found within the limits */
} ork_explained;

typedef struct ork_explanation {
    ork_explained outcome;
    int n_conflicts;
    const ork_conflict *conflicts; /* [n_conflicts] joint ones first */
    int is_cut_short;              /* the limits came before everything was looked at */
    int n_solves;
    double elapsed_s;
} ork_explanation;

typedef struct ork_explain_options {
    ork_options search; /* time_limit_s, work, threads, seed of everything together */
    const char
        *lesson; /* id of an orchestra: only why its lesson cannot be given in full, or NULL */
    const char *section; /* "fontein-5/cello": only why nobody can teach it, or NULL */
} ork_explain_options;

/** Why no timetable of a season lacks nothing.
 *  @param[out] out  free with ork_explanation_free(); NULL on failure
 *  @return ORK_OK; ORK_ERR_OPTION (no such lesson or section); ORK_ERR_MEMORY; what ork_solve()
 *          may return. Reads the season's files again for their lines. */
ork_status ork_explain(ork_explanation **out, const ork_season *season,
                       const ork_explain_options *options, ork_progress_fn progress, void *user);

/** A fact in the form that editors parse: `file:line:col: note: text`, the source line and carets.
 *  @param is_coloured  nonzero: ANSI colours
 *  @return text owned by the caller, free with ork_text_free(); NULL when out of memory. */
char *ork_fact_print(const ork_fact *fact, int is_coloured);

/** NULL is legal. */
void ork_explanation_free(ork_explanation *explanation);

#ifdef __cplusplus
}
#endif

#endif
