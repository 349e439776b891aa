/* One kind of dual after the other, in the order of the header. */
#include "solve/slopes.h"

#include <math.h>
#include <string.h>

#define FAIR_UNIT 0.001 /* points to the unit of mu in a vector */

void orki_slopes_open(orki_slopes *out, const orki_problem *problem, const orki_duties *all,
                      const orki_cuts *cuts)
{
    int n_days = problem->season->n_blocks * ORKI_N_DAYS;
    *out = (orki_slopes){.problem = problem, .all = all, .cuts = cuts};
    out->captain = problem->n_pieces;
    out->day_tie = out->captain + n_days;
    out->fair = out->day_tie + n_days;
    out->clash = out->fair + problem->season->n_teachers;
    out->cut = out->clash + problem->n_clash_rows;
    out->crowd = out->cut + cuts->n;
    out->cover = out->crowd + problem->n_crowds;
    out->n = out->cover + problem->n_free;
}

static void load(double *x, const int64_t *duals, int n, double unit)
{
    for (int i = 0; i < n; i++)
        x[i] = (double)duals[i] / (double)ORKI_DUAL_SCALE / unit;
}

void orki_slopes_load(const orki_slopes *slopes, double *x, const orki_duals *duals)
{
    load(x, duals->piece, slopes->captain, 1);
    load(x + slopes->captain, duals->captain, slopes->day_tie - slopes->captain, 1);
    load(x + slopes->day_tie, duals->day_tie, slopes->fair - slopes->day_tie, 1);
    load(x + slopes->fair, duals->fair, slopes->clash - slopes->fair, FAIR_UNIT);
    load(x + slopes->clash, duals->clash, slopes->cut - slopes->clash, 1);
    load(x + slopes->cut, duals->cut, slopes->crowd - slopes->cut, 1);
    load(x + slopes->crowd, duals->crowd, slopes->cover - slopes->crowd, 1);
    load(x + slopes->cover, duals->cover, slopes->n - slopes->cover, 1);
}

static void store(int64_t *duals, const double *x, int n)
{
    for (int i = 0; i < n; i++)
        duals[i] = (int64_t)llround(x[i] * (double)ORKI_DUAL_SCALE);
}

/* What is cut off when every mu loses `less`, and the sum of what is left. */
static double sum_above(const double *mu, int n, double less)
{
    double sum = 0;
    for (int t = 0; t < n; t++)
        sum += mu[t] > less ? mu[t] - less : 0;
    return sum;
}

/* The nearest mu >= 0 whose sum is at most one point: all lose the same. */
static void project(double *mu, int n)
{
    double low = 0, high = 0;
    for (int t = 0; t < n; t++)
        high = mu[t] > high ? mu[t] : high;
    if (sum_above(mu, n, 0) <= 1 / FAIR_UNIT)
        high = 0;
    for (int i = 0; i < 50 && high > low; i++) {
        double middle = (low + high) / 2;
        if (sum_above(mu, n, middle) > 1 / FAIR_UNIT)
            low = middle;
        else
            high = middle;
    }
    for (int t = 0; t < n; t++)
        mu[t] = mu[t] > high ? mu[t] - high : 0;
}

/* Rounded so that what one loses the next gains: with many teachers each mu is small. */
static void store_fair(int64_t *duals, const double *mu, int n)
{
    double carry = 1e-6;
    for (int t = 0; t < n; t++) {
        carry += mu[t] * FAIR_UNIT * (double)ORKI_DUAL_SCALE;
        duals[t] = (int64_t)floor(carry);
        carry -= (double)duals[t];
    }
}

void orki_slopes_store(const orki_slopes *slopes, orki_duals *duals, double *x,
                       const orki_node *node)
{
    int n_teachers = slopes->clash - slopes->fair;
    project(x + slopes->fair, n_teachers);
    store(duals->piece, x, slopes->captain);
    store(duals->captain, x + slopes->captain, slopes->day_tie - slopes->captain);
    store(duals->day_tie, x + slopes->day_tie, slopes->fair - slopes->day_tie);
    store_fair(duals->fair, x + slopes->fair, n_teachers);
    store(duals->clash, x + slopes->clash, slopes->cut - slopes->clash);
    store(duals->cut, x + slopes->cut, slopes->crowd - slopes->cut);
    store(duals->crowd, x + slopes->crowd, slopes->cover - slopes->crowd);
    store(duals->cover, x + slopes->cover, slopes->n - slopes->cover);
    orki_duals_clip(duals, slopes->problem, node, slopes->cuts);
    orki_slopes_load(slopes, x, duals);
}

