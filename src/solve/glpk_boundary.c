/* Every call into GLPK that can fail runs under `guard`: hooks set, setjmp taken, hooks restored.
 * Indices are shifted by one here and nowhere else. Bounds and sizes are checked before GLPK sees
 * them; the error hook is the second line of defence. Behaviour of GLPK 5.0 that is relied on:
 * a terminal hook that returns 1 silences it; return code 0 does not mean optimal. */
#include "solve/glpk_boundary.h"

#include "base/clock.h"
#include "base/memory.h"

#include <glpk.h>
#include <limits.h>
#include <setjmp.h>

/* GLPK can go round in circles on a degenerate program; these end it. */
enum { MAX_PIVOTS = 1000000, MAX_SECONDS = 300 };

enum { ROWS_A_UNIT = 100 }; /* of work, for each pivot */

struct orki_lp {
    orki_lp *next; /* of this thread */
    glp_prob *p;
    bool is_dead;       /* GLPK failed; p must not be touched */
    int64_t mip_pivots; /* spent in branch and cut, which counts on its own copy */
    size_t row_capacity, value_capacity;
    int *rows; /* one-based copies of a column */
    double *values;
    /* arguments and results of a guarded call */
    double lower, upper, cost, cutoff, deadline_s;
    int cutoff_row; /* 0 = none yet */
    int n, result;
    int64_t pivot_limit, pivots_seen;
    bool is_limited;
};

static int silence(void *info, const char *text)
{
    (void)info;
    (void)text;
    return 1;
}

/* The programs of this thread. GLPK keeps them in an environment of the thread, and all of them end
 * with it: one is opened while another is at work. */
static _Thread_local orki_lp *living;

static void jump_out(void *info)
{
    jmp_buf *back = info;
    glp_error_hook(NULL, NULL);
    glp_free_env();
    for (orki_lp *lp = living; lp != NULL; lp = lp->next)
        lp->is_dead = true;
    longjmp(*back, 1);
}

/* Run f(lp) so that a failure inside GLPK comes back here. */
static ork_status guard(orki_lp *lp, void (*f)(orki_lp *lp))
{
    jmp_buf back;
    if (lp->is_dead)
        return ORK_ERR_BACKEND;
    if (setjmp(back) != 0)
        return ORK_ERR_BACKEND;
    glp_term_hook(silence, NULL);
    glp_error_hook(jump_out, &back);
    f(lp);
    glp_error_hook(NULL, NULL);
    glp_term_hook(NULL, NULL);
    return ORK_OK;
}

static void create(orki_lp *lp)
{
    lp->p = glp_create_prob();
    glp_set_obj_dir(lp->p, GLP_MIN);
}

ork_status orki_lp_open(orki_lp **out)
{
    *out = NULL;
    if (glp_init_env() > 1) /* any other call would end the process for lack of an environment */
        return ORK_ERR_MEMORY;
    orki_lp *lp = orki_alloc(1, sizeof *lp);
    if (lp == NULL)
        return ORK_ERR_MEMORY;
    lp->next = living;
    living = lp;
    ork_status st = guard(lp, create);
    if (st == ORK_OK)
        *out = lp;
    else
        orki_lp_close(lp);
    return st;
}

static void destroy(orki_lp *lp)
{
    glp_delete_prob(lp->p);
}

static void forget(const orki_lp *lp)
{
    orki_lp **at = &living;
    while (*at != NULL && *at != lp)
        at = &(*at)->next;
    if (*at != NULL)
        *at = lp->next;
}

void orki_lp_close(orki_lp *lp)
{
    if (lp == NULL)
        return;
    if (!lp->is_dead)
        guard(lp, destroy);
    forget(lp);
    orki_free(lp->rows);
    orki_free(lp->values);
    orki_free(lp);
}

/* One-based copies of n - 1 coefficients. */
static ork_status make_room(orki_lp *lp, size_t n)
{
    bool is_made = orki_array_reserve(&lp->rows, &lp->row_capacity, n, sizeof *lp->rows) == 0 &&
                   orki_array_reserve(&lp->values, &lp->value_capacity, n, sizeof *lp->values) == 0;
    return is_made ? ORK_OK : ORK_ERR_MEMORY;
}

