/* Opening and closing of worlds; what fails ends in the test that opened them. */
#include "test_world.h"

#include "ork_test.h"
#include "random_school.h"

static void open_problem(test_world *w)
{
    ORK_EQUAL_INT(orki_problem_build(&w->problem, w->season, false, NULL), ORK_OK);
    ORK_EQUAL_INT(orki_duties_list(&w->all, &w->problem), ORK_OK);
    ORK_EQUAL_INT(orki_node_open(&w->node, &w->problem), ORK_OK);
    orki_node_refresh(&w->node, &w->problem);
}

void test_world_of_season(test_world *w, uint64_t seed)
{
    *w = (test_world){.is_school = false};
    w->season = property_open(seed, &w->best);
    open_problem(w);
}

void test_world_of_school(test_world *w, uint64_t seed)
{
    *w = (test_world){.is_school = true, .season = random_school(seed)};
    open_problem(w);
}

void test_world_price(test_world *w)
{
    ORK_EQUAL_INT(orki_pricer_open(&w->pricer, &w->problem, &w->all, &w->node), ORK_OK);
    w->pricer.is_thorough = true;
    ORK_EQUAL_INT(orki_duals_make(&w->duals, &w->problem, 0, &w->arena), ORK_OK);
}

static bool on_answer(void *user, const orki_answer *answer)
{
    test_world *w = user;
    w->n_told += answer->cost < INT64_MAX;
    return true;
}

static bool goes_on(void *user)
{
    return user != NULL;
}

void test_world_search(test_world *w, uint64_t seed, int64_t work_limit)
{
    bool is_valid = false;
    w->work = (orki_work){.problem = &w->problem,
                          .all = &w->all,
                          .pool = &w->pool,
                          .cuts = &w->cuts,
                          .random = orki_random_start(seed, 5),
                          .work_limit = work_limit,
                          .on_answer = on_answer,
                          .goes_on = goes_on,
                          .user = w};
    ORK_EQUAL_INT(orki_answer_make(&w->work.best, &w->problem), ORK_OK);
    ORK_EQUAL_INT(orki_answer_judge(&w->work.best, &is_valid, &w->problem, NULL), ORK_OK);
    ORK_TRUE(is_valid);
}

void test_world_close(test_world *w)
{
    orki_answer_free(&w->work.best);
    orki_answer_free(&w->answer);
    orki_master_close(&w->master);
    orki_pricer_free(&w->pricer);
    orki_pool_free(&w->pool);
    orki_node_free(&w->node);
    orki_duties_free(&w->all);
    orki_problem_free(&w->problem);
    orki_arena_free(&w->arena);
    property_close(w->season, &w->best);
}
