/* The program of the loans for GLPK, one goal at a time. */
#ifndef ORKI_DEPOT_LOANS_ROWS_H
#define ORKI_DEPOT_LOANS_ROWS_H

#include "depot/wants.h"
#include "solve/glpk_boundary.h"

/* What is minimised now; those before are limits. */
typedef enum orki_loan_goal { ORKI_GOAL_STAY, ORKI_GOAL_CENTS, ORKI_GOAL_TRIPS } orki_loan_goal;

typedef struct orki_loan_limits {
    double stay;  /* at least so many pieces stay */
    double cents; /* at most */
} orki_loan_limits;

typedef struct orki_loan_program {
    orki_lp *lp;
    const orki_wants *wants;
    orki_loan_goal goal;
    int *lend_row, *want_row; /* [n_depots * n_skills], [n_schools * n_skills]; -1 = none */
    int *lot_row;             /* [n_lots] there; the row after it is the way back; -1 = none */
    int all_row, stay_row, cents_row;
    int *stay, *come; /* [n_arcs] columns; stay -1 where nothing stands */
    orki_arena arena;
} orki_loan_program;

/** Build it. @return ORK_OK; ORK_ERR_MEMORY; ORK_ERR_BACKEND; close in either case. */
ork_status orki_loan_program_open(orki_loan_program *out, const orki_wants *wants,
                                  orki_loan_goal goal, orki_loan_limits limits);

void orki_loan_program_close(orki_loan_program *program);

/** The pieces of the integer answer. @param[out] pieces  [n_arcs] */
void orki_loan_program_read(const orki_loan_program *program, int *pieces);

#endif
