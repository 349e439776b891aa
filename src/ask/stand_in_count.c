/* What a choice of shifts comes to and whether it keeps the rows, in whole numbers; and the greedy
 * choice that the search begins with. */
#include "ask/stand_in_rows.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

static bool is_in_week(const orki_shift *shift, const orki_shift_week *w)
{
    return shift->teacher == w->teacher && shift->date >= w->monday &&
           shift->date < w->monday + ORKI_N_DAYS;
}

static int count_new_schools(const orki_shift_rows *r, const orki_shift_week *w,
                             const unsigned char *is_chosen, bool *is_new)
{
    const orki_stand_in *x = r->x;
    int n = 0;
    memset(is_new, 0, (size_t)x->season->n_schools * sizeof *is_new);
    for (int k = 0; k < x->n_shifts; k++) {
        const orki_shift *shift = &x->shifts[k];
        for (int i = 0; i < shift->n_taken && is_chosen[k] && is_in_week(shift, w); i++) {
            int school = orki_part_school(x, shift->taken[i]);
            if (x->parts[shift->taken[i]].held >= 0 || w->is_at[school] || is_new[school])
                continue;
            is_new[school] = true;
            n++;
        }
    }
    return n;
}

/* (8), of one week */
static bool keeps_schools(const orki_shift_rows *r, const orki_shift_week *w,
                          const unsigned char *is_chosen)
{
    if (w->schools_left >= ORKI_NO_LIMIT)
        return true;
    bool *is_new = orki_alloc((size_t)r->x->season->n_schools + 1, sizeof *is_new);
    bool is_kept = is_new != NULL && count_new_schools(r, w, is_chosen, is_new) <= w->schools_left;
    orki_free(is_new);
    return is_kept;
}

/* Minutes above a teacher's wish in a week. */
static int64_t over_cost(const orki_shift_rows *r, const orki_shift_week *w,
                         const unsigned char *is_chosen)
{
    const orki_stand_in *x = r->x;
    int64_t more = 0;
    for (int k = 0; k < x->n_shifts && w->has_wish; k++)
        more += is_chosen[k] && is_in_week(&x->shifts[k], w) ? x->shifts[k].more_min : 0;
    int64_t over = w->has_wish ? more - w->wish_left_min : 0;
    return over > 0 ? over * x->season->weights[ORKI_RULE_WISHED_HOURS] : 0;
}

static void add_shift(const orki_shift_rows *r, int shift, double *sums)
{
    for (int i = r->first_entry[shift]; i < r->first_entry[shift + 1]; i++)
        sums[r->entries[i].row] += r->entries[i].value;
}

static bool keeps_rows(const orki_shift_rows *r, const unsigned char *is_chosen)
{
    double *sums = orki_alloc((size_t)r->n_rows + 1, sizeof *sums);
    bool is_kept = sums != NULL;
    for (int k = 0; k < r->x->n_shifts && is_kept; k++) {
        if (is_chosen[k])
            add_shift(r, k, sums);
    }
    for (int i = 0; i < r->n_rows && is_kept; i++)
        is_kept =
            r->rows[i].is_soft || (sums[i] >= r->rows[i].lower && sums[i] <= r->rows[i].upper);
    orki_free(sums);
    for (int i = 0; i < r->n_weeks && is_kept; i++)
        is_kept = keeps_schools(r, &r->weeks[i], is_chosen);
    return is_kept;
}

bool orki_shift_rows_count(const orki_shift_rows *r, const unsigned char *is_chosen,
                           orki_choice_sums *sums)
{
    const orki_stand_in *x = r->x;
    sums->n_open = x->n_lost;
    sums->n_moved = 0;
    sums->cost = 0;
    for (int k = 0; k < x->n_shifts; k++) {
        if (!is_chosen[k])
            continue;
        sums->n_open -= orki_shift_n_lost(x, &x->shifts[k]);
        sums->n_moved += x->shifts[k].n_given;
        sums->cost += x->shifts[k].cost;
    }
    for (int i = 0; i < r->n_weeks; i++)
        sums->cost += over_cost(r, &r->weeks[i], is_chosen);
    sums->cost += (int64_t)sums->n_open * ORKI_OPEN_POINTS * 100;
    return keeps_rows(r, is_chosen);
}

/* A shift with what it saves. */
typedef struct offer {
    int shift;
    int64_t price;
} offer;

static int compare_offers(const void *a, const void *b)
{
    const offer *x = a, *y = b;
    if (x->price != y->price)
        return x->price < y->price ? -1 : 1;
    return x->shift - y->shift;
}

static bool still_fits(const orki_shift_rows *r, int shift, double *sums, unsigned char *is_chosen)
{
    bool fits = true;
    for (int i = r->first_entry[shift]; i < r->first_entry[shift + 1] && fits; i++) {
        const orki_shift_row *row = &r->rows[r->entries[i].row];
        fits = row->is_soft || sums[r->entries[i].row] + r->entries[i].value <= row->upper;
    }
    is_chosen[shift] = 1;
    for (int i = 0; i < r->n_weeks && fits; i++)
        fits = !is_in_week(&r->x->shifts[shift], &r->weeks[i]) ||
               keeps_schools(r, &r->weeks[i], is_chosen);
    is_chosen[shift] = 0;
    return fits;
}

ork_status orki_shift_rows_greedy(const orki_shift_rows *r, unsigned char *is_chosen)
{
    const orki_stand_in *x = r->x;
    offer *offers = orki_alloc((size_t)x->n_shifts + 1, sizeof *offers);
    double *sums = orki_alloc((size_t)r->n_rows + 1, sizeof *sums);
    ork_status st = offers == NULL || sums == NULL ? ORK_ERR_MEMORY : ORK_OK;
    int n = 0;
    for (int k = 0; k < x->n_shifts && st == ORK_OK; k++) {
        const orki_shift *shift = &x->shifts[k];
        int n_lost = orki_shift_n_lost(x, shift);
        if (shift->n_given == 0 && n_lost == shift->n_taken)
            offers[n++] = (offer){k, shift->cost - (int64_t)n_lost * ORKI_OPEN_POINTS * 100};
    }
    if (st == ORK_OK)
        qsort(offers, (size_t)n, sizeof *offers, compare_offers);
    for (int i = 0; i < n && st == ORK_OK; i++) {
        if (!still_fits(r, offers[i].shift, sums, is_chosen))
            continue;
        is_chosen[offers[i].shift] = 1;
        add_shift(r, offers[i].shift, sums);
    }
    orki_free(sums);
    orki_free(offers);
    return st;
}
