/* All shifts worth choosing from.
 *
 * At first nobody gives up anything: every set of lost parts of a date that a teacher can take
 * together. Where parts stay open, a teacher may also take, besides lost parts, up to two parts of
 * one colleague, and give up to two of her own that stand in the way; those who move are the
 * teachers who could take a lost part of that date if it were not for their own lessons. */
#include "ask/stand_in.h"

/* What a search over sets of parts knows. */
typedef struct lister {
    orki_stand_in *x;
    bool has_moves; /* only shifts with moved parts are new */
    orki_shift shift;
    int n_may;
    int *may; /* [n_may] parts that she may take */
    int n_own;
    int *own; /* [n_own] parts that she may give up */
} lister;

static bool overlaps(const orki_stand_in *x, int a, int b)
{
    orki_span p = x->parts[a].time, q = x->parts[b].time;
    return p.from < q.to && q.from < p.to;
}

static ork_status add_shift(lister *l)
{
    orki_stand_in *x = l->x;
    if (orki_array_reserve(&x->shifts, &x->shift_capacity, (size_t)x->n_shifts + 1,
                           sizeof *x->shifts) != 0)
        return ORK_ERR_MEMORY;
    x->shifts[x->n_shifts++] = l->shift;
    return ORK_OK;
}

/* A set of own parts without any one of which the taken ones do not fit. */
static ork_status give_up(lister *l)
{
    bool is_enough[64] = {false};
    int n_own = l->n_own < 64 ? l->n_own : 64;
    ork_status st = ORK_OK;
    l->shift.n_given = 1;
    for (int i = 0; i < n_own && st == ORK_OK; i++) {
        l->shift.given[0] = l->own[i];
        is_enough[i] = orki_shift_count(l->x, &l->shift, NULL);
        if (is_enough[i])
            st = add_shift(l);
    }
    l->shift.n_given = 2;
    for (int i = 0; i < n_own && st == ORK_OK; i++) {
        for (int k = i + 1; k < n_own && st == ORK_OK && !is_enough[i]; k++) {
            l->shift.given[0] = l->own[i];
            l->shift.given[1] = l->own[k];
            if (!is_enough[k] && orki_shift_count(l->x, &l->shift, NULL))
                st = add_shift(l);
        }
    }
    l->shift.n_given = 0;
    return st;
}

/* The set of taken parts is complete. */
static ork_status close_set(lister *l)
{
    bool is_moved = false;
    for (int i = 0; i < l->shift.n_taken; i++)
        is_moved = is_moved || !l->x->parts[l->shift.taken[i]].is_lost;
    bool is_possible = orki_shift_count(l->x, &l->shift, NULL);
    if (is_possible && is_moved == l->has_moves)
        return add_shift(l);
    return is_possible || !l->has_moves ? ORK_OK : give_up(l);
}

/* Up to two parts of one colleague besides lost ones. */
static bool may_join(const lister *l, int part)
{
    const orki_part *p = &l->x->parts[part];
    int n_moved = 0;
    for (int i = 0; i < l->shift.n_taken; i++) {
        const orki_part *other = &l->x->parts[l->shift.taken[i]];
        if (overlaps(l->x, part, l->shift.taken[i]))
            return false;
        if (other->is_lost)
            continue;
        n_moved++;
        if (!p->is_lost && other->owner != p->owner)
            return false;
    }
    return l->shift.n_taken < ORKI_SHIFT_TAKEN && (p->is_lost || n_moved < ORKI_SHIFT_GIVEN);
}

/* Every set that continues the one taken so far with parts from `next` on. */
static ork_status extend(lister *l, int next)
{
    ork_status st = l->shift.n_taken > 0 ? close_set(l) : ORK_OK;
    for (int i = next; i < l->n_may && st == ORK_OK; i++) {
        if (!may_join(l, l->may[i]))
            continue;
        l->shift.taken[l->shift.n_taken++] = l->may[i];
        st = extend(l, i + 1);
        l->shift.n_taken--;
    }
    return st;
}

/* The shifts of one teacher on one date. */
static ork_status list_of(lister *l, int teacher, orki_date date)
{
    const orki_stand_in *x = l->x;
    l->shift = (orki_shift){.teacher = teacher, .date = date};
    l->n_may = l->n_own = 0;
    for (int p = 0; p < x->n_parts; p++) {
        if (x->parts[p].date != date)
            continue;
        if (!x->parts[p].is_lost && x->parts[p].owner == teacher)
            l->own[l->n_own++] = p;
        else if (orki_part_may(x, p, teacher))
            l->may[l->n_may++] = p;
    }
    return l->n_may > 0 ? extend(l, 0) : ORK_OK;
}

static ork_status list_date(orki_stand_in *x, orki_date date, bool has_moves)
{
    lister l = {.x = x, .has_moves = has_moves};
    l.may = orki_alloc((size_t)x->n_parts, sizeof *l.may);
    l.own = orki_alloc((size_t)x->n_parts, sizeof *l.own);
    ork_status st = l.may == NULL || l.own == NULL ? ORK_ERR_MEMORY : ORK_OK;
    for (int t = 0; t < x->season->n_teachers && st == ORK_OK; t++) {
        if (t != x->absent)
            st = list_of(&l, t, date);
    }
    orki_free(l.may);
    orki_free(l.own);
    return st;
}

static bool has_lost(const orki_stand_in *x, orki_date date)
{
    for (int p = 0; p < x->n_lost; p++) {
        if (x->parts[p].date == date)
            return true;
    }
    return false;
}

ork_status orki_list_shifts(orki_stand_in *x)
{
    ork_status st = ORK_OK;
    for (orki_date date = x->from; date <= x->to && st == ORK_OK; date++) {
        if (has_lost(x, date))
            st = list_date(x, date, false);
    }
    return st;
}

static bool is_open(const orki_stand_in *x, int part)
{
    for (int i = 0; i < x->n_chosen_of; i++) {
        for (int k = 0; k < x->shifts[i].n_taken; k++) {
            if (x->is_chosen[i] && x->shifts[i].taken[k] == part)
                return false;
        }
    }
    return true;
}

static bool has_open(const orki_stand_in *x, orki_date date)
{
    for (int p = 0; p < x->n_lost; p++) {
        if (x->parts[p].date == date && is_open(x, p))
            return true;
    }
    return false;
}

static bool may_take_lost(const orki_stand_in *x, orki_date date, int teacher)
{
    for (int p = 0; p < x->n_lost; p++) {
        if (x->parts[p].date == date && orki_part_may(x, p, teacher))
            return true;
    }
    return false;
}

ork_status orki_list_moves(orki_stand_in *x)
{
    ork_status st = ORK_OK;
    for (orki_date date = x->from; date <= x->to && st == ORK_OK; date++) {
        if (!has_open(x, date))
            continue;
        for (int t = 0; t < x->season->n_teachers && st == ORK_OK; t++) {
            if (may_take_lost(x, date, t))
                st = orki_add_movable(x, date, t);
        }
        if (st == ORK_OK)
            st = list_date(x, date, true);
    }
    return st;
}
