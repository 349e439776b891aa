/* Rows in the order of the header's formulas, then the columns that are there from the start. */
#include "solve/master.h"

#include <string.h>

enum { MAX_COEFFICIENTS = 8192 };

/* One column while it is put together: too large for a stack. */
struct orki_master_column {
    int n;
    int rows[MAX_COEFFICIENTS];
    double values[MAX_COEFFICIENTS];
};
typedef struct orki_master_column column;

static void put(column *c, int row, double value)
{
    if (row < 0 || value == 0)
        return;
    for (int i = 0; i < c->n; i++) {
        if (c->rows[i] == row) {
            c->values[i] += value;
            return;
        }
    }
    if (c->n < MAX_COEFFICIENTS) {
        c->rows[c->n] = row;
        c->values[c->n++] = value;
    }
}

static int *make_map(orki_arena *arena, int n)
{
    int *map = orki_arena_alloc(arena, (size_t)n, sizeof *map);
    if (map != NULL)
        memset(map, -1, (size_t)n * sizeof *map);
    return map;
}

static ork_status make_maps(orki_master *m)
{
    const orki_problem *problem = m->problem;
    const ork_season *season = problem->season;
    int n_days = season->n_blocks * ORKI_N_DAYS;
    m->block_row = make_map(&m->arena, season->n_blocks);
    m->piece_row = make_map(&m->arena, problem->n_pieces);
    m->teacher_row = make_map(&m->arena, problem->n_takers);
    m->crowd_row = make_map(&m->arena, problem->n_crowds);
    m->cover_row = make_map(&m->arena, problem->n_free);
    m->fair_row = make_map(&m->arena, season->n_teachers);
    m->captain_row = make_map(&m->arena, n_days);
    m->clash_row = make_map(&m->arena, problem->n_clash_rows);
    m->cut_row = make_map(&m->arena, m->cuts->n);
    m->tie_row = make_map(&m->arena, n_days);
    m->plan_column = make_map(&m->arena, problem->plans.n);
    m->leave_column = make_map(&m->arena, problem->n_clusters);
    m->lack_column = make_map(&m->arena, problem->n_pieces);
    bool is_made = m->crowd_row && m->cover_row && m->block_row && m->piece_row && m->teacher_row &&
                   m->fair_row && m->captain_row && m->clash_row && m->cut_row && m->tie_row &&
                   m->plan_column && m->leave_column && m->lack_column;
    return is_made ? ORK_OK : ORK_ERR_MEMORY;
}

static bool has_open_plan(const orki_master *m, int block, int day)
{
    const orki_plans *plans = &m->problem->plans;
    for (int p = plans->first[block]; p < plans->first[block + 1]; p++) {
        if (m->node->plan_open[p] && plans->at[p].day == day)
            return true;
    }
    return false;
}

static bool add(orki_master *m, int *row, double lower, double upper)
{
    *row = orki_lp_add_row(m->lp, lower, upper);
    return *row >= 0;
}

static bool add_day_rows(orki_master *m, int block, int day)
{
    const ork_season *season = m->problem->season;
    int at = block * ORKI_N_DAYS + day;
    bool is_open = has_open_plan(m, block, day), is_fine = true;
    if (is_open && season->blocks[block].needs_captain)
        is_fine = add(m, &m->captain_row[at], 0, ORKI_LP_INFINITY);
    int leader = orki_day_leader(m->problem, block);
    if (is_fine && leader != block && (is_open || has_open_plan(m, leader, day)))
        is_fine = add(m, &m->tie_row[at], 0, 0);
    return is_fine;
}

static bool add_clash_rows(orki_master *m)
{
    const uint8_t *open = m->node->plan_open;
    bool is_fine = true;
    for (int r = 0; r < m->problem->n_clash_rows && is_fine; r++) {
        const orki_clash_row *row = &m->problem->clash_rows[r];
        bool is_needed = false;
        for (int i = 0; i < row->n_others && open[row->plan]; i++)
            is_needed = is_needed || open[row->others[i]];
        if (is_needed)
            is_fine = add(m, &m->clash_row[r], -ORKI_LP_INFINITY, 1);
    }
    return is_fine;
}

