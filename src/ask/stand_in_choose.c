/* Which shifts: least cost of shifts and of what stays open.
 *
 *   min  sum over k of (cost(k) - U lost(k)) x(k) + U n_lost + w sum over t, week of over(t, week)
 *   (1)  sum of x(k) that take p                             <= 1   each lost part p
 *   (2)  sum of x(k) that take p - sum of x(k) that give p    = 0   each part p that may move
 *   (3)  sum of x(k) of t on d                               <= 1   each teacher t, date d
 *   (4)  sum of more(k) x(k) of t in the week                <= what her maximum leaves
 *   (5)  sum of more(k) x(k) of t in the week - over(t, week) <= what her wish leaves
 *   (6)  sum of new days x(k) of t in the week               <= what her maximum leaves
 *   (7)  x(k) + x(l)                                         <= 1   no rest between k and l
 *
 * lost(k) = lost parts in k, U = the price of an open part, over >= 0. GLPK solves it in a worker;
 * what comes back is tried against (1)-(7) and counted again here in whole numbers. */
#include "ask/stand_in.h"
#include "base/clock.h"
#include "solve/glpk_boundary.h"
#include "solve/worker.h"

#include <math.h>
#include <string.h>

enum { FRAME_BOUND = 1, FRAME_CHOICE = 2, OPEN_POINTS = 1000 };

typedef struct row {
    double lower, upper;
} row;

typedef struct entry {
    int shift, row;
    double value;
} entry;

/* A teacher's week with shifts. */
typedef struct week {
    int teacher;
    orki_date monday;
    int wish_row, wish_left_min; /* row (5), or -1 */
} week;

typedef struct chooser {
    orki_stand_in *x;
    int n_rows, n_entries, n_weeks;
    row *rows;
    entry *entries; /* [n_entries] in no order */
    week *weeks;
    size_t row_capacity, entry_capacity, week_capacity;
    double deadline_s;
} chooser;

int64_t orki_open_cost(const orki_stand_in *x)
{
    return (int64_t)x->n_lost * OPEN_POINTS * 100;
}

static int n_lost_in(const orki_stand_in *x, const orki_shift *shift)
{
    int n = 0;
    for (int i = 0; i < shift->n_taken; i++)
        n += x->parts[shift->taken[i]].is_lost;
    return n;
}

static int64_t price_of(const orki_stand_in *x, const orki_shift *shift)
{
    return shift->cost - (int64_t)n_lost_in(x, shift) * OPEN_POINTS * 100;
}

/* Every shift that saves something, and whatever the rows say. */
static int64_t plain_bound(const orki_stand_in *x)
{
    int64_t bound = orki_open_cost(x);
    for (int k = 0; k < x->n_shifts; k++) {
        int64_t price = price_of(x, &x->shifts[k]);
        bound += price < 0 ? price : 0;
    }
    return bound;
}

static int add_row(chooser *c, double lower, double upper)
{
    if (orki_array_reserve(&c->rows, &c->row_capacity, (size_t)c->n_rows + 1, sizeof *c->rows) != 0)
        return -1;
    c->rows[c->n_rows] = (row){lower, upper};
    return c->n_rows++;
}

static ork_status add_entry(chooser *c, int shift, int at, double value)
{
    if (at < 0 || orki_array_reserve(&c->entries, &c->entry_capacity, (size_t)c->n_entries + 1,
                                     sizeof *c->entries) != 0)
        return ORK_ERR_MEMORY;
    c->entries[c->n_entries++] = (entry){shift, at, value};
    return ORK_OK;
}

/* (1), (2) */
static ork_status add_parts(chooser *c)
{
    const orki_stand_in *x = c->x;
    int first = c->n_rows;
    ork_status st = ORK_OK;
    for (int p = 0; p < x->n_parts && st == ORK_OK; p++) {
        bool is_lost = x->parts[p].is_lost;
        st = add_row(c, is_lost ? -ORKI_LP_INFINITY : 0, is_lost) < 0 ? ORK_ERR_MEMORY : ORK_OK;
    }
    for (int k = 0; k < x->n_shifts; k++) {
        const orki_shift *shift = &x->shifts[k];
        for (int i = 0; i < shift->n_taken && st == ORK_OK; i++)
            st = add_entry(c, k, first + shift->taken[i], 1);
        for (int i = 0; i < shift->n_given && st == ORK_OK; i++)
            st = add_entry(c, k, first + shift->given[i], -1);
    }
    return st;
}

