/* The bounds of a week of series: days by their least values, series by their cheapest ends. */
#include "solve/series_run.h"

#include "solve/series.h"

#include <math.h>
#include <string.h>

#define UNIT (ORKI_COST_SCALE / ORKI_DUAL_SCALE)

enum { MAX_ROUNDS = 25 }; /* of multipliers */
#define FARTHEST 20.0     /* points: what a week leaves out costs far more than steps should be */

int64_t orki_run_missing(const orki_run *r, int series, int n_placed, int n_doubles)
{
    const orki_own_series *own = &r->s->series[series];
    if (n_placed == 0 && !r->s->is_nobody)
        return 0;
    return orki_series_missing(r->s->problem, own->part, n_placed, n_doubles) * ORKI_COST_SCALE -
           r->duals->cover[own->number] * UNIT;
}

/* The best j and k of (S3) for a series with at least `placed` meetings. */
static int64_t end_of(const orki_run *r, int series, int placed, int *best_n, int *best_pairs)
{
    const int64_t *price = &r->s->prices[2 * (size_t)series];
    int64_t least = INT64_MAX;
    *best_n = placed;
    *best_pairs = 0;
    for (int j = placed; j <= r->s->series[series].n_meetings; j++) {
        int most = r->s->series[series].double_shift < 0 ? 0 : j / 2;
        for (int k = 0; k <= most; k++) {
            int64_t value = price[0] * j + price[1] * k + orki_run_missing(r, series, j, k);
            if (value >= least)
                continue;
            least = value;
            *best_n = j;
            *best_pairs = k;
        }
    }
    return least;
}

int64_t orki_run_extra(const orki_run *r, int n_worked)
{
    int n = r->teacher == NULL ? 0 : n_worked - r->teacher->wish_days;
    int64_t weight = r->s->problem->season->weights[ORKI_RULE_EXTRA_DAY];
    return n > 0 ? orki_points(n, weight) * ORKI_COST_SCALE : 0;
}

int orki_run_most_days(const orki_run *r)
{
    return r->teacher == NULL || r->teacher->max_days > ORKI_N_DAYS ? ORKI_N_DAYS
                                                                    : r->teacher->max_days;
}

static void value_days(orki_run *r)
{
    const int64_t *prices = r->s->prices;
    for (int d = 0; d < r->s->n_days; d++) {
        for (int i = 0; i < r->days[d].n; i++) {
            orki_own_pattern *p = &r->days[d].at[i];
            uint32_t set = p->set;
            p->value = p->cost;
            for (int k = 0; set != 0; k++, set >>= 2) {
                int n = (int)(set & 3);
                const int64_t *price = &prices[2 * (size_t)k];
                p->value -= n * price[0] + (n == 2 ? price[1] : 0);
            }
        }
    }
}

/* rest[d][t]: the best of the days from d on when t were worked before. worked: is each day in the
 * best choice from the first on? best: its pattern. */
static void bound_days(orki_run *r, bool *worked, int *best)
{
    int64_t least[ORKI_N_DAYS];
    for (int d = 0; d < r->s->n_days; d++) {
        best[d] = -1;
        for (int i = 0; i < r->days[d].n; i++) {
            if (best[d] < 0 || r->days[d].at[i].value < r->days[d].at[best[d]].value)
                best[d] = i;
        }
        least[d] = best[d] < 0 ? INT64_MAX / 8 : r->days[d].at[best[d]].value;
        worked[d] = false;
    }
    int order[ORKI_N_DAYS], n = 0, most = orki_run_most_days(r);
    for (int t = 0; t <= ORKI_N_DAYS; t++)
        r->rest[r->s->n_days][t] = orki_run_extra(r, t);
    for (int d = r->s->n_days - 1; d >= 0; d--) {
        int i = n++;
        for (; i > 0 && least[order[i - 1]] > least[d]; i--)
            order[i] = order[i - 1];
        order[i] = d;
        for (int t = 0; t <= ORKI_N_DAYS; t++) {
            int64_t sum = 0, low = orki_run_extra(r, t);
            int n_taken = 0;
            for (int k = 0; k < n && t + k < most; k++) {
                sum += least[order[k]];
                if (sum + orki_run_extra(r, t + k + 1) < low) {
                    low = sum + orki_run_extra(r, t + k + 1);
                    n_taken = k + 1;
                }
            }
            r->rest[d][t] = low;
            for (int k = 0; d == 0 && t == 0 && k < n_taken; k++)
                worked[order[k]] = true;
        }
    }
}

