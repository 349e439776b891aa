/* The first weeks of series: teacher by teacher, each the cheapest week in what those before her
 * left. Input: an answer with its blocks placed. Output: the same with series placed. */
#ifndef ORKI_SOLVE_CONSTRUCT_SERIES_H
#define ORKI_SOLVE_CONSTRUCT_SERIES_H

#include "solve/explore.h"

/** Place the series of an answer that has none.
 *  @param[in,out] answer  its cost afterwards is the judged one, when it is valid
 *  @return ORK_OK; ORK_ERR_MEMORY; ORK_ERR_BACKEND. */
ork_status orki_construct_series(orki_work *work, orki_answer *answer);

/** Close the pieces that exclude each other with this one, or with this plan, by a crowd. */
void orki_crowd_out_piece(orki_node *node, const orki_problem *problem, int piece);
void orki_crowd_out_plan(orki_node *node, const orki_problem *problem, int plan);

#endif
