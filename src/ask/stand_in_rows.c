/* What goes together: the rows of the choice of shifts.
 *
 *   (1)  sum of x(k) that take p                             <= 1   each lost part p
 *   (2)  sum of x(k) that take p - sum of x(k) that give p    = 0   each part p that may move
 *   (3)  sum of x(k) of t on d                               <= 1   each teacher t, date d
 *   (4)  sum of more(k) x(k) of t in the week                <= what her maximum leaves
 *   (5)  sum of more(k) x(k) of t in the week - over(t, week) <= what her wish leaves
 *   (6)  sum of new days x(k) of t in the week               <= what her maximum leaves
 *   (7)  x(k) + x(l)                                         <= 1   no rest between k and l
 *   (8)  x(k) - at(t, week, school)                          <= 0   k takes her to a new school
 *        sum of at(t, week, school)                          <= what her maximum leaves
 *
 * over, at >= 0. Lessons that she gives up still count in (6) and (8) where she has no others. */
#include "ask/stand_in_rows.h"

#include "base/memory.h"
#include "solve/glpk_boundary.h"

#include <stdlib.h>
#include <string.h>

int orki_shift_n_lost(const orki_stand_in *x, const orki_shift *shift)
{
    int n = 0;
    for (int i = 0; i < shift->n_taken; i++)
        n += x->parts[shift->taken[i]].is_lost;
    return n;
}

static int add_row(orki_shift_rows *r, orki_shift_row row)
{
    if (orki_array_reserve(&r->rows, &r->row_capacity, (size_t)r->n_rows + 1, sizeof *r->rows) != 0)
        return -1;
    r->rows[r->n_rows] = row;
    return r->n_rows++;
}

static int at_most(orki_shift_rows *r, double upper)
{
    return add_row(r, (orki_shift_row){.lower = -ORKI_LP_INFINITY, .upper = upper});
}

static ork_status add_entry(orki_shift_rows *r, int column, int row, double value)
{
    if (row < 0 || column < 0 ||
        orki_array_reserve(&r->entries, &r->entry_capacity, (size_t)r->n_entries + 1,
                           sizeof *r->entries) != 0)
        return ORK_ERR_MEMORY;
    r->entries[r->n_entries++] = (orki_shift_entry){column, row, value};
    return ORK_OK;
}

/* A column after the shifts. */
static int add_more(orki_shift_rows *r, double price)
{
    if (orki_array_reserve(&r->more_price, &r->more_capacity, (size_t)r->n_more + 1,
                           sizeof *r->more_price) != 0)
        return -1;
    r->more_price[r->n_more] = price;
    return r->x->n_shifts + r->n_more++;
}

