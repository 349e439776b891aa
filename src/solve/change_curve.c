/* The least cost for each number of changes: one search for each price of a change.
 *
 *   (C1)  M losses + t changes + cost       M = 1 + what the best point known costs at this price
 *   (C2)  cost(k) >= B - M lost - t k       for every k, B the bound of (C1)
 *
 * (C2) is a line under the curve, the highest of all lines the bound at each k. Prices are whole;
 * the next one is where the distance between points and lines may be largest: the slope of an edge
 * of the points' lower hull, at which the lines' own bound is estimated between its neighbours
 * (what they prove is concave in the price). Source: Aneja, Nair 1979, doi
 * 10.1287/mnsc.25.1.73. Points between the corners come from what the searches pass on their way
 * and from mixtures (solve/mix_answers.h); how far from the best those can be the lines say. */
#include "solve/mix_answers.h"
#include "solve/tier_search.h"

#include <math.h>

enum { MOST_PRICES = 40, MOST_POINTS = 20 };
#define FIRST_PART 0.5 /* of the limits, for the fewest changes */
#define PRICE_PART 0.3 /* of what is left, for a price */
#define AGAIN_PART 0.7 /* and for one that is tried again */

typedef struct tried {
    int64_t price;
    int64_t bound; /* of cost + price x changes, with as few losses as the points */
    double effort; /* the most of a search at this price */
} tried;

typedef struct curving {
    orki_tier_search search;
    int n_tried;
    tried tried[MOST_PRICES + 2];
} curving;

static int64_t value_at(const orki_front_point *point, int64_t price)
{
    return point->verdict->cost + price * point->changes.weighted;
}

/* The cheapest point at this price. */
static int find_cheapest(const orki_front *front, int64_t price)
{
    int best = 0;
    for (int i = 1; i < front->n; i++) {
        if (value_at(&front->points[i], price) < value_at(&front->points[best], price))
            best = i;
    }
    return best;
}

static tried *find_tried(curving *c, int64_t price)
{
    for (int i = 0; i < c->n_tried; i++) {
        if (c->tried[i].price == price)
            return &c->tried[i];
    }
    if (c->n_tried == MOST_PRICES + 2)
        return NULL;
    c->tried[c->n_tried] = (tried){price, INT64_MIN, 0};
    return &c->tried[c->n_tried++];
}

/* What the lines prove at each price tried; they are relative to the losses of the points. */
static void list_tried(curving *c)
{
    const orki_front *front = &c->search.front;
    c->n_tried = 0;
    for (int i = 0; i < front->n_lines; i++) {
        const orki_front_line *line = &front->lines[i];
        tried *t = line->has_cost ? find_tried(c, line->change_points) : NULL;
        int64_t bound = line->bound - line->lost_points * front->lost;
        if (t != NULL && bound > t->bound)
            t->bound = bound;
        if (t != NULL && line->effort > t->effort)
            t->effort = line->effort;
    }
}

/* How far apart points and lines may be at a price; -1 when it has been tried. */
static double distance_at(const curving *c, int64_t price)
{
    const orki_front *front = &c->search.front;
    const tried *below = NULL, *above = NULL;
    for (int i = 0; i < c->n_tried; i++) {
        const tried *t = &c->tried[i];
        if (t->price == price)
            return -1;
        if (t->price < price && (below == NULL || t->price > below->price))
            below = t;
        if (t->price > price && (above == NULL || t->price < above->price))
            above = t;
    }
    double value = (double)value_at(&front->points[find_cheapest(front, price)], price);
    if (below == NULL || above == NULL)
        return value;
    double along = (double)(price - below->price) / (double)(above->price - below->price);
    return value - (double)below->bound - along * (double)(above->bound - below->bound);
}

/* The next corner of the points' lower hull after point i, or -1. */
static int next_corner(const orki_front *front, int i)
{
    int best = -1;
    double best_slope = 0;
    for (int j = i + 1; j < front->n; j++) {
        double saved = (double)(front->points[i].verdict->cost - front->points[j].verdict->cost);
        double slope =
            saved / (double)(front->points[j].changes.weighted - front->points[i].changes.weighted);
        if (best < 0 || slope >= best_slope) {
            best = j;
            best_slope = slope;
        }
    }
    return best;
}

