/* solve/cnf, solve/sat and the lessons of series as clauses. Small formulas are tried with every
 * assignment; on random schools the clauses hold exactly for the timetables that the state calls
 * whole and cheap enough, and what is found is what the judge says. */
#include "base/memory.h"
#include "base/random.h"

#include "ork_test.h"
#include "solve/sat.h"
#include "solve/series_anneal.h"
#include "solve/series_clauses.h"
#include "solve/series_moves.h"
#include "solve/series_sat.h"
#include "test_world.h"

#include <string.h>

enum {
    N_FORMULAS = 1500,
    MAX_VARS = 12,
    N_LITERALS = 6, /* that are counted */
    N_SCHOOLS = 40,
    N_ROUNDS = 12,
    N_MOVES = 5,
    ANNEAL_WORK = 120,
    SAT_WORK = 1500
};

static const orki_sat_limits endless = {.steps = INT64_MAX};

static bool holds(const orki_cnf *cnf, unsigned assignment)
{
    bool is_satisfied = false;
    for (size_t i = 0; i < cnf->n; i++) {
        int literal = cnf->literals[i];
        if (literal == 0 && !is_satisfied)
            return false;
        int v = literal > 0 ? literal : -literal;
        is_satisfied = literal != 0 &&
                       (is_satisfied || (assignment >> (v - 1) & 1) == (unsigned)(literal > 0));
    }
    return true;
}

static void make_formula(orki_cnf *cnf, orki_random *random)
{
    int n_vars = 3 + orki_random_below(random, MAX_VARS - 2);
    int n_clauses = n_vars + orki_random_below(random, 4 * n_vars);
    for (int v = 0; v < n_vars; v++)
        orki_cnf_new(cnf);
    for (int i = 0; i < n_clauses; i++) {
        int clause[5],
            n = orki_random_below(random, 20) == 0 ? 1 : 2 + orki_random_below(random, 4);
        for (int k = 0; k < n; k++) {
            int v = 1 + orki_random_below(random, n_vars);
            clause[k] = orki_random_below(random, 2) == 0 ? v : -v;
        }
        orki_cnf_add(cnf, clause, n);
    }
}

static void test_sat__agrees_with_every_assignment(void)
{
    orki_random random = orki_random_start(1, 1);
    int n_yes = 0;
    for (int i = 0; i < ork_scale(N_FORMULAS); i++) {
        orki_cnf cnf = {0};
        int8_t values[MAX_VARS + 1] = {0};
        orki_sat_outcome outcome;
        int64_t steps;
        unsigned found = 0;
        bool is_yes = false;
        make_formula(&cnf, &random);
        ORK_EQUAL_INT(orki_sat_solve(&outcome, &steps, values, &cnf, &endless), ORK_OK);
        for (unsigned a = 0; a < 1u << cnf.n_vars && !is_yes; a++)
            is_yes = holds(&cnf, a);
        for (int v = 1; v <= cnf.n_vars; v++)
            found |= (unsigned)values[v] << (v - 1);
        ORK_EQUAL_INT(outcome, is_yes ? ORKI_SAT_YES : ORKI_SAT_NO);
        ORK_TRUE(!is_yes || holds(&cnf, found));
        n_yes += is_yes;
        orki_cnf_free(&cnf);
    }
    ORK_TRUE(n_yes > N_FORMULAS / 10 && n_yes < ork_scale(N_FORMULAS) * 9 / 10);
    ork_count("formulas-tried", ork_scale(N_FORMULAS));
}

/* n + 1 pigeons, n holes: short, and hard. */
static void put_pigeons(orki_cnf *cnf, int n)
{
    for (int i = 0; i < (n + 1) * n; i++)
        orki_cnf_new(cnf);
    for (int p = 0; p <= n; p++) {
        int clause[16];
        for (int h = 0; h < n; h++)
            clause[h] = 1 + p * n + h;
        orki_cnf_add(cnf, clause, n);
        for (int q = 0; q < p; q++) {
            for (int h = 0; h < n; h++)
                orki_cnf_add2(cnf, -(1 + p * n + h), -(1 + q * n + h));
        }
    }
}