/* (1), (2) */
static ork_status add_parts(orki_shift_rows *r)
{
    const orki_stand_in *x = r->x;
    int first = r->n_rows;
    ork_status st = ORK_OK;
    for (int p = 0; p < x->n_parts && st == ORK_OK; p++) {
        bool is_lost = x->parts[p].is_lost;
        orki_shift_row row = {.lower = is_lost ? -ORKI_LP_INFINITY : 0, .upper = is_lost};
        st = add_row(r, row) < 0 ? ORK_ERR_MEMORY : ORK_OK;
    }
    for (int k = 0; k < x->n_shifts; k++) {
        const orki_shift *shift = &x->shifts[k];
        for (int i = 0; i < shift->n_taken && st == ORK_OK; i++)
            st = add_entry(r, k, first + shift->taken[i], 1);
        for (int i = 0; i < shift->n_given && st == ORK_OK; i++)
            st = add_entry(r, k, first + shift->given[i], -1);
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
static ork_status add_dates(orki_shift_rows *r)
{
    const orki_stand_in *x = r->x;
    ork_status st = ORK_OK;
    for (int k = 0; k < x->n_shifts && st == ORK_OK; k++) {
        const orki_shift *shift = &x->shifts[k];
        if (!is_first(x, k, shift->date, shift->date))
            continue;
        int row = at_most(r, 1);
        for (int i = k; i < x->n_shifts && st == ORK_OK; i++) {
            if (is_of(&x->shifts[i], shift->teacher, shift->date, shift->date))
                st = add_entry(r, i, row, 1);
        }
    }
    return st;
}

static bool is_in_week(const orki_shift *shift, const orki_shift_week *w)
{
    return is_of(shift, w->teacher, w->monday, w->monday + ORKI_N_DAYS - 1);
}

static ork_status add_week_row(orki_shift_rows *r, const orki_shift_week *w, int limit,
                               bool is_of_days, int *row)
{
    const orki_stand_in *x = r->x;
    ork_status st = ORK_OK;
    *row = at_most(r, limit > 0 ? limit : 0);
    for (int i = 0; i < x->n_shifts && st == ORK_OK; i++) {
        const orki_shift *shift = &x->shifts[i];
        int value = is_of_days ? shift->is_new_day : shift->more_min;
        if (is_in_week(shift, w) && value != 0)
            st = add_entry(r, i, *row, value);
    }
    return *row < 0 ? ORK_ERR_MEMORY : st;
}

/* (5) */
static ork_status add_wish(orki_shift_rows *r, orki_shift_week *w, int minutes)
{
    const orki_teacher *t = &r->x->season->teachers[w->teacher];
    int row;
    w->has_wish = true;
    w->wish_left_min = t->wish_to_min > minutes ? t->wish_to_min - minutes : 0;
    ork_status st = add_week_row(r, w, w->wish_left_min, false, &row);
    if (st != ORK_OK)
        return st;
    r->rows[row].is_soft = true;
    int column = add_more(r, (double)r->x->season->weights[ORKI_RULE_WISHED_HOURS]);
    return add_entry(r, column, row, -1);
}

static bool takes_to(const orki_stand_in *x, const orki_shift *shift, int school)
{
    for (int i = 0; i < shift->n_taken; i++) {
        if (x->parts[shift->taken[i]].held < 0 && orki_part_school(x, shift->taken[i]) == school)
            return true;
    }
    return false;
}

/* (8) */
static ork_status add_schools(orki_shift_rows *r, const orki_shift_week *w)
{
    const orki_stand_in *x = r->x;
    int most = at_most(r, w->schools_left);
    ork_status st = most < 0 ? ORK_ERR_MEMORY : ORK_OK;
    if (st == ORK_OK)
        r->rows[most].is_soft = true;
    for (int school = 0; school < x->season->n_schools && st == ORK_OK; school++) {
        int column = -1;
        for (int k = 0; k < x->n_shifts && st == ORK_OK && !w->is_at[school]; k++) {
            if (!is_in_week(&x->shifts[k], w) || !takes_to(x, &x->shifts[k], school))
                continue;
            if (column < 0) {
                column = add_more(r, 0);
                st = add_entry(r, column, most, 1);
            }
            int row = at_most(r, 0);
            if (row >= 0)
                r->rows[row].is_soft = true;
            st = st == ORK_OK ? add_entry(r, k, row, 1) : st;
            st = st == ORK_OK ? add_entry(r, column, row, -1) : st;
        }
    }
    return st;
}

/* (4), (5), (6), (8) */
static ork_status add_week(orki_shift_rows *r, int teacher, orki_date monday)
{
    const ork_season *s = r->x->season;
    const orki_teacher *t = &s->teachers[teacher];
    bool *is_at = orki_arena_alloc(&r->x->arena, (size_t)s->n_schools, sizeof *is_at);
    if (is_at == NULL || orki_array_reserve(&r->weeks, &r->week_capacity, (size_t)r->n_weeks + 1,
                                            sizeof *r->weeks) != 0)
        return ORK_ERR_MEMORY;
    orki_week_sums sums = orki_week_count(r->x, teacher, monday, is_at);
    orki_shift_week w = {
        .teacher = teacher, .monday = monday, .schools_left = ORKI_NO_LIMIT, .is_at = is_at};
    int row;
    ork_status st = ORK_OK;
    if (t->max_week_min < ORKI_NO_LIMIT)
        st = add_week_row(r, &w, t->max_week_min - sums.minutes, false, &row);
    if (st == ORK_OK && t->max_days < ORKI_NO_LIMIT)
        st = add_week_row(r, &w, t->max_days - sums.n_days, true, &row);
    if (st == ORK_OK && t->wish_from_min >= 0 && !t->is_substitute)
        st = add_wish(r, &w, sums.minutes);
    if (st == ORK_OK && t->max_schools < ORKI_NO_LIMIT) {
        w.schools_left = t->max_schools > sums.n_schools ? t->max_schools - sums.n_schools : 0;
        st = add_schools(r, &w);
    }
    r->weeks[r->n_weeks++] = w;
    return st;
}

static ork_status add_weeks(orki_shift_rows *r)
{
    const orki_stand_in *x = r->x;
    ork_status st = ORK_OK;
    for (int k = 0; k < x->n_shifts && st == ORK_OK; k++) {
        orki_date monday = orki_date_monday(x->shifts[k].date);
        if (is_first(x, k, monday, monday + ORKI_N_DAYS - 1))
            st = add_week(r, x->shifts[k].teacher, monday);
    }
    return st;
}

/* (7) */
static ork_status add_rests(orki_shift_rows *r)
{
    const orki_stand_in *x = r->x;
    ork_status st = ORK_OK;
    for (int k = 0; k < x->n_shifts; k++) {
        for (int l = 0; l < x->n_shifts && st == ORK_OK; l++) {
            const orki_shift *a = &x->shifts[k], *b = &x->shifts[l];
            if (a->teacher != b->teacher || a->date + 1 != b->date ||
                ORKI_DAY_MIN - a->hull.to + b->hull.from >= x->season->limits.rest_min)
                continue;
            int row = at_most(r, 1);
            st = add_entry(r, k, row, 1);
            st = st == ORK_OK ? add_entry(r, l, row, 1) : st;
        }
    }
    return st;
}

/* Entries of one column together: a counting sort. */
static ork_status sort_entries(orki_shift_rows *r)
{
    int n_columns = r->x->n_shifts + r->n_more;
    orki_shift_entry *sorted = orki_alloc((size_t)r->n_entries + 1, sizeof *sorted);
    int *next = orki_alloc((size_t)n_columns + 1, sizeof *next);
    r->first_entry = orki_alloc((size_t)n_columns + 1, sizeof *r->first_entry);
    ork_status st =
        sorted == NULL || next == NULL || r->first_entry == NULL ? ORK_ERR_MEMORY : ORK_OK;
    for (int i = 0; i < r->n_entries && st == ORK_OK; i++)
        r->first_entry[r->entries[i].column + 1]++;
    for (int c = 0; c < n_columns && st == ORK_OK; c++) {
        r->first_entry[c + 1] += r->first_entry[c];
        next[c] = r->first_entry[c];
    }
    for (int i = 0; i < r->n_entries && st == ORK_OK; i++)
        sorted[next[r->entries[i].column]++] = r->entries[i];
    orki_free(next);
    if (st != ORK_OK) {
        orki_free(sorted);
        return st;
    }
    orki_free(r->entries);
    r->entries = sorted;
    return ORK_OK;
}

ork_status orki_shift_rows_make(orki_shift_rows *r, orki_stand_in *x)
{
    ork_status (*const kinds[])(orki_shift_rows *) = {add_parts, add_dates, add_weeks, add_rests,
                                                      sort_entries};
    ork_status st = ORK_OK;
    *r = (orki_shift_rows){.x = x};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0] && st == ORK_OK; i++)
        st = kinds[i](r);
    return st;
}

void orki_shift_rows_free(orki_shift_rows *r)
{
    orki_free(r->rows);
    orki_free(r->entries);
    orki_free(r->first_entry);
    orki_free(r->weeks);
    orki_free(r->more_price);
}
