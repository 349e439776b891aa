/* The question why the lessons of a team have no place, shared by the two files that answer it. */
#ifndef ORKI_ASK_QUESTION_H
#define ORKI_ASK_QUESTION_H

#include "ask/asking.h"

/* At which minutes of the week a lesson could begin if there were nothing else. */
typedef struct orki_possible {
    bool starts[ORKI_N_DAYS][ORKI_DAY_MIN];
    int first[ORKI_N_DAYS], last[ORKI_N_DAYS]; /* start; first = -1: none on that day */
} orki_possible;

/* A team and what is known of its lessons. */
typedef struct orki_question {
    orki_asking *asking;
    int team;
    int n_lessons;
    int *lessons;            /* [n_lessons] */
    orki_possible *possible; /* [n_lessons] */
} orki_question;

/** Try each day and natural start for the team's lessons in the season's order, one right after
 *  another, beside all other lessons: what the cheapest place would cost, or what most often stands
 *  in the way. NULL when out of memory. */
const char *orki_why_no_place(orki_question *q);

#endif