static bool is_of(const orki_shift *shift, int teacher, orki_date from, orki_date to)
{
    return shift->teacher == teacher && shift->date >= from && shift->date <= to;
}

/* The shift is the first of its teacher in these days. */
static bool is_first(const orki_stand_in *x, int k, orki_date from, orki_date to)
{
    for (int i = 0; i < k; i++) {
        if (is_of(&x->shifts[i], x->shifts[k].teacher, from, to))
            return false;
    }
    return true;
}

/* (3) */
static ork_status add_dates(chooser *c)
{
    const orki_stand_in *x = c->x;
    ork_status st = ORK_OK;
    for (int k = 0; k < x->n_shifts && st == ORK_OK; k++) {
        const orki_shift *shift = &x->shifts[k];
        if (!is_first(x, k, shift->date, shift->date))
            continue;
        int at = add_row(c, -ORKI_LP_INFINITY, 1);
        for (int i = k; i < x->n_shifts && st == ORK_OK; i++) {
            if (is_of(&x->shifts[i], shift->teacher, shift->date, shift->date))
                st = add_entry(c, i, at, 1);
        }
    }
    return st;
}

static ork_status add_week_row(chooser *c, const week *w, int limit, bool is_of_days, int *at)
{
    const orki_stand_in *x = c->x;
    ork_status st = ORK_OK;
    *at = add_row(c, -ORKI_LP_INFINITY, limit > 0 ? limit : 0);
    for (int i = 0; i < x->n_shifts && st == ORK_OK; i++) {
        const orki_shift *shift = &x->shifts[i];
        int value = is_of_days ? shift->is_new_day : shift->more_min;
        if (is_of(shift, w->teacher, w->monday, w->monday + ORKI_N_DAYS - 1) && value != 0)
            st = add_entry(c, i, *at, value);
    }
    return *at < 0 ? ORK_ERR_MEMORY : st;
}

/* (4), (5), (6) */
static ork_status add_week(chooser *c, int teacher, orki_date monday)
{
    const orki_teacher *t = &c->x->season->teachers[teacher];
    week w = {.teacher = teacher, .monday = monday, .wish_row = -1};
    int n_days = 0, minutes = orki_week_minutes(c->x, teacher, monday, &n_days), at;
    ork_status st = ORK_OK;
    if (t->max_week_min < ORKI_NO_LIMIT)
        st = add_week_row(c, &w, t->max_week_min - minutes, false, &at);
    if (st == ORK_OK && t->max_days < ORKI_NO_LIMIT)
        st = add_week_row(c, &w, t->max_days - n_days, true, &at);
    if (st == ORK_OK && t->wish_from_min >= 0 && !t->is_substitute) {
        w.wish_left_min = t->wish_to_min > minutes ? t->wish_to_min - minutes : 0;
        st = add_week_row(c, &w, w.wish_left_min, false, &w.wish_row);
    }
    if (st == ORK_OK && w.wish_row >= 0) {
        if (orki_array_reserve(&c->weeks, &c->week_capacity, (size_t)c->n_weeks + 1,
                               sizeof *c->weeks) != 0)
            return ORK_ERR_MEMORY;
        c->weeks[c->n_weeks++] = w;
    }
    return st;
}

static ork_status add_weeks(chooser *c)
{
    const orki_stand_in *x = c->x;
    ork_status st = ORK_OK;
    for (int k = 0; k < x->n_shifts && st == ORK_OK; k++) {
        orki_date monday = orki_date_monday(x->shifts[k].date);
        if (is_first(x, k, monday, monday + ORKI_N_DAYS - 1))
            st = add_week(c, x->shifts[k].teacher, monday);
    }
    return st;
}

/* (7) */
static ork_status add_rests(chooser *c)
{
    const orki_stand_in *x = c->x;
    ork_status st = ORK_OK;
    for (int k = 0; k < x->n_shifts; k++) {
        for (int l = 0; l < x->n_shifts && st == ORK_OK; l++) {
            const orki_shift *a = &x->shifts[k], *b = &x->shifts[l];
            if (a->teacher != b->teacher || a->date + 1 != b->date ||
                ORKI_DAY_MIN - a->hull.to + b->hull.from >= x->season->limits.rest_min)
                continue;
            int at = add_row(c, -ORKI_LP_INFINITY, 1);
            st = add_entry(c, k, at, 1);
            st = st == ORK_OK ? add_entry(c, l, at, 1) : st;
        }
    }
    return st;
}

