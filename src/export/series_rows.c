/* (9)  Series whose meetings are placed one by one: pieces are a meeting or a double at a time.
 *
 *   v[k]    piece k takes place                    a[t,q]  teacher t takes series q
 *   z[q]    meetings that stay unplaced            n[q]    nobody takes it, so has its meetings
 *   (9a)  sum of lessons * v + z[q] = meetings of q                                 each series
 *   (9b)  sum over the pieces of a day of v <= 1                               each series, day
 *   (9c)  sum over teachers who give k + u[k] = v[k]                                 each piece
 *   (9d)  sum over teachers of a[t,q] + n[q] = 1                                    each series
 *   (9e)  her pieces of a day <= a[t,q]; her lessons of the week <= meetings * a[t,q]
 *         and the same of u[k] and n[q]                               each series, taker (and day)
 *   (9f)  missing doubles: scale P >= weight * (doubles wished - sum of v of doubles) - slack
 *   (9g)  sum of v and y of a crowd <= 1                                             each crowd
 *   (9h)  v[k] + sum of v and y of a block that k excludes <= 1     pupils on their way between
 *         schools, shared sets
 * A piece's own points are v's. Input: problem. Output: rows and columns of the model. */
#include "export/week_model.h"

#include "plan/clash.h"

#include <string.h>

static const orki_series *series_of(const orki_week_model *m, int part)
{
    return &m->problem->season->series[m->problem->parts[part].series];
}

/* (9b), and what nobody has of a day in (9e) */
static void add_day(orki_week_model *m, int part, int day, const int *lack, int nobody)
{
    const orki_problem *problem = m->problem;
    const orki_part *p = &problem->parts[part];
    int once = -1, none = -1;
    for (int k = p->first_piece; k < p->first_piece + p->n_pieces; k++) {
        if (problem->pieces[k].day != day)
            continue;
        if (once < 0) {
            once =
                orki_mip_add_row(&m->mip, (orki_mip_name){"once_b#_d#", {p->block, day}}, 'L', 1);
            none =
                orki_mip_add_row(&m->mip, (orki_mip_name){"none_b#_d#", {p->block, day}}, 'L', 0);
            orki_mip_add_entry(&m->mip, none, nobody, -1);
        }
        orki_mip_add_entry(&m->mip, once, m->piece_column[k], 1);
        orki_mip_add_entry(&m->mip, none, lack[k - p->first_piece], 1);
    }
}

/* (9f) */
static void pay_doubles(orki_week_model *m, int part)
{
    const orki_problem *problem = m->problem;
    const orki_part *p = &problem->parts[part];
    int wished = series_of(m, part)->n_doubles;
    int64_t weight = problem->season->weights[ORKI_RULE_DOUBLE];
    if (weight == 0 || wished == 0)
        return;
    int64_t scale = orki_gcd(weight, 100);
    int row = orki_mip_add_row(&m->mip, (orki_mip_name){"doubles_b#", {p->block}}, 'G',
                               (weight * wished - orki_item_slack(weight)) / scale);
    int points = orki_mip_add_column(&m->mip, (orki_mip_name){"doublepoints_b#", {p->block}},
                                     ORKI_MIP_NO_BOUND, 1, true);
    orki_mip_add_entry(&m->mip, row, points, 100 / scale);
    for (int k = p->first_piece; k < p->first_piece + p->n_pieces; k++) {
        if (problem->pieces[k].n_lessons > 1)
            orki_mip_add_entry(&m->mip, row, m->piece_column[k], weight / scale);
    }
}

/* (9c) without the teachers, who come later; the column of what nobody has. */
static int add_piece(orki_week_model *m, int k)
{
    const orki_piece *piece = &m->problem->pieces[k];
    const orki_part *p = &m->problem->parts[piece->part];
    bool needs_captain = m->problem->season->blocks[p->block].needs_captain;
    m->piece_column[k] =
        orki_mip_add_column(&m->mip, (orki_mip_name){"v_k#", {k}}, 1, piece->cost, true);
    m->cover_row[k] = orki_mip_add_row(&m->mip, (orki_mip_name){"cover_k#", {k}}, 'E', 0);
    orki_mip_add_entry(&m->mip, m->cover_row[k], m->piece_column[k], -1);
    int lack = orki_mip_add_column(&m->mip, (orki_mip_name){"u_k#", {k}},
                                   needs_captain ? 0 : orki_model_lacks(m, 1),
                                   p->unstaffed_cost * piece->n_lessons, false);
    orki_mip_add_entry(&m->mip, m->cover_row[k], lack, 1);
    return lack;
}

