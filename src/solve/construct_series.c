/* The order is learned: who could not place everything goes first in the next pass ("squeaky
 * wheel", Joslin, Clements 1999, doi 10.1613/jair.561). The best pass counts. */
#include "solve/construct_series.h"

#include "solve/series.h"
#include "solve/series_anneal.h"

#include <string.h>

enum { MAX_PASSES = 10, PATIENCE = 4, ANNEAL_WORK = 120, FIRST_WORK = 10 };

typedef struct builder {
    orki_work *work;
    const orki_problem *problem;
    orki_answer *answer;
    orki_node node;
    orki_duals duals;
    orki_arena arena;
    int n;            /* teachers who can take a series */
    int *order;       /* [n] */
    int64_t *trouble; /* [n_teachers] what she could not place so far; dearest first */
    bool is_tight;    /* judge after every teacher */
} builder;

static void close_but(orki_node *node, const orki_problem *problem, const orki_crowd *crowd,
                      int part)
{
    for (int i = 0; i < crowd->n_pieces; i++) {
        int piece = crowd->pieces[i];
        if (problem->pieces[piece].part != part)
            node->piece_free[piece] = node->piece_open[piece] = 0;
    }
}

void orki_crowd_out_piece(orki_node *node, const orki_problem *problem, int piece)
{
    for (int i = problem->first_crowd[piece]; i < problem->first_crowd[piece + 1]; i++)
        close_but(node, problem, &problem->crowds[problem->crowds_of[i]],
                  problem->pieces[piece].part);
}

void orki_crowd_out_plan(orki_node *node, const orki_problem *problem, int plan)
{
    for (int c = 0; c < problem->n_crowds; c++) {
        const orki_crowd *crowd = &problem->crowds[c];
        for (int i = 0; i < crowd->n_plans; i++) {
            if (crowd->plans[i] == plan)
                close_but(node, problem, crowd, -1);
        }
    }
}

/* Everything open that the blocks placed leave open; nobody has a series yet. */
static ork_status open_pass(builder *b)
{
    const orki_problem *problem = b->problem;
    orki_node_free(&b->node);
    ork_status st = orki_node_open(&b->node, problem);
    if (st != ORK_OK)
        return st;
    for (int p = 0; p < problem->plans.n; p++)
        b->node.plan_open[p] = b->answer->plan[problem->plans.at[p].block] == p;
    orki_node_refresh(&b->node, problem);
    for (int p = 0; p < problem->plans.n; p++) {
        if (b->node.plan_open[p])
            orki_crowd_out_plan(&b->node, problem, p);
    }
    memset(b->answer->meet, -1, (size_t)problem->n_meets * sizeof(int));
    for (int i = 0; i < problem->n_free; i++)
        b->answer->teacher[problem->free_part[i]] = -1;
    return ORK_OK;
}

/* She keeps the parts that she has, and may take every series that nobody has. */
static void open_pairs(builder *b, int teacher)
{
    const orki_problem *problem = b->problem;
    uint8_t *mine = b->node.pair_open + (size_t)teacher * (size_t)problem->n_parts;
    for (int p = 0; p < problem->n_parts; p++) {
        bool is_series = problem->parts[p].series >= 0;
        mine[p] = is_series ? b->answer->teacher[p] < 0 : b->answer->teacher[p] == teacher;
    }
}

static void take_week(builder *b, const orki_week *week)
{
    const orki_problem *problem = b->problem;
    const orki_duties *all = b->work->all;
    for (int d = 0; d < week->n_duties; d++) {
        const orki_duty *duty = &all->at[week->duties[d]];
        for (int i = 0; i < duty->n_pieces; i++) {
            int piece = all->pieces[duty->first_piece + i], part = problem->pieces[piece].part;
            if (problem->parts[part].series < 0)
                continue;
            int m = problem->first_meet[problem->free_of[part]];
            while (b->answer->meet[m] >= 0)
                m++;
            b->answer->meet[m] = piece;
            b->answer->teacher[part] = week->teacher;
            orki_crowd_out_piece(&b->node, problem, piece);
        }
    }
}

