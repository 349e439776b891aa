/* A crowd's price has two parts: what the present takers ask, and what was learned where agreement
 * failed before, which only grows. The present part grows from round to round, so that cheap weeks
 * come first and agreement later. Source: negotiated congestion, McMurchie, Ebeling 1995,
 * doi 10.1145/201310.201328. */
#include "solve/series_agree.h"

#include "solve/construct_series.h"

#include <string.h>

enum { MAX_ROUNDS = 400 };
#define FIRST_PRICE 1.0 /* points, of a moment that another has */
#define GROWTH 1.06     /* of that price a round */
#define LAST_PRICE 40.0
#define LESSON 1.0     /* points that a failure adds for good */
#define SHAKE 0.4      /* points of chance, so that ties part differently each time */
#define MEET_AGAIN 0.1 /* chance that a teacher chooses anew who is in nobody's way */

typedef struct talk {
    orki_work *work;
    const orki_problem *problem;
    const orki_answer *answer;
    orki_node node;
    orki_pricer pricer;
    orki_duals duals;
    orki_arena arena;
    int *owner;         /* [n_free] who takes the series, -1 = nobody can */
    int n;              /* teachers with series */
    int *order;         /* [n] */
    int *n_held, *held; /* [n_teachers], [n_teachers * ORKI_MAX_WEEK_PIECES] pieces of series */
    int *used;          /* [n_crowds] pieces chosen */
    int64_t *learned;   /* [n_crowds] in units of duals */
    double present;     /* points */
} talk;

static int find_owner(const talk *k, int part)
{
    const orki_problem *problem = k->problem;
    int best = k->answer->teacher[part];
    for (int t = 0; t < problem->season->n_teachers && k->answer->teacher[part] < 0; t++) {
        int64_t match = orki_problem_match(problem, t, part);
        if (match != ORKI_NO_MATCH && (best < 0 || match < orki_problem_match(problem, best, part)))
            best = t;
    }
    return best;
}

/* Who takes what, in the node as in the answer. */
static void settle_owners(talk *k)
{
    const orki_problem *problem = k->problem;
    int n_teachers = problem->season->n_teachers;
    for (int p = 0; p < problem->n_parts; p++) {
        int i = problem->free_of[p];
        int owner = k->answer->teacher[p];
        if (i >= 0)
            owner = k->owner[i] = find_owner(k, p);
        for (int t = 0; t < n_teachers; t++)
            k->node.pair_open[(size_t)t * (size_t)problem->n_parts + (size_t)p] = t == owner;
    }
    for (int t = 0; t < n_teachers; t++) {
        bool has_series = false;
        for (int i = 0; i < problem->n_free; i++)
            has_series = has_series || k->owner[i] == t;
        if (has_series)
            k->order[k->n++] = t;
    }
}

static ork_status open_talk(talk *k)
{
    const orki_problem *problem = k->problem;
    size_t n_teachers = (size_t)problem->season->n_teachers, n_crowds = (size_t)problem->n_crowds;
    ork_status st = orki_node_open(&k->node, problem);
    if (st == ORK_OK)
        st = orki_duals_make(&k->duals, problem, k->work->cuts->n, &k->arena);
    k->owner = orki_arena_alloc(&k->arena, (size_t)problem->n_free, sizeof *k->owner);
    k->order = orki_arena_alloc(&k->arena, n_teachers, sizeof *k->order);
    k->n_held = orki_arena_alloc(&k->arena, n_teachers, sizeof *k->n_held);
    k->held = orki_arena_alloc(&k->arena, n_teachers * ORKI_MAX_WEEK_PIECES, sizeof *k->held);
    k->used = orki_arena_alloc(&k->arena, n_crowds, sizeof *k->used);
    k->learned = orki_arena_alloc(&k->arena, n_crowds, sizeof *k->learned);
    if (st != ORK_OK || k->owner == NULL || k->order == NULL || k->n_held == NULL ||
        k->held == NULL || k->used == NULL || k->learned == NULL)
        return ORK_ERR_MEMORY;
    for (int p = 0; p < problem->plans.n; p++) {
        k->node.plan_open[p] = k->answer->plan[problem->plans.at[p].block] == p;
        if (k->node.plan_open[p])
            orki_crowd_out_plan(&k->node, problem, p);
    }
    settle_owners(k);
    orki_node_refresh(&k->node, problem);
    for (int c = 0; c < problem->n_crowds && k->work->has_duals; c++)
        k->learned[c] = k->work->duals.crowd[c];
    for (int i = 0; i < problem->n_pieces; i++) { /* she keeps the parts of blocks that she has */
        if (problem->parts[problem->pieces[i].part].series < 0)
            k->duals.piece[i] = problem->forbidden_cost * ORKI_DUAL_SCALE;
    }
    for (int i = 0; i < problem->n_free; i++)
        k->duals.cover[i] = problem->meeting_cost * ORKI_DUAL_SCALE *
                            problem->parts[problem->free_part[i]].n_lessons;
    st = orki_pricer_open(&k->pricer, problem, k->work->all, &k->node);
    k->pricer.is_hasty = true;
    return st;
}

static void use(talk *k, int teacher, int by)
{
    const orki_problem *problem = k->problem;
    for (int i = 0; i < k->n_held[teacher]; i++) {
        int piece = k->held[teacher * ORKI_MAX_WEEK_PIECES + i];
        for (int c = problem->first_crowd[piece]; c < problem->first_crowd[piece + 1]; c++)
            k->used[problem->crowds_of[c]] += by;
    }
}