static int bound_type(double lower, double upper)
{
    bool has_lower = lower > -ORKI_LP_INFINITY, has_upper = upper < ORKI_LP_INFINITY;
    if (has_lower && has_upper)
        return lower < upper ? GLP_DB : GLP_FX;
    return has_lower ? GLP_LO : has_upper ? GLP_UP : GLP_FR;
}

static void add_row(orki_lp *lp)
{
    lp->result = glp_add_rows(lp->p, 1);
    glp_set_row_bnds(lp->p, lp->result, bound_type(lp->lower, lp->upper), lp->lower, lp->upper);
}

int orki_lp_add_row(orki_lp *lp, double lower, double upper)
{
    lp->lower = lower;
    lp->upper = upper;
    return guard(lp, add_row) == ORK_OK ? lp->result - 1 : -1;
}

static void add_column(orki_lp *lp)
{
    lp->result = glp_add_cols(lp->p, 1);
    glp_set_col_bnds(lp->p, lp->result, bound_type(lp->lower, lp->upper), lp->lower, lp->upper);
    glp_set_obj_coef(lp->p, lp->result, lp->cost);
    glp_set_mat_col(lp->p, lp->result, lp->n, lp->rows, lp->values);
}

int orki_lp_add_column(orki_lp *lp, double cost, double lower, double upper, int n, const int *rows,
                       const double *values)
{
    if (lp->is_dead || n < 0 || glp_get_num_cols(lp->p) == INT_MAX)
        return -1;
    if (make_room(lp, (size_t)n + 1) != ORK_OK)
        return -1;
    for (int i = 0; i < n; i++) {
        if (rows[i] < 0 || rows[i] >= glp_get_num_rows(lp->p))
            return -1;
        lp->rows[i + 1] = rows[i] + 1;
        lp->values[i + 1] = values[i];
    }
    lp->n = n;
    lp->cost = cost;
    lp->lower = lower;
    lp->upper = upper;
    return guard(lp, add_column) == ORK_OK ? lp->result - 1 : -1;
}

void orki_lp_set_whole(orki_lp *lp, int column)
{
    if (!lp->is_dead && column >= 0 && column < glp_get_num_cols(lp->p))
        glp_set_col_kind(lp->p, column + 1, GLP_IV);
}

void orki_lp_close_column(orki_lp *lp, int column)
{
    if (!lp->is_dead && column >= 0 && column < glp_get_num_cols(lp->p))
        glp_set_col_bnds(lp->p, column + 1, GLP_FX, 0, 0);
}

static void simplex(orki_lp *lp)
{
    glp_smcp how;
    glp_init_smcp(&how);
    how.msg_lev = GLP_MSG_OFF;
    how.meth = GLP_PRIMAL;
    how.presolve = GLP_OFF;
    how.it_lim = MAX_PIVOTS;
    lp->result = glp_simplex(lp->p, &how);
    if (lp->result != 0 || glp_get_status(lp->p) != GLP_OPT) {
        /* a bad basis, or numbers far apart (huge weights): start afresh once, scaled */
        glp_scale_prob(lp->p, GLP_SF_AUTO);
        glp_adv_basis(lp->p, 0);
        lp->result = glp_simplex(lp->p, &how);
    }
}

ork_status orki_lp_solve(orki_lp *lp, orki_lp_outcome *outcome)
{
    ork_status st = guard(lp, simplex);
    if (st != ORK_OK)
        return st;
    int status = glp_get_status(lp->p);
    *outcome = status == GLP_OPT ? ORKI_LP_OPTIMAL : ORKI_LP_INFEASIBLE;
    bool is_decided = status == GLP_OPT || status == GLP_NOFEAS;
    return lp->result == 0 && is_decided ? ORK_OK : ORK_ERR_BACKEND;
}

double orki_lp_objective(const orki_lp *lp)
{
    return lp->is_dead ? 0 : glp_get_obj_val(lp->p);
}

double orki_lp_dual(const orki_lp *lp, int row)
{
    return lp->is_dead ? 0 : glp_get_row_dual(lp->p, row + 1);
}

double orki_lp_value(const orki_lp *lp, int column)
{
    return lp->is_dead ? 0 : glp_get_col_prim(lp->p, column + 1);
}

