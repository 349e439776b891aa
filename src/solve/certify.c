/* One set of duals proves what it proves about every plan (B1). What it leaves a timetable cheaper
 * than the bound is often few plans, and duals found for those alone prove more about them: so
 * there are two stages, and the bound is raised as far as the two together reach.
 *
 *   (C1)  f(C) = the bound of the second stage when the first closes every plan whose reduced cost
 *         lifts its bound above C - 1
 *   (C2)  C is certified when f(C) >= C; f falls with C, so f(C) is certified whenever f(C) < C */
#include "solve/certify.h"

#include "base/clock.h"
#include "solve/series.h"

#include <string.h>

enum { MOST_HALVINGS = 3, MOST_STEPS = 20000000 /* of pricing; then what is found must do */ };

typedef struct certifying {
    const orki_problem *problem;
    const orki_duties *all;
    orki_cuts no_cuts;
    orki_arena arena;
    orki_duals duals[ORKI_KEPT_DUALS + 1]; /* clipped, without cuts; the last are none */
    int first, second;                     /* the stages: which duals; second -1 = only one stage */
    int64_t *reduced;                      /* [n_plans] */
    int64_t steps;                         /* of pricing, so far */
    double end_s;                          /* moment of the clock at which all should be done */
    ork_certificate *out;
    orki_stage *stage; /* being written */
    const orki_duals *from;
} certifying;

static void copy_within(int64_t *to, const int64_t *from, int n)
{
    for (int i = 0; i < n; i++) {
        int64_t low = from[i] < -ORKI_MAX_PRICE ? -ORKI_MAX_PRICE : from[i];
        to[i] = low > ORKI_MAX_PRICE ? ORKI_MAX_PRICE : low;
    }
}

/* Prices on days without plans are of nothing. */
static void drop_idle_days(const orki_problem *problem, orki_duals *duals)
{
    for (int b = 0; b < problem->season->n_blocks; b++) {
        bool has_day[ORKI_N_DAYS] = {false};
        for (int p = problem->plans.first[b]; p < problem->plans.first[b + 1]; p++)
            has_day[problem->plans.at[p].day] = true;
        for (int d = 0; d < ORKI_N_DAYS; d++) {
            int at = b * ORKI_N_DAYS + d;
            if (!has_day[d] || !problem->season->blocks[b].needs_captain)
                duals->captain[at] = 0;
            if (!has_day[d] || orki_day_leader(problem, b) == b)
                duals->day_tie[at] = 0;
        }
    }
}

static void take_duals(certifying *c, orki_duals *to, const orki_duals *duals,
                       const orki_node *root)
{
    const orki_problem *problem = c->problem;
    int n_days = problem->season->n_blocks * ORKI_N_DAYS;
    copy_within(to->piece, duals->piece, problem->n_pieces);
    copy_within(to->captain, duals->captain, n_days);
    copy_within(to->day_tie, duals->day_tie, n_days);
    copy_within(to->fair, duals->fair, problem->season->n_teachers);
    copy_within(to->clash, duals->clash, problem->n_clash_rows);
    copy_within(to->crowd, duals->crowd, problem->n_crowds);
    copy_within(to->cover, duals->cover, problem->n_free);
    drop_idle_days(problem, to);
    orki_duals_clip(to, problem, root, &c->no_cuts);
}

/* (B1) of duals in a node, in points; with a target, plans are then closed as in (C1). */
static ork_status find_bound(certifying *c, orki_node *node, const orki_duals *duals,
                             const int64_t *target, int64_t *points)
{
    const ork_season *season = c->problem->season;
    orki_pricer pricer;
    orki_arena scratch = {0};
    ork_status st = orki_pricer_open(&pricer, c->problem, c->all, node);
    pricer.is_thorough = true; /* a bound left weak would be another one than the search's */
    int64_t units = 0;
    if (st == ORK_OK) {
        units =
            orki_bound_of_plans(c->problem, node, &c->no_cuts, duals, c->reduced, NULL, &scratch);
        st = units == INT64_MIN ? ORK_ERR_MEMORY : ORK_OK;
    }
    for (int t = 0; t < c->problem->n_takers && st == ORK_OK; t++) {
        orki_priced priced;
        if (!orki_is_taker(c->problem, t))
            continue;
        st = orki_price(&priced, &pricer, t, duals, 1);
        c->steps += priced.steps;
        units += t < season->n_teachers || priced.least < 0 ? priced.least : 0;
    }
    orki_pricer_free(&pricer);
    orki_arena_free(&scratch);
    *points = orki_bound_points(units);
    for (int p = 0; st == ORK_OK && target != NULL && p < c->problem->plans.n; p++) {
        if (units + c->reduced[p] > (*target - 1) * ORKI_COST_SCALE)
            node->plan_open[p] = 0;
    }
    orki_node_refresh(node, c->problem);
    return st;
}