static bool never(void *user)
{
    ++*(int *)user;
    return false;
}

static void test_sat__ends_at_its_limit(void)
{
    int8_t values[200] = {0};
    orki_sat_outcome outcome;
    int64_t steps, again;
    for (int n = 4; n <= 10; n += 3) {
        orki_cnf cnf = {0};
        put_pigeons(&cnf, n);
        orki_sat_limits limits = {.steps = n < 10 ? INT64_MAX : 300000};
        ORK_EQUAL_INT(orki_sat_solve(&outcome, &steps, values, &cnf, &limits), ORK_OK);
        ORK_EQUAL_INT(outcome, n < 10 ? ORKI_SAT_NO : ORKI_SAT_UNDECIDED);
        ORK_TRUE(n < 10 || (steps > limits.steps && steps < 2 * limits.steps));
        ORK_EQUAL_INT(orki_sat_solve(&outcome, &again, values, &cnf, &limits), ORK_OK);
        ORK_EQUAL_INT(again, steps);
        int n_asked = 0;
        limits = (orki_sat_limits){INT64_MAX, never, &n_asked};
        ORK_EQUAL_INT(orki_sat_solve(&outcome, &steps, values, &cnf, &limits), ORK_OK);
        ORK_EQUAL_INT(outcome, ORKI_SAT_UNDECIDED);
        ORK_EQUAL_INT(n_asked, 1);
        orki_cnf_free(&cnf);
    }
}

enum { AT_MOST, AT_LEAST, COUNT, WEIGH, N_RULES };

/* A rule about literals 1 .. n. @return whether it holds for this assignment of them */
static bool put_rule(orki_cnf *cnf, int rule, int n, int k, unsigned assignment)
{
    int literals[N_LITERALS], counts[N_LITERALS], n_held = 0, sum = 0;
    orki_cnf_term terms[N_LITERALS];
    for (int i = 0; i < n; i++) {
        bool is_held = (assignment >> i & 1) != 0;
        literals[i] = i % 2 == 0 ? orki_cnf_new(cnf) : -orki_cnf_new(cnf);
        terms[i] = (orki_cnf_term){literals[i], 1 + i * i};
        n_held += is_held;
        sum += is_held ? 1 + i * i : 0;
        orki_cnf_add(cnf, (int[]){is_held ? literals[i] : -literals[i]}, 1);
    }
    if (rule == AT_MOST)
        orki_cnf_at_most(cnf, literals, n, k);
    if (rule == AT_LEAST)
        orki_cnf_at_least(cnf, literals, n, k);
    if (rule == WEIGH)
        orki_cnf_weigh(cnf, terms, n, 3 * k);
    if (rule == COUNT && k > 0) { /* the k-th count must be able to be false */
        orki_cnf_count(cnf, literals, n, counts, k);
        orki_cnf_add(cnf, (int[]){-counts[k - 1]}, 1);
    }
    return rule == AT_MOST    ? n_held <= k
           : rule == AT_LEAST ? n_held >= k
           : rule == WEIGH    ? sum <= 3 * k
                              : k == 0 || n_held < k;
}

static void test_cnf__counts(void)
{
    for (int n = 1; n <= N_LITERALS; n++) {
        for (int i = 0; i < 1 << n; i++) {
            for (int k = 0; k <= N_LITERALS; k++) {
                for (int rule = 0; rule < N_RULES; rule++) {
                    orki_cnf cnf = {0};
                    int8_t values[1000] = {0};
                    orki_sat_outcome outcome;
                    int64_t steps;
                    bool is_held = put_rule(&cnf, rule, n, k, (unsigned)i);
                    CU_ASSERT_TRUE_FATAL(cnf.n_vars < 1000);
                    ORK_EQUAL_INT(orki_sat_solve(&outcome, &steps, values, &cnf, &endless), ORK_OK);
                    ORK_EQUAL_INT(outcome, is_held ? ORKI_SAT_YES : ORKI_SAT_NO);
                    orki_cnf_free(&cnf);
                }
            }
        }
    }
}