/* Called between the nodes of branch and cut. */
static void watch(glp_tree *tree, void *info)
{
    orki_lp *lp = info;
    lp->pivots_seen = glp_get_it_cnt(glp_ios_get_prob(tree));
    if (lp->pivots_seen > lp->pivot_limit || orki_clock_s() > lp->deadline_s) {
        lp->is_limited = true;
        glp_ios_terminate(tree);
    }
}

/* (C1)  sum of cost * column <= cutoff: without it GLPK cannot be told of an incumbent. The row is
 * made once and changes from one search to the next. */
static void set_cutoff(orki_lp *lp)
{
    int n = glp_get_num_cols(lp->p), k = 0;
    for (int j = 1; j <= n; j++) {
        double cost = glp_get_obj_coef(lp->p, j);
        if (cost == 0)
            continue;
        lp->rows[++k] = j;
        lp->values[k] = cost;
    }
    if (lp->cutoff_row == 0)
        lp->cutoff_row = glp_add_rows(lp->p, 1);
    glp_set_row_bnds(lp->p, lp->cutoff_row, GLP_UP, 0, lp->cutoff);
    glp_set_mat_row(lp->p, lp->cutoff_row, k, lp->rows, lp->values);
}

static void branch_and_cut(orki_lp *lp)
{
    if (lp->cutoff < ORKI_LP_INFINITY)
        set_cutoff(lp);
    glp_iocp how;
    glp_init_iocp(&how);
    how.msg_lev = GLP_MSG_OFF;
    how.br_tech = GLP_BR_PCH;
    how.bt_tech = GLP_BT_BLB;
    how.presolve = GLP_ON;
    how.clq_cuts = GLP_ON;
    how.cb_func = watch;
    how.cb_info = lp;
    double left_s = lp->deadline_s - orki_clock_s();
    left_s = left_s < MAX_SECONDS ? left_s : MAX_SECONDS;
    how.tm_lim = left_s > 0.001 ? (int)(left_s * 1000) : 1;
    lp->result = glp_intopt(lp->p, &how);
}

ork_status orki_lp_solve_whole(orki_lp *lp, const orki_lp_limits *limits, orki_lp_outcome *outcome)
{
    if (lp->is_dead)
        return ORK_ERR_BACKEND;
    if (make_room(lp, (size_t)glp_get_num_cols(lp->p) + 1) != ORK_OK)
        return ORK_ERR_MEMORY;
    lp->cutoff = limits->cutoff;
    lp->pivot_limit = limits->pivots;
    lp->deadline_s = orki_clock_s() + limits->seconds;
    lp->is_limited = false;
    lp->pivots_seen = 0;
    ork_status st = guard(lp, branch_and_cut);
    lp->mip_pivots += lp->pivots_seen;
    if (st != ORK_OK)
        return st;
    int status = glp_mip_status(lp->p);
    bool is_limited = lp->is_limited || lp->result == GLP_ETMLIM || lp->result == GLP_ESTOP;
    if (lp->result != 0 && !is_limited && lp->result != GLP_ENOPFS)
        return ORK_ERR_BACKEND;
    if (status == GLP_OPT && !is_limited)
        *outcome = ORKI_LP_OPTIMAL;
    else if (status == GLP_OPT || status == GLP_FEAS)
        *outcome = ORKI_LP_FEASIBLE;
    else
        *outcome = is_limited ? ORKI_LP_NO_ANSWER : ORKI_LP_INFEASIBLE;
    return ORK_OK;
}

double orki_lp_whole_objective(const orki_lp *lp)
{
    return lp->is_dead ? 0 : glp_mip_obj_val(lp->p);
}

double orki_lp_whole_value(const orki_lp *lp, int column)
{
    return lp->is_dead ? 0 : glp_mip_col_val(lp->p, column + 1);
}

int64_t orki_lp_pivots(const orki_lp *lp)
{
    return lp->is_dead ? lp->mip_pivots : glp_get_it_cnt(lp->p) + lp->mip_pivots;
}

int64_t orki_lp_work(const orki_lp *lp, int64_t pivots)
{
    return lp->is_dead ? pivots : pivots * (1 + glp_get_num_rows(lp->p) / ROWS_A_UNIT);
}