static void drop_week(builder *b, int teacher)
{
    const orki_problem *problem = b->problem;
    for (int i = 0; i < problem->n_free; i++) {
        int part = problem->free_part[i];
        if (b->answer->teacher[part] != teacher)
            continue;
        b->answer->teacher[part] = -1;
        for (int m = problem->first_meet[i]; m < problem->first_meet[i + 1]; m++)
            b->answer->meet[m] = -1;
    }
}

/* Meetings of series that only she could take and that she did not place. */
static int64_t count_trouble(const builder *b, int teacher)
{
    const orki_problem *problem = b->problem;
    int64_t trouble = 0;
    for (int i = 0; i < problem->n_free; i++) {
        int part = problem->free_part[i];
        if (orki_problem_match(problem, teacher, part) == ORKI_NO_MATCH ||
            (b->answer->teacher[part] >= 0 && b->answer->teacher[part] != teacher))
            continue;
        for (int m = problem->first_meet[i]; m < problem->first_meet[i + 1]; m++)
            trouble += b->answer->meet[m] < 0; /* a double counts as one missed, too */
    }
    return trouble;
}

/* The cheapest week in what is left; a series is worth more than all it can cost. */
static ork_status place_teacher(builder *b, int teacher)
{
    orki_pricer pricer;
    orki_priced priced;
    bool is_valid = true;
    open_pairs(b, teacher);
    ork_status st = orki_pricer_open_for(&pricer, b->problem, b->work->all, &b->node, teacher);
    if (st == ORK_OK)
        st = orki_price(&priced, &pricer, teacher, &b->duals, 1);
    orki_pricer_free(&pricer);
    if (st != ORK_OK || priced.n_weeks == 0)
        return st;
    b->work->effort.work += priced.steps / 1000 + 1;
    take_week(b, &priced.weeks[0]);
    if (b->is_tight)
        st = orki_answer_judge(b->answer, &is_valid, b->problem, NULL);
    if (st == ORK_OK && !is_valid)
        drop_week(b, teacher);
    return st;
}

static void sort_teachers(builder *b)
{
    for (int i = 1; i < b->n; i++) {
        int t = b->order[i], k = i;
        for (; k > 0 && b->trouble[b->order[k - 1]] < b->trouble[t]; k--)
            b->order[k] = b->order[k - 1];
        b->order[k] = t;
    }
}

/* At first: how much she has to give for the pieces she has to choose from. */
static void list_teachers(builder *b)
{
    const orki_problem *problem = b->problem;
    for (int t = 0; t < problem->season->n_teachers; t++) {
        int64_t n_meetings = 0, n_pieces = 1;
        for (int i = 0; i < problem->n_free; i++) {
            int part = problem->free_part[i];
            if (orki_problem_match(problem, t, part) == ORKI_NO_MATCH)
                continue;
            n_meetings += problem->parts[part].n_lessons;
            n_pieces += problem->parts[part].n_pieces;
        }
        if (n_meetings > 0)
            b->order[b->n++] = t;
        b->trouble[t] = n_meetings * n_meetings * 10 / n_pieces;
    }
}

static ork_status run_pass(builder *b)
{
    ork_status st = open_pass(b);
    for (int i = 0; i < b->n && st == ORK_OK; i++)
        st = place_teacher(b, b->order[i]);
    for (int i = 0; i < b->n; i++)
        b->trouble[b->order[i]] += 5 * count_trouble(b, b->order[i]);
    bool is_valid = false;
    if (st == ORK_OK)
        st = orki_answer_judge(b->answer, &is_valid, b->problem, NULL);
    if (st == ORK_OK && !is_valid) { /* lessons that crowds do not keep apart: judge one by one */
        b->is_tight = true;
        b->answer->cost = INT64_MAX;
    }
    return st;
}