/* (S3) at the present multipliers; g is its subgradient. */
static int64_t relax(orki_run *r, int64_t hours, int *g)
{
    bool worked[ORKI_N_DAYS];
    int best[ORKI_N_DAYS];
    memset(g, 0, 2 * (size_t)r->s->n_series * sizeof *g);
    value_days(r);
    bound_days(r, worked, best);
    r->base = hours;
    for (int k = 0; k < 2 * r->s->n_series; k += 2)
        r->base += end_of(r, k / 2, 0, &g[k], &g[k + 1]);
    for (int d = 0; d < r->s->n_days; d++) {
        uint32_t set = worked[d] ? r->days[d].at[best[d]].set : 0;
        for (int k = 0; set != 0; k++, set >>= 2) {
            g[2 * (size_t)k] -= (int)(set & 3);
            g[2 * (size_t)k + 1] -= (set & 3) == 2;
        }
        r->steps += r->days[d].n;
    }
    for (int k = 0; k < r->s->n_series; k++) /* a state does not know doubles that do not count */
        g[2 * k + 1] = r->s->series[k].double_shift >= 0 ? g[2 * k + 1] : 0;
    return r->rest[0][0] + r->base;
}

/* From nothing: what a meeting of each series costs by itself on its cheapest days. */
static void first_prices(orki_run *r)
{
    if (r->s->has_prices)
        return;
    r->s->has_prices = true;
    for (int k = 0; k < r->s->n_series; k++) {
        int64_t sum = 0;
        int n = 0;
        for (int d = 0; d < r->s->n_days; d++) {
            for (int i = 0; i < r->days[d].n; i++) {
                if (r->days[d].at[i].set == 1u << (2 * k)) {
                    sum += r->days[d].at[i].cost;
                    n++;
                }
            }
        }
        r->s->prices[2 * (size_t)k] = n > 0 ? sum / n : 0;
    }
}

/* Subgradient ascent; the best multipliers stay in s->prices. */
int64_t orki_run_find_prices(orki_run *r, int64_t hours, int64_t known)
{
    int64_t best_prices[2 * ORKI_MAX_OWN_SERIES], best = INT64_MIN;
    size_t size = 2 * (size_t)r->s->n_series * sizeof *best_prices;
    double ahead = 4 * (double)ORKI_COST_SCALE; /* how far above the best is aimed */
    int n_idle = 0;
    first_prices(r);
    memcpy(best_prices, r->s->prices, size);
    for (int round = 0; round < MAX_ROUNDS && ahead > 0.001 * (double)ORKI_COST_SCALE; round++) {
        int g[2 * ORKI_MAX_OWN_SERIES], square = 0;
        int64_t here = relax(r, hours, g);
        if (round == 0 && known != INT64_MAX)
            ahead = fmin((double)(known - here), FARTHEST * (double)ORKI_COST_SCALE);
        if (here > best) {
            if (best != INT64_MIN && known == INT64_MAX && (double)(here - best) > ahead / 4)
                ahead *= 2;
            n_idle = 0;
            best = here;
            memcpy(best_prices, r->s->prices, size);
        } else if (++n_idle >= 4) {
            ahead /= 2;
            n_idle = 0;
        }
        for (int k = 0; k < 2 * r->s->n_series; k++)
            square += g[k] * g[k];
        if (square == 0 || (known != INT64_MAX && best >= known))
            break;
        double aim = (double)best + ahead;
        aim = known != INT64_MAX && aim > (double)known ? (double)known : aim;
        double step = (aim - (double)here) / square;
        for (int k = 0; k < 2 * r->s->n_series; k++)
            r->s->prices[k] += (int64_t)llround(step * g[k]);
    }
    memcpy(r->s->prices, best_prices, size);
    return best;
}

/* The tables for the best multipliers. */
int64_t orki_run_settle(orki_run *r, int64_t hours)
{
    int g[2 * ORKI_MAX_OWN_SERIES], n, pairs;
    int64_t bound = relax(r, hours, g);
    r->ends_alike = true;
    for (int k = 0; k < r->s->n_series; k++) {
        for (int j = 0; j <= r->s->series[k].n_meetings; j++) {
            r->end[k][j] = end_of(r, k, j, &n, &pairs);
            r->ends_alike = r->ends_alike && r->end[k][j] == r->end[k][0];
        }
    }
    return bound;
}

/* The least that the series' ends cost from this state on, wished-hours included. */
int64_t orki_run_ends(const orki_run *r, uint64_t placed)
{
    int64_t sum = r->base;
    for (int k = 0; k < r->s->n_series && !r->ends_alike; k++)
        sum += r->end[k][orki_run_placed(r->s, k, placed)] - r->end[k][0];
    return sum;
}

/* The least that wished-hours can cost. */
int64_t orki_run_least_hours(const orki_run *r)
{
    int n = 0;
    for (int k = 0; k < r->s->n_series; k++)
        n += r->s->series[k].n_meetings;
    int64_t least = r->teacher == NULL ? 0 : INT64_MAX;
    for (int i = 0; i <= n && r->teacher != NULL; i++) {
        int64_t cost =
            orki_week_hours_cost(r->s->problem->season, r->s->taker, i * r->s->lesson_min);
        least = cost < least ? cost : least;
    }
    return least * ORKI_COST_SCALE;
}