static bool is_crowded(const talk *k, int piece, int own)
{
    const orki_problem *problem = k->problem;
    for (int i = problem->first_crowd[piece]; i < problem->first_crowd[piece + 1]; i++) {
        int c = problem->crowds_of[i];
        if (k->used[c] + 1 - own > problem->crowds[c].most)
            return true;
    }
    return false;
}

/* Pieces of hers that are in somebody's way. */
static int count_conflicts(const talk *k, int teacher)
{
    int n = 0;
    for (int i = 0; i < k->n_held[teacher]; i++)
        n += is_crowded(k, k->held[teacher * ORKI_MAX_WEEK_PIECES + i], 1);
    return n;
}

static int64_t price_of(talk *k, int piece)
{
    const orki_problem *problem = k->problem;
    int64_t sum = (int64_t)(SHAKE * (double)ORKI_DUAL_SCALE * orki_random_unit(&k->work->random));
    int64_t present = (int64_t)(k->present * (double)ORKI_DUAL_SCALE);
    for (int i = problem->first_crowd[piece]; i < problem->first_crowd[piece + 1]; i++) {
        int c = problem->crowds_of[i];
        int over = k->used[c] + 1 - problem->crowds[c].most;
        sum += k->learned[c] + (over > 0 ? over * present : 0);
    }
    return sum;
}

/* The cheapest week at today's prices. */
static ork_status choose_week(talk *k, int teacher)
{
    const orki_problem *problem = k->problem;
    const orki_duties *all = k->work->all;
    orki_priced priced;
    use(k, teacher, -1);
    k->n_held[teacher] = 0;
    for (int i = 0; i < problem->n_free; i++) {
        const orki_part *part = &problem->parts[problem->free_part[i]];
        for (int p = part->first_piece;
             k->owner[i] == teacher && p < part->first_piece + part->n_pieces; p++)
            k->duals.piece[p] = -price_of(k, p);
    }
    ork_status st = orki_price(&priced, &k->pricer, teacher, &k->duals, 1);
    if (st != ORK_OK || priced.n_weeks == 0)
        return st;
    k->work->effort.work += priced.steps / 1000 + 1;
    for (int d = 0; d < priced.weeks[0].n_duties; d++) {
        const orki_duty *duty = &all->at[priced.weeks[0].duties[d]];
        for (int i = 0; i < duty->n_pieces; i++) {
            int piece = all->pieces[duty->first_piece + i];
            if (problem->parts[problem->pieces[piece].part].series >= 0)
                k->held[teacher * ORKI_MAX_WEEK_PIECES + k->n_held[teacher]++] = piece;
        }
    }
    use(k, teacher, 1);
    return st;
}

static void shuffle(talk *k)
{
    for (int i = k->n - 1; i > 0; i--) {
        int j = orki_random_below(&k->work->random, i + 1), t = k->order[i];
        k->order[i] = k->order[j];
        k->order[j] = t;
    }
}

/* @return pieces still in somebody's way. */
static int run_round(talk *k, bool is_first, ork_status *st)
{
    int n = 0;
    shuffle(k);
    for (int i = 0; i < k->n && *st == ORK_OK; i++) {
        int t = k->order[i];
        if (is_first || count_conflicts(k, t) > 0 ||
            orki_random_unit(&k->work->random) < MEET_AGAIN)
            *st = choose_week(k, t);
    }
    for (int i = 0; i < k->n; i++)
        n += count_conflicts(k, k->order[i]);
    for (int c = 0; c < k->problem->n_crowds; c++) {
        if (k->used[c] > k->problem->crowds[c].most)
            k->learned[c] += (int64_t)(LESSON * (double)ORKI_DUAL_SCALE);
    }
    k->present = k->present * GROWTH < LAST_PRICE ? k->present * GROWTH : LAST_PRICE;
    return n;
}

/* The weeks as an answer, if it is better. */
static ork_status offer(talk *k, orki_answer *answer)
{
    const orki_problem *problem = k->problem;
    orki_answer next;
    bool is_valid = false;
    ork_status st = orki_answer_make(&next, problem);
    if (st == ORK_OK) {
        orki_answer_copy(&next, answer, problem);
        memset(next.meet, -1, (size_t)problem->n_meets * sizeof *next.meet);
        for (int i = 0; i < problem->n_free; i++)
            next.teacher[problem->free_part[i]] = -1;
        for (int i = 0; i < k->n; i++) {
            int t = k->order[i];
            for (int h = 0; h < k->n_held[t]; h++) {
                int piece = k->held[t * ORKI_MAX_WEEK_PIECES + h];
                int part = problem->pieces[piece].part;
                int m = problem->first_meet[problem->free_of[part]];
                while (next.meet[m] >= 0)
                    m++;
                next.meet[m] = piece;
                next.teacher[part] = t;
            }
        }
        st = orki_answer_judge(&next, &is_valid, problem, NULL);
    }
    if (st == ORK_OK && is_valid && next.cost < answer->cost)
        orki_answer_copy(answer, &next, problem);
    orki_answer_free(&next);
    return st;
}

ork_status orki_series_agree(orki_work *work, orki_answer *answer, int64_t work_limit)
{
    talk k = {.work = work, .problem = work->problem, .answer = answer, .present = FIRST_PRICE};
    int64_t start = work->effort.work;
    int n_left = 1;
    ork_status st = open_talk(&k);
    for (int round = 0; round < MAX_ROUNDS && st == ORK_OK && n_left > 0 &&
                        work->effort.work - start < work_limit && orki_work_goes_on(work);
         round++) {
        n_left = run_round(&k, round == 0, &st);
    }
    if (st == ORK_OK && n_left == 0)
        st = offer(&k, answer);
    orki_pricer_free(&k.pricer);
    orki_node_free(&k.node);
    orki_arena_free(&k.arena);
    return st;
}
