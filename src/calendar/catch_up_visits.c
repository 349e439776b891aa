/* All visits of a party on a date: for every set of its lessons the cheapest order and times.
 *
 * A visit begins at any start at which its first lesson may be given; each further lesson begins
 * right after the one before (its end and the changeover), or else at the next start at which it
 * may. Up to four lessons come in any order, more in the order of the week. A visit costs what the
 * days of its team cost more than without it (travel, idle and call-out, by the season's weights),
 * a point for each section that leaves its room of the week, a point for each lesson and week
 * between the date and the nearest lost date of its course, and 60 for each lesson of a course that
 * has one on that date already. */
#include "calendar/catch_up.h"

#include <limits.h>
#include <string.h>

enum { MOST_STARTS = ORKI_DAY_MIN, MOST_IN_ANY_ORDER = 4 }; /* a start a minute: all of them */

/* A teacher of the party on the date. */
typedef struct member {
    int teacher, n_stops;
    orki_date_stop *stops; /* [n_stops + ORKI_VISIT_MOST] what she has without the visit */
    int64_t points;
    bool teaches[ORKI_VISIT_MOST]; /* in the lesson of this need of the party */
} member;

typedef struct lister {
    orki_catch_up *c;
    int party, n_members;
    orki_date date;
    member *members;                                  /* [most teachers of a party] */
    orki_date_stop *stops;                            /* [n_orchestras + ORKI_VISIT_MOST] */
    int n_starts[ORKI_VISIT_MOST];                    /* of each need ... */
    int starts[ORKI_VISIT_MOST][MOST_STARTS];         /* ... sorted */
    signed char reach[ORKI_VISIT_MOST][ORKI_DAY_MIN]; /* -1 = not known yet ... */
    short moved[ORKI_VISIT_MOST][ORKI_DAY_MIN];       /* ... sections in another room */
    bool is_second[ORKI_VISIT_MOST];       /* the course has a lesson on the date already */
    orki_visit visit;                      /* what is being put together */
    uint32_t mask;                         /* its needs */
    orki_visit best[1 << ORKI_VISIT_MOST]; /* of each set of needs; n = 0: none */
} lister;

static int64_t points_of(const ork_season *s, const orki_date_sums *sums)
{
    return orki_points(sums->travel_min, s->weights[ORKI_RULE_TRAVEL]) +
           orki_points(sums->idle_min, s->weights[ORKI_RULE_IDLE]) +
           orki_points(sums->call_out_min, s->weights[ORKI_RULE_CALL_OUT]);
}

static const orki_need *need_at(const lister *l, int i)
{
    return &l->c->needs[l->c->parties[l->party].first + i];
}

static const orki_orchestra *orchestra_of(const lister *l, int i)
{
    return &l->c->m->season->orchestras[need_at(l, i)->orchestra];
}

static int reach(lister *l, int i, int start_min)
{
    if (start_min < 0 || start_min >= ORKI_DAY_MIN)
        return ORKI_REACH_NOWHERE;
    if (l->reach[i][start_min] < 0) {
        int moved = 0;
        l->reach[i][start_min] = (signed char)orki_catch_reach(l->c, need_at(l, i)->orchestra,
                                                               l->date, start_min, &moved);
        l->moved[i][start_min] = (short)moved;
    }
    return l->reach[i][start_min];
}

/* The member that is this teacher; a new one with her day as it is when there is none. */
static member *member_of(lister *l, int teacher)
{
    const orki_making *m = l->c->m;
    for (int k = 0; k < l->n_members; k++) {
        if (l->members[k].teacher == teacher)
            return &l->members[k];
    }
    member *new = &l->members[l->n_members++];
    new->teacher = teacher;
    memset(new->teaches, 0, sizeof new->teaches);
    new->n_stops =
        orki_date_stops(m->calendar, m->season, m->timetable, l->date, teacher, new->stops);
    orki_date_sums sums = orki_date_count(m->season, l->date, teacher, new->stops, new->n_stops);
    new->points = points_of(m->season, &sums);
    return new;
}

static void gather_team(lister *l)
{
    const orki_making *m = l->c->m;
    l->n_members = 0;
    for (int i = 0; i < l->c->parties[l->party].n; i++) {
        const orki_orchestra *o = orchestra_of(l, i);
        for (int k = 0; k < o->n_sections; k++) {
            int teacher = m->timetable->teacher[o->first_section + k];
            if (teacher >= 0)
                member_of(l, teacher)->teaches[i] = true;
        }
    }
}