/* f(C) of (C1), or the bound of a single stage; at most the target. */
static ork_status find_reach(certifying *c, int first, int second, int64_t target, int64_t *points)
{
    orki_node node;
    ork_status st = orki_node_open(&node, c->problem);
    if (st == ORK_OK)
        st = find_bound(c, &node, &c->duals[first], second < 0 ? NULL : &target, points);
    if (st == ORK_OK && second >= 0 && *points < target) {
        int64_t more = 0;
        st = find_bound(c, &node, &c->duals[second], NULL, &more);
        more = more < target ? more : target;
        *points = more > *points ? more : *points;
    }
    orki_node_free(&node);
    return st;
}

/* Another look at duals? The timetable is waiting. */
static bool is_within_budget(const certifying *c)
{
    return c->steps < MOST_STEPS && orki_clock_s() < c->end_s;
}

/* The best first stage, the latest duals first, then the second stage that reaches furthest from
 * there. */
static ork_status choose_stages(certifying *c, int n, int64_t target, int64_t *bound)
{
    ork_status st = ORK_OK;
    *bound = 0; /* without prices: no cost is below 0 */
    c->first = n - 1;
    c->second = -1;
    for (int i = n - 2; i >= 0 && st == ORK_OK && (i == n - 2 || is_within_budget(c)); i--) {
        int64_t points = 0;
        st = find_reach(c, i, -1, target, &points);
        if (st != ORK_OK || points <= *bound)
            continue;
        *bound = points;
        c->first = i;
    }
    for (int i = n - 2; i >= 0 && st == ORK_OK && *bound < target && is_within_budget(c); i--) {
        int64_t points = 0;
        if (i == c->first)
            continue;
        st = find_reach(c, c->first, i, target, &points);
        if (st != ORK_OK || points <= *bound)
            continue;
        *bound = points;
        c->second = i;
    }
    return st;
}

/* (C2): between what is certified and the target, the most that is certified, nearly. */
static ork_status raise(certifying *c, int64_t target, int64_t *bound)
{
    ork_status st = ORK_OK;
    for (int i = 0; i < MOST_HALVINGS && c->second >= 0 && *bound + 1 < target && st == ORK_OK &&
                    is_within_budget(c);
         i++) {
        int64_t middle = *bound + (target - *bound) / 2, points = 0;
        st = find_reach(c, c->first, c->second, middle, &points);
        if (points >= middle)
            *bound = middle;
        else
            target = middle;
    }
    return st;
}

static int count_set(const int64_t *duals, int n)
{
    int n_set = 0;
    for (int i = 0; i < n; i++)
        n_set += duals[i] != 0;
    return n_set;
}

/* The k-th lesson of a length and changeover has the k-th start of those. */
static void add_piece(certifying *c, int piece, int *starts)
{
    const orki_problem *problem = c->problem;
    const ork_season *season = problem->season;
    const orki_piece *p = &problem->pieces[piece];
    const orki_part *part = &problem->parts[p->part];
    bool is_used[ORKI_MAX_BLOCK_LESSONS] = {false};
    for (int i = 0; i < part->n_lessons; i++) {
        const orki_orchestra *o = &season->orchestras[part->lessons[i]];
        int changeover = season->programmes[o->programme].changeover_min;
        for (int k = 0; k < part->n_lessons; k++) {
            const orki_orchestra *x = &season->orchestras[p->lesson[k]];
            if (is_used[k] || x->lesson_min != o->lesson_min ||
                season->programmes[x->programme].changeover_min != changeover)
                continue;
            is_used[k] = true;
            starts[i] = p->start_min[k];
            break;
        }
    }
    c->stage->pieces[c->stage->n_pieces++] = (orki_piece_price){.block = part->block,
                                                                .role = part->role,
                                                                .day = p->day,
                                                                .n_starts = part->n_lessons,
                                                                .start_min = starts,
                                                                .price = c->from->piece[piece]};
}