/* Rows with open members of one part only restrict nothing: a series has one piece at a time. */
static bool add_crowd_rows(orki_master *m)
{
    const orki_problem *problem = m->problem;
    bool is_fine = true;
    for (int c = 0; c < problem->n_crowds && is_fine; c++) {
        const orki_crowd *crowd = &problem->crowds[c];
        int part = -1;
        bool is_needed = false;
        for (int i = 0; i < crowd->n_pieces && !is_needed; i++) {
            int mine = problem->pieces[crowd->pieces[i]].part;
            if (!m->node->piece_open[crowd->pieces[i]])
                continue;
            is_needed = part >= 0 && part != mine;
            part = mine;
        }
        for (int i = 0; i < crowd->n_plans && part >= 0; i++)
            is_needed = is_needed || m->node->plan_open[crowd->plans[i]];
        if (is_needed)
            is_fine = add(m, &m->crowd_row[c], -ORKI_LP_INFINITY, crowd->most);
    }
    return is_fine;
}

static bool add_rows(orki_master *m)
{
    const orki_problem *problem = m->problem;
    const ork_season *season = problem->season;
    bool is_fine = true;
    for (int b = 0; b < season->n_blocks && is_fine; b++)
        is_fine = add(m, &m->block_row[b], 1, 1);
    for (int k = 0; k < problem->n_pieces && is_fine; k++)
        is_fine = !m->node->piece_open[k] || problem->parts[problem->pieces[k].part].series >= 0 ||
                  add(m, &m->piece_row[k], 0, 0);
    for (int t = 0; t < season->n_teachers && is_fine; t++)
        is_fine = season->teachers[t].is_substitute ||
                  (add(m, &m->teacher_row[t], 1, 1) &&
                   (season->weights[ORKI_RULE_FAIRNESS] == 0 ||
                    add(m, &m->fair_row[t], -0.49, ORKI_LP_INFINITY)));
    for (int b = 0; b < season->n_blocks && is_fine; b++) {
        for (int d = 0; d < ORKI_N_DAYS && is_fine; d++)
            is_fine = add_day_rows(m, b, d);
    }
    is_fine = is_fine && add_clash_rows(m) && add_crowd_rows(m);
    for (int i = 0; i < problem->n_free && is_fine; i++)
        is_fine = add(m, &m->cover_row[i], 1, 1);
    for (int c = 0; c < m->cuts->n && is_fine; c++) {
        const orki_cut *cut = &m->cuts->at[c];
        int64_t size = cut->extra >= 0 ? cut->extra : 1;
        is_fine = add(m, &m->cut_row[c], -ORKI_LP_INFINITY, (double)(size * (cut->n - 1)));
    }
    return is_fine;
}

static void put_plan_rows(const orki_master *m, column *c, int plan)
{
    const orki_problem *problem = m->problem;
    const orki_plan *p = &problem->plans.at[plan];
    int first = problem->first_part[p->block], past = problem->first_part[p->block + 1];
    put(c, m->block_row[p->block], 1);
    for (int i = 0; i < past - first; i++)
        put(c, m->piece_row[problem->plan_pieces[problem->first_plan_piece[plan] + i]], -1);
    put(c, m->captain_row[p->block * ORKI_N_DAYS + p->day], -1);
    if (orki_day_leader(problem, p->block) != p->block) {
        put(c, m->tie_row[p->block * ORKI_N_DAYS + p->day], -1);
        return;
    }
    int past_mate = problem->first_day_mate[p->block + 1];
    for (int i = problem->first_day_mate[p->block] + 1; i < past_mate; i++)
        put(c, m->tie_row[problem->day_mates[i] * ORKI_N_DAYS + p->day], 1);
}

static void put_cuts(const orki_master *m, column *c, int plan)
{
    for (int k = 0; k < m->cuts->n; k++) {
        const orki_cut *cut = &m->cuts->at[k];
        for (int i = 0; i < cut->n; i++) {
            if (cut->plans[i] == plan)
                put(c, m->cut_row[k], cut->extra >= 0 ? (double)cut->extra : 1);
        }
    }
}

static void put_plan_limits(const orki_master *m, column *c, int plan)
{
    const orki_plan *plans = m->problem->plans.at;
    for (int r = 0; r < m->problem->n_clash_rows; r++) {
        const orki_clash_row *row = &m->problem->clash_rows[r];
        if (m->clash_row[r] < 0 || (plans[row->plan].block != plans[plan].block &&
                                    plans[row->others[0]].block != plans[plan].block))
            continue;
        bool is_in = row->plan == plan;
        for (int i = 0; i < row->n_others && !is_in; i++)
            is_in = row->others[i] == plan;
        if (is_in)
            put(c, m->clash_row[r], 1);
    }
    for (int k = 0; k < m->problem->n_crowds; k++) {
        const orki_crowd *crowd = &m->problem->crowds[k];
        for (int i = 0; i < crowd->n_plans; i++) {
            if (crowd->plans[i] == plan)
                put(c, m->crowd_row[k], 1);
        }
    }
    put_cuts(m, c, plan);
}

