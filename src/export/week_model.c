/* Rows (1), (2), (5), (6), (8) and their columns; teachers are added one after another. */
#include "export/week_model.h"

#include <string.h>

int64_t orki_gcd(int64_t a, int64_t b)
{
    while (b != 0) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

int64_t orki_item_slack(int64_t weight)
{
    int64_t step = orki_gcd(weight, 100);
    return (49 / step) * step;
}

int64_t orki_dislike_points(const ork_season *season, int dislike)
{
    return (dislike * season->weights[ORKI_RULE_TEACHER_DAY] + 100) / 200;
}

orki_item orki_item_open(orki_week_model *model, orki_rule rule, orki_mip_name row,
                         orki_mip_name points)
{
    orki_item item = {model->problem->season->weights[rule], -1, 1};
    if (item.weight % 100 == 0)
        return item;
    item.scale = orki_gcd(item.weight, 100);
    item.row = orki_mip_add_row(&model->mip, row, 'G', -orki_item_slack(item.weight) / item.scale);
    int column = orki_mip_add_column(&model->mip, points, ORKI_MIP_NO_BOUND, 1, true);
    orki_mip_add_entry(&model->mip, item.row, column, 100 / item.scale);
    return item;
}

void orki_item_pay(orki_week_model *model, const orki_item *item, int column, int64_t amount)
{
    if (item->row < 0)
        orki_mip_add_cost(&model->mip, column, item->weight / 100 * amount);
    else
        orki_mip_add_entry(&model->mip, item->row, column, -item->weight / item->scale * amount);
}

int64_t orki_model_match(const orki_week_model *model, int teacher, int piece)
{
    const orki_piece *p = &model->problem->pieces[piece];
    int64_t match = orki_problem_match(model->problem, teacher, p->part);
    return model->problem->parts[p->part].series >= 0 ? match * p->n_lessons : match;
}

int64_t orki_model_lacks(const orki_week_model *model, int64_t upper)
{
    return model->problem->is_strict ? 0 : upper;
}

/* Room for one more in a list of the teacher at work. */
static bool has_room(orki_week_model *model, void *items, size_t *capacity, int n, size_t size)
{
    if (!model->mip.is_failed && orki_array_reserve(items, capacity, (size_t)n + 1, size) != 0)
        model->mip.is_failed = true;
    return !model->mip.is_failed;
}

void orki_model_note_give(orki_week_model *model, int column, int piece)
{
    orki_teacher_columns *t = &model->mine;
    if (has_room(model, &t->gives, &t->give_capacity, t->n_gives, sizeof *t->gives))
        t->gives[t->n_gives++] = (orki_give){column, piece};
}

void orki_model_note_open(orki_week_model *model, int column, int day, int minute)
{
    orki_teacher_columns *t = &model->mine;
    if (has_room(model, &t->opens, &t->open_capacity, t->n_opens, sizeof *t->opens))
        t->opens[t->n_opens++] = (orki_moment_of_day){column, day, minute};
}

void orki_model_note_close(orki_week_model *model, int column, int day, int minute)
{
    orki_teacher_columns *t = &model->mine;
    if (has_room(model, &t->closes, &t->close_capacity, t->n_closes, sizeof *t->closes))
        t->closes[t->n_closes++] = (orki_moment_of_day){column, day, minute};
}

void orki_model_note_share(orki_week_model *model, int column, int minutes)
{
    orki_teacher_columns *t = &model->mine;
    if (minutes != 0 &&
        has_room(model, &t->shares, &t->share_capacity, t->n_shares, sizeof *t->shares))
        t->shares[t->n_shares++] = (orki_share){column, minutes};
}

static int *make_map(orki_arena *arena, size_t n)
{
    int *map = orki_arena_alloc(arena, n, sizeof *map);
    if (map != NULL)
        memset(map, -1, n * sizeof *map);
    return map;
}

static bool make_maps(orki_week_model *m)
{
    const orki_problem *problem = m->problem;
    m->plan_column = make_map(&m->arena, (size_t)problem->plans.n);
    m->leave_column = make_map(&m->arena, (size_t)problem->n_clusters);
    m->cover_row = make_map(&m->arena, (size_t)problem->n_pieces);
    m->piece_column = make_map(&m->arena, (size_t)problem->n_pieces);
    m->taken_row = make_map(&m->arena, (size_t)problem->n_parts);
    m->take_column = make_map(&m->arena, (size_t)problem->n_parts);
    m->captain_row = make_map(&m->arena, (size_t)problem->season->n_blocks * ORKI_N_DAYS);
    return m->plan_column && m->leave_column && m->cover_row && m->piece_column && m->taken_row &&
           m->take_column && m->captain_row;
}

/* (1), and the columns y and z */
static void add_block(orki_week_model *m, int block)
{
    const orki_problem *problem = m->problem;
    int cluster = problem->cluster_of_block[block];
    int row = orki_mip_add_row(&m->mip, (orki_mip_name){"block_b#", {block}}, 'E', 1);
    if (m->leave_column[cluster] < 0)
        m->leave_column[cluster] =
            orki_mip_add_column(&m->mip, (orki_mip_name){"z_b#", {cluster}}, orki_model_lacks(m, 1),
                                problem->unplaced_cost[cluster], true);
    orki_mip_add_entry(&m->mip, row, m->leave_column[cluster], 1);
    for (int p = problem->plans.first[block]; p < problem->plans.first[block + 1]; p++) {
        m->plan_column[p] = orki_mip_add_column(&m->mip, (orki_mip_name){"y_p#", {p}}, 1,
                                                problem->plans.at[p].cost, true);
        orki_mip_add_entry(&m->mip, row, m->plan_column[p], 1);
    }
}

/* (2), and the columns u */
static void add_covers(orki_week_model *m)
{
    const orki_problem *problem = m->problem;
    for (int k = 0; k < problem->n_pieces; k++) {
        if (problem->parts[problem->pieces[k].part].series >= 0)
            continue;
        m->cover_row[k] = orki_mip_add_row(&m->mip, (orki_mip_name){"cover_k#", {k}}, 'E', 0);
        int lack =
            orki_mip_add_column(&m->mip, (orki_mip_name){"u_k#", {k}}, orki_model_lacks(m, 1),
                                problem->parts[problem->pieces[k].part].unstaffed_cost, false);
        orki_mip_add_entry(&m->mip, m->cover_row[k], lack, 1);
    }
    for (int p = 0; p < problem->plans.n; p++) {
        int block = problem->plans.at[p].block;
        int n = problem->first_part[block + 1] - problem->first_part[block];
        for (int i = 0; i < n; i++) {
            int piece = problem->plan_pieces[problem->first_plan_piece[p] + i];
            orki_mip_add_entry(&m->mip, m->cover_row[piece], m->plan_column[p], -1);
        }
    }
}

/* Add `value` times the block's plans of a day to a row. */
static void add_plans_of_day(orki_week_model *m, int row, int block, int day, int value)
{
    const orki_plans *plans = &m->problem->plans;
    for (int p = plans->first[block]; p < plans->first[block + 1]; p++) {
        if (plans->at[p].day == day)
            orki_mip_add_entry(&m->mip, row, m->plan_column[p], value);
    }
}

static bool has_plan(const orki_week_model *m, int block, int day)
{
    const orki_plans *plans = &m->problem->plans;
    int p = plans->first[block];
    while (p < plans->first[block + 1] && plans->at[p].day != day)
        p++;
    return p < plans->first[block + 1];
}

/* (5) without the teachers, who come later, and (8) */
static void add_day_rows(orki_week_model *m, int block, int day)
{
    int leader = orki_day_leader(m->problem, block);
    bool is_open = has_plan(m, block, day);
    if (is_open && m->problem->season->blocks[block].needs_captain) {
        int row = orki_mip_add_row(&m->mip, (orki_mip_name){"captain_b#_d#", {block, day}}, 'G', 0);
        m->captain_row[block * ORKI_N_DAYS + day] = row;
        add_plans_of_day(m, row, block, day, -1);
    }
    if (leader != block && (is_open || has_plan(m, leader, day))) {
        int row = orki_mip_add_row(&m->mip, (orki_mip_name){"tie_b#_d#", {block, day}}, 'E', 0);
        add_plans_of_day(m, row, block, day, 1);
        add_plans_of_day(m, row, leader, day, -1);
    }
}

/* (6) */
static void add_clashes(orki_week_model *m)
{
    for (int r = 0; r < m->problem->n_clash_rows; r++) {
        const orki_clash_row *clash = &m->problem->clash_rows[r];
        int row = orki_mip_add_row(&m->mip, (orki_mip_name){"clash_c#", {r}}, 'L', 1);
        orki_mip_add_entry(&m->mip, row, m->plan_column[clash->plan], 1);
        for (int i = 0; i < clash->n_others; i++)
            orki_mip_add_entry(&m->mip, row, m->plan_column[clash->others[i]], 1);
    }
}

static void add_teacher(orki_week_model *m, int teacher)
{
    orki_teacher_columns *mine = &m->mine;
    if (m->problem->season->teachers[teacher].is_substitute)
        return;
    mine->n_gives = mine->n_opens = mine->n_closes = mine->n_shares = 0;
    if (m->duties != NULL)
        orki_model_add_day_duties(m, teacher);
    for (int d = 0; d < ORKI_N_DAYS && m->duties == NULL; d++)
        orki_model_add_day_paths(m, teacher, d);
    if (!m->mip.is_failed)
        orki_model_add_teacher_week(m, teacher);
}

ork_status orki_week_model_build(orki_week_model *out, const orki_problem *problem,
                                 const orki_duties *duties)
{
    *out = (orki_week_model){.problem = problem, .duties = duties, .fair_column = -1};
    const ork_season *season = problem->season;
    if (!make_maps(out))
        return ORK_ERR_MEMORY;
    for (int b = 0; b < season->n_blocks; b++) {
        if (season->blocks[b].series < 0)
            add_block(out, b);
    }
    add_covers(out);
    orki_model_add_series(out);
    for (int b = 0; b < season->n_blocks; b++) {
        for (int d = 0; d < ORKI_N_DAYS; d++)
            add_day_rows(out, b, d);
    }
    add_clashes(out);
    if (!out->mip.is_failed)
        orki_model_add_rooms(out);
    if (season->weights[ORKI_RULE_FAIRNESS] > 0)
        out->fair_column = orki_mip_add_column(&out->mip, (orki_mip_name){"fair", {0}},
                                               ORKI_MIP_NO_BOUND, 1, true);
    for (int t = 0; t < season->n_teachers && !out->mip.is_failed; t++)
        add_teacher(out, t);
    if (out->mip.is_too_large)
        return ORK_ERR_TOO_LARGE;
    return out->mip.is_failed ? ORK_ERR_MEMORY : ORK_OK;
}

void orki_week_model_free(orki_week_model *model)
{
    orki_mip_free(&model->mip);
    orki_free(model->mine.gives);
    orki_free(model->mine.opens);
    orki_free(model->mine.closes);
    orki_free(model->mine.shares);
    orki_arena_free(&model->arena);
    *model = (orki_week_model){0};
}