static ork_status list_pieces(certifying *c)
{
    const orki_problem *problem = c->problem;
    size_t n = (size_t)count_set(c->from->piece, problem->n_pieces);
    c->stage->pieces = orki_arena_alloc(&c->out->arena, n, sizeof *c->stage->pieces);
    if (c->stage->pieces == NULL)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < problem->n_pieces; i++) {
        if (c->from->piece[i] == 0 || problem->parts[problem->pieces[i].part].series >= 0)
            continue; /* a series' pieces have what their moments cost */
        size_t n_starts = (size_t)problem->parts[problem->pieces[i].part].n_lessons;
        int *starts = orki_arena_alloc(&c->out->arena, n_starts, sizeof *starts);
        if (starts == NULL)
            return ORK_ERR_MEMORY;
        add_piece(c, i, starts);
    }
    return ORK_OK;
}

static ork_status list_days(certifying *c, const int64_t *duals, orki_day_price **list, int *n)
{
    int n_days = c->problem->season->n_blocks * ORKI_N_DAYS;
    *list = orki_arena_alloc(&c->out->arena, (size_t)count_set(duals, n_days), sizeof **list);
    if (*list == NULL)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < n_days; i++) {
        if (duals[i] != 0)
            (*list)[(*n)++] = (orki_day_price){
                .block = i / ORKI_N_DAYS, .day = i % ORKI_N_DAYS, .price = duals[i]};
    }
    return ORK_OK;
}

static ork_status list_fairness(certifying *c)
{
    int n_teachers = c->problem->season->n_teachers;
    size_t n = (size_t)count_set(c->from->fair, n_teachers);
    c->stage->fairness = orki_arena_alloc(&c->out->arena, n, sizeof *c->stage->fairness);
    if (c->stage->fairness == NULL)
        return ORK_ERR_MEMORY;
    for (int t = 0; t < n_teachers; t++) {
        if (c->from->fair[t] != 0)
            c->stage->fairness[c->stage->n_fairness++] =
                (orki_fair_price){.teacher = t, .price = c->from->fair[t]};
    }
    return ORK_OK;
}

static ork_status list_clashes(certifying *c)
{
    const orki_problem *problem = c->problem;
    size_t n = (size_t)count_set(c->from->clash, problem->n_clash_rows);
    c->stage->clashes = orki_arena_alloc(&c->out->arena, n, sizeof *c->stage->clashes);
    if (c->stage->clashes == NULL)
        return ORK_ERR_MEMORY;
    for (int r = 0; r < problem->n_clash_rows; r++) {
        const orki_clash_row *row = &problem->clash_rows[r];
        const orki_plan *plan = &problem->plans.at[row->plan];
        size_t n_starts = (size_t)problem->season->blocks[plan->block].n_lessons;
        if (c->from->clash[r] == 0)
            continue;
        int *starts = orki_arena_alloc(&c->out->arena, n_starts, sizeof *starts);
        if (starts == NULL)
            return ORK_ERR_MEMORY;
        memcpy(starts, plan->start_min, n_starts * sizeof *starts);
        c->stage->clashes[c->stage->n_clashes++] =
            (orki_clash_price){.block = plan->block,
                               .day = plan->day,
                               .n_starts = (int)n_starts,
                               .start_min = starts,
                               .other = problem->plans.at[row->others[0]].block,
                               .price = c->from->clash[r]};
    }
    return ORK_OK;
}

static ork_status list_series(certifying *c)
{
    const orki_problem *problem = c->problem;
    size_t n_crowds = (size_t)count_set(c->from->crowd, problem->n_crowds);
    size_t n_series = (size_t)count_set(c->from->cover, problem->n_free);
    c->stage->crowds = orki_arena_alloc(&c->out->arena, n_crowds, sizeof *c->stage->crowds);
    c->stage->series = orki_arena_alloc(&c->out->arena, n_series, sizeof *c->stage->series);
    if (c->stage->crowds == NULL || c->stage->series == NULL)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < problem->n_crowds; i++) {
        const orki_crowd *crowd = &problem->crowds[i];
        if (c->from->crowd[i] != 0)
            c->stage->crowds[c->stage->n_crowds++] =
                (orki_crowd_price){.group = crowd->group,
                                   .day = crowd->day,
                                   .start_min = crowd->start_min,
                                   .price = c->from->crowd[i]};
    }
    for (int i = 0; i < problem->n_free; i++) {
        if (c->from->cover[i] != 0)
            c->stage->series[c->stage->n_series++] = (orki_series_price){
                .block = problem->parts[problem->free_part[i]].block, .price = c->from->cover[i]};
    }
    return ORK_OK;
}