static int add_column(orki_master *m, const column *c, double cost, double upper)
{
    return orki_lp_add_column(m->lp, cost, 0, upper, c->n, c->rows, c->values);
}

static bool add_plan_columns(orki_master *m, column *c)
{
    const orki_problem *problem = m->problem;
    for (int p = 0; p < problem->plans.n; p++) {
        if (!m->node->plan_open[p])
            continue;
        c->n = 0;
        put_plan_rows(m, c, p);
        put_plan_limits(m, c, p);
        m->plan_column[p] = add_column(m, c, (double)problem->plans.at[p].cost, ORKI_LP_INFINITY);
        if (m->plan_column[p] < 0)
            return false;
    }
    return true;
}

static bool add_lack_columns(orki_master *m, column *c)
{
    const orki_problem *problem = m->problem;
    for (int k = 0; k < problem->n_pieces; k++) {
        if (m->piece_row[k] < 0)
            continue;
        c->n = 0;
        put(c, m->piece_row[k], 1);
        double cost = (double)orki_price_of_lack(problem, m->node, problem->pieces[k].part);
        m->lack_column[k] = add_column(m, c, cost, ORKI_LP_INFINITY);
        if (m->lack_column[k] < 0)
            return false;
    }
    for (int cluster = 0; cluster < problem->n_clusters; cluster++) {
        if (problem->cluster_of_block[cluster] != cluster)
            continue;
        c->n = 0;
        for (int b = 0; b < problem->season->n_blocks; b++) {
            if (problem->cluster_of_block[b] == cluster)
                put(c, m->block_row[b], 1);
        }
        double cost = (double)orki_price_of_leaving(problem, m->node, cluster);
        m->leave_column[cluster] = add_column(m, c, cost, ORKI_LP_INFINITY);
        if (m->leave_column[cluster] < 0)
            return false;
    }
    return true;
}

/* P, and one theta for each site and day that has a cut with extra points. */
static bool add_extra_columns(orki_master *m, column *c)
{
    c->n = 0;
    for (int t = 0; t < m->problem->season->n_teachers && c->n < MAX_COEFFICIENTS; t++)
        put(c, m->fair_row[t], 1);
    m->fair_column = add_column(m, c, 1, ORKI_LP_INFINITY);
    bool is_fine = m->fair_column >= 0;
    for (int k = 0; k < m->cuts->n && is_fine; k++) {
        bool is_first = m->cuts->at[k].extra >= 0;
        c->n = 0;
        for (int i = 0; i < m->cuts->n; i++) {
            if (m->cuts->at[i].extra < 0 || m->cuts->at[i].theta != m->cuts->at[k].theta)
                continue;
            is_first = is_first && i >= k;
            put(c, m->cut_row[i], -1);
        }
        is_fine = !is_first || add_column(m, c, 1, ORKI_LP_INFINITY) >= 0;
    }
    return is_fine;
}

ork_status orki_master_open(orki_master *out, const orki_problem *problem, const orki_duties *all,
                            const orki_node *node, const orki_cuts *cuts)
{
    *out = (orki_master){.problem = problem, .all = all, .node = node, .cuts = cuts};
    ork_status st = make_maps(out);
    if (st == ORK_OK)
        st = orki_lp_open(&out->lp);
    if (st != ORK_OK)
        return st;
    column *c = out->column = orki_alloc(1, sizeof *c);
    if (c == NULL)
        return ORK_ERR_MEMORY;
    bool is_fine = add_rows(out) && add_plan_columns(out, c) && add_lack_columns(out, c) &&
                   add_extra_columns(out, c);
    return is_fine ? ORK_OK : ORK_ERR_BACKEND;
}

static void put_crowds(const orki_master *m, column *c, int piece)
{
    const orki_problem *problem = m->problem;
    for (int i = problem->first_crowd[piece]; i < problem->first_crowd[piece + 1]; i++)
        put(c, m->crowd_row[problem->crowds_of[i]], 1);
    if (problem->parts[problem->pieces[piece].part].series >= 0)
        put_cuts(m, c, problem->plans.n + piece);
}

