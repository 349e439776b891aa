/* Plans are charged with their duals one by one; each block, then each cluster takes the cheapest.
 */
#include "solve/bound.h"

#include <string.h>

#define UNIT (ORKI_COST_SCALE / ORKI_DUAL_SCALE)

ork_status orki_cuts_add_all(orki_cuts *cuts, const orki_cuts *from)
{
    size_t n = (size_t)cuts->n + (size_t)from->n;
    if (orki_array_reserve(&cuts->at, &cuts->capacity, n, sizeof *cuts->at))
        return ORK_ERR_MEMORY;
    for (int c = 0; c < from->n; c++)
        cuts->at[cuts->n++] = from->at[c];
    return ORK_OK;
}

ork_status orki_duals_make(orki_duals *out, const orki_problem *problem, int n_cuts,
                           orki_arena *arena)
{
    size_t n_days = (size_t)problem->season->n_blocks * ORKI_N_DAYS;
    *out = (orki_duals){.n_cuts = n_cuts};
    out->piece = orki_arena_alloc(arena, (size_t)problem->n_pieces, sizeof(int64_t));
    out->captain = orki_arena_alloc(arena, n_days, sizeof(int64_t));
    out->fair = orki_arena_alloc(arena, (size_t)problem->season->n_teachers, sizeof(int64_t));
    out->clash = orki_arena_alloc(arena, (size_t)problem->n_clash_rows, sizeof(int64_t));
    out->day_tie = orki_arena_alloc(arena, n_days, sizeof(int64_t));
    out->cut = orki_arena_alloc(arena, (size_t)n_cuts, sizeof(int64_t));
    out->crowd = orki_arena_alloc(arena, (size_t)problem->n_crowds, sizeof(int64_t));
    out->cover = orki_arena_alloc(arena, (size_t)problem->n_free, sizeof(int64_t));
    bool is_made = out->crowd != NULL && out->cover != NULL && out->piece != NULL &&
                   out->captain != NULL && out->fair != NULL && out->clash != NULL &&
                   out->day_tie != NULL && out->cut != NULL;
    return is_made ? ORK_OK : ORK_ERR_MEMORY;
}

static void clip_below_zero(int64_t *duals, int n)
{
    for (int i = 0; i < n; i++)
        duals[i] = duals[i] < 0 ? 0 : duals[i];
}

/* Shrink so that the sum is at most `most`; rounding down keeps it so. */
static void clip_sum(int64_t *duals, int n, int64_t most)
{
    int64_t sum = 0;
    for (int i = 0; i < n; i++)
        sum += duals[i];
    for (int i = 0; i < n && sum > most; i++)
        duals[i] = duals[i] * most / sum;
}

/* Once for each theta, at its first cut. */
static void clip_theta(orki_duals *duals, const orki_cuts *cuts, int first)
{
    int64_t sum = 0;
    for (int c = 0; c < cuts->n; c++) {
        bool is_mine = cuts->at[c].extra >= 0 && cuts->at[c].theta == cuts->at[first].theta;
        if (is_mine && c < first)
            return;
        sum += is_mine ? duals->cut[c] : 0;
    }
    for (int c = first; c < cuts->n && sum > ORKI_DUAL_SCALE; c++) {
        if (cuts->at[c].extra >= 0 && cuts->at[c].theta == cuts->at[first].theta)
            duals->cut[c] = duals->cut[c] * ORKI_DUAL_SCALE / sum;
    }
}

int64_t orki_price_of_lack(const orki_problem *problem, const orki_node *node, int part)
{
    return node->may_lack[part] ? problem->parts[part].unstaffed_cost : problem->forbidden_cost;
}

int64_t orki_price_of_leaving(const orki_problem *problem, const orki_node *node, int cluster)
{
    return node->may_leave[cluster] ? problem->unplaced_cost[cluster] : problem->forbidden_cost;
}

/* pi of a series' piece: what the rows that it is in charge for it. */
static void spread(orki_duals *duals, const orki_problem *problem, const orki_cuts *cuts)
{
    for (int i = 0; i < problem->n_free; i++) {
        const orki_part *part = &problem->parts[problem->free_part[i]];
        for (int k = part->first_piece; k < part->first_piece + part->n_pieces; k++)
            duals->piece[k] = 0;
    }
    for (int c = 0; c < problem->n_crowds; c++) {
        for (int i = 0; i < problem->crowds[c].n_pieces; i++)
            duals->piece[problem->crowds[c].pieces[i]] -= duals->crowd[c];
    }
    for (int c = 0; c < duals->n_cuts; c++) {
        const orki_cut *cut = &cuts->at[c];
        for (int i = 0; i < cut->n; i++) {
            if (cut->plans[i] >= problem->plans.n)
                duals->piece[cut->plans[i] - problem->plans.n] -=
                    duals->cut[c] * (cut->extra >= 0 ? cut->extra : 1);
        }
    }
}

void orki_duals_clip(orki_duals *duals, const orki_problem *problem, const orki_node *node,
                     const orki_cuts *cuts)
{
    const ork_season *season = problem->season;
    for (int p = 0; p < problem->n_pieces; p++) {
        int part = problem->pieces[p].part;
        int64_t most = orki_price_of_lack(problem, node, part) * ORKI_DUAL_SCALE;
        duals->piece[p] = duals->piece[p] < most ? duals->piece[p] : most;
    }
    clip_below_zero(duals->captain, season->n_blocks * ORKI_N_DAYS);
    clip_below_zero(duals->fair, season->n_teachers);
    clip_below_zero(duals->clash, problem->n_clash_rows);
    clip_below_zero(duals->cut, duals->n_cuts);
    clip_below_zero(duals->crowd, problem->n_crowds);
    clip_sum(duals->fair, season->n_teachers, ORKI_DUAL_SCALE);
    for (int c = 0; c < cuts->n; c++)
        clip_theta(duals, cuts, c);
    spread(duals, problem, cuts);
}