static ork_status list_prices(certifying *c)
{
    ork_status st = list_pieces(c);
    if (st == ORK_OK)
        st = list_days(c, c->from->captain, &c->stage->captains, &c->stage->n_captains);
    if (st == ORK_OK)
        st = list_days(c, c->from->day_tie, &c->stage->day_ties, &c->stage->n_day_ties);
    if (st == ORK_OK)
        st = list_fairness(c);
    if (st == ORK_OK)
        st = list_clashes(c);
    return st == ORK_OK ? list_series(c) : st;
}

static ork_status write_stage(certifying *c, int index, const orki_duals *duals)
{
    c->stage = &c->out->stages[index];
    c->from = duals;
    return list_prices(c);
}

/* All duals, and none as the last, in case that proves most. */
static ork_status open_all(certifying *c, const orki_kept_duals *kept)
{
    orki_node root;
    c->out = orki_certificate_new();
    c->reduced = orki_arena_alloc(&c->arena, (size_t)c->problem->plans.n, sizeof *c->reduced);
    if (c->out == NULL || c->reduced == NULL)
        return ORK_ERR_MEMORY;
    c->out->is_strict = c->problem->is_strict;
    ork_status st = orki_node_open(&root, c->problem);
    for (int i = 0; i <= kept->n && st == ORK_OK; i++) {
        st = orki_duals_make(&c->duals[i], c->problem, 0, &c->arena);
        if (st == ORK_OK && i < kept->n)
            take_duals(c, &c->duals[i], &kept->at[i].at, &root);
    }
    orki_node_free(&root);
    return st;
}

static ork_status fill(certifying *c, int n, int64_t target)
{
    int64_t bound = 0;
    ork_status st = choose_stages(c, n + 1, target, &bound);
    if (st == ORK_OK)
        st = raise(c, target, &bound);
    c->out->bound = bound < ORKI_MAX_CERTIFIED ? bound : ORKI_MAX_CERTIFIED;
    if (st == ORK_OK)
        st = write_stage(c, 0, &c->duals[c->first]);
    if (st != ORK_OK || c->second < 0)
        return st;
    c->out->n_stages = 2;
    return write_stage(c, 1, &c->duals[c->second]);
}

/* Weeks of many series can be too many for the checker, which then derives less than the solver, or
 * nothing: no more than that is claimed. The timetable is not lost for want of a proof, and does
 * not wait for one long: half of the time is for good bounds of teachers, the rest for any. */
static ork_status claim_what_is_derived(certifying *c)
{
    ork_proof proof;
    double left_s = c->end_s - orki_clock_s();
    ork_status st =
        ork_certificate_prove_within(&proof, c->problem->season, c->out, left_s / 2, left_s);
    bool is_nothing = st == ORK_ERR_TOO_LARGE;
    if (st == ORK_OK && !proof.is_proven) {
        c->out->bound = proof.derived > 0 ? proof.derived : 0;
        is_nothing = proof.derived < 0;
    }
    if (!is_nothing)
        return st;
    c->out->bound = 0; /* without prices nothing costs less than 0 */
    c->out->stages[0] = (orki_stage){0};
    c->out->n_stages = 1;
    return ORK_OK;
}

ork_status orki_certify(ork_certificate **out, const orki_problem *problem, const orki_duties *all,
                        const orki_kept_duals *kept, int64_t bound, double end_s)
{
    certifying c = {.problem = problem, .all = all, .end_s = end_s};
    ork_status st = open_all(&c, kept);
    if (st == ORK_OK)
        st = fill(&c, kept->n, bound);
    if (st == ORK_OK && problem->n_free > 0 && c.out->bound > 0)
        st = claim_what_is_derived(&c);
    orki_arena_free(&c.arena);
    *out = st == ORK_OK ? c.out : NULL;
    if (st != ORK_OK)
        ork_certificate_free(c.out);
    return st;
}