static ork_status make_rows(chooser *c)
{
    ork_status (*const kinds[])(chooser *) = {add_parts, add_dates, add_weeks, add_rests};
    ork_status st = ORK_OK;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0] && st == ORK_OK; i++)
        st = kinds[i](c);
    return st;
}

/* In the worker. Entries of one shift are gathered by their order: a counting sort. */
static ork_status add_columns(orki_lp *lp, const chooser *c)
{
    const orki_stand_in *x = c->x;
    int *rows = orki_alloc((size_t)c->n_rows + 1, sizeof *rows);
    double *values = orki_alloc((size_t)c->n_rows + 1, sizeof *values);
    int *first = orki_alloc((size_t)x->n_shifts + 2, sizeof *first);
    int *order = orki_alloc((size_t)c->n_entries + 1, sizeof *order);
    ork_status st =
        rows == NULL || values == NULL || first == NULL || order == NULL ? ORK_ERR_MEMORY : ORK_OK;
    for (int i = 0; i < c->n_entries && st == ORK_OK; i++)
        first[c->entries[i].shift + 2]++;
    for (int k = 0; k < x->n_shifts && st == ORK_OK; k++)
        first[k + 2] += first[k + 1];
    for (int i = 0; i < c->n_entries && st == ORK_OK; i++)
        order[first[c->entries[i].shift + 1]++] = i;
    for (int k = 0; k < x->n_shifts && st == ORK_OK; k++) {
        int n = 0;
        for (int i = first[k]; i < first[k + 1]; i++) {
            rows[n] = c->entries[order[i]].row;
            values[n++] = c->entries[order[i]].value;
        }
        double price = (double)price_of(x, &x->shifts[k]);
        int column = orki_lp_add_column(lp, price, 0, 1, n, rows, values);
        if (column >= 0)
            orki_lp_set_whole(lp, column);
        st = column < 0 ? ORK_ERR_BACKEND : ORK_OK;
    }
    orki_free(order);
    orki_free(first);
    orki_free(values);
    orki_free(rows);
    return st;
}

static ork_status build(orki_lp *lp, const chooser *c)
{
    const double less = -1, wish = (double)c->x->season->weights[ORKI_RULE_WISHED_HOURS];
    for (int r = 0; r < c->n_rows; r++) {
        if (orki_lp_add_row(lp, c->rows[r].lower, c->rows[r].upper) < 0)
            return ORK_ERR_BACKEND;
    }
    ork_status st = add_columns(lp, c);
    for (int i = 0; i < c->n_weeks && st == ORK_OK; i++) {
        int at = c->weeks[i].wish_row;
        st = orki_lp_add_column(lp, wish, 0, ORKI_LP_INFINITY, 1, &at, &less) < 0 ? ORK_ERR_BACKEND
                                                                                  : ORK_OK;
    }
    return st;
}

static void send_choice(const chooser *c, const orki_sender *sender, const orki_lp *lp,
                        bool is_proven)
{
    size_t n = (size_t)c->x->n_shifts;
    unsigned char *bytes = orki_alloc(n + 1, 1);
    if (bytes == NULL)
        return;
    bytes[0] = is_proven;
    for (size_t k = 0; k < n; k++)
        bytes[k + 1] = orki_lp_whole_value(lp, (int)k) > 0.5;
    orki_send(sender, FRAME_CHOICE, bytes, n + 1);
    orki_free(bytes);
}

static void run(void *task, const orki_sender *sender)
{
    const chooser *c = task;
    orki_lp *lp = NULL;
    orki_lp_outcome outcome;
    if (orki_lp_open(&lp) != ORK_OK)
        return;
    if (build(lp, c) == ORK_OK && orki_lp_solve(lp, &outcome) == ORK_OK &&
        outcome == ORKI_LP_OPTIMAL) {
        double bound = orki_lp_objective(lp) + (double)orki_open_cost(c->x);
        orki_lp_limits limits = {.seconds = c->deadline_s - orki_clock_s(),
                                 .pivots = INT64_MAX,
                                 .cutoff = ORKI_LP_INFINITY};
        bool goes_on = orki_send(sender, FRAME_BOUND, &bound, sizeof bound) && limits.seconds > 0;
        if (goes_on && orki_lp_solve_whole(lp, &limits, &outcome) == ORK_OK &&
            (outcome == ORKI_LP_OPTIMAL || outcome == ORKI_LP_FEASIBLE))
            send_choice(c, sender, lp, outcome == ORKI_LP_OPTIMAL);
    }
    orki_lp_close(lp);
}