/* What a member's day costs more with the visit; INT64_MAX when it breaks a rule. */
static int64_t member_cost(lister *l, const member *who)
{
    const ork_season *s = l->c->m->season;
    orki_span hull = {ORKI_DAY_MIN, 0};
    int n = who->n_stops;
    memcpy(l->stops, who->stops, (size_t)n * sizeof *l->stops);
    for (int k = 0; k < l->visit.n; k++) {
        int i = l->visit.need[k], from = l->visit.start_min[k];
        if (!who->teaches[i])
            continue;
        orki_date_stop stop = {need_at(l, i)->orchestra,
                               orchestra_of(l, i)->school,
                               from,
                               from + orchestra_of(l, i)->lesson_min,
                               false,
                               NULL};
        n = orki_date_insert(l->stops, n, stop);
        hull.from = stop.from < hull.from ? stop.from : hull.from;
        hull.to = stop.to > hull.to ? stop.to : hull.to;
    }
    if (n == who->n_stops)
        return 0;
    if (!orki_catch_day_holds(s, l->date, who->teacher, l->stops, n) ||
        !orki_catch_rest_holds(l->c, l->date, who->teacher, hull))
        return INT64_MAX;
    orki_date_sums sums = orki_date_count(s, l->date, who->teacher, l->stops, n);
    return points_of(s, &sums) - who->points;
}

/* Weeks between the date and the nearest lost date. */
static int64_t delay(const orki_need *need, orki_date date)
{
    int nearest = 0;
    for (int i = 0; i < need->n_lost; i++) {
        int days = need->lost[i] > date ? need->lost[i] - date : date - need->lost[i];
        nearest = i == 0 || days < nearest ? days : nearest;
    }
    return nearest / 7;
}

/* Keep the visit as it stands when it is the cheapest of its set of lessons. */
static void consider(lister *l)
{
    int64_t cost = 0;
    for (int k = 0; k < l->n_members; k++) {
        int64_t more = member_cost(l, &l->members[k]);
        if (more == INT64_MAX)
            return;
        cost += more;
    }
    for (int k = 0; k < l->visit.n; k++) {
        int i = l->visit.need[k];
        cost += l->moved[i][l->visit.start_min[k]] + delay(need_at(l, i), l->date);
        cost += l->is_second[i] ? ORKI_TWICE_A_DAY_POINTS : 0;
    }
    orki_visit *best = &l->best[l->mask];
    if (best->n > 0 && best->cost <= cost)
        return;
    *best = l->visit;
    best->cost = cost;
}

static void extend(lister *l);

/* Put need i at the end of the visit, and go on from there. */
static void go_on(lister *l, int i, int start_min)
{
    orki_visit *v = &l->visit;
    v->need[v->n] = i;
    v->start_min[v->n++] = start_min;
    l->mask |= 1U << i;
    consider(l);
    extend(l);
    l->mask &= ~(1U << i);
    v->n--;
}

/* The earliest time for need i after the visit's last lesson; -1 = none. */
static int next_start(lister *l, int i)
{
    const ork_season *s = l->c->m->season;
    int before = l->visit.need[l->visit.n - 1];
    const orki_orchestra *o = orchestra_of(l, before);
    int from = l->visit.start_min[l->visit.n - 1] + o->lesson_min +
               s->programmes[o->programme].changeover_min;
    if (reach(l, i, from) == ORKI_REACH_WHOLE)
        return from;
    for (int k = 0; k < l->n_starts[i]; k++) {
        if (l->starts[i][k] > from && reach(l, i, l->starts[i][k]) == ORKI_REACH_WHOLE)
            return l->starts[i][k];
    }
    return -1;
}

static void extend(lister *l)
{
    int n = l->c->parties[l->party].n;
    int first = n <= MOST_IN_ANY_ORDER ? 0 : l->visit.need[l->visit.n - 1] + 1;
    for (int i = first; i < n; i++) {
        int start_min = (l->mask >> i & 1U) != 0 ? -1 : next_start(l, i);
        if (start_min >= 0)
            go_on(l, i, start_min);
    }
}

