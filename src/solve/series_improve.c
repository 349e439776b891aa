/* A neighbourhood is a node in which blocks keep their plans, and teachers outside it their weeks.
 * The first teacher freed is one whose week is dear, or who could take what is missing; the others
 * are kin: they have series of the same groups. */
#include "solve/construct_series.h"
#include "solve/series_search.h"

#include <string.h>

static const orki_explore_rules near_rules = {.tolerance = 0.0005,
                                              .colgen_work = INT64_MAX,
                                              .whole_pivots = 8000,
                                              .list_limit = 3000,
                                              .guess = 0.01};

enum { FIRST_SIZE = 3, PATIENCE = 3, MAX_SIZE = 12 };

typedef struct hunt {
    orki_work *work;
    const orki_problem *problem;
    orki_arena arena;
    bool *is_free; /* [n_teachers] */
    bool *is_able; /* [n_teachers] can take a series */
    int64_t *cost; /* [n_teachers] of her week in the incumbent */
    int64_t seen;  /* the incumbent's cost when `cost` was counted */
    int n_able;
} hunt;

static bool share_group(const ork_season *season, int a, int b)
{
    const orki_orchestra *x = &season->orchestras[a], *y = &season->orchestras[b];
    for (int i = 0; i < x->n_groups; i++) {
        for (int k = 0; k < y->n_groups; k++) {
            if (x->groups[i] == y->groups[k])
                return true;
        }
    }
    return false;
}

/* Series of common groups, and series that both could take. */
static int kinship(const hunt *h, int a, int b)
{
    const orki_problem *problem = h->problem;
    const int *teacher = h->work->best.teacher;
    int kin = 1;
    for (int i = 0; i < problem->n_free; i++) {
        int p = problem->free_part[i];
        kin += orki_problem_match(problem, a, p) != ORKI_NO_MATCH &&
               orki_problem_match(problem, b, p) != ORKI_NO_MATCH;
        for (int k = 0; k < problem->n_free && teacher[p] == a; k++) {
            int q = problem->free_part[k];
            if (teacher[q] == b)
                kin += 2 * share_group(problem->season, problem->parts[p].lessons[0],
                                       problem->parts[q].lessons[0]);
        }
    }
    return kin;
}

/* What each week costs; of unplaced meetings those who could give them bear the cost. */
static void count_costs(hunt *h)
{
    const orki_problem *problem = h->problem;
    const orki_answer *best = &h->work->best;
    h->seen = best->cost;
    for (int t = 0; t < problem->season->n_teachers; t++) {
        int pieces[ORKI_MAX_WEEK_PIECES], share;
        int64_t cost = 0;
        int n = orki_answer_pieces(best, problem, t, pieces, ORKI_MAX_WEEK_PIECES);
        if (!h->is_able[t])
            continue;
        orki_week_of_pieces(&cost, &share, problem, t, pieces, n);
        h->cost[t] = 1 + cost;
    }
    for (int i = 0; i < problem->n_free; i++) {
        int part = problem->free_part[i];
        for (int t = 0; t < problem->season->n_teachers && best->teacher[part] < 0; t++) {
            if (orki_problem_match(problem, t, part) != ORKI_NO_MATCH)
                h->cost[t] += problem->meeting_cost;
        }
    }
}

static int draw_first(hunt *h)
{
    int n_teachers = h->problem->season->n_teachers, last = -1;
    bool by_cost = orki_random_below(&h->work->random, 2) == 0;
    int64_t total = 0;
    for (int t = 0; t < n_teachers; t++)
        total += !h->is_able[t] ? 0 : by_cost ? h->cost[t] : 1;
    int64_t pick = (int64_t)(orki_random_unit(&h->work->random) * (double)total);
    for (int t = 0; t < n_teachers && pick >= 0; t++) {
        if (!h->is_able[t])
            continue;
        pick -= by_cost ? h->cost[t] : 1;
        last = t;
    }
    return last;
}

