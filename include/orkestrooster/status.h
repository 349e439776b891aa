/* Two questions, two types: ork_status says whether a call worked, ork_outcome what was found.
 * Infeasible is an outcome, not an error. */
#ifndef ORKESTROOSTER_STATUS_H
#define ORKESTROOSTER_STATUS_H

#ifdef __cplusplus
extern "C" {
#endif

typedef enum ork_status {
    ORK_OK = 0,
    ORK_ERR_INPUT,     /* the planner's text is wrong; the diagnostics say where and how */
    ORK_ERR_OPTION,    /* an option is out of its range */
    ORK_ERR_IO,        /* a file cannot be opened, read or written */
    ORK_ERR_MEMORY,    /* out of memory */
    ORK_ERR_TOO_LARGE, /* a documented limit of size is passed */
    ORK_ERR_BACKEND,   /* GLPK, or the worker process it ran in, failed */
    ORK_ERR_INTERNAL   /* a check inside the program failed: a bug, please report it */
} ork_status;

typedef enum ork_outcome {
    ORK_OPTIMAL,    /* a timetable, proven to be the best */
    ORK_FEASIBLE,   /* a timetable, a limit ended the search */
    ORK_INFEASIBLE, /* proven: no timetable (only with `strict`) */
    ORK_NO_ANSWER,  /* a limit ended the search before there was a timetable */
    ORK_STOPPED     /* the caller stopped the search; the best timetable so far is kept */
} ork_outcome;

/** One line of English or Dutch for a status. Static storage. */
const char *ork_status_text(ork_status status);

/** "optimal", "feasible", "infeasible", "no_answer" or "stopped": the word in JSON. Static. */
const char *ork_outcome_word(ork_outcome outcome);

#ifdef __cplusplus
}
#endif

#endif