/* A school with an answer; @return whether all meetings are placed in it. */
static bool open_world(test_world *w, uint64_t seed)
{
    test_world_of_school(w, seed);
    test_world_search(w, seed, SAT_WORK);
    ORK_EQUAL_INT(orki_series_anneal(&w->work, &w->work.best, ANNEAL_WORK), ORK_OK);
    w->work.effort.work = w->n_told = 0;
    return w->work.best.cost < w->problem.meeting_cost;
}

typedef struct counts {
    int n_said, n_whole, n_broken, n_better, n_settled;
} counts;

/* Do the clauses of `from` hold with all free lessons where they are in `to`? */
static bool is_said(const orki_series_state *from, const orki_series_state *to, const bool *is_free,
                    int64_t most)
{
    orki_series_clauses clauses;
    orki_sat_outcome outcome = ORKI_SAT_UNDECIDED;
    int64_t steps;
    ORK_EQUAL_INT(orki_series_clauses_open(&clauses, from, is_free, most), ORK_OK);
    for (int i = 0; i < from->n_series * from->n_moments; i++) {
        int variable = clauses.variable[i];
        bool is_there = to->lesson_at[i] >= 0;
        if (!is_free[from->series[i / from->n_moments].tutor])
            ORK_EQUAL_INT(variable, 0);
        else if (variable != 0)
            orki_cnf_add(&clauses.cnf, (int[]){is_there ? variable : -variable}, 1);
        else if (is_there)
            orki_cnf_add(&clauses.cnf, NULL, 0);
    }
    int8_t *values = orki_alloc((size_t)clauses.cnf.n_vars + 1, sizeof *values);
    CU_ASSERT_TRUE_FATAL(values != NULL);
    orki_series_clauses_write(&clauses, from, values);
    ORK_EQUAL_INT(orki_sat_solve(&outcome, &steps, values, &clauses.cnf, &endless), ORK_OK);
    orki_free(values);
    orki_series_clauses_free(&clauses);
    return outcome == ORKI_SAT_YES;
}

static void move_lessons(orki_series_state *state, const bool *is_free, orki_random *random)
{
    for (int i = 0; i < N_MOVES; i++) {
        int lesson = orki_random_below(random, state->n_lessons), s = state->series_of[lesson];
        int m = state->series[s].moments[orki_random_below(random, state->series[s].n_moments)];
        if (!is_free[state->series[s].tutor] || !orki_series_state_has_room(state, s, m))
            continue;
        int64_t over = state->over, home = state->at[lesson];
        orki_series_state_leave(state, lesson);
        orki_series_state_enter(state, lesson, m);
        if (state->over > over && orki_random_below(random, 3) > 0) { /* mostly whole ones */
            orki_series_state_leave(state, lesson);
            orki_series_state_enter(state, lesson, (int)home);
        }
    }
}

static void compare_clauses(counts *c, test_world *w)
{
    orki_series_state from, to;
    bool is_free[8] = {false};
    ORK_EQUAL_INT(orki_series_state_open(&from, &w->work, &w->work.best), ORK_OK);
    ORK_EQUAL_INT(orki_series_state_open(&to, &w->work, &w->work.best), ORK_OK);
    CU_ASSERT_TRUE_FATAL(from.n_tutors <= 8);
    for (int round = 0; round < N_ROUNDS && from.fair_weight == 0; round++) {
        orki_series_state_load(&to, from.at);
        for (int t = 0; t < from.n_tutors; t++)
            is_free[t] = round % 3 == 0 || orki_random_below(&w->work.random, 2) == 0;
        move_lessons(&to, is_free, &w->work.random);
        bool is_whole = to.over == 0;
        ORK_TRUE(is_said(&from, &to, is_free, to.cost) == is_whole);
        ORK_TRUE(!is_said(&from, &to, is_free, to.cost - 1));
        c->n_whole += is_whole;
        c->n_broken += !is_whole;
    }
    c->n_said += from.fair_weight == 0;
    orki_series_state_free(&from);
    orki_series_state_free(&to);
}