/* The price to try next; -1: nothing is to be gained. */
static int64_t choose_price(curving *c)
{
    const orki_front *front = &c->search.front;
    list_tried(c);
    if (distance_at(c, 0) >= 0)
        return 0;
    int64_t best = -1;
    double largest = 0.999; /* less is rounding: values are whole */
    for (int i = 0, j = next_corner(front, 0); j >= 0; i = j, j = next_corner(front, i)) {
        int64_t saved = front->points[i].verdict->cost - front->points[j].verdict->cost;
        int64_t changes = front->points[j].changes.weighted - front->points[i].changes.weighted;
        for (int64_t price = saved / changes; price <= saved / changes + 1; price++) {
            double distance = distance_at(c, price);
            if (distance > largest) {
                largest = distance;
                best = price;
            }
        }
    }
    return best;
}

/* When all is tried and much of the limits is left, the price at which most is open once more; -1
 * when there is none. Without limits nothing was cut short. */
static int64_t choose_again(const curving *c)
{
    const ork_options *left = &c->search.left;
    double amount = left->time_limit_s >= 0 ? left->time_limit_s : (double)left->work;
    int64_t best = -1, largest = 0;
    for (int i = 0; i < c->n_tried; i++) {
        const tried *t = &c->tried[i];
        const orki_front *front = &c->search.front;
        int64_t open =
            value_at(&front->points[find_cheapest(front, t->price)], t->price) - t->bound;
        if (open > largest && amount * AGAIN_PART > 2 * t->effort) {
            largest = open;
            best = t->price;
        }
    }
    return best;
}

/* Mixtures of neighbouring corners, and of each with the fewest changes. */
static ork_status mix_corners(curving *c)
{
    orki_front *front = &c->search.front;
    int64_t corners[MOST_PRICES];
    int n = 0;
    for (int i = 0; i >= 0 && n < MOST_PRICES; i = next_corner(front, i))
        corners[n++] = front->points[i].changes.weighted;
    ork_status st = ORK_OK;
    for (int k = 1; k < n && st == ORK_OK; k++) {
        for (int from = 0; from < k && st == ORK_OK; from += k - 1 > 0 ? k - 1 : 1) {
            int few = -1, many = -1; /* mixtures have taken the place of some */
            for (int i = 0; i < front->n; i++) {
                few = front->points[i].changes.weighted <= corners[from] ? i : few;
                many = front->points[i].changes.weighted <= corners[k] ? i : many;
            }
            if (few >= 0 && few < many)
                st = orki_mix_answers(front, few, many);
        }
    }
    return st;
}

static ork_status try_price(curving *c, int64_t price, double part)
{
    orki_tier_search *r = &c->search;
    const orki_front_point *start = &r->front.points[find_cheapest(&r->front, price)];
    int64_t value = value_at(start, price);
    orki_tier_prices prices = {.lost = 1 + value, .change = price, .has_cost = true};
    if (!orki_tier_prices_fit(r->given, prices, start->verdict->cost)) /* then it proves nothing */
        return orki_front_prove(&r->front, (orki_front_line){0, price, 0, true, INFINITY});
    ork_timetable *from = orki_timetable_copy(start->timetable);
    ork_status st = from == NULL ? ORK_ERR_MEMORY : orki_tier_search_run(r, prices, from, part);
    ork_timetable_free(from);
    return st == ORK_OK && !r->is_stopped ? mix_corners(c) : st;
}

/* The first two searches with their part of the limits, then the whole rest is free again. */
static ork_status find_first(orki_tier_search *r)
{
    double time_s = r->left.time_limit_s;
    int64_t work = r->left.work;
    if (time_s >= 0)
        r->left.time_limit_s = time_s * FIRST_PART;
    if (work >= 0)
        r->left.work = (int64_t)((double)work * FIRST_PART);
    ork_status st = orki_fewest_changes(r, NULL);
    if (time_s >= 0)
        r->left.time_limit_s = r->spent.elapsed_s < time_s ? time_s - r->spent.elapsed_s : 0;
    if (work >= 0)
        r->left.work = r->spent.work < work ? work - r->spent.work : 0;
    return st;
}

static ork_status find_curve(curving *c)
{
    orki_tier_search *r = &c->search;
    ork_status st = find_first(r);
    for (int i = 0; i < MOST_PRICES && st == ORK_OK && r->front.n > 0; i++) {
        int64_t price = orki_tier_search_is_over(r) ? -1 : choose_price(c);
        bool is_again = price < 0 && !orki_tier_search_is_over(r);
        if (is_again)
            price = choose_again(c);
        if (price < 0)
            break;
        st = try_price(c, price, is_again ? AGAIN_PART : PRICE_PART);
    }
    return st;
}

