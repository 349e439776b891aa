/* Demand by school and instrument:
 *
 *   demand(h, k) = most pupils at one moment, over sections of k whose instruments stay at school
 *                  + pupils of the orchestras that take theirs home, a series once
 *   wanted(h, k) = max(0, demand - own) where own counts or a depot has k; 0 at schools that share
 * a set of k
 *
 * Lessons of one school and day that use k are held against each other at their starts: a sum of
 * what is going on can only rise there. */
#include "depot/wants.h"

#include <string.h>

static int skill_of(const ork_season *s, int role)
{
    for (int k = 0; k < s->n_skills; k++) {
        if (strcmp(s->skills[k].id, s->roles[role].id) == 0)
            return k;
    }
    return -1;
}

/* Pupils of the lesson's section of this skill. */
static int pupils_of(const ork_season *s, const int *skill_of_role, int orchestra, int skill)
{
    const orki_orchestra *o = &s->orchestras[orchestra];
    int pupils = 0;
    for (int i = o->first_section; i < o->first_section + o->n_sections; i++)
        pupils += skill_of_role[s->sections[i].role] == skill ? s->sections[i].pupils : 0;
    return pupils;
}

static bool is_taken_home(const ork_season *s, int orchestra)
{
    return s->programmes[s->orchestras[orchestra].programme].takes_home;
}

typedef struct counting {
    const ork_season *s;
    const ork_timetable *t;
    const int *skill_of_role;
    const int *mine; /* [n] the placed lessons of a school */
    int n;
} counting;

/* Pupils who play k when this lesson begins. */
static int playing_at(const counting *c, int lesson, int skill)
{
    int pupils = 0, at = c->t->start_min[lesson];
    for (int i = 0; i < c->n; i++) {
        int o = c->mine[i], start = c->t->start_min[o];
        if (c->t->day[o] == c->t->day[lesson] && start <= at &&
            at < start + c->s->orchestras[o].lesson_min && !is_taken_home(c->s, o))
            pupils += pupils_of(c->s, c->skill_of_role, o, skill);
    }
    return pupils;
}

/* A series counts by its first meeting that has a place. */
static bool counts_at_home(const counting *c, int i)
{
    const ork_season *s = c->s;
    int series = s->orchestras[c->mine[i]].series;
    for (int k = 0; k < i && series >= 0; k++) {
        if (s->orchestras[c->mine[k]].series == series)
            return false;
    }
    return is_taken_home(s, c->mine[i]);
}

static int demand_of(const counting *c, int skill)
{
    int most = 0, home = 0;
    for (int i = 0; i < c->n; i++) {
        int pupils = pupils_of(c->s, c->skill_of_role, c->mine[i], skill);
        if (pupils == 0)
            continue;
        int now = is_taken_home(c->s, c->mine[i]) ? 0 : playing_at(c, c->mine[i], skill);
        most = now > most ? now : most;
        home += counts_at_home(c, i) ? pupils : 0;
    }
    return most + home;
}

static bool is_held(const ork_season *s, int skill)
{
    for (int d = 0; d < s->n_depots; d++) {
        if (s->depots[d].stock[skill] >= 0)
            return true;
    }
    return false;
}

static bool shares_set(const ork_season *s, int school, int skill)
{
    for (int i = 0; i < s->n_shared_sets; i++) {
        for (int k = 0; s->shared_sets[i].skill == skill && k < s->shared_sets[i].n_schools; k++) {
            if (s->shared_sets[i].schools[k] == school)
                return true;
        }
    }
    return false;
}

static void count_school(orki_wants *w, counting *c, int school, int *mine)
{
    const ork_season *s = w->season;
    c->n = 0;
    for (int o = 0; o < s->n_orchestras; o++) {
        if (s->orchestras[o].school == school && c->t->day[o] >= 0)
            mine[c->n++] = o;
    }
    c->mine = mine;
    for (int k = 0; k < s->n_skills; k++) {
        int own = s->schools[school].stock[k];
        if ((own < 0 && !is_held(s, k)) || shares_set(s, school, k))
            continue;
        int wanted = demand_of(c, k) - (own < 0 ? 0 : own);
        w->wanted[school * s->n_skills + k] = wanted > 0 ? wanted : 0;
    }
}