static void test_clauses__say_what_the_state_says(void)
{
    counts c = {0};
    for (uint64_t seed = 1; seed <= N_SCHOOLS; seed++) {
        test_world w;
        if (open_world(&w, seed))
            compare_clauses(&c, &w);
        test_world_close(&w);
    }
    ORK_TRUE(c.n_said > N_SCHOOLS / 6);
    ORK_TRUE(c.n_whole > N_SCHOOLS && c.n_broken > N_SCHOOLS / 2);
}

/* With time enough nothing better is left that long annealing finds. */
static void try_series(counts *c, uint64_t seed)
{
    test_world w, again;
    bool is_tried, is_tried_again, is_valid;
    bool is_whole = open_world(&w, seed);
    open_world(&again, seed);
    int64_t before = w.work.best.cost;
    ORK_EQUAL_INT(orki_series_sat(&w.work, &is_tried), ORK_OK);
    ORK_EQUAL_INT(orki_series_sat(&again.work, &is_tried_again), ORK_OK);
    ORK_EQUAL_INT(is_tried, is_tried_again);
    ORK_EQUAL_INT(w.work.best.cost, again.work.best.cost);
    ORK_EQUAL_INT(w.work.effort.work, again.work.effort.work);
    ORK_TRUE((w.work.best.cost < before) == (w.n_told > 0));
    ORK_TRUE(is_tried <= is_whole);
    for (int m = 0; m < w.problem.n_meets; m++)
        ORK_EQUAL_INT(w.work.best.meet[m], again.work.best.meet[m]);
    int64_t cost = w.work.best.cost;
    ORK_EQUAL_INT(orki_answer_judge(&w.work.best, &is_valid, &w.problem, NULL), ORK_OK);
    ORK_TRUE(is_valid);
    ORK_EQUAL_INT(w.work.best.cost, cost);
    bool is_settled = is_tried && w.work.effort.work < SAT_WORK;
    if (is_settled) {
        ORK_EQUAL_INT(orki_series_anneal(&w.work, &w.work.best, 60 * ANNEAL_WORK), ORK_OK);
        ORK_EQUAL_INT(w.work.best.cost, cost);
    }
    c->n_said += is_tried;
    c->n_better += cost < before;
    c->n_settled += is_settled;
    test_world_close(&again);
    test_world_close(&w);
}

static void test_series__get_better(void)
{
    counts c = {0};
    for (uint64_t seed = 1; seed <= N_SCHOOLS; seed++)
        try_series(&c, seed);
    ORK_TRUE(c.n_said > N_SCHOOLS / 6);
    ORK_TRUE(c.n_better > 0 && c.n_settled > c.n_said / 4);
}

static void test_series__survive_lack_of_memory(void)
{
    uint64_t seed = 1;
    test_world w;
    while (!open_world(&w, seed) || w.season->weights[ORKI_RULE_FAIRNESS] > 0) {
        test_world_close(&w);
        seed++;
    }
    ork_status st = ORK_ERR_MEMORY;
    for (long n = 1; st == ORK_ERR_MEMORY; n += 1 + n / 20) {
        bool is_tried;
        w.work.work_limit = w.work.effort.work + 40;
        orki_memory_fail_at(n);
        st = orki_series_sat(&w.work, &is_tried);
        orki_memory_fail_at(0);
        ORK_TRUE(st == ORK_ERR_MEMORY || st == ORK_OK);
    }
    test_world_close(&w);
}

ORK_TEST_MAIN("sat", {"formulas", test_sat__agrees_with_every_assignment},
              {"limits", test_sat__ends_at_its_limit}, {"counts", test_cnf__counts},
              {"clauses as the state", test_clauses__say_what_the_state_says},
              {"better, and the same again", test_series__get_better},
              {"out of memory", test_series__survive_lack_of_memory})
