/* A file in MPS format given to GLPK. */
#ifndef ORK_TEST_MPS_GLPK_H
#define ORK_TEST_MPS_GLPK_H

#include <stdint.h>

typedef enum mps_outcome { MPS_OPTIMAL, MPS_INFEASIBLE, MPS_NO_ANSWER, MPS_FAILED } mps_outcome;

/** Read and minimise the program in a child process.
 *  @param      solution  file to write: a line "NAME VALUE" for each column that is not 0
 *  @param      limit_s   seconds; past it the outcome is MPS_NO_ANSWER
 *  @param[out] cost      the optimum when MPS_OPTIMAL */
mps_outcome mps_solve(const char *path, const char *solution, int limit_s, int64_t *cost);

#endif