/* (B2) without clash rows and cuts. */
static int64_t charge_plan(const orki_problem *problem, const orki_duals *duals, int plan)
{
    const ork_season *season = problem->season;
    const orki_plan *p = &problem->plans.at[plan];
    int64_t sum = 0;
    int first = problem->first_part[p->block], past = problem->first_part[p->block + 1];
    for (int i = 0; i < past - first; i++)
        sum += duals->piece[problem->plan_pieces[problem->first_plan_piece[plan] + i]];
    if (season->blocks[p->block].needs_captain)
        sum += duals->captain[p->block * ORKI_N_DAYS + p->day];
    int leader = orki_day_leader(problem, p->block);
    if (leader != p->block) {
        sum += duals->day_tie[p->block * ORKI_N_DAYS + p->day];
        return p->cost * ORKI_COST_SCALE + sum * UNIT;
    }
    for (int i = problem->first_day_mate[leader] + 1; i < problem->first_day_mate[leader + 1]; i++)
        sum -= duals->day_tie[problem->day_mates[i] * ORKI_N_DAYS + p->day];
    return p->cost * ORKI_COST_SCALE + sum * UNIT;
}

/* Charge the rows with right-hand sides; the answer is their constant. */
static int64_t charge_rows(const orki_problem *problem, const orki_cuts *cuts,
                           const orki_duals *duals, int64_t *charged)
{
    int64_t constant = 0;
    for (int r = 0; r < problem->n_clash_rows; r++) {
        const orki_clash_row *row = &problem->clash_rows[r];
        int64_t dual = duals->clash[r] * UNIT;
        charged[row->plan] += dual;
        for (int i = 0; i < row->n_others; i++)
            charged[row->others[i]] += dual;
        constant += dual;
    }
    for (int c = 0; c < cuts->n; c++) {
        int64_t size = cuts->at[c].extra >= 0 ? cuts->at[c].extra : 1;
        int64_t dual = duals->cut[c] * UNIT * size;
        for (int i = 0; i < cuts->at[c].n; i++)
            charged[cuts->at[c].plans[i]] += dual;
        constant += dual * (cuts->at[c].n - 1);
    }
    for (int c = 0; c < problem->n_crowds; c++) {
        const orki_crowd *crowd = &problem->crowds[c];
        int64_t dual = duals->crowd[c] * UNIT;
        for (int i = 0; i < crowd->n_plans; i++)
            charged[crowd->plans[i]] += dual;
        constant += dual * crowd->most;
    }
    for (int i = 0; i < problem->n_free; i++)
        constant -= duals->cover[i] * UNIT;
    return constant;
}

int64_t orki_bound_of_plans(const orki_problem *problem, const orki_node *node,
                            const orki_cuts *cuts, const orki_duals *duals, int64_t *plan_reduced,
                            int *chosen, orki_arena *scratch)
{
    const ork_season *season = problem->season;
    const int64_t never = INT64_MAX / 4;
    size_t n_charged =
        (size_t)problem->plans.n + (size_t)problem->n_pieces; /* cuts may name pieces */
    int64_t *charged = orki_arena_alloc(scratch, n_charged, sizeof *charged);
    int64_t *sum = orki_arena_alloc(scratch, (size_t)problem->n_clusters, sizeof *sum);
    if (charged == NULL || sum == NULL)
        return INT64_MIN; /* no bound */
    for (int p = 0; p < problem->plans.n; p++)
        charged[p] = charge_plan(problem, duals, p);
    int64_t bound = -charge_rows(problem, cuts, duals, charged);
    for (int b = 0; b < season->n_blocks; b++) {
        int64_t least = never;
        int best = -1;
        for (int p = problem->plans.first[b]; p < problem->plans.first[b + 1]; p++) {
            if (node->plan_open[p] && charged[p] < least) {
                least = charged[p];
                best = p;
            }
        }
        if (chosen != NULL)
            chosen[b] = best;
        for (int p = problem->plans.first[b];
             plan_reduced != NULL && p < problem->plans.first[b + 1]; p++)
            plan_reduced[p] = charged[p] - least;
        int64_t *cluster = &sum[problem->cluster_of_block[b]];
        *cluster = least == never || *cluster == never ? never : *cluster + least;
    }
    for (int c = 0; c < problem->n_clusters; c++) {
        int64_t leave = orki_price_of_leaving(problem, node, c) * ORKI_COST_SCALE;
        if (problem->cluster_of_block[c] == c)
            bound += leave < sum[c] ? leave : sum[c];
    }
    for (int b = 0; chosen != NULL && b < season->n_blocks; b++) {
        int c = problem->cluster_of_block[b];
        if (orki_price_of_leaving(problem, node, c) * ORKI_COST_SCALE < sum[c])
            chosen[b] = -1;
    }
    for (int t = 0; t < season->n_teachers; t++)
        bound -= duals->fair[t] * UNIT * 49 / 100;
    return bound;
}

int64_t orki_bound_points(int64_t units)
{
    int64_t points = units / ORKI_COST_SCALE;
    return points * ORKI_COST_SCALE < units ? points + 1 : points;
}