/* (9a) to (9f) without the teachers */
static void add_one(orki_week_model *m, int part, int *lack)
{
    const orki_part *p = &m->problem->parts[part];
    int meetings = series_of(m, part)->n_meetings;
    orki_mip *mip = &m->mip;
    int row = orki_mip_add_row(mip, (orki_mip_name){"block_b#", {p->block}}, 'E', meetings);
    int unplaced =
        orki_mip_add_column(mip, (orki_mip_name){"z_b#", {p->block}}, orki_model_lacks(m, meetings),
                            m->problem->meeting_cost, true);
    orki_mip_add_entry(mip, row, unplaced, 1);
    m->taken_row[part] = orki_mip_add_row(mip, (orki_mip_name){"taken_b#", {p->block}}, 'E', 1);
    int nobody = orki_mip_add_column(mip, (orki_mip_name){"nobody_b#", {p->block}}, 1, 0, false);
    orki_mip_add_entry(mip, m->taken_row[part], nobody, 1);
    int none = orki_mip_add_row(mip, (orki_mip_name){"none_b#", {p->block}}, 'L', 0);
    orki_mip_add_entry(mip, none, nobody, -meetings);
    for (int k = p->first_piece; k < p->first_piece + p->n_pieces; k++) {
        int n = m->problem->pieces[k].n_lessons;
        lack[k - p->first_piece] = add_piece(m, k);
        orki_mip_add_entry(mip, row, m->piece_column[k], n);
        orki_mip_add_entry(mip, none, lack[k - p->first_piece], n);
    }
    for (int d = 0; d < ORKI_N_DAYS; d++)
        add_day(m, part, d, lack, nobody);
    pay_doubles(m, part);
}

/* (9g) */
static void add_crowds(orki_week_model *m)
{
    for (int c = 0; c < m->problem->n_crowds; c++) {
        const orki_crowd *crowd = &m->problem->crowds[c];
        int row = orki_mip_add_row(&m->mip, (orki_mip_name){"crowd_c#", {c}}, 'L', crowd->most);
        for (int i = 0; i < crowd->n_pieces; i++)
            orki_mip_add_entry(&m->mip, row, m->piece_column[crowd->pieces[i]], 1);
        for (int i = 0; i < crowd->n_plans; i++)
            orki_mip_add_entry(&m->mip, row, m->plan_column[crowd->plans[i]], 1);
    }
}

/* Some lessons at their times on a day: those of a piece or of a plan. */
typedef struct sittings {
    int n, day;
    const int *lesson, *start_min;
} sittings;

static sittings of_piece(const orki_problem *problem, int k)
{
    const orki_piece *p = &problem->pieces[k];
    return (sittings){p->n_lessons, p->day, p->lesson, p->start_min};
}

static sittings of_plan(const orki_problem *problem, int p)
{
    const orki_plan *plan = &problem->plans.at[p];
    const orki_block *block = &problem->season->blocks[plan->block];
    return (sittings){block->n_lessons, plan->day, block->lessons, plan->start_min};
}

static bool exclude(const ork_season *season, const sittings *a, const sittings *b, int kinds)
{
    for (int i = 0; i < a->n && a->day == b->day; i++) {
        for (int j = 0; j < b->n; j++) {
            orki_sitting x = {a->lesson[i], a->day, a->start_min[i]};
            orki_sitting y = {b->lesson[j], b->day, b->start_min[j]};
            if (orki_lessons_clash(season, x, y, kinds) != ORKI_NO_CLASH)
                return true;
        }
    }
    return false;
}

static void add_exclusion(orki_week_model *m, int k, int other, int kinds)
{
    const orki_problem *problem = m->problem;
    const orki_part *p = &problem->parts[problem->first_part[other]];
    bool is_series = problem->season->blocks[other].series >= 0;
    int first = is_series ? p->first_piece : problem->plans.first[other], row = -1;
    int past = is_series ? first + p->n_pieces : problem->plans.first[other + 1];
    sittings mine = of_piece(problem, k);
    for (int i = first; i < past; i++) {
        sittings theirs = is_series ? of_piece(problem, i) : of_plan(problem, i);
        if (!exclude(problem->season, &mine, &theirs, kinds))
            continue;
        if (row < 0) {
            row = orki_mip_add_row(&m->mip, (orki_mip_name){"apart_k#_b#", {k, other}}, 'L', 1);
            orki_mip_add_entry(&m->mip, row, m->piece_column[k], 1);
        }
        orki_mip_add_entry(&m->mip, row, is_series ? m->piece_column[i] : m->plan_column[i], 1);
    }
}