/* Minutes above a teacher's wish in a week, by a choice. */
static int64_t over_cost(const chooser *c, const week *w, const unsigned char *is_chosen)
{
    const orki_stand_in *x = c->x;
    int64_t more = 0;
    for (int k = 0; k < x->n_shifts; k++) {
        const orki_shift *shift = &x->shifts[k];
        if (is_chosen[k] && is_of(shift, w->teacher, w->monday, w->monday + ORKI_N_DAYS - 1))
            more += shift->more_min;
    }
    int64_t over = more - w->wish_left_min;
    return over > 0 ? over * x->season->weights[ORKI_RULE_WISHED_HOURS] : 0;
}

static bool keeps_rows(const chooser *c, const unsigned char *is_chosen)
{
    double *sums = orki_alloc((size_t)c->n_rows + 1, sizeof *sums);
    bool *is_soft = orki_alloc((size_t)c->n_rows + 1, sizeof *is_soft);
    bool is_kept = sums != NULL && is_soft != NULL;
    for (int i = 0; i < c->n_weeks && is_kept; i++)
        is_soft[c->weeks[i].wish_row] = true;
    for (int i = 0; i < c->n_entries && is_kept; i++)
        sums[c->entries[i].row] += is_chosen[c->entries[i].shift] ? c->entries[i].value : 0;
    for (int r = 0; r < c->n_rows && is_kept; r++)
        is_kept = is_soft[r] || (sums[r] >= c->rows[r].lower && sums[r] <= c->rows[r].upper);
    orki_free(is_soft);
    orki_free(sums);
    return is_kept;
}

static bool take_over(chooser *c, const unsigned char *bytes)
{
    orki_stand_in *x = c->x;
    const unsigned char *is_chosen = bytes + 1;
    if (!keeps_rows(c, is_chosen))
        return false;
    x->cost = orki_open_cost(x);
    x->n_open = x->n_lost;
    for (int k = 0; k < x->n_shifts; k++) {
        x->is_chosen[k] = is_chosen[k] != 0;
        x->cost += x->is_chosen[k] ? price_of(x, &x->shifts[k]) : 0;
        x->n_open -= x->is_chosen[k] ? n_lost_in(x, &x->shifts[k]) : 0;
    }
    for (int i = 0; i < c->n_weeks; i++)
        x->cost += over_cost(c, &c->weeks[i], is_chosen);
    x->is_proven = bytes[0] != 0;
    return true;
}

static bool receive(void *user, const orki_frame *frame, const void *bytes)
{
    chooser *c = user;
    if (frame->type == FRAME_BOUND && frame->n == (int64_t)sizeof(double)) {
        double bound;
        memcpy(&bound, bytes, sizeof bound);
        int64_t whole = isfinite(bound) && fabs(bound) < 1e15 ? (int64_t)ceil(bound - 1e-3) : 0;
        if (isfinite(bound) && fabs(bound) < 1e15 && whole > c->x->bound)
            c->x->bound = whole;
        return true;
    }
    return frame->type == FRAME_CHOICE && frame->n == c->x->n_shifts + 1 && take_over(c, bytes);
}

static ork_status search(chooser *c)
{
    orki_worker worker;
    ork_status st = orki_worker_start(&worker, 0, run, c);
    if (st != ORK_OK)
        return st;
    while (st == ORK_OK && !worker.is_done && orki_clock_s() < c->deadline_s + 0.5)
        st = orki_worker_wait(&worker, 1, 0.1, receive, c);
    if (st == ORK_OK && worker.is_failed)
        st = ORK_ERR_BACKEND;
    orki_worker_stop(&worker);
    return st;
}

ork_status orki_choose_shifts(orki_stand_in *x, double seconds)
{
    chooser c = {.x = x, .deadline_s = seconds < 0 ? ORKI_LP_INFINITY : orki_clock_s() + seconds};
    x->is_chosen = orki_arena_alloc(&x->arena, (size_t)x->n_shifts, sizeof *x->is_chosen);
    x->cost = orki_open_cost(x);
    x->n_open = x->n_lost;
    x->bound = plain_bound(x);
    x->is_proven = x->n_shifts == 0;
    ork_status st = x->is_chosen == NULL ? ORK_ERR_MEMORY : ORK_OK;
    if (st == ORK_OK && x->n_shifts > 0)
        st = make_rows(&c);
    if (st == ORK_OK && x->n_shifts > 0)
        st = search(&c);
    if (x->is_proven || x->bound > x->cost)
        x->bound = x->cost;
    orki_free(c.rows);
    orki_free(c.entries);
    orki_free(c.weeks);
    return st;
}
