/* What the lines of a curve prove, far away from where they were found, too. */
#include "ork_test.h"

#include "orkestrooster/rerun.h"

/* 2^30 x 2^40 is a multiple of 2^64. */
static void test_curve__steep_line_proves_nothing_far_off(void)
{
    ork_curve_line lines[] = {{0, 3}, {INT64_C(1) << 30, 5}};
    const ork_curve curve = {.n_lines = 2, .lines = lines};
    ORK_EQUAL_INT(ork_curve_bound(&curve, 0), 5);
    ORK_EQUAL_INT(ork_curve_bound(&curve, 1), 3);
    ORK_EQUAL_INT(ork_curve_bound(&curve, INT64_C(1) << 40), 3);
}

ORK_TEST_MAIN("curve",
              {"steep line proves nothing far off", test_curve__steep_line_proves_nothing_far_off})
