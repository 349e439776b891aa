/* Trips of each depot to each address: the pieces that come, largest first, each into the first
 * trip with room; likewise those that go back, on the same trips. */
#include "check/judge.h"
#include "check/loan_count.h"

#include <string.h>

/* Pieces of one instrument for one school that move. */
typedef struct move {
    int school, skill, size, brought, collected;
} move;

/* The trips of one depot to one address. */
typedef struct lot {
    orki_loan_count *c;
    int depot, address;
    int n_moves;
    move *moves;          /* [n_moves] largest first */
    int n_trips;          /* so far */
    int *load, *back;     /* [most trips] units there and back */
    ork_trip_item *items; /* [most trips * n_moves] */
} lot;

static void list_moves(lot *l)
{
    const ork_season *s = l->c->season;
    for (int h = 0; h < s->n_schools; h++) {
        for (int k = 0; k < s->n_skills && s->schools[h].address == l->address; k++) {
            int lent = orki_count_lent(l->c, l->depot, h, k);
            int standing = orki_count_standing(l->c, l->depot, h, k);
            move m = {.school = h, .skill = k, .size = s->loan_terms.sizes[k]};
            m.brought = lent > standing ? lent - standing : 0;
            m.collected = standing > lent ? standing - lent : 0;
            if (m.brought + m.collected == 0)
                continue;
            int at = l->n_moves++; /* insert: by size, then instrument, then school */
            while (at > 0 && (l->moves[at - 1].size < m.size ||
                              (l->moves[at - 1].size == m.size && l->moves[at - 1].skill > k))) {
                l->moves[at] = l->moves[at - 1];
                at--;
            }
            l->moves[at] = m;
        }
    }
}

/* Load one piece. */
static void load_piece(lot *l, int at, bool is_back, int *first)
{
    const move *m = &l->moves[at];
    int *load = is_back ? l->back : l->load;
    while (load[*first] + m->size > l->c->season->loan_terms.holds)
        (*first)++; /* full for every further piece of this size */
    load[*first] += m->size;
    if (*first >= l->n_trips)
        l->n_trips = *first + 1;
    ork_trip_item *item = &l->items[(size_t)*first * (size_t)l->n_moves + (size_t)at];
    item->brought += !is_back;
    item->collected += is_back;
}

static void load_all(lot *l)
{
    for (int side = 0; side < 2; side++) {
        for (int i = 0, first = 0; i < l->n_moves; i++) {
            if (i > 0 && l->moves[i].size < l->moves[i - 1].size)
                first = 0;
            int n = side == 1 ? l->moves[i].collected : l->moves[i].brought;
            for (int k = 0; k < n; k++)
                load_piece(l, i, side == 1, &first);
        }
    }
}

/* The schools that the moves are for, in the season's order. */
static const char *schools_of(lot *l)
{
    const ork_season *s = l->c->season;
    const char *names = "";
    for (int h = 0; h < s->n_schools && names != NULL; h++) {
        bool is_served = false;
        for (int i = 0; i < l->n_moves; i++)
            is_served = is_served || l->moves[i].school == h;
        if (is_served)
            names = orki_arena_printf(&l->c->arena, "%s%s%s", names, names[0] == '\0' ? "" : ", ",
                                      s->schools[h].name);
    }
    l->c->is_failed = l->c->is_failed || names == NULL;
    return names;
}

static void fill_items(const lot *l, int trip, ork_trip *out)
{
    const ork_season *s = l->c->season;
    ork_trip_item *items = l->items + (size_t)trip * (size_t)l->n_moves;
    for (int i = 0; i < l->n_moves; i++) {
        if (items[i].brought + items[i].collected == 0)
            continue;
        ork_trip_item item = items[i];
        item.school = s->schools[l->moves[i].school].id;
        item.school_name = s->schools[l->moves[i].school].name;
        item.instrument = s->skills[l->moves[i].skill].id;
        item.instrument_name = orki_judge_skill(s, l->moves[i].skill);
        items[out->n_items++] = item;
    }
    out->items = items;
}

static void add_trips(lot *l, ork_trip **trips, size_t *capacity)
{
    orki_loan_count *c = l->c;
    const orki_loan_terms *terms = &c->season->loan_terms;
    int64_t way = orki_depot_metres(c->season, l->depot, l->moves[0].school);
    const char *names = schools_of(l);
    int n = c->out.n_trips + l->n_trips;
    if (c->is_failed || orki_array_reserve(trips, capacity, (size_t)n, sizeof **trips) != 0) {
        c->is_failed = true;
        return;
    }
    for (int i = 0; i < l->n_trips; i++) {
        ork_trip *t = &(*trips)[c->out.n_trips++];
        *t = (ork_trip){.depot = c->season->depots[l->depot].id,
                        .depot_name = c->season->depots[l->depot].name,
                        .address = names,
                        .number = i + 1,
                        .of = l->n_trips,
                        .metres = way < 0 ? -1 : 2 * way,
                        .load = l->load[i],
                        .back_load = l->back[i]};
        fill_items(l, i, t);
        ork_loan_totals *all = &c->out.totals;
        all->trips++;
        all->cost_cents += terms->trip_cents;
        if (way >= 0)
            all->cost_cents += (2 * way * terms->kilometre_cents + 500) / 1000;
        all->metres = way < 0 || all->metres < 0 ? -1 : all->metres + 2 * way;
    }
}

/* Two trips that follow each other carry together more than one holds, or the second would not be
 * there: that bounds their number. */
static void count_lot(lot *l, ork_trip **trips, size_t *trip_capacity)
{
    int64_t there = 0, back = 0;
    for (int i = 0; i < l->n_moves; i++) {
        there += (int64_t)l->moves[i].brought * l->moves[i].size;
        back += (int64_t)l->moves[i].collected * l->moves[i].size;
    }
    int64_t most = there > back ? there : back;
    size_t n = (size_t)(2 * most / l->c->season->loan_terms.holds) + 2;
    l->load = orki_alloc(n, sizeof *l->load);
    l->back = orki_alloc(n, sizeof *l->back);
    l->items = orki_count_keep(l->c, n * (size_t)l->n_moves, sizeof *l->items);
    if (l->load == NULL || l->back == NULL)
        l->c->is_failed = true;
    if (!l->c->is_failed) {
        load_all(l);
        add_trips(l, trips, trip_capacity);
    }
    orki_free(l->load);
    orki_free(l->back);
}

void orki_count_trips(orki_loan_count *c)
{
    const ork_season *s = c->season;
    ork_trip *trips = NULL;
    size_t capacity = 0;
    size_t n = (size_t)s->n_schools * (size_t)s->n_skills;
    move *moves = orki_alloc(n + 1, sizeof *moves);
    c->is_failed = c->is_failed || moves == NULL;
    c->out.totals.cost_cents = c->out.totals.rent_cents;
    for (int i = 0; i < s->n_depots * s->n_addresses && !c->is_failed; i++) {
        lot l = {
            .c = c, .depot = i / s->n_addresses, .address = i % s->n_addresses, .moves = moves};
        list_moves(&l);
        if (l.n_moves > 0)
            count_lot(&l, &trips, &capacity);
    }
    ork_trip *kept = orki_count_keep(c, (size_t)c->out.n_trips, sizeof *kept);
    if (kept != NULL && c->out.n_trips > 0)
        memcpy(kept, trips, (size_t)c->out.n_trips * sizeof *kept);
    c->out.trips = kept;
    orki_free(trips);
    orki_free(moves);
}
