/* Every tour: which ensembles a conductor can visit on one day of the week, on which dates, and
 * what his day then costs beyond the lessons that he gives in the week anyway. */
#include "calendar/rehearsals.h"

enum { MAX_STOPS = 64 };

typedef struct stop {
    orki_span span;
    int school, changeover_min;
} stop;

typedef struct duty {
    int n;
    bool is_full;
    stop at[MAX_STOPS]; /* in order of start */
} duty;

static void add_stop(duty *d, const orki_making *m, int orchestra)
{
    const orki_orchestra *o = &m->season->orchestras[orchestra];
    if (d->n == MAX_STOPS) {
        d->is_full = true;
        return;
    }
    stop new = {orki_making_span(m, orchestra), o->school,
                m->season->programmes[o->programme].changeover_min};
    int i = d->n++;
    for (; i > 0 && d->at[i - 1].span.from > new.span.from; i--)
        d->at[i] = d->at[i - 1];
    d->at[i] = new;
}

static void add_own(duty *d, const orki_making *m, int teacher, int day)
{
    for (int i = 0; i < m->season->n_sections; i++) {
        int o = m->season->sections[i].orchestra;
        if (m->timetable->teacher[i] == teacher && m->timetable->day[o] == day)
            add_stop(d, m, o);
    }
}

static bool is_same_address(const ork_season *s, int a, int b)
{
    return s->schools[a].address == s->schools[b].address;
}

/* No two at once, and time to get from one to the next. */
static bool fits(const ork_season *s, const duty *d, int teacher, orki_date date)
{
    for (int i = 1; i < d->n; i++) {
        const stop *a = &d->at[i - 1], *b = &d->at[i];
        int need = a->changeover_min;
        if (!is_same_address(s, a->school, b->school))
            need = s->limits.pack_min + s->limits.set_up_min +
                   orki_travel_between_on(s, date, s->teachers[teacher].mode, a->school, b->school);
        if (b->span.from - a->span.to < need)
            return false;
    }
    return true;
}

/* Addresses and minutes of a day. */
static bool is_allowed(const ork_season *s, const duty *d, int teacher)
{
    int n_addresses = 0, minutes = 0;
    for (int i = 0; i < d->n; i++) {
        bool is_new = true;
        for (int k = 0; k < i && is_new; k++)
            is_new = !is_same_address(s, d->at[i].school, d->at[k].school);
        n_addresses += is_new;
        minutes += d->at[i].span.to - d->at[i].span.from;
    }
    return !d->is_full && n_addresses <= s->teachers[teacher].max_day_schools &&
           minutes <= s->teachers[teacher].max_day_min;
}

static int64_t travel_of(const ork_season *s, const duty *d, int teacher, orki_date date)
{
    if (d->n == 0)
        return 0;
    int64_t sum = orki_travel_from_home_on(s, date, teacher, d->at[0].school);
    for (int i = 1; i < d->n; i++)
        sum += orki_travel_between_on(s, date, s->teachers[teacher].mode, d->at[i - 1].school,
                                      d->at[i].school);
    return sum + orki_travel_to_home_on(s, date, teacher, d->at[d->n - 1].school);
}

static int64_t call_out_of(const ork_season *s, const duty *d, int teacher)
{
    int to = 0;
    for (int i = 0; i < d->n; i++)
        to = d->at[i].span.to > to ? d->at[i].span.to : to;
    int missing = d->n == 0 ? 0 : s->teachers[teacher].call_out_min - (to - d->at[0].span.from);
    return missing > 0 ? (missing + 1) / 2 : 0;
}

static bool is_available(const orki_making *m, int teacher, const orki_ensemble *e)
{
    const orki_teacher *t = &m->season->teachers[teacher];
    for (int i = 0; i < e->n_members; i++) {
        int o = e->members[i];
        if (!orki_teacher_has_time(t, m->timetable->day[o], orki_making_span(m, o)) ||
            t->declined[m->season->orchestras[o].school])
            return false;
    }
    return true;
}

static bool is_away(const orki_rehearsals *r, int teacher, orki_date date)
{
    for (int i = 0; i < r->n_away; i++) {
        if (r->away[i].date == date && r->away[i].teacher == teacher)
            return true;
    }
    return false;
}

