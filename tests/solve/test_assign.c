/* base/assign against trying every assignment. */
#include "base/assign.h"
#include "base/random.h"
#include "ork_test.h"

#include <stdbool.h>

enum { MOST = 6 };

static int64_t try_all(int n, int m, const int64_t *cost, int thing, unsigned int taken)
{
    if (thing == n)
        return 0;
    int64_t best = -1;
    for (int j = 0; j < m; j++) {
        int64_t here = cost[thing * m + j];
        if ((taken >> j & 1u) != 0 || here == ORKI_ASSIGN_NEVER)
            continue;
        int64_t rest = try_all(n, m, cost, thing + 1, taken | 1u << j);
        if (rest >= 0 && (best < 0 || here + rest < best))
            best = here + rest;
    }
    return best;
}

static void test_assign__is_least(void)
{
    orki_random random = orki_random_start(11, 1);
    int n_impossible = 0;
    for (int round = 0; round < 3000; round++) {
        int n = orki_random_below(&random, MOST), m = orki_random_below(&random, MOST + 1);
        int64_t cost[MOST * MOST];
        int place[MOST];
        for (int i = 0; i < n * m; i++)
            cost[i] = orki_random_below(&random, 3) == 0 ? ORKI_ASSIGN_NEVER
                                                         : orki_random_below(&random, 9);
        int64_t wanted = n > m ? -1 : try_all(n, m, cost, 0, 0),
                got = orki_assign(n, m, cost, place);
        ORK_EQUAL_INT(got, wanted);
        n_impossible += wanted < 0;
        int64_t sum = 0;
        for (int i = 0; i < n && got >= 0; i++)
            sum += cost[i * m + place[i]];
        if (got >= 0)
            ORK_EQUAL_INT(sum, got);
    }
    ORK_TRUE(n_impossible > 100 && n_impossible < 2900);
}

ORK_TEST_MAIN("assign", {"is least", test_assign__is_least})