static void put_week(const orki_master *m, column *c, const orki_week *week)
{
    const orki_problem *problem = m->problem;
    const ork_season *season = problem->season;
    bool is_teacher = week->teacher < season->n_teachers;
    bool is_captain = is_teacher && season->teachers[week->teacher].is_captain;
    int covered[ORKI_MAX_WEEK_PIECES];
    int n_covered = orki_week_covers(problem, m->all, week, covered);
    put(c, m->teacher_row[week->teacher], 1);
    if (is_teacher)
        put(c, m->fair_row[week->teacher],
            -(double)season->weights[ORKI_RULE_FAIRNESS] * week->share_min / 100);
    for (int i = 0; i < n_covered; i++)
        put(c, m->cover_row[covered[i]], 1);
    for (int i = 0; i < week->n_duties; i++) {
        const orki_duty *duty = &m->all->at[week->duties[i]];
        for (int k = 0; k < duty->n_pieces; k++) {
            int piece = m->all->pieces[duty->first_piece + k];
            int block = problem->parts[problem->pieces[piece].part].block;
            put(c, m->piece_row[piece], 1);
            put_crowds(m, c, piece);
            if (is_captain)
                put(c, m->captain_row[block * ORKI_N_DAYS + duty->day], 1);
        }
    }
}

ork_status orki_master_add_week(orki_master *master, const orki_pool *pool, int week)
{
    if (orki_array_reserve(&master->has_week, &master->has_week_capacity, (size_t)week + 1,
                           sizeof *master->has_week) ||
        orki_array_reserve(&master->weeks, &master->week_capacity, (size_t)master->n_weeks + 1,
                           sizeof *master->weeks))
        return ORK_ERR_MEMORY;
    if (master->has_week[week])
        return ORK_OK;
    master->column->n = 0;
    put_week(master, master->column, &pool->at[week]);
    int at = add_column(master, master->column, (double)pool->at[week].cost, ORKI_LP_INFINITY);
    if (at < 0)
        return ORK_ERR_BACKEND;
    master->has_week[week] = true;
    master->weeks[master->n_weeks].week = week;
    master->weeks[master->n_weeks++].column = at;
    return ORK_OK;
}

static int64_t dual_of(const orki_master *m, int row)
{
    return row < 0 ? 0 : (int64_t)llround(orki_lp_dual(m->lp, row) * (double)ORKI_DUAL_SCALE);
}

void orki_master_duals(const orki_master *master, orki_duals *duals)
{
    const orki_problem *problem = master->problem;
    const ork_season *season = problem->season;
    for (int k = 0; k < problem->n_pieces; k++)
        duals->piece[k] = dual_of(master, master->piece_row[k]);
    for (int i = 0; i < season->n_blocks * ORKI_N_DAYS; i++) {
        duals->captain[i] = dual_of(master, master->captain_row[i]);
        duals->day_tie[i] = dual_of(master, master->tie_row[i]);
    }
    for (int t = 0; t < season->n_teachers; t++)
        duals->fair[t] = dual_of(master, master->fair_row[t]);
    for (int r = 0; r < problem->n_clash_rows; r++)
        duals->clash[r] = -dual_of(master, master->clash_row[r]);
    for (int c = 0; c < problem->n_crowds; c++)
        duals->crowd[c] = -dual_of(master, master->crowd_row[c]);
    for (int i = 0; i < problem->n_free; i++)
        duals->cover[i] = dual_of(master, master->cover_row[i]);
    for (int c = 0; c < master->cuts->n; c++)
        duals->cut[c] = -dual_of(master, master->cut_row[c]);
    orki_duals_clip(duals, problem, master->node, master->cuts);
}

void orki_master_set_whole(orki_master *master)
{
    for (int p = 0; p < master->problem->plans.n; p++)
        orki_lp_set_whole(master->lp, master->plan_column[p]);
    for (int c = 0; c < master->problem->n_clusters; c++)
        orki_lp_set_whole(master->lp, master->leave_column[c]);
    for (int w = 0; w < master->n_weeks; w++)
        orki_lp_set_whole(master->lp, master->weeks[w].column);
    orki_lp_set_whole(master->lp, master->fair_column);
}

void orki_master_close(orki_master *master)
{
    orki_lp_close(master->lp);
    orki_free(master->column);
    orki_free(master->weeks);
    orki_free(master->has_week);
    orki_arena_free(&master->arena);
    *master = (orki_master){0};
}
