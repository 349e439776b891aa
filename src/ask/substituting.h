/* The answer to the question of a substitute while it is put together: what the caller sees, and
 * what has to change in the calendar. */
#ifndef ORKI_ASK_SUBSTITUTING_H
#define ORKI_ASK_SUBSTITUTING_H

#include "ask/stand_in.h"
#include "base/memory.h"

/* A part that somebody else does from now on; teacher -1: nobody. */
typedef struct orki_handover {
    int dated, held, section, teacher;
} orki_handover;

typedef struct orki_answer {
    ork_substitution shown; /* first: what the caller holds */
    orki_arena arena;
    ork_lost_lesson *lessons; /* [shown.n_lessons] */
    int n_handovers;
    orki_handover *handovers;
} orki_answer;

/** Before the choice: what is lost, with candidates by the calendar as it is, and the concerts
 *  where nobody is sought. @return ORK_OK; ORK_ERR_MEMORY */
ork_status orki_show_lost(orki_answer *a, orki_stand_in *x);

/** After the choice: who does what. @return ORK_OK; ORK_ERR_MEMORY */
ork_status orki_show_choice(orki_answer *a, const orki_stand_in *x);

#endif