static ork_status open_builder(builder *b)
{
    const orki_problem *problem = b->problem;
    size_t n = (size_t)problem->season->n_teachers;
    b->order = orki_arena_alloc(&b->arena, n, sizeof *b->order);
    b->trouble = orki_arena_alloc(&b->arena, n, sizeof *b->trouble);
    ork_status st = orki_duals_make(&b->duals, problem, b->work->cuts->n, &b->arena);
    if (st != ORK_OK || b->order == NULL || b->trouble == NULL)
        return ORK_ERR_MEMORY;
    for (int k = 0; k < problem->n_pieces; k++) {
        if (problem->parts[problem->pieces[k].part].series < 0)
            b->duals.piece[k] = problem->forbidden_cost * ORKI_DUAL_SCALE;
    }
    for (int i = 0; i < problem->n_free; i++)
        b->duals.cover[i] = problem->meeting_cost * ORKI_DUAL_SCALE *
                            problem->parts[problem->free_part[i]].n_lessons;
    list_teachers(b);
    return ORK_OK;
}

static int64_t anneal_work(const orki_problem *problem)
{
    return (int64_t)ANNEAL_WORK * problem->n_meets;
}

/* Is who takes a series still to be chosen? */
static bool has_choice(const builder *b)
{
    const orki_problem *problem = b->problem;
    bool has = false;
    for (int i = 0; i < problem->n_free && !has; i++) {
        int n = 0;
        for (int t = 0; t < problem->season->n_teachers; t++)
            n += orki_problem_match(problem, t, problem->free_part[i]) != ORKI_NO_MATCH;
        has = n > 1;
    }
    return has;
}

/* All at once, each series with whom it suits best. @return whether nothing is left to do. */
static bool anneal_first(builder *b, ork_status *st)
{
    bool is_valid = false;
    *st = open_pass(b);
    if (*st == ORK_OK)
        *st = orki_answer_judge(b->answer, &is_valid, b->problem, NULL);
    if (*st == ORK_OK)
        *st = orki_series_anneal(b->work, b->answer, (int64_t)FIRST_WORK * b->problem->n_meets);
    if (*st == ORK_OK && orki_work_goes_on(b->work)) /* something is there to hand over */
        *st = orki_series_anneal(b->work, b->answer, anneal_work(b->problem));
    return *st == ORK_OK && b->answer->cost < b->problem->meeting_cost && !has_choice(b);
}

ork_status orki_construct_series(orki_work *work, orki_answer *answer)
{
    builder b = {.work = work, .problem = work->problem, .answer = answer};
    orki_answer best;
    int n_idle = 0;
    ork_status st = orki_answer_make(&best, work->problem);
    if (st == ORK_OK)
        st = open_builder(&b);
    bool is_done = st == ORK_OK && anneal_first(&b, &st);
    if (st == ORK_OK)
        orki_answer_copy(&best, answer, work->problem);
    for (int pass = 0; pass < MAX_PASSES && n_idle < PATIENCE && st == ORK_OK && !is_done &&
                       (pass == 0 || orki_work_goes_on(work));
         pass++) {
        sort_teachers(&b);
        st = run_pass(&b);
        if (st == ORK_OK && pass == 0 && !b.is_tight)
            st = orki_series_anneal(work, answer, anneal_work(work->problem));
        bool is_better = st == ORK_OK && answer->cost < best.cost;
        if (is_better)
            orki_answer_copy(&best, answer, work->problem);
        n_idle = is_better ? 0 : n_idle + 1;
        is_done = best.cost < work->problem->meeting_cost; /* others improve it */
    }
    if (st == ORK_OK && best.cost < INT64_MAX)
        orki_answer_copy(answer, &best, work->problem);
    else if (st == ORK_OK) /* nothing valid was found: no series at all */
        st = open_pass(&b);
    orki_answer_free(&best);
    orki_node_free(&b.node);
    orki_arena_free(&b.arena);
    return st;
}
