/* A mixed integer program given to GLPK in a child process: a failed assertion or an endless loop
 * inside GLPK then costs this one answer and not the test program.
 * Output through a pipe: how it ended, and the optimum. */
#include "compact_mip.h"

#include "base/memory.h"

#include <glpk.h>
#include <math.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct answer {
    mip_outcome outcome;
    int64_t cost;
} answer;

static int swallow(void *info, const char *text)
{
    (void)info;
    (void)text;
    return 1;
}

static int kind_of_bounds(int64_t lower, int64_t upper)
{
    if (lower == upper)
        return GLP_FX;
    if (lower == -MIP_NO_BOUND)
        return GLP_UP;
    return upper == MIP_NO_BOUND ? GLP_LO : GLP_DB;
}

/* Entries sorted into GLPK's 1-based triplets, those of one row and column summed. */
static int load_entries(glp_prob *problem, const mip *m)
{
    size_t n = (size_t)m->n_entries + 1;
    int *first = orki_alloc((size_t)m->n_rows + 2, sizeof *first);
    int *order = orki_alloc(n, sizeof *order),
        *seen = orki_alloc((size_t)m->n_columns + 1, sizeof *seen);
    int *columns = orki_alloc(n, sizeof *columns);
    double *values = orki_alloc(n, sizeof *values);
    bool is_failed =
        first == NULL || order == NULL || seen == NULL || columns == NULL || values == NULL;
    for (int i = 0; i < m->n_entries && !is_failed; i++)
        first[m->entries[i].row + 1]++;
    for (int r = 0; r < m->n_rows && !is_failed; r++)
        first[r + 1] += first[r];
    for (int i = m->n_entries - 1; i >= 0 && !is_failed; i--)
        order[--first[m->entries[i].row + 1]] = i;
    /* now first[r + 1] is where row r begins */
    for (int r = 0; r < m->n_rows && !is_failed; r++) {
        int end = r + 1 < m->n_rows ? first[r + 2] : m->n_entries, length = 0;
        for (int k = first[r + 1]; k < end; k++) {
            const mip_entry *e = &m->entries[order[k]];
            int at = seen[e->column];
            if (at == 0) {
                at = ++length;
                seen[e->column] = at;
                columns[at] = e->column + 1;
                values[at] = 0;
            }
            values[at] += (double)e->value;
        }
        for (int k = 1; k <= length; k++)
            seen[columns[k] - 1] = 0;
        glp_set_mat_row(problem, r + 1, length, columns, values);
    }
    orki_free(first);
    orki_free(order);
    orki_free(seen);
    orki_free(columns);
    orki_free(values);
    return is_failed ? -1 : 0;
}

static int load(glp_prob *problem, const mip *m)
{
    glp_set_obj_dir(problem, GLP_MIN);
    if (m->n_rows > 0)
        glp_add_rows(problem, m->n_rows);
    if (m->n_columns > 0)
        glp_add_cols(problem, m->n_columns);
    for (int r = 0; r < m->n_rows; r++) {
        const mip_row *row = &m->rows[r];
        glp_set_row_bnds(problem, r + 1, kind_of_bounds(row->lower, row->upper), (double)row->lower,
                         (double)row->upper);
    }
    for (int c = 0; c < m->n_columns; c++) {
        const mip_column *column = &m->columns[c];
        glp_set_col_kind(problem, c + 1, column->is_integer ? GLP_IV : GLP_CV);
        glp_set_col_bnds(problem, c + 1, kind_of_bounds(column->lower, column->upper),
                         (double)column->lower, (double)column->upper);
        glp_set_obj_coef(problem, c + 1, (double)column->cost);
    }
    return load_entries(problem, m);
}

static answer solve_here(const mip *m, int limit_s)
{
    answer a = {MIP_FAILED, 0};
    glp_term_hook(swallow, NULL);
    glp_prob *problem = glp_create_prob();
    if (load(problem, m) != 0)
        return a;
    glp_iocp how;
    glp_init_iocp(&how);
    how.presolve = GLP_ON;
    how.br_tech = GLP_BR_PCH; /* the rounded costs leave long tails under the other rules */
    how.tm_lim = limit_s * 1000;
    int code = glp_intopt(problem, &how);
    int status = glp_mip_status(problem);
    if (code == GLP_ENOPFS || (code == 0 && status == GLP_NOFEAS))
        a.outcome = MIP_INFEASIBLE;
    else if (code == GLP_ETMLIM)
        a.outcome = MIP_NO_ANSWER;
    else if (code == 0 && status == GLP_OPT)
        a = (answer){MIP_OPTIMAL, llround(glp_mip_obj_val(problem))};
    glp_delete_prob(problem);
    glp_free_env();
    return a;
}

mip_outcome mip_solve(const mip *m, int limit_s, int64_t *cost)
{
    int ends[2];
    answer a = {MIP_FAILED, 0};
    *cost = 0;
    if (m->is_failed || pipe(ends) != 0)
        return MIP_FAILED;
    pid_t child = fork();
    if (child == 0) {
        struct rlimit cpu = {(rlim_t)limit_s + 2, (rlim_t)limit_s + 3};
        setrlimit(RLIMIT_CPU, &cpu);
        answer mine = solve_here(m, limit_s);
        _exit(write(ends[1], &mine, sizeof mine) == (ssize_t)sizeof mine ? 0 : 1);
    }
    close(ends[1]);
    if (child > 0) {
        bool is_whole = read(ends[0], &a, sizeof a) == (ssize_t)sizeof a;
        waitpid(child, NULL, 0);
        if (!is_whole)
            a = (answer){MIP_FAILED, 0};
    }
    close(ends[0]);
    *cost = a.cost;
    return a.outcome;
}
