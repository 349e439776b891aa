/* GLPK runs in a child process: a failed assertion or an endless loop inside it then costs this one
 * answer and not the test program. Output through a pipe: how it ended, and the optimum. */
#include "mps_glpk.h"

#include <glpk.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct answer {
    mps_outcome outcome;
    int64_t cost;
} answer;

static int swallow(void *info, const char *text)
{
    (void)info;
    (void)text;
    return 1;
}

static int write_columns(glp_prob *problem, const char *path)
{
    FILE *file = fopen(path, "w");
    for (int c = 1; file != NULL && c <= glp_get_num_cols(problem); c++) {
        if (glp_mip_col_val(problem, c) != 0)
            fprintf(file, "%s %.9g\n", glp_get_col_name(problem, c), glp_mip_col_val(problem, c));
    }
    return file != NULL && fclose(file) == 0 ? 0 : -1;
}

static answer solve_here(const char *path, const char *solution, int limit_s)
{
    answer a = {MPS_FAILED, 0};
    glp_term_hook(swallow, NULL);
    glp_prob *problem = glp_create_prob();
    if (glp_read_mps(problem, GLP_MPS_FILE, NULL, path) != 0)
        return a;
    glp_iocp how;
    glp_init_iocp(&how);
    how.presolve = GLP_ON;
    how.br_tech = GLP_BR_PCH; /* the rounded costs leave long tails under the other rules */
    how.tm_lim = limit_s * 1000;
    int code = glp_intopt(problem, &how);
    int status = glp_mip_status(problem);
    if (code == GLP_ENOPFS || (code == 0 && status == GLP_NOFEAS))
        a.outcome = MPS_INFEASIBLE;
    else if (code == GLP_ETMLIM)
        a.outcome = MPS_NO_ANSWER;
    else if (code == 0 && status == GLP_OPT && write_columns(problem, solution) == 0)
        a = (answer){MPS_OPTIMAL, llround(glp_mip_obj_val(problem))};
    glp_delete_prob(problem);
    glp_free_env();
    return a;
}

mps_outcome mps_solve(const char *path, const char *solution, int limit_s, int64_t *cost)
{
    int ends[2];
    answer a = {MPS_FAILED, 0};
    *cost = 0;
    if (pipe(ends) != 0)
        return MPS_FAILED;
    pid_t child = fork();
    if (child == 0) {
        struct rlimit cpu = {(rlim_t)limit_s + 2, (rlim_t)limit_s + 3};
        setrlimit(RLIMIT_CPU, &cpu);
        answer mine = solve_here(path, solution, limit_s);
        _exit(write(ends[1], &mine, sizeof mine) == (ssize_t)sizeof mine ? 0 : 1);
    }
    close(ends[1]);
    if (child > 0) {
        bool is_whole = read(ends[0], &a, sizeof a) == (ssize_t)sizeof a;
        waitpid(child, NULL, 0);
        if (!is_whole)
            a = (answer){MPS_FAILED, 0};
    }
    close(ends[0]);
    *cost = a.cost;
    return a.outcome;
}
