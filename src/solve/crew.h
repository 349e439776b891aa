/* A crew of workers: tasks of one or of several searches, at most so many at a time. Input: who
 * hands out tasks. Output: what the tasks found, in their slots and searches (solve/search.h).
 * In process the tasks run one after another, as they are handed out. */
#ifndef ORKI_SOLVE_CREW_H
#define ORKI_SOLVE_CREW_H

#include "solve/search.h"

typedef struct orki_crew {
    int n_workers; /* at most ORKI_MAX_THREADS */
    bool in_process;
    orki_slot *(*next)(void *user);            /* the next task; NULL = none at present */
    void (*done)(void *user, orki_slot *slot); /* it has ended, well or not; may be NULL */
    bool (*goes_on)(void *user);               /* asked often; false = stop all */
    void *user;
} orki_crew;

/** Run tasks until none is running and none is to be had, or an end is wanted: then the tasks at
 *  work are stopped, and what they sent so far stays in their slots.
 *  @return ORK_OK; ORK_ERR_MEMORY; ORK_ERR_BACKEND. */
ork_status orki_crew_run(const orki_crew *crew);

#endif