/* The dates on which all its ensembles can be and the conductor can get around. */
static ork_status find_dates(orki_rehearsals *r, orki_tour *tour, const duty *own, const duty *all)
{
    const orki_making *m = r->m;
    const orki_ensemble *first = &r->ensembles[tour->ensembles[0]];
    tour->dates = orki_arena_alloc(&r->arena, (size_t)first->n_dates, sizeof *tour->dates);
    if (tour->dates == NULL)
        return ORK_ERR_MEMORY;
    for (int i = 0; i < first->n_dates; i++) {
        orki_tour_date date = {.date = first->dates[i].date, .weeks = {first->dates[i].week}};
        int n_can = 1;
        for (int k = 1; k < tour->n; k++) {
            const orki_ensemble *e = &r->ensembles[tour->ensembles[k]];
            for (int d = 0; d < e->n_dates; d++) {
                if (e->dates[d].date != date.date)
                    continue;
                date.weeks[k] = e->dates[d].week;
                n_can++;
            }
        }
        int c = tour->conductor;
        if (n_can < tour->n ||
            (c >= 0 && (is_away(r, c, date.date) || !fits(m->season, all, c, date.date))))
            continue;
        if (c >= 0)
            date.cost = travel_of(m->season, all, c, date.date) -
                        travel_of(m->season, own, c, date.date) + call_out_of(m->season, all, c) -
                        call_out_of(m->season, own, c);
        tour->dates[tour->n_dates++] = date;
    }
    return ORK_OK;
}

/* The least cost of a tour by itself, and its rehearsals then. */
static ork_status price(orki_rehearsals *r, orki_tour *tour)
{
    orki_arena scratch = {0};
    orki_tour_togo togo;
    tour->n_most = tour->n_dates;
    for (int k = 0; k < tour->n; k++) {
        int n = r->ensembles[tour->ensembles[k]].n_wanted;
        tour->n_most = n < tour->n_most ? n : tour->n_most;
    }
    ork_status st = orki_tour_plan_togo(&togo, r, tour, NULL, &scratch);
    if (st == ORK_OK) {
        tour->cost = togo.start;
        tour->load = tour->n_most * tour->n;
    }
    orki_arena_free(&scratch);
    return st;
}

static ork_status add_tour(orki_rehearsals *r, orki_tour tour, const duty *own, const duty *all)
{
    ork_status st = find_dates(r, &tour, own, all);
    if (st != ORK_OK || tour.n_dates == 0)
        return st;
    st = price(r, &tour);
    if (st != ORK_OK)
        return st;
    if (orki_array_reserve(&r->tours, &r->tour_capacity, (size_t)r->n_tours + 1, sizeof tour) != 0)
        return ORK_ERR_MEMORY;
    r->tours[r->n_tours++] = tour;
    return ORK_OK;
}

static int day_of(const orki_rehearsals *r, int ensemble)
{
    return r->m->timetable->day[r->ensembles[ensemble].members[0]];
}

/* Add the tour as it is, and all that have further ensembles, each later in the season's order. */
static ork_status extend(orki_rehearsals *r, const orki_tour *tour, const duty *own,
                         const duty *all)
{
    ork_status st = tour->n == 0 ? ORK_OK : add_tour(r, *tour, own, all);
    int first = tour->n == 0 ? 0 : tour->ensembles[tour->n - 1] + 1;
    for (int e = first; e < r->n_ensembles && tour->n < ORKI_TOUR_ENSEMBLES && st == ORK_OK; e++) {
        const orki_ensemble *of = &r->ensembles[e];
        if (!of->needs_conductor || of->n_dates == 0 || day_of(r, e) != tour->day ||
            !is_available(r->m, tour->conductor, of))
            continue;
        duty more = *all;
        orki_tour longer = *tour;
        longer.ensembles[longer.n++] = e;
        for (int i = 0; i < of->n_members; i++)
            add_stop(&more, r->m, of->members[i]);
        bool is_early = !is_allowed(r->m->season, &more, tour->conductor);
        for (int i = 1; i < more.n && !is_early; i++)
            is_early = more.at[i].span.from < more.at[i - 1].span.to;
        if (!is_early)
            st = extend(r, &longer, own, &more);
    }
    return st;
}

ork_status orki_tours_list(orki_rehearsals *r)
{
    static const duty nothing;
    ork_status st = ORK_OK;
    for (int e = 0; e < r->n_ensembles && st == ORK_OK; e++) {
        orki_tour alone = {.conductor = -1, .day = day_of(r, e), .n = 1, .ensembles = {e}};
        if (!r->ensembles[e].needs_conductor && r->ensembles[e].n_dates > 0)
            st = add_tour(r, alone, &nothing, &nothing);
    }
    for (int c = 0; c < r->n_conductors && st == ORK_OK; c++) {
        for (int day = 0; day < ORKI_N_DAYS && st == ORK_OK; day++) {
            duty own = {0};
            add_own(&own, r->m, r->conductors[c], day);
            orki_tour none = {.conductor = r->conductors[c], .day = day};
            st = extend(r, &none, &own, &own);
        }
    }
    return st;
}