/* (9h) Crowds keep pupils from two lessons at once; rooms and stock are (7). */
static void add_exclusions(orki_week_model *m)
{
    const orki_problem *problem = m->problem;
    const orki_block *blocks = problem->season->blocks;
    for (int i = 0; i < problem->interplay.n; i++) {
        const orki_meeting *meeting = &problem->interplay.at[i];
        bool is_first = blocks[meeting->block].series >= 0;
        int block = is_first ? meeting->block : meeting->other;
        int other = is_first ? meeting->other : meeting->block;
        int there =
            orki_travel_of_pupils(problem->season, blocks[block].school, blocks[other].school);
        int back =
            orki_travel_of_pupils(problem->season, blocks[other].school, blocks[block].school);
        int kinds = meeting->kinds & (ORKI_MEET_SETS | (there + back > 0 ? ORKI_MEET_GROUPS : 0));
        if (blocks[block].series < 0 || kinds == 0)
            continue;
        const orki_part *part = &problem->parts[problem->first_part[block]];
        for (int k = part->first_piece; k < part->first_piece + part->n_pieces; k++)
            add_exclusion(m, k, other, kinds);
    }
}

void orki_model_add_series(orki_week_model *model)
{
    const orki_problem *problem = model->problem;
    int *lack = orki_alloc((size_t)problem->n_pieces + 1, sizeof *lack);
    if (lack == NULL)
        model->mip.is_failed = true;
    for (int i = 0; i < problem->n_free && !model->mip.is_failed; i++)
        add_one(model, problem->free_part[i], lack);
    if (!model->mip.is_failed) {
        add_crowds(model);
        add_exclusions(model);
    }
    orki_free(lack);
}

/* (9e) Rows of a day are opened where its first piece is met. */
typedef struct taking {
    int week, day[ORKI_N_DAYS]; /* rows; -1 = not yet */
} taking;

static void open_taking(orki_week_model *m, taking *row, int teacher, int part)
{
    int block = m->problem->parts[part].block;
    orki_mip *mip = &m->mip;
    memset(row, -1, sizeof *row);
    m->take_column[part] =
        orki_mip_add_column(mip, (orki_mip_name){"takes_t#_b#", {teacher, block}}, 1, 0, false);
    orki_mip_add_entry(mip, m->taken_row[part], m->take_column[part], 1);
    row->week = orki_mip_add_row(mip, (orki_mip_name){"takes_t#_b#", {teacher, block}}, 'L', 0);
    orki_mip_add_entry(mip, row->week, m->take_column[part], -series_of(m, part)->n_meetings);
}

static void take_piece(orki_week_model *m, taking *row, int teacher, const orki_give *give)
{
    const orki_piece *piece = &m->problem->pieces[give->piece];
    int *day = &row->day[piece->day];
    if (*day < 0) {
        int block = m->problem->parts[piece->part].block;
        *day = orki_mip_add_row(
            &m->mip, (orki_mip_name){"takes_t#_b#_d#", {teacher, block, piece->day}}, 'L', 0);
        orki_mip_add_entry(&m->mip, *day, m->take_column[piece->part], -1);
    }
    orki_mip_add_entry(&m->mip, *day, give->column, 1);
    orki_mip_add_entry(&m->mip, row->week, give->column, piece->n_lessons);
}

void orki_model_take_series(orki_week_model *model, int teacher)
{
    const orki_problem *problem = model->problem;
    taking *rows = orki_alloc((size_t)problem->n_free + 1, sizeof *rows);
    if (rows == NULL)
        model->mip.is_failed = true;
    for (int i = 0; i < problem->n_free; i++)
        model->take_column[problem->free_part[i]] = -1;
    for (int i = 0; i < model->mine.n_gives && !model->mip.is_failed; i++) {
        const orki_give *give = &model->mine.gives[i];
        int part = problem->pieces[give->piece].part;
        if (problem->parts[part].series < 0)
            continue;
        taking *row = &rows[problem->free_of[part]];
        if (model->take_column[part] < 0)
            open_taking(model, row, teacher, part);
        take_piece(model, row, teacher, give);
    }
    orki_free(rows);
}