static ork_status count_wanted(orki_wants *w, const ork_timetable *timetable)
{
    const ork_season *s = w->season;
    int *skills = orki_arena_alloc(&w->arena, (size_t)s->n_roles, sizeof *skills);
    int *mine = orki_arena_alloc(&w->arena, (size_t)s->n_orchestras, sizeof *mine);
    if (skills == NULL || mine == NULL)
        return ORK_ERR_MEMORY;
    for (int r = 0; r < s->n_roles; r++)
        skills[r] = skill_of(s, r);
    counting c = {.s = s, .t = timetable, .skill_of_role = skills};
    for (int h = 0; h < s->n_schools; h++)
        count_school(w, &c, h, mine);
    return ORK_OK;
}

static void count_lendable(orki_wants *w)
{
    const ork_season *s = w->season;
    for (int d = 0; d < s->n_depots; d++) {
        for (int k = 0; k < s->n_skills; k++) {
            int64_t stock = s->depots[d].stock[k] < 0 ? 0 : s->depots[d].stock[k];
            w->lendable[d * s->n_skills + k] = (int)(stock * (100 - s->depots[d].reserve) / 100);
        }
    }
    for (int k = 0; k < s->n_skills; k++) {
        int64_t wanted = 0, lendable = 0;
        for (int h = 0; h < s->n_schools; h++)
            wanted += w->wanted[h * s->n_skills + k];
        for (int d = 0; d < s->n_depots; d++)
            lendable += w->lendable[d * s->n_skills + k];
        w->all += wanted;
        w->most += wanted < lendable ? wanted : lendable;
    }
}

static ork_status list_arcs(orki_wants *w)
{
    const ork_season *s = w->season;
    size_t capacity = 0;
    orki_arc *arcs = NULL;
    ork_status st = ORK_OK;
    for (int d = 0; d < s->n_depots && st == ORK_OK; d++) {
        for (int i = 0; i < s->n_schools * s->n_skills && st == ORK_OK; i++) {
            int h = i / s->n_skills, k = i % s->n_skills;
            int wanted = w->wanted[i], lendable = w->lendable[d * s->n_skills + k];
            if (wanted == 0 || lendable == 0)
                continue;
            if (orki_array_reserve(&arcs, &capacity, (size_t)w->n_arcs + 1, sizeof *arcs) != 0)
                st = ORK_ERR_MEMORY;
            else
                arcs[w->n_arcs++] = (orki_arc){
                    d, h, k,
                    orki_loans_find(s->loan_terms.standing, s->loan_terms.n_standing, d, h, k),
                    wanted < lendable ? wanted : lendable};
        }
    }
    w->arcs = orki_arena_alloc(&w->arena, (size_t)w->n_arcs + 1, sizeof *w->arcs);
    if (w->arcs == NULL)
        st = ORK_ERR_MEMORY;
    else if (w->n_arcs > 0)
        memcpy(w->arcs, arcs, (size_t)w->n_arcs * sizeof *arcs);
    orki_free(arcs);
    return st;
}

/* The way to an address is that to its first school. */
static void price_lots(orki_wants *w)
{
    const ork_season *s = w->season;
    for (int d = 0; d < s->n_depots; d++) {
        for (int h = s->n_schools - 1; h >= 0; h--) {
            int64_t metres = orki_depot_metres(s, d, h);
            int64_t way = metres < 0 ? 0 : 2 * metres * s->loan_terms.kilometre_cents;
            w->lot_cents[orki_wants_lot(w, d, h)] =
                s->loan_terms.trip_cents + (int)((way + 500) / 1000);
        }
    }
}

ork_status orki_wants_make(orki_wants *out, const ork_season *season,
                           const ork_timetable *timetable)
{
    *out = (orki_wants){.season = season, .n_lots = season->n_depots * season->n_addresses};
    size_t n_skills = (size_t)season->n_skills, n_depots = (size_t)season->n_depots;
    out->wanted = orki_arena_alloc(&out->arena, (size_t)season->n_schools * n_skills, sizeof(int));
    out->lendable = orki_arena_alloc(&out->arena, n_depots * n_skills, sizeof(int));
    out->lot_cents = orki_arena_alloc(&out->arena, (size_t)out->n_lots, sizeof(int));
    if (out->wanted == NULL || out->lendable == NULL || out->lot_cents == NULL)
        return ORK_ERR_MEMORY;
    ork_status st = count_wanted(out, timetable);
    if (st != ORK_OK)
        return st;
    count_lendable(out);
    price_lots(out);
    return list_arcs(out);
}

void orki_wants_free(orki_wants *wants)
{
    orki_arena_free(&wants->arena);
}