static void add_meeting(const orki_slopes *slopes, double *slope, int piece)
{
    const orki_problem *problem = slopes->problem;
    for (int i = problem->first_crowd[piece]; i < problem->first_crowd[piece + 1]; i++)
        slope[slopes->crowd + problem->crowds_of[i]] += 1;
    for (int c = 0; c < slopes->cuts->n; c++) {
        const orki_cut *cut = &slopes->cuts->at[c];
        for (int i = 0; i < cut->n; i++) {
            if (cut->plans[i] == problem->plans.n + piece)
                slope[slopes->cut + c] += cut->extra >= 0 ? (double)cut->extra : 1;
        }
    }
}

void orki_slopes_add_week(const orki_slopes *slopes, double *slope, const orki_week *week)
{
    const orki_problem *problem = slopes->problem;
    const ork_season *season = problem->season;
    double weight = (double)season->weights[ORKI_RULE_FAIRNESS] / 100;
    bool is_teacher = week->teacher < season->n_teachers;
    int covered[ORKI_MAX_WEEK_PIECES];
    int n_covered = orki_week_covers(problem, slopes->all, week, covered);
    for (int i = 0; i < n_covered; i++)
        slope[slopes->cover + covered[i]] -= 1;
    if (is_teacher)
        slope[slopes->fair + week->teacher] += (weight * week->share_min - 0.49) * FAIR_UNIT;
    for (int i = 0; i < week->n_duties; i++) {
        const orki_duty *duty = &slopes->all->at[week->duties[i]];
        for (int k = 0; k < duty->n_pieces; k++) {
            int piece = slopes->all->pieces[duty->first_piece + k];
            int block = problem->parts[problem->pieces[piece].part].block;
            if (problem->parts[problem->pieces[piece].part].series >= 0)
                add_meeting(slopes, slope, piece);
            else
                slope[piece] -= 1;
            if (is_teacher && season->teachers[week->teacher].is_captain)
                slope[slopes->captain + block * ORKI_N_DAYS + duty->day] -= 1;
        }
    }
}

static void add_plan(const orki_slopes *slopes, double *slope, int plan, double share)
{
    const orki_problem *problem = slopes->problem;
    const orki_plan *p = &problem->plans.at[plan];
    int n_parts = problem->first_part[p->block + 1] - problem->first_part[p->block];
    int at = p->block * ORKI_N_DAYS + p->day, leader = orki_day_leader(problem, p->block);
    for (int i = 0; i < n_parts; i++)
        slope[problem->plan_pieces[problem->first_plan_piece[plan] + i]] += share;
    if (problem->season->blocks[p->block].needs_captain)
        slope[slopes->captain + at] += share;
    if (leader != p->block) {
        slope[slopes->day_tie + at] += share;
        return;
    }
    for (int i = problem->first_day_mate[leader] + 1; i < problem->first_day_mate[leader + 1]; i++)
        slope[slopes->day_tie + problem->day_mates[i] * ORKI_N_DAYS + p->day] -= share;
}

static void add_clash(const orki_slopes *slopes, double *slope, const int *chosen, int r)
{
    const orki_plan *plans = slopes->problem->plans.at;
    const orki_clash_row *row = &slopes->problem->clash_rows[r];
    int other = chosen[plans[row->others[0]].block];
    slope[slopes->clash + r] += (chosen[plans[row->plan].block] == row->plan) - 1;
    for (int i = 0; i < row->n_others; i++)
        slope[slopes->clash + r] += row->others[i] == other;
}