/* What would be lost without a point: the cost it saves, for as many changes as it is the best. */
static double worth_of(const orki_front *front, const int *kept, int i)
{
    const orki_front_point *before = &front->points[kept[i - 1]], *it = &front->points[kept[i]],
                           *after = &front->points[kept[i + 1]];
    return (double)(before->verdict->cost - it->verdict->cost) *
           (double)(after->changes.weighted - it->changes.weighted);
}

/* The places of at most MOST_POINTS points, the first and the last among them. @return how many */
static int choose_points(const orki_front *front, int *kept)
{
    int n = front->n;
    for (int i = 0; i < n; i++)
        kept[i] = i;
    while (n > MOST_POINTS) {
        int least = 1;
        for (int i = 2; i < n - 1; i++)
            least = worth_of(front, kept, i) < worth_of(front, kept, least) ? i : least;
        n--;
        for (int i = least; i < n; i++)
            kept[i] = kept[i + 1];
    }
    return n;
}

static ork_status hand_over_points(ork_curve *out, const orki_tier_search *r)
{
    const orki_front *front = &r->front;
    int *kept = orki_alloc((size_t)front->n + 1, sizeof *kept);
    out->points = orki_alloc(MOST_POINTS, sizeof *out->points);
    ork_status st = kept == NULL || out->points == NULL ? ORK_ERR_MEMORY : ORK_OK;
    int n = st != ORK_OK ? 0 : front->n == 0 ? 1 : choose_points(front, kept);
    for (int i = 0; i < n && st == ORK_OK; i++) {
        const orki_front_point *point = front->n == 0 ? NULL : &front->points[kept[i]];
        out->points[i] = orki_tier_search_result(r, point);
        st = out->points[i] == NULL ? ORK_ERR_MEMORY : ORK_OK;
        out->n_points += st == ORK_OK;
    }
    orki_free(kept);
    return st;
}

static ork_status hand_over(ork_curve *out, const orki_tier_search *r)
{
    const orki_front *front = &r->front;
    ork_status st = hand_over_points(out, r);
    if (st != ORK_OK)
        return st;
    out->lines = orki_alloc((size_t)front->n_lines + 1, sizeof *out->lines);
    if (out->lines == NULL)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < front->n_lines; i++) {
        const orki_front_line *line = &front->lines[i];
        if (line->has_cost)
            out->lines[out->n_lines++] = (ork_curve_line){
                line->change_points, line->bound - line->lost_points * front->lost};
    }
    out->least_changes = out->points[0]->is_lost_proven ? orki_front_least_changes(front) : 0;
    return ORK_OK;
}

ork_status ork_rerun_curve(ork_curve **out, const ork_season *season,
                           const ork_reference *reference, const ork_rerun_options *how,
                           const ork_options *options, ork_progress_fn progress, void *user)
{
    *out = NULL;
    ork_curve *curve = orki_alloc(1, sizeof *curve);
    curving *c = orki_alloc(1, sizeof *c);
    ork_status st = curve == NULL || c == NULL ? ORK_ERR_MEMORY : ORK_OK;
    if (st == ORK_OK) {
        st = orki_tier_search_open(&c->search, season, reference, how, options);
        c->search.progress = progress;
        c->search.user = user;
        if (st == ORK_OK)
            st = find_curve(c);
        if (st == ORK_OK)
            st = hand_over(curve, &c->search);
        orki_tier_search_close(&c->search);
    }
    orki_free(c);
    if (st == ORK_OK)
        *out = curve;
    else
        ork_curve_free(curve);
    return st;
}

int64_t ork_curve_bound(const ork_curve *curve, int64_t changes)
{
    int64_t best = 0;
    for (int i = 0; i < curve->n_lines; i++) {
        int64_t fall = 0;
        if (__builtin_mul_overflow(curve->lines[i].price, changes, &fall))
            continue; /* far below nothing */
        int64_t bound = curve->lines[i].cost - fall;
        best = bound > best ? bound : best;
    }
    return best;
}

void ork_curve_free(ork_curve *curve)
{
    if (curve == NULL)
        return;
    for (int i = 0; i < curve->n_points; i++)
        ork_rerun_free(curve->points[i]);
    orki_free(curve->points);
    orki_free(curve->lines);
    orki_free(curve);
}