static void choose_teachers(hunt *h, int n)
{
    int n_teachers = h->problem->season->n_teachers;
    memset(h->is_free, 0, (size_t)n_teachers * sizeof *h->is_free);
    int last = draw_first(h);
    for (int k = 1; k <= n && last >= 0; k++) {
        int total = 0;
        h->is_free[last] = true;
        for (int t = 0; t < n_teachers; t++)
            total += h->is_able[t] && !h->is_free[t] ? kinship(h, last, t) : 0;
        if (total == 0)
            return;
        int pick = orki_random_below(&h->work->random, total);
        for (int t = 0, from = last; t < n_teachers && pick >= 0; t++) {
            if (!h->is_able[t] || h->is_free[t])
                continue;
            pick -= kinship(h, from, t);
            last = t;
        }
    }
}

/* Blocks keep their plans, teachers who are not free their weeks. What nobody takes is open to
 * those who are. */
static void restrict_node(const hunt *h, orki_node *node)
{
    const orki_problem *problem = h->problem;
    const orki_answer *best = &h->work->best;
    for (int p = 0; p < problem->plans.n; p++) {
        node->plan_open[p] = best->plan[problem->plans.at[p].block] == p;
        if (node->plan_open[p])
            orki_crowd_out_plan(node, problem, p);
    }
    for (int t = 0; t < problem->season->n_teachers; t++) {
        int pieces[ORKI_MAX_WEEK_PIECES];
        if (h->is_free[t])
            continue;
        int n = orki_answer_pieces(best, problem, t, pieces, ORKI_MAX_WEEK_PIECES);
        orki_node_fix_week(node, problem, t, pieces, n);
    }
    orki_node_refresh(node, problem);
}

static ork_status search_near(hunt *h, int n, bool *was_settled)
{
    orki_node node;
    orki_arena arena = {0};
    orki_explored explored = {0};
    ork_status st = orki_node_open(&node, h->problem);
    if (st == ORK_OK) {
        if (h->seen != h->work->best.cost)
            count_costs(h);
        choose_teachers(h, n);
        restrict_node(h, &node);
        st = orki_explore(&explored, h->work, &node, &near_rules, &arena);
    }
    *was_settled = explored.is_closed;
    orki_arena_free(&arena);
    orki_node_free(&node);
    return st;
}

static ork_status open_hunt(hunt *h)
{
    const orki_problem *problem = h->problem;
    size_t n = (size_t)problem->season->n_teachers;
    h->is_free = orki_arena_alloc(&h->arena, n, sizeof *h->is_free);
    h->is_able = orki_arena_alloc(&h->arena, n, sizeof *h->is_able);
    h->cost = orki_arena_alloc(&h->arena, n, sizeof *h->cost);
    if (h->is_free == NULL || h->is_able == NULL || h->cost == NULL)
        return ORK_ERR_MEMORY;
    for (int t = 0; t < problem->season->n_teachers; t++) {
        for (int i = 0; i < problem->n_free && !h->is_able[t]; i++)
            h->is_able[t] = orki_problem_match(problem, t, problem->free_part[i]) != ORKI_NO_MATCH;
        h->n_able += h->is_able[t];
    }
    return ORK_OK;
}

ork_status orki_series_improve(orki_work *work)
{
    hunt h = {.work = work, .problem = work->problem};
    int n = work->near_size > 0 ? work->near_size : FIRST_SIZE, streak = 0;
    ork_status st = open_hunt(&h);
    while (st == ORK_OK && h.n_able > 0 && orki_work_goes_on(work) &&
           work->effort.work < work->work_limit) {
        bool was_settled;
        int64_t cost = work->best.cost;
        st = search_near(&h, n < h.n_able ? n : h.n_able, &was_settled);
        work->effort.work++;
        if (was_settled && n >= h.n_able)
            break;
        streak = was_settled && work->best.cost == cost ? streak + 1 : 0;
        if (streak >= PATIENCE) {
            n = n < MAX_SIZE ? n + 1 : n;
            streak = 0;
        } else if (!was_settled) {
            n = n > 2 ? n - 1 : 2;
        }
        work->near_size = n;
    }
    orki_arena_free(&h.arena);
    return st;
}