/* The constants of crowds and covers, and the plans in crowds. */
static void add_crowds(const orki_slopes *slopes, double *slope, const int *chosen)
{
    const orki_problem *problem = slopes->problem;
    for (int c = 0; c < problem->n_crowds; c++) {
        const orki_crowd *crowd = &problem->crowds[c];
        slope[slopes->crowd + c] -= crowd->most;
        for (int i = 0; i < crowd->n_plans; i++)
            slope[slopes->crowd + c] +=
                chosen[problem->plans.at[crowd->plans[i]].block] == crowd->plans[i];
    }
    for (int i = 0; i < problem->n_free; i++)
        slope[slopes->cover + i] += 1;
}

void orki_slopes_add_plans(const orki_slopes *slopes, double *slope, const int *chosen)
{
    const orki_problem *problem = slopes->problem;
    for (int b = 0; b < problem->season->n_blocks; b++) {
        if (chosen[b] >= 0)
            add_plan(slopes, slope, chosen[b], 1);
    }
    for (int r = 0; r < problem->n_clash_rows; r++)
        add_clash(slopes, slope, chosen, r);
    add_crowds(slopes, slope, chosen);
    for (int c = 0; c < slopes->cuts->n; c++) {
        const orki_cut *cut = &slopes->cuts->at[c];
        int n = 1 - cut->n;
        for (int i = 0; i < cut->n; i++)
            n += cut->plans[i] < problem->plans.n &&
                 chosen[problem->plans.at[cut->plans[i]].block] == cut->plans[i];
        slope[slopes->cut + c] += n * (cut->extra >= 0 ? (double)cut->extra : 1);
    }
}

void orki_slopes_shift_plans(const orki_slopes *slopes, double *slope, const double *more)
{
    const orki_problem *problem = slopes->problem;
    for (int p = 0; p < problem->plans.n; p++) {
        if (more[p] < 0 || more[p] > 0)
            add_plan(slopes, slope, p, more[p]);
    }
    for (int r = 0; r < problem->n_clash_rows; r++) {
        const orki_clash_row *row = &problem->clash_rows[r];
        slope[slopes->clash + r] += more[row->plan];
        for (int i = 0; i < row->n_others; i++)
            slope[slopes->clash + r] += more[row->others[i]];
    }
    for (int c = 0; c < problem->n_crowds; c++) {
        const orki_crowd *crowd = &problem->crowds[c];
        for (int i = 0; i < crowd->n_plans; i++)
            slope[slopes->crowd + c] += more[crowd->plans[i]];
    }
    for (int c = 0; c < slopes->cuts->n; c++) {
        const orki_cut *cut = &slopes->cuts->at[c];
        double size = cut->extra >= 0 ? (double)cut->extra : 1;
        for (int i = 0; i < cut->n; i++)
            slope[slopes->cut + c] +=
                cut->plans[i] < problem->plans.n ? size * more[cut->plans[i]] : 0;
    }
}

/* Where the sum of mu is at its limit, only differences count: of those that would stay above 0
 * the mean is taken off. */
static void level(double *way, const double *mu, int n)
{
    double less = 0;
    if (sum_above(mu, n, 0) < 0.98 / FAIR_UNIT)
        return;
    for (int i = 0; i < 20; i++) {
        double sum = 0;
        int n_in = 0;
        for (int t = 0; t < n; t++) {
            bool is_in = mu[t] > 0 || way[t] > less;
            sum += is_in ? way[t] : 0;
            n_in += is_in;
        }
        less = n_in > 0 ? sum / n_in : 0;
    }
    for (int t = 0; t < n && less > 0; t++)
        way[t] -= less;
}

double orki_slopes_inward(const orki_slopes *slopes, double *out, const double *slope,
                          const double *x, const orki_node *node)
{
    const orki_problem *problem = slopes->problem;
    double square = 0;
    memcpy(out, slope, (size_t)slopes->n * sizeof *out);
    level(out + slopes->fair, x + slopes->fair, slopes->clash - slopes->fair);
    for (int i = 0; i < slopes->n; i++) {
        bool is_free = (i >= slopes->day_tie && i < slopes->fair) || i >= slopes->cover;
        bool is_out = i < slopes->captain
                          ? out[i] > 0 && x[i] >= (double)orki_price_of_lack(
                                                      problem, node, problem->pieces[i].part)
                          : !is_free && out[i] < 0 && x[i] <= 0;
        out[i] = is_out ? 0 : out[i];
        square += out[i] * out[i];
    }
    return square;
}