/* How far each need comes on this date on its own; false when none may have a lesson. */
static bool count_chances(lister *l)
{
    const orki_party *party = &l->c->parties[l->party];
    bool is_any = false;
    for (int i = 0; i < party->n; i++) {
        orki_chances *chances = &l->c->needs[party->first + i].chances;
        int far = ORKI_REACH_NOWHERE;
        for (int k = 0; k < l->n_starts[i]; k++) {
            int here = reach(l, i, l->starts[i][k]);
            far = here > far ? here : far;
        }
        chances->n_dates += far >= ORKI_REACH_DATE;
        chances->n_team += far >= ORKI_REACH_TEAM;
        chances->n_whole += far >= ORKI_REACH_WHOLE;
        is_any = is_any || far == ORKI_REACH_WHOLE;
    }
    return is_any;
}

static ork_status keep_best(lister *l)
{
    orki_catch_up *c = l->c;
    int n_sets = 1 << c->parties[l->party].n, first = c->parties[l->party].first;
    for (int mask = 1; mask < n_sets; mask++) {
        orki_visit *best = &l->best[mask];
        if (best->n == 0)
            continue;
        if (orki_array_reserve(&c->visits, &c->visit_capacity, (size_t)c->n_visits + 1,
                               sizeof *c->visits) != 0)
            return ORK_ERR_MEMORY;
        for (int k = 0; k < best->n; k++)
            best->need[k] += first;
        c->visits[c->n_visits++] = *best;
    }
    return ORK_OK;
}

static bool is_in_period(const lister *l, int i)
{
    const orki_course *course = &l->c->m->calendar->courses[need_at(l, i)->course];
    return course->from <= l->date && l->date <= course->to;
}

static ork_status list_date(lister *l)
{
    int n = l->c->parties[l->party].n;
    memset(l->reach, -1, sizeof l->reach);
    memset(l->best, 0, sizeof l->best);
    for (int i = 0; i < n; i++) {
        l->n_starts[i] = !is_in_period(l, i) ? 0
                                             : orki_catch_starts(l->c, need_at(l, i)->orchestra,
                                                                 l->date, l->starts[i]);
        if (l->n_starts[i] < 0)
            return ORK_ERR_MEMORY;
        l->is_second[i] = orki_catch_own_lessons(l->c, need_at(l, i)->orchestra, l->date) > 0;
    }
    if (!count_chances(l))
        return ORK_OK;
    gather_team(l);
    l->visit = (orki_visit){.party = l->party, .date = l->date};
    for (int i = 0; i < n; i++) {
        for (int k = 0; k < l->n_starts[i]; k++) {
            if (reach(l, i, l->starts[i][k]) == ORKI_REACH_WHOLE)
                go_on(l, i, l->starts[i][k]);
        }
    }
    return keep_best(l);
}

/* Room for the members of any party. */
static ork_status prepare(lister *l, orki_arena *scratch)
{
    const ork_season *s = l->c->m->season;
    size_t most_stops = (size_t)s->n_orchestras + ORKI_VISIT_MOST;
    int most = 0;
    for (int p = 0; p < l->c->n_parties; p++) {
        int n = 0;
        l->party = p;
        for (int i = 0; i < l->c->parties[p].n; i++)
            n += orchestra_of(l, i)->n_sections;
        most = n > most ? n : most;
    }
    l->stops = orki_arena_alloc(scratch, most_stops, sizeof *l->stops);
    l->members = orki_arena_alloc(scratch, (size_t)most, sizeof *l->members);
    if (l->stops == NULL || l->members == NULL)
        return ORK_ERR_MEMORY;
    for (int k = 0; k < most; k++) {
        l->members[k].stops = orki_arena_alloc(scratch, most_stops, sizeof *l->stops);
        if (l->members[k].stops == NULL)
            return ORK_ERR_MEMORY;
    }
    return ORK_OK;
}

ork_status orki_catch_list(orki_catch_up *c)
{
    const ork_season *s = c->m->season;
    orki_arena scratch = {0};
    lister *l = orki_arena_alloc(&scratch, 1, sizeof *l);
    if (l == NULL)
        return ORK_ERR_MEMORY;
    l->c = c;
    ork_status st = prepare(l, &scratch);
    for (int p = 0; p < c->n_parties && st == ORK_OK; p++) {
        l->party = p;
        for (l->date = c->m->from; l->date <= s->to && st == ORK_OK; l->date++)
            st = list_date(l);
    }
    orki_arena_free(&scratch);
    return st;
}
