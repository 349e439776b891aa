/* solve/glpk_boundary: answers, limits, refused arguments. Nothing may reach standard output. */
#include "ork_test.h"
#include "solve/glpk_boundary.h"

static void test_glpk__solves(void)
{
    orki_lp *lp;
    orki_lp_outcome outcome;
    ORK_EQUAL_INT(orki_lp_open(&lp), ORK_OK);
    int row = orki_lp_add_row(lp, 3, ORKI_LP_INFINITY);
    double two = 2, one = 1;
    int a = orki_lp_add_column(lp, 3, 0, ORKI_LP_INFINITY, 1, &row, &two);
    int b = orki_lp_add_column(lp, 2, 0, 1, 1, &row, &one);
    ORK_EQUAL_INT(orki_lp_solve(lp, &outcome), ORK_OK);
    ORK_EQUAL_INT(outcome, ORKI_LP_OPTIMAL);
    ORK_TRUE(fabs(orki_lp_objective(lp) - 4.5) < 1e-9);
    ORK_TRUE(fabs(orki_lp_dual(lp, row) - 1.5) < 1e-9);
    orki_lp_set_whole(lp, a);
    orki_lp_set_whole(lp, b);
    orki_lp_limits limits = {ORKI_LP_INFINITY, INT64_MAX, ORKI_LP_INFINITY};
    ORK_EQUAL_INT(orki_lp_solve_whole(lp, &limits, &outcome), ORK_OK);
    ORK_EQUAL_INT(outcome, ORKI_LP_OPTIMAL);
    ORK_TRUE(orki_lp_whole_value(lp, a) > 0.5 && orki_lp_whole_value(lp, b) > 0.5);
    limits.cutoff = 4;
    ORK_EQUAL_INT(orki_lp_solve_whole(lp, &limits, &outcome), ORK_OK);
    ORK_EQUAL_INT(outcome, ORKI_LP_INFEASIBLE);
    orki_lp_close(lp);
}

static void test_glpk__tells_infeasible(void)
{
    orki_lp *lp;
    orki_lp_outcome outcome;
    double one = 1;
    ORK_EQUAL_INT(orki_lp_open(&lp), ORK_OK);
    int row = orki_lp_add_row(lp, 5, ORKI_LP_INFINITY);
    orki_lp_add_column(lp, 1, 0, 1, 1, &row, &one);
    ORK_EQUAL_INT(orki_lp_solve(lp, &outcome), ORK_OK);
    ORK_EQUAL_INT(outcome, ORKI_LP_INFEASIBLE);
    orki_lp_close(lp);
}

static void test_glpk__refuses_bad_arguments(void)
{
    orki_lp *lp;
    double one = 1;
    int row = 7, twice[2] = {0, 0};
    double values[2] = {1, 1};
    ORK_EQUAL_INT(orki_lp_open(&lp), ORK_OK);
    ORK_EQUAL_INT(orki_lp_add_column(lp, 1, 0, 1, 1, &row, &one), -1);
    orki_lp_add_row(lp, 0, 1);
    /* a row twice ends the process in GLPK itself: here it comes back, and the program is dead */
    ORK_EQUAL_INT(orki_lp_add_column(lp, 1, 0, 1, 2, twice, values), -1);
    orki_lp_outcome outcome;
    ORK_EQUAL_INT(orki_lp_solve(lp, &outcome), ORK_ERR_BACKEND);
    orki_lp_close(lp);
    test_glpk__solves(); /* a new one lives */
}

/* A knapsack-like program that needs many nodes: a limit of one pivot must end it. */
static void test_glpk__keeps_its_limit(void)
{
    enum { N = 60 };
    orki_lp *lp;
    orki_lp_outcome outcome;
    ORK_EQUAL_INT(orki_lp_open(&lp), ORK_OK);
    for (int r = 0; r < 20; r++)
        orki_lp_add_row(lp, -ORKI_LP_INFINITY, 97 + 3 * r);
    for (int c = 0; c < N; c++) {
        int rows[20];
        double values[20];
        for (int r = 0; r < 20; r++) {
            rows[r] = r;
            values[r] = 5 + (c * 37 + r * 91) % 23;
        }
        orki_lp_set_whole(lp, orki_lp_add_column(lp, -10 - c % 7, 0, 1, 20, rows, values));
    }
    orki_lp_limits limits = {ORKI_LP_INFINITY, 1, ORKI_LP_INFINITY};
    ORK_EQUAL_INT(orki_lp_solve_whole(lp, &limits, &outcome), ORK_OK);
    ORK_TRUE(outcome == ORKI_LP_FEASIBLE || outcome == ORKI_LP_NO_ANSWER);
    orki_lp_close(lp);
}

ORK_TEST_MAIN("glpk", {"solves", test_glpk__solves},
              {"tells infeasible", test_glpk__tells_infeasible},
              {"refuses bad arguments", test_glpk__refuses_bad_arguments},
              {"keeps its limit", test_glpk__keeps_its_limit})
