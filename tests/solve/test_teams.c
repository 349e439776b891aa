/* solve/teams: who has which parts in the linear program of random seasons. Every teacher's
 * cheapest weeks are in it; a part without rows for lacks is had as much as the plans that have it.
 */
#include "base/random.h"
#include "ork_test.h"
#include "solve/series.h"
#include "solve/teams.h"
#include "test_world.h"

#include <math.h>

enum { N_SEASONS = 12 };

/* The empty week and the cheapest ones of each teacher, at prices that make lessons worth having.
 */
static void add_weeks(test_world *w, uint64_t seed)
{
    orki_random random = orki_random_start(seed, 5);
    orki_pricer pricer;
    orki_duals duals;
    ORK_EQUAL_INT(orki_duals_make(&duals, &w->problem, 0, &w->arena), ORK_OK);
    for (int k = 0; k < w->problem.n_pieces; k++)
        duals.piece[k] = orki_random_below(&random, 300000);
    orki_duals_clip(&duals, &w->problem, &w->node, &w->cuts);
    ORK_EQUAL_INT(orki_pricer_open(&pricer, &w->problem, &w->all, &w->node), ORK_OK);
    for (int t = 0; t < w->problem.n_takers; t++) {
        orki_week empty;
        orki_priced priced;
        int index;
        if (!orki_is_taker(&w->problem, t))
            continue;
        orki_week_judge(&empty, &w->problem, &w->all, t, NULL, 0);
        ORK_EQUAL_INT(orki_pool_add(&w->pool, &empty, &index), ORK_OK);
        ORK_EQUAL_INT(orki_price(&priced, &pricer, t, &duals, ORKI_PRICE_KEEP), ORK_OK);
        for (int i = 0; i < priced.n_weeks; i++)
            ORK_EQUAL_INT(orki_pool_add(&w->pool, &priced.weeks[i], &index), ORK_OK);
    }
    orki_pricer_free(&pricer);
}

static void open_world(test_world *w, uint64_t seed)
{
    orki_lp_outcome outcome = ORKI_LP_NO_ANSWER;
    test_world_of_season(w, seed);
    add_weeks(w, seed);
    ORK_EQUAL_INT(orki_master_open(&w->master, &w->problem, &w->all, &w->node, &w->cuts), ORK_OK);
    for (int i = 0; i < w->pool.n; i++)
        ORK_EQUAL_INT(orki_master_add_week(&w->master, &w->pool, i), ORK_OK);
    ORK_EQUAL_INT(orki_lp_solve(w->master.lp, &outcome), ORK_OK);
    ORK_EQUAL_INT(outcome, ORKI_LP_OPTIMAL);
}

/* Rows (1) and (2) of the master: what is had of a part and what is left unstaffed is together what
 * the plans of its block have. */
static double had_by_rows(const test_world *w, int part)
{
    const orki_part *p = &w->problem.parts[part];
    double sum = 0;
    for (int i = w->problem.plans.first[p->block]; i < w->problem.plans.first[p->block + 1]; i++) {
        if (w->master.plan_column[i] >= 0)
            sum += orki_lp_value(w->master.lp, w->master.plan_column[i]);
    }
    for (int k = p->first_piece; k < p->first_piece + p->n_pieces; k++) {
        if (w->master.lack_column[k] >= 0)
            sum -= orki_lp_value(w->master.lp, w->master.lack_column[k]);
    }
    return sum;
}

static void expect_shares(const test_world *w, const double *share, int *n_had)
{
    for (int p = 0; p < w->problem.n_parts; p++) {
        double sum = 0;
        for (int t = 0; t < w->season->n_teachers; t++)
            sum += share[(size_t)t * (size_t)w->problem.n_parts + (size_t)p];
        ORK_TRUE(fabs(sum - had_by_rows(w, p)) < 1e-6);
        *n_had += sum > 0.5;
    }
}

static void expect_surest(const test_world *w, const double *share, const int *surest,
                          const double *sureness)
{
    for (int p = 0; p < w->problem.n_parts; p++) {
        double most = 0;
        for (int t = 0; t < w->season->n_teachers; t++)
            most = fmax(most, share[(size_t)t * (size_t)w->problem.n_parts + (size_t)p]);
        ORK_TRUE(fabs(sureness[p] - most) < 1e-12);
        ORK_TRUE((surest[p] < 0) == (most <= 0));
        if (surest[p] >= 0)
            ORK_TRUE(share[(size_t)surest[p] * (size_t)w->problem.n_parts + (size_t)p] == most);
    }
}

static void test_teams__are_those_of_the_program(void)
{
    int n_had = 0;
    for (uint64_t seed = 1; seed <= N_SEASONS; seed++) {
        test_world w;
        double *share = NULL;
        open_world(&w, seed);
        size_t n_parts = (size_t)w.problem.n_parts;
        int *surest = orki_arena_alloc(&w.arena, n_parts, sizeof *surest);
        double *sureness = orki_arena_alloc(&w.arena, n_parts, sizeof *sureness);
        ORK_EQUAL_INT(orki_share_pairs(&share, &w.problem, &w.all, &w.pool, &w.master, &w.arena),
                      ORK_OK);
        if (share != NULL && surest != NULL && sureness != NULL) {
            orki_find_teams(surest, sureness, &w.problem, share);
            expect_shares(&w, share, &n_had);
            expect_surest(&w, share, surest, sureness);
        }
        test_world_close(&w);
    }
    ORK_TRUE(n_had > N_SEASONS); /* else nothing was looked at */
}

ORK_TEST_MAIN("teams", {"are those of the program", test_teams__are_those_of_the_program})
